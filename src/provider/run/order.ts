import { Action } from './action';

/** A submission that an earlier run recorded in state and did not see to its end. */
export interface RecordedSubmission {
  readonly submittedAt: number;
  readonly taskId?: string;
  readonly status?: string;
  /** Whether it is certain that the API accepted it. */
  readonly accepted: boolean;
}

/** What one run is asked to do: everything about it is decided before it begins. */
export interface Order {
  readonly action: Action;
  /** Ids on which the action is owed. */
  readonly owed: readonly string[];
  /** Every id of the resource: the window counts those that are down, owed or not. */
  readonly members: readonly string[];
  /** The owed ids are the failed creations of the project, and one call without ids deletes them. */
  readonly allFailure: boolean;
  /** With `allFailure`: nobody but these may be failed when the call is made, since it deletes whoever is. */
  readonly named?: ReadonlySet<string>;
  readonly forceDelete?: boolean;
  /** Undefined: all at once. */
  readonly maxUnavailable?: number;
  readonly first: readonly string[];
  readonly pauseMs: number;
  readonly maxDeletions?: number;
  readonly waitForCompletion: boolean;
  /** Bounds the whole run, in milliseconds from its beginning. */
  readonly timeoutMs: number;
  /** An instance that does not exist is a success: nothing is left to delete, or the stack is being destroyed. */
  readonly goneIsDone: boolean;
  readonly recorded: ReadonlyMap<string, RecordedSubmission>;
}

/** Whether the order goes step by step, so that a failure leaves the rest untouched. */
export const isRoll = (order: Order): boolean => order.maxUnavailable !== undefined || order.first.length > 0;
