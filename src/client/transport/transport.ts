/** A request as it is to travel. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** An absolute URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Sent as exactly these characters in UTF-8, because they may be signed.
   * @default - no body
   */
  readonly body?: string;
}

/** An answer as it came, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long to wait for an answer. */
export interface SendOptions {
  /**
   * Abandons the request, so it must not be given with one that has to be carried to its end.
   * @default - the request is never abandoned
   */
  readonly signal?: AbortSignal;
  /** The time from the first attempt to connect to the last byte of the answer. */
  readonly timeoutMs: number;
  /**
   * Whether it goes past the proxies, whatever the environment says.
   * @default false
   */
  readonly direct?: boolean;
}

/** Makes one HTTP exchange, nothing more: no redirects, no retries. */
export interface Transport {
  /**
   * Sends a request and returns its answer, whatever the status.
   * @throws DmsError when no answer came; it is of kind `cancelled` when the signal was aborted.
   */
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
}
