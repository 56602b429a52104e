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

/** A restart or deletion reaches the next point of its life. */
export interface ActionMark {
  /** Unique in the cloud, in order of acceptance. */
  readonly number: number;
  readonly kind: 'restart' | 'delete';
  readonly mark: 'accepted' | 'began' | 'ended';
}

/** Something that happens to an instance at a moment (epoch milliseconds). */
export interface TimelineStep {
  readonly at: number;
  readonly status?: string;
  readonly task?: TaskMark;
  readonly action?: ActionMark;
}
