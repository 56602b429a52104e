import { ClusterChange } from './cluster-health';

/** Not a status of the API: the instance does not exist any more. */
export const GONE = 'GONE';

/** As the API spells them. */
export type TaskStatus = 'EXECUTING' | 'SUCCESS' | 'FAILED' | 'DELETED';

/** A background task shows up, or changes its status. */
export interface TaskMark {
  readonly id: string;
  readonly name: string;
  readonly status: TaskStatus;
}

/** A restart, deletion or restore reaches the next point of its life. */
export interface ActionMark {
  /** Unique in the cloud, in order of acceptance. */
  readonly number: number;
  readonly kind: 'restart' | 'delete' | 'restore';
  readonly mark: 'accepted' | 'began' | 'ended';
}

/** So many parts of so many. */
export type Share = readonly [done: number, of: number];

/** A cluster comes back from a restart, bit by bit, or somebody changes it. */
export interface ClusterMark {
  /**
   * Number of the restart from which it comes back; void when a later one has begun.
   *
   * @default - whichever was the last
   */
  readonly restart?: number;
  /** How much of its brokers is back, and of the partitions they lead. */
  readonly brokers?: Share;
  /** How much of its replicas has caught up. */
  readonly replicas?: Share;
  /** It will not come back further than that. */
  readonly stopsAt?: ClusterChange | 'one_replica_fewer';
  /** What somebody changes, whether it has come back or not. */
  readonly change?: ClusterChange;
}

/** Something that happens to an instance at a moment (epoch milliseconds). */
export interface TimelineStep {
  readonly at: number;
  readonly status?: string;
  readonly task?: TaskMark;
  readonly action?: ActionMark;
  readonly cluster?: ClusterMark;
}
