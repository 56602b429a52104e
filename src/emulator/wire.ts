/** A request as it arrived, whatever carried it. */
export interface WireRequest {
  readonly method: string;
  /** Absolute, or path and query only. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /**
   * The bytes received, or their text.
   *
   * @default - empty
   */
  readonly body?: string | Uint8Array;
}

/** An answer as it is to leave. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty text when there is none. */
  readonly body: string;
  /** Somebody between client and cloud answers: it has no request id of the cloud. */
  readonly notFromCloud?: true;
}

/** Instead of an answer the connection is cut: before the request had any effect, or after. */
export interface Dropped {
  readonly dropped: 'before' | 'after';
}

/** Whether the connection is cut instead of answering. */
export function isDropped(answer: WireResponse | Dropped): answer is Dropped {
  return 'dropped' in answer;
}

/** The value of a header, by its name in lower case, whatever case the client wrote; empty text without one. */
export function headerOf(request: WireRequest, name: string): string {
  const value = Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  return typeof value === 'string' ? value : value.join(',');
}

/** The body as text, empty when there is none. */
export function bodyText(request: WireRequest): string {
  return typeof request.body === 'string' ? request.body : Buffer.from(request.body ?? []).toString('utf8');
}

/** The length of the body. */
export function bodyBytes(request: WireRequest): number {
  return typeof request.body === 'string' ? Buffer.byteLength(request.body) : request.body?.byteLength ?? 0;
}

/** Path without trailing slash, and query, of an absolute or relative URL. */
export function splitTarget(url: string): { path: string; query: URLSearchParams } {
  const withoutOrigin = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const [path, query = ''] = withoutOrigin.split('#', 1)[0].split(/\?(.*)/s, 2);
  return { path: path.replace(/\/+/g, '/').replace(/\/$/, '') || '/', query: new URLSearchParams(query) };
}
