import { Admission } from './admission';
import { Fate } from './fate';
import { HealthCheck } from './health-check';
import { InstanceLookup, KafkaApi } from './instance-lookup';
import { pollInterval } from './interval';
import { InstanceLocks } from './locks';
import { Order } from './order';
import { poll } from './poll';
import { Progress } from './progress';
import { ProgressLines, RunProgress } from './progress-lines';
import { RunClock } from './run-clock';
import { RunEnding } from './run-ending';
import { RunLimits } from './run-limits';
import { RunTargets } from './run-targets';
import { Before, nextCall, NOTHING_KNOWN, Start } from './start';
import { Target } from './target';
import { TaskList } from './task-list';
import { haltReason } from './texts';
import { choose, nextChange, WindowView } from './window';
import { Clock, isDmsError } from '../../client';
import { Log } from '../../plugin-sdk';
import { Protection } from '../protection';

/** What a run works with. */
export interface RunDependencies {
  readonly api: KafkaApi;
  readonly clock: Clock;
  readonly random: () => number;
  readonly locks: InstanceLocks;
  /** Prefix of lock keys: cloud and project. */
  readonly scope: string;
  readonly protection: Protection;
  readonly log: Log;
  /** @default - nobody is told how the run goes */
  readonly progress?: RunProgress;
  /** The user interrupts the run. */
  readonly signal: AbortSignal;
  /** Called with the fates so far whenever something was sent or has ended, so that a crash loses nothing. */
  onChange?(fates: readonly Fate[]): void;
}

/** How a run ended. */
export interface RunReport {
  readonly fates: readonly Fate[];
  readonly warnings: readonly string[];
  /** Why the run began nothing more, where it stopped before all was done. */
  readonly halted?: string;
  /** Why instances were left for a later apply, and when that may begin them. */
  readonly deferral?: string;
  readonly elapsedMs: number;
}

/** A look that is younger than this still holds when an instance is to begin, or the window is found filled. */
const FRESH_MS = 1_000;

/** Acts on the owed instances of one order, once each, and follows every one of them to its fate. */
export class Run {
  private readonly order: Order;
  private readonly clock: RunClock;
  private readonly limits: RunLimits;
  private readonly lookup: InstanceLookup;
  private readonly taskList: TaskList;
  private readonly targets: RunTargets;
  private readonly healthCheck: HealthCheck;
  private readonly admission: Admission;
  private readonly ending: RunEnding;
  private readonly start: Start;
  private readonly progress: Progress;
  private readonly lines: ProgressLines;
  private readonly warnings: string[] = [];
  private lastSentAt: number;
  private lookedAt = -Infinity;
  private isFirstRound = true;

  constructor(asked: Order, private readonly dependencies: RunDependencies) {
    const { api, locks, scope, log, protection, signal: interrupt, onChange } = dependencies;
    const clock = this.clock = new RunClock(dependencies.clock);
    const order = this.order = inTimeOf(clock, asked);
    const limits = this.limits = new RunLimits(clock, order.timeoutMs, interrupt);
    const rules = { action: order.action, allFailure: order.allFailure, goneIsDone: order.goneIsDone, protection };
    this.lastSentAt = limits.startedAt;
    this.lookup = new InstanceLookup(api, limits.signal);
    this.taskList = new TaskList(api, limits.signal, log, clock);
    this.targets = new RunTargets(order, rules, this.lookup, locks, scope, clock, onChange);
    this.healthCheck = new HealthCheck(order.healthRule, api, limits.signal);
    this.admission = new Admission(order, clock);
    this.ending = new RunEnding(order, this.targets, this.admission, limits, clock);
    const { lookup, taskList, healthCheck, admission, targets } = this;
    this.start = new Start(order, targets, { api, lookup, taskList, healthCheck, admission }, clock, limits.signal);
    this.progress = new Progress(order.action, this.targets.all, limits.startedAt, log);
    this.lines = new ProgressLines(dependencies.progress, order.action, this.targets.all, clock);
  }

  /**
   * Carries the order out.
   * @throws RefusedRun before anything was sent, when an instance is refused.
   * @throws DmsError before anything was sent, when the instances cannot be looked at.
   */
  public async execute(): Promise<RunReport> {
    const over = new AbortController();
    // The answer to a call under way may come too late to be recorded; a call that had not left ends at once.
    this.limits.watch(() => this.targets.changed(), over.signal);
    this.lines.watch(over.signal);
    try {
      await this.look();
      this.targets.refuse();
      this.lines.tell();
      await this.start.takeOverInFlight();
      while (!this.ending.isOver) await this.round();
      this.ending.endRest();
    } finally {
      over.abort();
      await this.lines.end();
    }
    const fates = this.targets.fates();
    return {
      fates,
      warnings: [...this.warnings, ...this.healthCheck.warnings],
      halted: this.ending.halted,
      deferral: fates.some(({ outcome }) => outcome === 'deferred') ? this.admission.reason : undefined,
      elapsedMs: this.limits.elapsedMs,
    };
  }

  private async round(): Promise<void> {
    await this.attempt(() => this.beginReady());
    this.lines.tell();
    await this.attempt(() => this.clock.sleep(this.sleepTime(), this.limits.signal));
    await this.attempt(() => this.poll());
    this.progress.show(this.clock.now());
    this.lines.tell();
  }

  /** One step of a round, unless the run is over. A look that fails does not end the run by itself. */
  private async attempt(step: () => Promise<void>): Promise<void> {
    if (this.ending.isOver) return;
    try {
      await step();
    } catch (error) {
      if (!isDmsError(error)) throw error;
      if (error.kind !== 'cancelled') {
        this.dependencies.log.warn('a look at the instances failed', { reason: error.message });
        this.ending.lookFailed(error);
      }
    }
    this.ending.haltIfNeeded();
  }

  private async poll(): Promise<void> {
    await poll(this.order, this.targets, this.lookup, this.taskList, this.healthCheck, this.clock);
    this.ending.lookSucceeded();
  }

  /** Begins whatever the window lets begin, on statuses read just before. */
  private async beginReady(): Promise<void> {
    let before = NOTHING_KNOWN;
    for (;;) {
      this.targets.settleQueued(this.clock.now());
      this.ending.haltIfNeeded();
      if (this.ending.halted !== undefined || this.admission.admitted(this.targets.in('queued')).length === 0) break;
      const choice = choose(this.view());
      const admitted = 'begin' in choice ? this.admission.admitted(choice.begin) : [];
      if ('begin' in choice && admitted.length === 0) break;
      const call = nextCall(this.order, admitted);
      const known = await this.start.before(call, before);
      if ('impossible' in known) return this.ending.halt(known.impossible.reason, known.impossible.detail);
      before = known;
      if (this.clock.now() - this.lookedAt >= FRESH_MS) {
        await this.look();
      } else if ('filledBy' in choice) {
        return this.ending.halt(haltReason.windowFilled(this.order.maxUnavailable!, choice.filledBy));
      } else {
        await this.begin(call, before);
        before = NOTHING_KNOWN;
      }
    }
    this.isFirstRound = false;
  }

  private async begin(targets: readonly Target[], before: Before): Promise<void> {
    const { sentAt, impossible, warnings } = await this.start.begin(targets, before, this.isFirstRound);
    this.lastSentAt = sentAt ?? this.lastSentAt;
    this.warnings.push(...warnings);
    if (impossible !== undefined) this.ending.halt(impossible.reason, impossible.detail);
    if (targets.some((target) => target.phase === 'queued')) this.lookedAt = -Infinity;
  }

  private async look(): Promise<void> {
    await this.targets.look();
    this.lookedAt = this.clock.now();
  }

  private sleepTime(): number {
    const now = this.clock.now();
    const changes = [nextChange(this.view()), this.ending.nextExpiry].map((moment) => (moment ?? Infinity) - now);
    const interval = pollInterval(now - this.lastSentAt, this.dependencies.random);
    return Math.max(0, Math.min(interval, this.limits.remainingMs, ...changes));
  }

  private view(): WindowView {
    const { all: targets, bystanders } = this.targets;
    const isLocked = (id: string) => this.targets.isLocked(id);
    return { order: this.order, targets, bystanders, now: this.clock.now(), isLocked };
  }
}

/** The order with moments of the run where earlier submissions were recorded with dates. */
function inTimeOf(clock: RunClock, order: Order): Order {
  const recorded = [...order.recorded].map(([id, one]) =>
    [id, { ...one, submittedAt: clock.momentOf(one.submittedAt) }] as const,
  );
  return { ...order, recorded: new Map(recorded) };
}
