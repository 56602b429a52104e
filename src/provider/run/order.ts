import { MaintenanceWindow } from './maintenance-window';
import { BatchActionName, ClusterHealth } from '../../client';

/** What a run does to its instances. */
export type Action = BatchActionName;

/** A submission that an earlier run recorded in state and did not see to its end. */
export interface RecordedSubmission {
  readonly submittedAt: number;
  readonly taskId?: string;
  readonly status?: string;
  /** Whether it is certain that the API accepted it. */
  readonly accepted: boolean;
  /** Whether it was seen RUNNING again. */
  readonly cameBack?: boolean;
}

/**
 * When a restarted instance is healthy again: with its cluster, or by its status alone. `where_readable`: with its
 * cluster where the API lets us read it.
 */
export type HealthRule = 'cluster' | 'status' | 'where_readable';

/** What one run is asked to do: everything about it is decided before it begins. */
export interface Order {
  readonly action: Action;
  /** Ids on which the action is owed. */
  readonly owed: readonly string[];
  /** Every id of the resource: the window counts those that are down, owed or not. */
  readonly members: readonly string[];
  /** Whether the owed ids are the failed creations of the project, which one call without ids deletes. */
  readonly allFailure: boolean;
  /** With `allFailure`: the call is refused if others have failed by then, because it would delete them too. */
  readonly named?: ReadonlySet<string>;
  readonly forceDelete?: boolean;
  /** How many may be down at once; undefined means all. */
  readonly maxUnavailable?: number;
  readonly first: readonly string[];
  readonly pauseMs: number;
  /** In a roll nothing more begins once more than so many instances have failed. */
  readonly maxFailures: number;
  /** How long one instance may take, in milliseconds; undefined means as long as the run. */
  readonly instanceTimeoutMs?: number;
  readonly healthRule: HealthRule;
  /** What clusters had before an earlier restart from which they have not come back yet. */
  readonly healthBefore: ReadonlyMap<string, ClusterHealth>;
  /** How many may begin in this run; undefined means all. */
  readonly maxPerApply?: number;
  /** Outside it nothing begins. */
  readonly maintenanceWindow?: MaintenanceWindow;
  readonly maxDeletions?: number;
  readonly waitForCompletion: boolean;
  /** How long the whole run may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether an instance that does not exist is a success: nothing is left to delete, or the stack is destroyed. */
  readonly goneIsDone: boolean;
  readonly recorded: ReadonlyMap<string, RecordedSubmission>;
}

/** Whether the instances begin one after the other, so that a failure leaves the rest untouched. */
export const isRoll = (order: Order): boolean => order.maxUnavailable !== undefined || order.first.length > 0;
