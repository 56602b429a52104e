import { BackgroundTask } from '../answers/background-task';

/**
 * How long after a submission its effect must show. RUNNING without any sign of a restart until then is `unconfirmed`;
 * a submission whose answer was lost and that shows no effect until then may be sent once more.
 */
export const SETTLE_MS = 120_000;

/**
 * What was seen of an instance at one moment. `gone` is a show answered with 404 DMS.00404022, never an absence from a
 * list.
 */
export type StatusSighting = { readonly gone: true } | { readonly gone: false; readonly status: string };

/** What was known of an instance before the call was sent. */
export interface Baseline {
  readonly status: string;
  /**
   * Ids of its background tasks; undefined where they could not be read: then their time of creation tells the new
   * ones.
   */
  readonly taskIds?: ReadonlySet<string>;
  readonly submittedAt: number;
  /** Without `taskIds`, a task that may have been created from here on is a new one. Default: `submittedAt`. */
  readonly evidenceFrom?: number;
  /** False while the answer was lost: whether the call was accepted is what the waiter has to find out. */
  readonly accepted: boolean;
}

/** What a waiter has concluded so far. */
export type WaiterVerdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Accepted, and no sign that it ever began. */
  | { readonly kind: 'unconfirmed' }
  /** The answer was lost, and nothing began. */
  | { readonly kind: 'nothing_began' }
  /** The answer was lost, and nobody knows whether anything began; to send it again changes nothing more. */
  | { readonly kind: 'repeatable' }
  /** The answer was lost, and the instance could not be watched closely enough to tell whether anything began. */
  | { readonly kind: 'unclear' };

/** Watches one instance from the submission of one action to its end. Knows no clock and sends nothing. */
export interface Waiter {
  /** Whether there is evidence that the action began. */
  readonly began: boolean;
  /** The background task that carries it out, where one was seen. */
  readonly taskId?: string;
  /** Whether the next look should read the background tasks too. */
  wantsTasks(sighting: StatusSighting, now: number): boolean;
  /** Takes in what was seen. `tasks` only where they were read. */
  observe(sighting: StatusSighting, now: number, tasks?: readonly BackgroundTask[]): WaiterVerdict;
}
