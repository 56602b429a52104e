import { AnswerIntake } from './answer-intake';
import { findInFlight } from './in-flight';
import { InstanceLookup, KafkaApi } from './instance-lookup';
import { Order } from './order';
import { RefusedRun } from './refused-run';
import { RunClock } from './run-clock';
import { RunTargets } from './run-targets';
import { submit } from './submit';
import { Target } from './target';
import { TaskList, TasksBefore } from './task-list';
import { failedSincePlan } from './texts';
import { BackgroundTask, Instance, isRestartTask, MAX_INSTANCES_PER_CALL } from '../../client';

/** How long an instance is left alone on which somebody else's restart is executing. */
const OTHERS_RESTART_MS = 5_000;

/** What came of one attempt to begin. */
export interface Started {
  /** When something was sent; undefined where nothing was. */
  readonly sentAt?: number;
  /** Why nothing more can be sent by this run. */
  readonly impossible?: string;
  readonly warnings: readonly string[];
}

/** Begins the action on instances: takes over what is in flight already, and sends the rest in one call. */
export class Start {
  private hasSent = false;
  private readonly intake: AnswerIntake;

  constructor(private readonly order: Order, private readonly targets: RunTargets,
    private readonly lookup: InstanceLookup, private readonly taskList: TaskList, private readonly api: KafkaApi,
    private readonly clock: RunClock, private readonly signal: AbortSignal) {
    this.intake = new AnswerIntake(order, targets, clock);
  }

  /** At the beginning of a run: what an earlier run recorded, or what is executing now, is waited for and not sent. */
  public async takeOverInFlight(): Promise<void> {
    const { recorded, action } = this.order;
    const suspects = this.targets.in('queued').filter((target) =>
      recorded.has(target.id) || target.status === 'RESTARTING' || target.status === 'DELETING',
    );
    const tasks: TasksBefore = action === 'restart' ? await this.taskList.ofAll(idsOf(suspects)) : new Map();
    for (const target of suspects) this.takeOverIfInFlight(target, tasks.get(target.id));
    this.targets.changed();
  }

  /**
   * What is to be known of `targets` before they are sent, beside their status. Reading it may take long: the status is
   * to be read after it.
   */
  public async tasksBefore(targets: readonly Target[], known: TasksBefore): Promise<TasksBefore> {
    if (this.order.action !== 'restart') return known;
    return new Map([...known, ...await this.taskList.ofAll(idsOf(targets).filter((id) => !known.has(id)))]);
  }

  /**
   * Sends one call for those of `targets` that are still to be sent. In the first round of a run, what is executing by
   * now is taken over.
   * @throws RefusedRun before anything was sent, when an instance has failed that the plan did not name.
   */
  public async begin(targets: readonly Target[], before: TasksBefore, isFirstRound: boolean): Promise<Started> {
    const sending = targets.filter((target) => this.isToBeSent(target, before.get(target.id), isFirstRound));
    if (sending.length === 0 || this.signal.aborted) return { warnings: [] };
    const unnamed = this.order.allFailure ? await this.unnamed() : [];
    if (unnamed.length > 0) return this.refuse(new RefusedRun(failedSincePlan(unnamed)), sending);
    const sentAt = this.clock.now();
    this.hasSent = true;
    for (const target of sending) target.send(sentAt);
    const submission = await submit(this.api, this.order, idsOf(sending), this.signal, () => {
      for (const target of sending) target.leftAt(this.clock.now());
    });
    const started = { sentAt: sending[0].submittedAt ?? sentAt, ...this.intake.take(submission, sending, before) };
    if (submission.kind === 'answered') await this.intake.lookAtRejected(sending);
    this.targets.changed();
    return started;
  }

  /** Whoever has failed by now, right before the call, and was not named by the plan. */
  private async unnamed(): Promise<Instance[]> {
    const { named } = this.order;
    return (await this.lookup.listFailed()).filter(({ id }) => !named?.has(id));
  }

  /** Before anything was sent the whole run is refused; later this ends only what the run would still send. */
  private refuse(refused: RefusedRun, sending: readonly Target[]): Started {
    if (!this.hasSent) throw refused;
    for (const target of sending) this.targets.unlock(target);
    return { warnings: [], impossible: `${refused.summary}. ${refused.message}` };
  }

  private takeOverIfInFlight(target: Target, tasks: readonly BackgroundTask[] | undefined): boolean {
    const recorded = this.order.recorded.get(target.id);
    // What this resource has sent before is its own, also while another run acts on the instance or waits for it.
    if (target.sighting!.gone || (!this.targets.lock(target) && recorded === undefined)) return false;
    const found = findInFlight(target.sighting!, this.order, recorded, tasks, this.clock.now());
    if (found) target.takeOver(found.waiter, found.accepted, found.submittedAt);
    else this.targets.unlock(target);
    return found !== undefined;
  }

  /** A restart that somebody else began is neither ours nor in our way for long. */
  private isToBeSent(target: Target, tasks: readonly BackgroundTask[] | undefined, isFirstRound: boolean): boolean {
    if (tasks?.some((task) => isRestartTask(task) && task.status === 'EXECUTING')) {
      const isTakenOver = isFirstRound && this.takeOverIfInFlight(target, tasks);
      if (!isTakenOver) target.waitUntil(this.clock.now() + OTHERS_RESTART_MS);
      return false;
    }
    return this.targets.lock(target);
  }
}

/** Which of those that may begin travel in the next call. */
export function nextCall(order: Order, ready: readonly Target[]): readonly Target[] {
  if (order.allFailure) return ready;
  const together = ready.filter((target) => !target.isAlone);
  return together.length > 0 ? together.slice(0, MAX_INSTANCES_PER_CALL) : ready.slice(0, 1);
}

const idsOf = (targets: readonly Target[]): string[] => targets.map(({ id }) => id);
