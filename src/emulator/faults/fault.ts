import { RouteName } from '../routing/route-table';

/** An error answer in the shape of DMS. */
export interface ArrangedAnswer {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes wrong. `executed`: the request took effect all the same. */
export type Trouble =
  | ({ readonly kind: 'status'; readonly executed?: boolean } & ArrangedAnswer)
  /** 429 of the gateway. */
  | { readonly kind: 'flow_control'; readonly retryAfterSeconds?: number }
  /** Throttling disguised as 404, DMS.10240407. */
  | { readonly kind: 'flow_control_404' }
  /** A proxy's page instead of the service's answer; status absent: 502. */
  | { readonly kind: 'html_502'; readonly status?: number; readonly executed?: boolean }
  /** The connection is reset before the request has any effect, or after. */
  | { readonly kind: 'drop_before' }
  | { readonly kind: 'drop_after' }
  /** The answer comes so many milliseconds late; `executed`: it took effect before the wait, not after. */
  | { readonly kind: 'delay'; readonly ms: number; readonly executed?: boolean }
  /** Executed; the answer has status 200 and is not JSON. */
  | { readonly kind: 'garbled' };

/** Arranges trouble for the next requests of a route. Faults of the same route queue up, each request takes one. */
export type Fault = Trouble & {
  readonly route: RouteName | '*';
  /** So many requests; absent: 1; `Infinity` (-1 in JSON): all. */
  readonly times?: number;
  /** Lets so many requests pass first. Absent: 0. */
  readonly after?: number;
  /** Only requests whose path names this instance. */
  readonly instance?: string;
  /** Only batch calls with this action. */
  readonly action?: 'restart' | 'delete';
};
