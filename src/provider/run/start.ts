import { Admission } from './admission';
import { AnswerIntake } from './answer-intake';
import { better } from './health';
import { HealthCheck } from './health-check';
import { findInFlight } from './in-flight';
import { InstanceLookup, KafkaApi } from './instance-lookup';
import { isRoll, Order } from './order';
import { Halt, RefusedRun } from './refused-run';
import { RunClock } from './run-clock';
import { RunTargets } from './run-targets';
import { submit } from './submit';
import { Target } from './target';
import { TaskList, TasksBefore } from './task-list';
import { CLOSED_MEANWHILE, failedSincePlan } from './texts';
import {
  BackgroundTask, ClusterHealth, DmsError, Instance, isRestartTask, MAX_INSTANCES_PER_CALL, RUNNING,
} from '../../client';

/** How long an instance is left alone on which somebody else's restart is executing. */
const OTHERS_RESTART_MS = 5_000;

/** What came of one attempt to begin. */
export interface Started {
  /** When something was sent; undefined where nothing was. */
  readonly sentAt?: number;
  /** Why nothing more can be sent by this run. */
  readonly impossible?: Halt;
  readonly warnings: readonly string[];
}

/** Nothing more can be sent by this run, and why. */
export interface Impossible {
  readonly impossible: Halt;
}

/** What is known of instances before they are sent, beside their status. */
export interface Before {
  readonly tasks: TasksBefore;
  /** By id; undefined where a cluster was not, or could not be looked at. */
  readonly health: ReadonlyMap<string, ClusterHealth | undefined>;
}

/** Nothing was looked at yet. */
export const NOTHING_KNOWN: Before = { tasks: new Map(), health: new Map() };

/** What a start looks with, and sends by. */
export interface StartParts {
  readonly api: KafkaApi;
  readonly lookup: InstanceLookup;
  readonly taskList: TaskList;
  readonly healthCheck: HealthCheck;
  readonly admission: Admission;
}

/** Begins the action on instances: takes over what is in flight already, and sends the rest in one call. */
export class Start {
  private hasSent = false;
  private readonly intake: AnswerIntake;

  constructor(private readonly order: Order, private readonly targets: RunTargets, private readonly parts: StartParts,
    private readonly clock: RunClock, private readonly signal: AbortSignal) {
    this.intake = new AnswerIntake(order, targets, clock);
  }

  /** At the beginning of a run: what an earlier run recorded, or what is executing now, is waited for and not sent. */
  public async takeOverInFlight(): Promise<void> {
    const { recorded, action } = this.order;
    const suspects = this.targets.in('queued').filter((target) =>
      recorded.has(target.id) || target.status === 'RESTARTING' || target.status === 'DELETING',
    );
    const tasks: TasksBefore = action === 'restart' ? await this.parts.taskList.ofAll(idsOf(suspects)) : new Map();
    for (const target of suspects) this.takeOverIfInFlight(target, tasks.get(target.id));
    this.targets.changed();
  }

  /**
   * What keeps the API from beginning may be the very work that is owed, and that the status did not show yet: a call
   * that nobody recorded, because its run was killed.
   */
  private async takeOverBusy(refused: readonly Target[]): Promise<void> {
    if (this.order.action !== 'restart') return;
    const queued = refused.filter(({ phase }) => phase === 'queued');
    const tasks = await this.parts.taskList.ofAll(idsOf(queued));
    for (const target of queued) {
      if (isExecuting(tasks.get(target.id))) this.takeOverIfInFlight(target, tasks.get(target.id));
    }
  }

  /**
   * What is to be known of `targets` before they are sent, beside their status. Reading it may take long: the status is
   * to be read after it. Only a roll asks for tasks: it waits for their ends.
   * @throws RefusedRun before anything was sent, when the order asks for clusters that cannot be looked at.
   */
  public async before(targets: readonly Target[], known: Before): Promise<Before | Impossible> {
    const missing = targets.filter(({ id }) => !known.health.has(id));
    if (this.order.action !== 'restart' || missing.length === 0) return known;
    const serving = missing.filter(({ status }) => status === RUNNING);
    try {
      const [tasks, health] = await Promise.all([
        isRoll(this.order) ? this.parts.taskList.ofAll(idsOf(missing)) : new Map(),
        this.parts.healthCheck.before(idsOf(serving)),
      ]);
      return {
        tasks: new Map([...known.tasks, ...tasks]),
        health: new Map([...known.health, ...missing.map(({ id }) => [id, health.get(id)] as const)]),
      };
    } catch (error) {
      if (!(error instanceof RefusedRun) || !this.hasSent) throw error;
      return { impossible: error.halt };
    }
  }

  /**
   * Sends one call for those of `targets` that are still to be sent. In the first round of a run, what is executing by
   * now is taken over.
   * @throws RefusedRun before anything was sent, when an instance has failed that the plan did not name.
   */
  public async begin(targets: readonly Target[], { tasks, health }: Before, isFirstRound: boolean): Promise<Started> {
    const sending = targets.filter((target) => this.isToBeSent(target, tasks.get(target.id), isFirstRound));
    if (sending.length === 0 || this.signal.aborted) return { warnings: [] };
    const unnamed = this.order.allFailure ? await this.unnamed() : [];
    if (unnamed.length > 0) return this.refuse(new RefusedRun(failedSincePlan(unnamed)), sending);
    const sentAt = this.clock.now();
    this.hasSent = true;
    this.parts.admission.begin(sending);
    for (const target of sending) {
      target.takeBaseline(this.baselineOf(target, health));
      target.send(sentAt);
    }
    const submission = await submit(this.parts.api, this.order, idsOf(sending), this.signal, () => {
      // A call that is throttled leaves later than it was to.
      if (this.parts.admission.isOutsideWindow) throw new DmsError('cancelled', CLOSED_MEANWHILE);
      for (const target of sending) target.leftAt(this.clock.now());
    });
    const started = { sentAt: sending[0].submittedAt ?? sentAt, ...this.intake.take(submission, sending, tasks) };
    if (submission.kind === 'answered') await this.intake.lookAtRejected(sending);
    const isBusy = submission.kind === 'refused' && submission.error.kind === 'busy';
    if (isFirstRound && isBusy) await this.takeOverBusy(sending);
    this.targets.changed();
    return started;
  }

  /** An instance that has not come back from an earlier restart is asked for what it had before that one. */
  private baselineOf({ id, status }: Target, health: Before['health']): ClusterHealth | undefined {
    const now = status === RUNNING ? health.get(id) : undefined;
    return now && better(now, this.order.healthBefore.get(id));
  }

  /** Whoever has failed by now, right before the call, and was not named by the plan. */
  private async unnamed(): Promise<Instance[]> {
    const { named } = this.order;
    return (await this.parts.lookup.listFailed()).filter(({ id }) => !named?.has(id));
  }

  /** Before anything was sent the whole run is refused; later this ends only what the run would still send. */
  private refuse(refused: RefusedRun, sending: readonly Target[]): Started {
    if (!this.hasSent) throw refused;
    for (const target of sending) this.targets.unlock(target);
    return { warnings: [], impossible: refused.halt };
  }

  private takeOverIfInFlight(target: Target, tasks: readonly BackgroundTask[] | undefined): boolean {
    const recorded = this.order.recorded.get(target.id);
    // What this resource has sent before is its own, also while another run acts on the instance or waits for it.
    if (target.sighting!.gone || (!this.targets.lock(target) && recorded === undefined)) return false;
    const found = findInFlight(target.sighting!, this.order, recorded, tasks, this.clock.now());
    if (found) {
      target.takeBaseline(this.order.healthBefore.get(target.id));
      target.takeOver(found, this.clock.now());
    } else {
      this.targets.unlock(target);
    }
    return found !== undefined;
  }

  /** A restart that somebody else began is neither ours nor in our way for long. */
  private isToBeSent(target: Target, tasks: readonly BackgroundTask[] | undefined, isFirstRound: boolean): boolean {
    if (isExecuting(tasks)) {
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

const isExecuting = (tasks: readonly BackgroundTask[] | undefined): boolean =>
  tasks?.some((task) => isRestartTask(task) && task.status === 'EXECUTING') ?? false;

const idsOf = (targets: readonly Target[]): string[] => targets.map(({ id }) => id);
