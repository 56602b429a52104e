/** As it is to travel. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as exactly these characters in UTF-8: they may be signed. */
  readonly body?: string;
}

/** As it came, whatever the status. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long to wait for the answer. */
export interface SendOptions {
  /**
   * Abandons the request: a DmsError of kind `cancelled`. Not to be given with a request that must not be abandoned.
   */
  readonly signal?: AbortSignal;
  /** From the first attempt to connect to the last byte of the answer. */
  readonly timeoutMs: number;
}

/**
 * One HTTP exchange, nothing more: no redirects, no retries. Every status is an answer; without an answer it throws a
 * DmsError.
 */
export interface Transport {
  send(request: HttpRequest, options: SendOptions): Promise<HttpResponse>;
}
