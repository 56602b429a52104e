import { BackgroundTask } from '../answers/background-task';

/**
 * How long after a submission its effect must show. If an instance is RUNNING until then without any sign of a restart,
 * the restart is `unconfirmed`. A submission whose answer was lost and that shows no effect until then may be repeated.
 */
export const SETTLE_MS = 120_000;

/**
 * What was seen of an instance at one moment. `gone` means that a show was answered with 404 DMS.00404022; that a list
 * lacks the instance never means it.
 */
export type StatusSighting = { readonly gone: true } | { readonly gone: false; readonly status: string };

/** What was known of an instance before the call was sent. */
export interface Baseline {
  readonly status: string;
  /**
   * The ids of its background tasks.
   * @default - they could not be read: a task is taken for a new one by the time of its creation
   */
  readonly taskIds?: ReadonlySet<string>;
  readonly submittedAt: number;
  /**
   * Without `taskIds`, a task that may have been created from here on is a new one.
   * @default - `submittedAt`
   */
  readonly evidenceFrom?: number;
  /** False when the answer was lost, so that the waiter has to find out whether the call was accepted. */
  readonly accepted: boolean;
}

/** What a waiter has concluded so far. */
export type WaiterVerdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The action was accepted, and nothing shows that it ever began. */
  | { readonly kind: 'unconfirmed' }
  /** The answer was lost, and nothing began. */
  | { readonly kind: 'nothing_began' }
  /** The answer was lost, and nobody knows whether anything began; to send the call again can do no harm. */
  | { readonly kind: 'repeatable' }
  /** The answer was lost, and the instance could not be watched closely enough to tell whether anything began. */
  | { readonly kind: 'unclear' };

/** Watches one instance from the submission of one action to its end. A waiter knows no clock and sends nothing. */
export interface Waiter {
  /** Whether there is evidence that the action began. */
  readonly began: boolean;
  /**
   * The id of the background task that carries the action out.
   * @default - none was seen
   */
  readonly taskId?: string;
  /** Whether the background tasks should be read, too, before the next `observe`. */
  wantsTasks(sighting: StatusSighting, now: number): boolean;
  /**
   * Takes in what was seen by a look that began `now`, and whose answer was here at `seenAt`, and the background tasks
   * where they were read.
   */
  observe(sighting: StatusSighting, now: number, tasks?: readonly BackgroundTask[], seenAt?: number): WaiterVerdict;
}
