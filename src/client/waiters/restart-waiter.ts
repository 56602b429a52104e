import { isFailed, RUNNING } from './statuses';
import { Baseline, SETTLE_MS, StatusSighting, WaiterVerdict, Waiter } from './waiter';
import { BackgroundTask } from '../answers/background-task';

/**
 * How long after the submission the tasks are read when the status has shown nothing: a restart may be missed between
 * two polls.
 */
const TASK_LOOKS_MS = [4_000, 15_000, 45_000, SETTLE_MS];

/**
 * Where no task tells of it, a restart may hide between two looks that lie further apart than this: longer than looks
 * that all succeed.
 */
const LONGEST_BLINK_MS = 6_000;

const WAITING: WaiterVerdict = { kind: 'waiting' };

/**
 * A restart is over when there is evidence that it began (the instance left its status, or a restart task exists that
 * did not before) and it is RUNNING again with that task ended. RUNNING alone proves nothing: it may be stale.
 */
export class RestartWaiter implements Waiter {
  private left: boolean;
  private task?: BackgroundTask;
  private looks = 0;
  private hasLookedSinceBack = false;
  private endedAt?: number;
  private seenAt: number;
  private hasBlinked: boolean;
  private hasReadAfterSettling = false;
  private tasksAreQuiet = false;
  private watchedFrom?: number;

  /**
   * `known`, for a restart that this run did not send, carries over what was recorded of it, or its task that is
   * executing.
   */
  constructor(private readonly baseline: Baseline,
    private readonly known?: { began?: boolean; taskId?: string; task?: BackgroundTask }) {
    this.left = known?.began ?? false;
    this.task = known?.task;
    this.seenAt = baseline.submittedAt;
    this.hasBlinked = known !== undefined; // nobody watched between the earlier run and this one
  }

  public get began(): boolean {
    return this.left || this.task !== undefined;
  }

  public get taskId(): string | undefined {
    return this.task?.id ?? this.known?.taskId;
  }

  public wantsTasks(sighting: StatusSighting, now: number): boolean {
    if (sighting.gone) return false;
    const left = this.left || sighting.status !== this.baseline.status;
    if (left || this.began) return (sighting.status === RUNNING || !left) && this.taskMayRun();
    const due = TASK_LOOKS_MS[this.looks];
    return due !== undefined && now - this.baseline.submittedAt >= due;
  }

  public observe(sighting: StatusSighting, now: number, tasks?: readonly BackgroundTask[]): WaiterVerdict {
    if (sighting.gone) return { kind: 'failed', reason: 'the instance no longer exists' };
    if (sighting.status !== this.baseline.status) this.left = true;
    if (tasks) this.read(tasks, sighting.status, now);
    this.watch(now);
    if (this.task?.status === 'FAILED') {
      return { kind: 'failed', reason: `its restart task failed, and its status is ${sighting.status}` };
    }
    return this.began ? this.ending(sighting.status, now) : this.beginning(sighting.status, now);
  }

  private beginning(status: string, now: number): WaiterVerdict {
    if (now - this.baseline.submittedAt < SETTLE_MS) return WAITING;
    if (!this.baseline.accepted) return this.unaccepted(now);
    return status === RUNNING ? { kind: 'unconfirmed' } : WAITING;
  }

  /** Only what was watched without a gap, or of which no task tells long after it was sent, may be sent again. */
  private unaccepted(now: number): WaiterVerdict {
    const isWatched = !this.hasBlinked && (this.baseline.taskIds === undefined || this.hasReadAfterSettling);
    if (this.tasksAreQuiet || isWatched) return { kind: 'nothing_began' };
    return now - this.watchedFrom! < 2 * SETTLE_MS ? WAITING : { kind: 'unclear' };
  }

  /** A gap is a gap whatever caused it: a look that failed, was throttled, or came late. */
  private watch(now: number): void {
    this.watchedFrom ??= now;
    if (now - this.seenAt > LONGEST_BLINK_MS) this.hasBlinked = true;
    this.seenAt = now;
  }

  private ending(status: string, now: number): WaiterVerdict {
    const taskRuns = this.task?.status === 'EXECUTING';
    if (status === RUNNING && !taskRuns) return { kind: 'done' };
    if (!isFailed(status)) return WAITING;
    if (this.left) return { kind: 'failed', reason: `its status is ${status} after the restart` };
    return this.stillAsBefore(status, taskRuns, now);
  }

  /** Faulty before, and its restart task has ended: the status gets the settle time to follow. */
  private stillAsBefore(status: string, taskRuns: boolean, now: number): WaiterVerdict {
    if (taskRuns) return WAITING;
    this.endedAt ??= now;
    return now - this.endedAt < SETTLE_MS ? WAITING
      : { kind: 'failed', reason: `its restart ended, and its status is still ${status}` };
  }

  private taskMayRun(): boolean {
    return this.task === undefined ? !this.hasLookedSinceBack : this.task.status === 'EXECUTING';
  }

  private read(tasks: readonly BackgroundTask[], status: string, now: number): void {
    this.looks += 1;
    if (this.left && status === RUNNING) this.hasLookedSinceBack = true;
    const fresh = tasks.filter((task) => this.isNew(task));
    const recorded = this.taskId === undefined ? undefined : tasks.find((task) => task.id === this.taskId);
    this.task = recorded ?? fresh.find(isRestartTask) ?? this.task;
    if (now - this.baseline.submittedAt < SETTLE_MS) return;
    this.hasReadAfterSettling = true;
    this.tasksAreQuiet = fresh.length === 0;
  }

  /** By its id where the tasks before are known, else by its creation; one of which neither is known may be new. */
  private isNew({ id, createdAt }: BackgroundTask): boolean {
    const { taskIds, evidenceFrom, submittedAt } = this.baseline;
    return taskIds ? !taskIds.has(id) : createdAt === undefined || createdAt >= (evidenceFrom ?? submittedAt);
  }
}

/** The task name of a restart is undocumented: any new one that speaks of a restart counts. */
export function isRestartTask(task: BackgroundTask): boolean {
  return task.name.toLowerCase().includes('restart');
}
