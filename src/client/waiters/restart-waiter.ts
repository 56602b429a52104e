import { isFailed, RUNNING } from './statuses';
import { failedAfterRestart, failedAsBefore, NO_LONGER_EXISTS, restartTaskFailed } from './texts';
import { Baseline, SETTLE_MS, StatusSighting, Waiter, WaiterVerdict } from './waiter';
import { BackgroundTask } from '../answers/background-task';

/**
 * When the tasks are read after the submission while the status shows nothing: a restart may be missed between two
 * polls.
 */
const TASK_READS_MS = [4_000, 15_000, 45_000, SETTLE_MS];

/**
 * The longest time between two looks in which no restart can hide where no task tells of it. Looks that all succeed lie
 * closer together.
 */
const LONGEST_GAP_MS = 6_000;

const WAITING: WaiterVerdict = { kind: 'waiting' };

/**
 * A restart is over when there is evidence that it began, and the instance is RUNNING again with the restart task
 * ended. Evidence is that the instance left its status, or that a restart task exists that did not before. RUNNING
 * alone proves nothing, because it may be the status of before.
 */
export class RestartWaiter implements Waiter {
  private hasLeftStatus: boolean;
  private task?: BackgroundTask;
  private taskReads = 0;
  private hasReadSinceBack = false;
  private endedAt?: number;
  private lastSeenAt: number;
  private hasGap: boolean;
  private hasReadAfterSettling = false;
  private noNewTask = false;
  private watchedFrom?: number;

  /**
   * `known` holds what was recorded of a restart that this run did not send, or its task that is executing. Where the
   * waiter `followsTask`, the restart is not over before its task has ended; else the tasks are read only where the
   * status gives no evidence.
   */
  constructor(private readonly baseline: Baseline,
    private readonly known?: { began?: boolean; taskId?: string; task?: BackgroundTask },
    private readonly followsTask = true) {
    this.hasLeftStatus = known?.began ?? false;
    this.task = known?.task;
    this.lastSeenAt = baseline.submittedAt;
    // Between an earlier run and this one nobody watched.
    this.hasGap = known !== undefined;
  }

  public get began(): boolean {
    return this.hasLeftStatus || this.task !== undefined;
  }

  public get taskId(): string | undefined {
    return this.task?.id ?? this.known?.taskId;
  }

  public wantsTasks(sighting: StatusSighting, now: number): boolean {
    if (sighting.gone) return false;
    const left = this.hasLeftStatus || sighting.status !== this.baseline.status;
    if (left || this.began) return (sighting.status === RUNNING || !left) && this.taskMayRun();
    const due = TASK_READS_MS[this.taskReads + (this.followsTask ? 0 : 1)];
    return due !== undefined && now - this.baseline.submittedAt >= due;
  }

  public observe(sighting: StatusSighting, now: number, tasks?: readonly BackgroundTask[],
    seenAt = now): WaiterVerdict {
    if (sighting.gone) return { kind: 'failed', reason: NO_LONGER_EXISTS };
    if (sighting.status !== this.baseline.status) this.hasLeftStatus = true;
    if (tasks) this.read(tasks, sighting.status, now);
    this.watch(now, seenAt);
    if (this.task?.status === 'FAILED') {
      return { kind: 'failed', reason: restartTaskFailed(sighting.status) };
    }
    return this.began ? this.ending(sighting.status, now) : this.beginning(sighting.status, now);
  }

  private beginning(status: string, now: number): WaiterVerdict {
    if (now - this.baseline.submittedAt < SETTLE_MS) return WAITING;
    if (!this.baseline.accepted) return this.unaccepted(now);
    return status === RUNNING ? { kind: 'unconfirmed' } : WAITING;
  }

  /**
   * Nothing began when the status was watched without a gap, or when the tasks were read long after the submission and
   * none of them is new.
   */
  private unaccepted(now: number): WaiterVerdict {
    const tasksTellNothing = this.baseline.taskIds === undefined && this.taskReads === 0;
    const isWatched = !this.hasGap && (tasksTellNothing || this.hasReadAfterSettling);
    if (this.noNewTask || isWatched) return { kind: 'nothing_began' };
    return now - this.watchedFrom! < 2 * SETTLE_MS ? WAITING : { kind: 'unclear' };
  }

  /**
   * Notices a gap, whatever caused it: a look that failed, was throttled, or came late. The status may be that of any
   * moment of the look.
   */
  private watch(now: number, seenAt: number): void {
    this.watchedFrom ??= now;
    if (seenAt - this.lastSeenAt > LONGEST_GAP_MS) this.hasGap = true;
    this.lastSeenAt = now;
  }

  private ending(status: string, now: number): WaiterVerdict {
    const taskRuns = this.task?.status === 'EXECUTING';
    if (status === RUNNING && !taskRuns) return { kind: 'done' };
    if (!isFailed(status)) return WAITING;
    if (this.hasLeftStatus) return { kind: 'failed', reason: failedAfterRestart(status) };
    return this.stillAsBefore(status, taskRuns, now);
  }

  /** The instance was faulty before, and its restart task has ended: the status gets the settle time to follow. */
  private stillAsBefore(status: string, taskRuns: boolean, now: number): WaiterVerdict {
    if (taskRuns) return WAITING;
    this.endedAt ??= now;
    return now - this.endedAt < SETTLE_MS ? WAITING
      : { kind: 'failed', reason: failedAsBefore(status) };
  }

  private taskMayRun(): boolean {
    if (this.task !== undefined) return this.task.status === 'EXECUTING';
    return this.followsTask && !this.hasReadSinceBack;
  }

  private read(tasks: readonly BackgroundTask[], status: string, now: number): void {
    this.taskReads += 1;
    if (this.hasLeftStatus && status === RUNNING) this.hasReadSinceBack = true;
    const fresh = tasks.filter((task) => this.isNew(task));
    const recorded = this.taskId === undefined ? undefined : tasks.find((task) => task.id === this.taskId);
    this.task = recorded ?? fresh.find(isRestartTask) ?? this.task;
    if (now - this.baseline.submittedAt < SETTLE_MS) return;
    this.hasReadAfterSettling = true;
    this.noNewTask = fresh.length === 0;
  }

  /** Where the tasks of before are not known, the time of its creation tells; without that, a task may be new. */
  private isNew({ id, createdAt }: BackgroundTask): boolean {
    const { taskIds, evidenceFrom, submittedAt } = this.baseline;
    return taskIds ? !taskIds.has(id) : createdAt === undefined || createdAt >= (evidenceFrom ?? submittedAt);
  }
}

/** Whether a task is a restart. Its name is undocumented: every name that speaks of a restart counts. */
export function isRestartTask(task: BackgroundTask): boolean {
  return task.name.toLowerCase().includes('restart');
}
