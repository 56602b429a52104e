import { isFailed, RUNNING } from './statuses';
import { Baseline, SETTLE_MS, Sighting, Verdict, Waiter } from './waiter';
import { BackgroundTask } from '../background-task';

/** How long after the submission the tasks are read when the status has shown nothing: a restart may be missed between two polls. */
const TASK_LOOKS_MS = [4_000, 15_000, 45_000, SETTLE_MS];

/** Where no task tells of it, a restart may hide between two looks that lie further apart than this. */
const LONGEST_BLINK_MS = 15_000;

const WAITING: Verdict = { kind: 'waiting' };

/**
 * A restart is over when there is evidence that it began (the instance left its status, or a restart task exists that did
 * not before) and it is RUNNING again with that task ended. RUNNING alone proves nothing: it may be stale.
 */
export class RestartWaiter implements Waiter {
  private left: boolean;
  private task?: BackgroundTask;
  private looks = 0;
  private endedAt?: number;
  private seenAt?: number;
  private hasBlinked = false;
  private lookedAfterSettling = false;

  /** `known`, for a restart that this run did not send, carries over what was recorded of it, or its task that is executing. */
  constructor(private readonly baseline: Baseline, private readonly known?: { began?: boolean; taskId?: string; task?: BackgroundTask }) {
    this.left = known?.began ?? false;
    this.task = known?.task;
    this.seenAt = known ? undefined : baseline.submittedAt;
  }

  public get began(): boolean {
    return this.left || this.task !== undefined;
  }

  public get taskId(): string | undefined {
    return this.task?.id ?? this.known?.taskId;
  }

  public wantsTasks(sighting: Sighting, now: number): boolean {
    if (sighting.gone) return false;
    const left = this.left || sighting.status !== this.baseline.status;
    if (left || this.began) return (sighting.status === RUNNING || !left) && this.taskMayRun();
    const due = TASK_LOOKS_MS[this.looks];
    return due !== undefined && now - this.baseline.submittedAt >= due;
  }

  public observe(sighting: Sighting, now: number, tasks?: readonly BackgroundTask[]): Verdict {
    if (sighting.gone) return { kind: 'failed', reason: 'the instance no longer exists' };
    if (sighting.status !== this.baseline.status) this.left = true;
    if (tasks) this.read(tasks, now);
    this.watch(now);
    if (this.task?.status === 'FAILED') return { kind: 'failed', reason: `its restart task failed, and its status is ${sighting.status}` };
    return this.began ? this.ending(sighting.status, now) : this.beginning(sighting.status, now);
  }

  private beginning(status: string, now: number): Verdict {
    if (now - this.baseline.submittedAt < SETTLE_MS) return WAITING;
    if (!this.baseline.accepted) return this.unaccepted(now);
    return status === RUNNING ? { kind: 'unconfirmed' } : WAITING;
  }

  /** Only what was watched without a gap, by its tasks or else by its status, may be sent again. */
  private unaccepted(now: number): Verdict {
    const isWatched = this.baseline.taskIds ? this.lookedAfterSettling : !this.hasBlinked;
    if (isWatched) return { kind: 'nothing_began' };
    const mayStillBeRead = this.baseline.taskIds !== undefined && now - this.baseline.submittedAt < 2 * SETTLE_MS;
    return mayStillBeRead ? WAITING : { kind: 'unclear' };
  }

  private watch(now: number): void {
    if (this.seenAt !== undefined && now - this.seenAt > LONGEST_BLINK_MS) this.hasBlinked = true;
    this.seenAt = now;
  }

  private ending(status: string, now: number): Verdict {
    const taskRuns = this.task?.status === 'EXECUTING';
    if (status === RUNNING && !taskRuns) return { kind: 'done' };
    if (!isFailed(status)) return WAITING;
    if (this.left) return { kind: 'failed', reason: `its status is ${status} after the restart` };
    return this.stillAsBefore(status, taskRuns, now);
  }

  /** Faulty before, and its restart task has ended: the status gets the settle time to follow. */
  private stillAsBefore(status: string, taskRuns: boolean, now: number): Verdict {
    if (taskRuns) return WAITING;
    this.endedAt ??= now;
    return now - this.endedAt < SETTLE_MS ? WAITING : { kind: 'failed', reason: `its restart ended, and its status is still ${status}` };
  }

  private taskMayRun(): boolean {
    if (this.task !== undefined) return this.task.status === 'EXECUTING';
    return this.looks === 0 && (this.baseline.taskIds !== undefined || this.known?.taskId !== undefined);
  }

  private read(tasks: readonly BackgroundTask[], now: number): void {
    this.looks += 1;
    this.lookedAfterSettling ||= now - this.baseline.submittedAt >= SETTLE_MS;
    this.task = newRestartTask(tasks, this.baseline.taskIds, this.taskId) ?? this.task;
  }
}

/** The task name of a restart is undocumented: any new one that speaks of a restart counts. */
export function isRestartTask(task: BackgroundTask): boolean {
  return task.name.toLowerCase().includes('restart');
}

function newRestartTask(tasks: readonly BackgroundTask[], before: ReadonlySet<string> | undefined, recordedId?: string): BackgroundTask | undefined {
  const recorded = recordedId === undefined ? undefined : tasks.find((task) => task.id === recordedId);
  return recorded ?? (before && tasks.find((task) => isRestartTask(task) && !before.has(task.id)));
}
