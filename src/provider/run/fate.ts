import { ClusterHealth } from '../../client';

/** What became of one instance in one run; the spelling is that of `results.outcome`. */
export type InstanceOutcome =
  | 'done'
  | 'failed'
  | 'in_progress'
  | 'unconfirmed'
  | 'not_begun'
  | 'deferred'
  | 'unknown';

/** What is to be recorded of one instance, at the end of a run or so far. */
export interface Fate {
  readonly id: string;
  readonly outcome: InstanceOutcome;
  /** Whether the action is still owed after this run. */
  readonly owed: boolean;
  /** Whether this run, or one whose work it took over, did anything to the instance. */
  readonly touched: boolean;
  readonly name?: string;
  readonly status?: string;
  readonly error?: string;
  readonly submittedAt?: number;
  /** When it was first seen RUNNING again. */
  readonly runningAt?: number;
  readonly finishedAt?: number;
  readonly taskId?: string;
  /** What its cluster had before; undefined where that was not looked at. */
  readonly healthBefore?: ClusterHealth;
  /** What its cluster had last; undefined where that was not looked at. */
  readonly health?: ClusterHealth;
}
