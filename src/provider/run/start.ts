import { inFlight } from './adoption';
import { InstanceLookup, KafkaApi } from './instance-lookup';
import { Order } from './order';
import { RefusedRun } from './refused-run';
import { Roster } from './roster';
import { Submission, submit } from './submit';
import { Target } from './target';
import { TaskList } from './task-list';
import {
  BackgroundTask,
  Baseline,
  DeleteWaiter,
  Instance,
  isOnItsWay,
  isRestartTask,
  MAX_INSTANCES_PER_CALL,
  RestartWaiter,
  Waiter,
} from '../../client';

/** The tasks of instances before they are sent; undefined for one where they could not be read. */
export type TasksBefore = ReadonlyMap<string, readonly BackgroundTask[] | undefined>;

/** How long an instance is left alone on which somebody else's restart is executing. */
const OTHERS_RESTART_MS = 5_000;

/** What came of one beginning. */
export interface Started {
  /** When something was sent; undefined where nothing was. */
  readonly sentAt?: number;
  /** Why nothing more can be sent by this run. */
  readonly impossible?: string;
  readonly warnings: readonly string[];
}

/**
 * Begins the action on instances: takes over what is in flight already, sends the rest in one call, and takes in the
 * answer.
 */
export class Start {
  private hasSent = false;
  /** What was known before the last call for an instance, where its answer was lost. */
  private readonly lost = new Map<Target, Baseline>();

  constructor(private readonly order: Order, private readonly roster: Roster, private readonly fleet: InstanceLookup,
    private readonly taskList: TaskList, private readonly api: KafkaApi, private readonly now: () => number,
    private readonly signal: AbortSignal) {}

  /** At the beginning of a run: what an earlier run recorded, or what is executing now, is waited for and not sent. */
  public async adopt(): Promise<void> {
    const { recorded, action } = this.order;
    const suspects = this.roster.in('queued').filter((target) =>
      recorded.has(target.id) || target.status === 'RESTARTING' || target.status === 'DELETING',
    );
    const tasks = action === 'restart' ? await this.tasksOf(suspects) : new Map();
    for (const target of suspects) this.adoptIfInFlight(target, tasks.get(target.id));
    this.roster.changed();
  }

  /**
   * What is to be known of `targets` before they are sent, beside their status. Reading it may take long: the status is
   * to be read after it.
   */
  public async tasksBefore(targets: readonly Target[], known: TasksBefore): Promise<TasksBefore> {
    if (this.order.action !== 'restart') return known;
    return new Map([...known, ...await this.tasksOf(targets.filter(({ id }) => !known.has(id)))]);
  }

  /** Sends one call for those of `targets` that are still to be sent. `adopting` in the first round of a run only. */
  public async begin(targets: readonly Target[], before: TasksBefore, adopting: boolean): Promise<Started> {
    const sending = targets.filter((target) => this.isToBeSent(target, before.get(target.id), adopting));
    if (sending.length === 0 || this.signal.aborted) return { warnings: [] };
    const unnamed = this.order.allFailure ? await this.unnamed() : [];
    if (unnamed.length > 0) return this.refuse(RefusedRun.ofUnnamed(unnamed), sending);
    const sentAt = this.now();
    this.hasSent = true;
    for (const target of sending) target.send(sentAt);
    const submission = await submit(this.api, this.order, sending.map((target) => target.id), this.signal, () => {
      for (const target of sending) target.submittedAt = this.now(); // throttled calls leave again, much later
    });
    const started = { sentAt: sending[0].submittedAt ?? sentAt, ...this.take(submission, sending, before) };
    if (submission.kind === 'answered') await this.lookAtRejected(sending);
    this.roster.changed();
    return started;
  }

  /** Whoever has failed by now, right before the call, and was not named by the plan. */
  private async unnamed(): Promise<Instance[]> {
    const { named } = this.order;
    return (await this.fleet.list()).filter(({ id, status }) => status === 'CREATEFAILED' && !named?.has(id));
  }

  /** Before anything was sent the whole run is refused; later this ends only what the run would still send. */
  private refuse(refused: RefusedRun, sending: readonly Target[]): Started {
    if (!this.hasSent) throw refused;
    for (const target of sending) this.roster.unlock(target);
    return { warnings: [], impossible: `${refused.summary}. ${refused.message}` };
  }

  private async tasksOf(targets: readonly Target[]): Promise<TasksBefore> {
    return new Map(
      await Promise.all(targets.map(async (target) => [target.id, await this.taskList.of(target.id)] as const)),
    );
  }

  private adoptIfInFlight(target: Target, tasks: readonly BackgroundTask[] | undefined): boolean {
    const recorded = this.order.recorded.get(target.id);
    // what this resource has sent before is its own, also while another run acts on the instance or waits for it
    if (target.sighting!.gone || (!this.roster.lock(target) && recorded === undefined)) return false;
    const found = inFlight(target.sighting!, this.order, recorded, tasks, this.now());
    if (found) target.adopt(found.waiter, found.accepted, found.submittedAt);
    else this.roster.unlock(target);
    return found !== undefined;
  }

  /** A restart that somebody else began is neither ours nor in our way for long. */
  private isToBeSent(target: Target, tasks: readonly BackgroundTask[] | undefined, adopting: boolean): boolean {
    if (tasks?.some((task) => isRestartTask(task) && task.status === 'EXECUTING')) {
      if (!adopting || !this.adoptIfInFlight(target, tasks)) target.notBefore = this.now() + OTHERS_RESTART_MS;
      return false;
    }
    return this.roster.lock(target);
  }

  private take(submission: Submission, sending: readonly Target[], before: TasksBefore): Omit<Started, 'sentAt'> {
    if (submission.kind === 'answered') return this.takeAnswer(submission, sending, before);
    if (submission.kind === 'lost') {
      for (const target of sending) this.wait(target, false, before);
      return { warnings: [] };
    }
    const { message } = submission.error;
    const named = new Set(sending.filter((target) => message.includes(target.id)));
    for (const target of sending) {
      if (this.doubtAgain(target)) continue;
      target.refused(this.now(), message, { suspect: named.size === 0 || named.has(target), alone: named.size === 0 });
      this.roster.unlock(target);
      if (submission.kind === 'impossible') this.roster.end(target, 'failed', this.now(), message);
    }
    return submission.kind === 'impossible' ? { warnings: [], impossible: message } : { warnings: [] };
  }

  private takeAnswer(answer: Submission & { kind: 'answered' }, sending: readonly Target[],
    before: TasksBefore): Omit<Started, 'sentAt'> {
    for (const target of sending) {
      if (!answer.rejected.has(target.id)) this.wait(target, !answer.missing.has(target.id), before);
    }
    const warnings = answer.unasked.map((id) =>
      `The API answered for instance ${id}, which this resource did not ask for.`,
    );
    return { warnings };
  }

  private wait(target: Target, accepted: boolean, before: TasksBefore): void {
    const taskIds = before.get(target.id)?.map((task) => task.id);
    const baseline: Baseline = {
      status: target.status!,
      taskIds: taskIds && new Set(taskIds),
      submittedAt: target.submittedAt!,
      accepted,
    };
    if (accepted) this.lost.delete(target);
    else this.lost.set(target, baseline);
    target.wait(this.waiterFrom(baseline, this.order.allFailure || target.isSpent), accepted);
    if (accepted && !this.order.waitForCompletion) this.roster.end(target, 'in_progress', this.now());
  }

  /**
   * A refusal after a call whose answer was lost may be because of that very call: it is watched once more, from what
   * was known before it.
   */
  private doubtAgain(target: Target): boolean {
    const lost = this.lost.get(target);
    if (lost === undefined) return false;
    this.lost.delete(target);
    const baseline = { ...lost, submittedAt: this.now(), evidenceFrom: lost.evidenceFrom ?? lost.submittedAt };
    target.doubted(this.waiterFrom(baseline, true), lost.submittedAt);
    return true;
  }

  private waiterFrom(baseline: Baseline, settles: boolean): Waiter {
    return this.order.action === 'restart' ? new RestartWaiter(baseline)
      : new DeleteWaiter(baseline, this.order.forceDelete === true, settles);
  }

  /** The API gives no reason for a rejected item: its status now says whether it may be tried again. */
  private async lookAtRejected(sending: readonly Target[]): Promise<void> {
    const rejected = sending.filter((target) => target.phase === 'sending');
    try {
      await this.roster.lookAt(rejected.map((target) => target.id));
    } finally {
      this.settleRejected(rejected);
    }
  }

  private settleRejected(rejected: readonly Target[]): void {
    for (const target of rejected) {
      if (!this.roster.isGone(target) && this.doubtAgain(target)) continue;
      if (target.status !== undefined && isOnItsWay(target.status)) {
        target.refused(this.now(), `the API refused it without a reason in status ${target.status}`, {
          suspect: true,
          alone: false,
        });
        this.roster.unlock(target);
      } else if (this.roster.isGone(target)) {
        this.roster.end(target, 'done', this.now());
      } else {
        this.roster.end(target, 'failed', this.now(),
          `the API refused it without a reason (its status is ${target.status ?? 'unknown: it no longer exists'})`);
      }
    }
  }
}

/** Which of those that may begin travel in the next call. */
export function nextCall(order: Order, ready: readonly Target[]): readonly Target[] {
  if (order.allFailure) return ready;
  const together = ready.filter((target) => !target.alone);
  return together.length > 0 ? together.slice(0, MAX_INSTANCES_PER_CALL) : ready.slice(0, 1);
}
