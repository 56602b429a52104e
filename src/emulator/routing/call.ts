import { Identity } from '../authentication/identity';
import { WireRequest } from '../wire';

/** A routed and authenticated request, as a handler gets it. */
export interface Call {
  readonly request: WireRequest;
  /** Path parameters by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly identity: Identity;
  /** The moment the request is decided at, in epoch milliseconds. */
  readonly now: number;
}

/** What a handler answers. */
export interface RouteAnswer {
  readonly status: number;
  /**
   * The body.
   *
   * @default - empty
   */
  readonly json?: unknown;
  /**
   * A body in plain text, instead of JSON.
   *
   * @default - none
   */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
