import { throwIfCancelled } from './cancellation';
import { Clock } from './clock';
import { DmsError, ErrorKind, isDmsError } from '../errors/errors';

/** How often one kind of failure is answered with a repetition when nothing else is configured. */
export const DEFAULT_MAX_RETRIES = 5;

/**
 * A `read` changes nothing and may be repeated. An `action` changes something and is repeated only when nothing can
 * have happened.
 */
export type CallNature = 'read' | 'action';

/** What decides whether, and when, a failed call is repeated. */
export interface RetryOptions {
  readonly nature: CallNature;
  readonly clock: Clock;
  /** A uniform number in [0, 1), for the jitter of waits. */
  readonly random: () => number;
  /** @default - the waits cannot be cancelled */
  readonly signal?: AbortSignal;
  /**
   * How often one kind of failure is answered with a repetition. Throttling may be waited out twice as often.
   * @default DEFAULT_MAX_RETRIES
   */
  readonly maxRetries?: number;
}

interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
  readonly budget: (maxRetries: number) => number;
}

const LONG: Backoff = { baseMs: 5_000, capMs: 60_000, budget: (maxRetries) => 2 * maxRetries };
const SHORT: Backoff = { baseMs: 500, capMs: 10_000, budget: (maxRetries) => maxRetries };
const FEW: Backoff = { baseMs: 500, capMs: 5_000, budget: (maxRetries) => Math.min(3, maxRetries) };

const BACKOFFS: Record<CallNature, Partial<Record<ErrorKind, Backoff>>> = {
  read: { flow_control: LONG, ambiguous: SHORT, never_sent: FEW },
  action: { flow_control: LONG, never_sent: FEW },
};

/** A server that asks for a longer wait than this gets none: the user is told instead. */
const MAX_RETRY_AFTER_MS = 5 * 60 * 1000;

/**
 * Repeats `attempt` (counted from 1) as far as its failures and the nature of the call allow, with full-jitter waits in
 * between.
 * @throws DmsError when the last attempt failed, or when the signal is aborted.
 */
export async function withRetries<T>(attempt: (number: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const failures = new Map<ErrorKind, number>();
  for (let number = 1;; number++) {
    throwIfCancelled(options.signal);
    try {
      return await attempt(number);
    } catch (error) {
      if (!isDmsError(error)) throw error;
      const earlier = failures.get(error.kind) ?? 0;
      const waitMs = waitBeforeRetry(error, earlier, options);
      if (waitMs === undefined) throw error;
      failures.set(error.kind, earlier + 1);
      await options.clock.sleep(waitMs, options.signal);
    }
  }
}

/** Undefined when the call is not to be repeated. `earlier` counts the failures of this kind before this one. */
function waitBeforeRetry(error: DmsError, earlier: number,
  { nature, random, maxRetries = DEFAULT_MAX_RETRIES }: RetryOptions): number | undefined {
  const backoff = BACKOFFS[nature][error.kind];
  const asked = error.retryAfterMs ?? 0;
  if (!backoff || earlier >= backoff.budget(maxRetries) || asked > MAX_RETRY_AFTER_MS) return undefined;
  return Math.max(asked, random() * Math.min(backoff.capMs, backoff.baseMs * 2 ** earlier));
}
