import { setMaxListeners } from 'node:events';
import { InstanceLookup, KafkaApi } from './instance-lookup';
import { pollInterval } from './interval';
import { InstanceLocks } from './locks';
import { isRoll, Order } from './order';
import { poll } from './poll';
import { Progress } from './progress';
import { Roster } from './roster';
import { RunClock } from './run-clock';
import { nextCall, Start, TasksBefore } from './start';
import { Fate, Target } from './target';
import { TaskList } from './task-list';
import { choose, nextChange, WindowView } from './window';
import { Clock, ErrorKind, isDmsError, isOnItsWay } from '../../client';
import { Log } from '../../plugin-sdk/framework/resource';
import { formatDuration } from '../duration-text';
import { Protection } from '../protection';

/** What a run works with. */
export interface Parts {
  readonly api: KafkaApi;
  readonly clock: Clock;
  readonly random: () => number;
  readonly locks: InstanceLocks;
  /** Prefix of lock keys: cloud and project. */
  readonly scope: string;
  readonly protection: Protection;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Called with the fates so far whenever something was sent or has ended, so that a crash loses nothing. */
  onChange?(fates: readonly Fate[]): void;
}

/** How a run ended. */
export interface Report {
  readonly fates: readonly Fate[];
  readonly warnings: readonly string[];
  /** Why the run began nothing more, where it stopped before all was done. */
  readonly halted?: string;
  readonly elapsedMs: number;
}

/** A look that is younger than this still holds when an instance is to begin, or the window is found filled. */
const FRESH_MS = 1_000;

/** Node's timers hold no more; a longer deadline is watched between the looks. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A call that is still unanswered so long after an interrupt has left. */
const UNDER_WAY_MS = 1_000;

/** What no repetition mends. */
const HOPELESS = new Set<ErrorKind>(['authentication', 'permission', 'contract']);

/** Acts on the owed instances of one order, once each, and follows every one of them to its fate. */
export class Run {
  private readonly fleet: InstanceLookup;
  private readonly taskList: TaskList;
  private readonly roster: Roster;
  private readonly start: Start;
  private readonly progress: Progress;
  private readonly clock: RunClock;
  private readonly startedAt: number;
  private readonly warnings: string[] = [];
  private lastSentAt: number;
  private lookedAt = -Infinity;
  private firstRound = true;
  private halted?: string;
  /** Why the last look failed; undefined when it did not. */
  private lookFailure?: string;
  private readonly deadline = new AbortController();
  /** Ends every wait, also inside the client: the user interrupted, or the deadline has come. */
  private readonly signal: AbortSignal;

  private readonly order: Order;

  constructor(asked: Order, private readonly parts: Parts) {
    const { api, locks, scope, log, protection } = parts;
    const clock = this.clock = new RunClock(parts.clock);
    const order = this.order = inTimeOf(clock, asked);
    const signal = this.signal = AbortSignal.any([parts.signal, this.deadline.signal]);
    setMaxListeners(0, signal); // every call in flight listens
    const rules = { action: order.action, allFailure: order.allFailure, goneIsDone: order.goneIsDone, protection };
    this.startedAt = this.lastSentAt = clock.now();
    this.fleet = new InstanceLookup(api, signal);
    this.taskList = new TaskList(api, signal, log, clock);
    this.roster = new Roster(order, rules, this.fleet, locks, scope, clock, (fates) => parts.onChange?.(fates));
    this.start = new Start(order, this.roster, this.fleet, this.taskList, api, () => clock.now(), signal);
    this.progress = new Progress(order.action, this.roster.targets, this.startedAt, log);
  }

  /** Throws, before anything was sent, where an instance is refused or the instances cannot be looked at. */
  public async execute(): Promise<Report> {
    const over = new AbortController();
    this.parts.signal.addEventListener('abort', () => this.recordCallUnderWay(over.signal), {
      once: true,
      signal: over.signal,
    });
    this.clock.sleep(Math.min(this.order.timeoutMs, LONGEST_TIMER_MS), over.signal).then(() => this.deadline.abort(),
      () => undefined);
    try {
      await this.look();
      this.roster.refuse();
      await this.start.adopt();
      while (!this.isOver()) await this.round();
    } finally {
      over.abort();
    }
    this.endRest();
    const fates = this.roster.fates();
    return { fates, warnings: this.warnings, halted: this.halted, elapsedMs: this.now() - this.startedAt };
  }

  /**
   * Its answer may come too late to be recorded. A call that had not left yet ends at once, and leaves nothing to
   * record.
   */
  private recordCallUnderWay(over: AbortSignal): void {
    this.clock.sleep(UNDER_WAY_MS, over).then(() => this.roster.changed(), () => undefined);
  }

  private async round(): Promise<void> {
    await this.attempt(() => this.beginReady());
    await this.attempt(() => this.clock.sleep(this.sleepTime(), this.signal));
    await this.attempt(() => this.poll());
    this.progress.show(this.now());
  }

  private async poll(): Promise<void> {
    await poll(this.order, this.roster, this.fleet, this.taskList, this.now());
    this.lookFailure = undefined;
  }

  /** One step of a round, as long as the run is not over. */
  private async attempt(step: () => Promise<void>): Promise<void> {
    if (this.isOver()) return;
    try {
      await step();
    } catch (error) {
      this.survive(error);
    }
    this.haltIfNeeded();
  }

  /** Begins whatever the window lets begin, on statuses read just before. */
  private async beginReady(): Promise<void> {
    let tasks: TasksBefore = new Map();
    for (;;) {
      this.roster.settleQueued(this.now());
      this.haltIfNeeded();
      if (this.halted !== undefined) return;
      const choice = choose(this.view());
      if ('begin' in choice && choice.begin.length === 0) break;
      const call = 'begin' in choice ? nextCall(this.order, choice.begin) : [];
      tasks = await this.start.tasksBefore(call, tasks);
      if (this.now() - this.lookedAt >= FRESH_MS) {
        await this.look();
      } else if ('filledBy' in choice) {
        return this.halt(windowIsFilled(this.order.maxUnavailable!, choice.filledBy));
      } else {
        await this.begin(call, tasks);
        tasks = new Map();
      }
    }
    this.firstRound = false;
  }

  private async begin(targets: readonly Target[], tasks: TasksBefore): Promise<void> {
    const { sentAt, impossible, warnings } = await this.start.begin(targets, tasks, this.firstRound);
    this.lastSentAt = sentAt ?? this.lastSentAt;
    this.warnings.push(...warnings);
    if (impossible !== undefined) this.halt(impossible);
    if (targets.some((target) => target.phase === 'queued')) this.lookedAt = -Infinity;
  }

  private async look(): Promise<void> {
    await this.roster.look();
    this.lookedAt = this.now();
  }

  /** A look that failed is repeated with the next round; what no repetition mends ends the run. */
  private survive(error: unknown): void {
    if (!isDmsError(error)) throw error;
    if (error.kind === 'cancelled') return;
    this.parts.log.warn('a look at the instances failed', { reason: error.message });
    this.lookFailure = error.message;
    // without a code of the cloud a proxy or the like has answered: that ends no wait for what the cloud has begun
    const isWorthAWait = error.kind === 'contract' && error.code === undefined && this.roster.in('waiting').length > 0;
    if (HOPELESS.has(error.kind) && !isWorthAWait) this.abandon('the instances can no longer be looked at');
  }

  private haltIfNeeded(): void {
    if (this.parts.signal.aborted) this.abandon('the run was interrupted');
    if (this.deadline.signal.aborted || this.remaining() <= 0) {
      this.abandon(`the timeout of ${formatDuration(this.order.timeoutMs)} has passed`);
    }
    const failed = this.roster.targets.find((target) => target.hasFailed);
    if (isRoll(this.order) && failed) this.halt(`the roll stopped at instance ${failed.id}`);
  }

  /** Begins nothing more; what is in flight is still waited for. */
  private halt(reason: string): void {
    this.halted ??= reason;
  }

  /** Waits for nothing more either. */
  private abandon(occasion: string): void {
    const reason = this.lookFailure === undefined ? occasion
      : `${occasion}; the last look at them failed: ${this.lookFailure}`;
    this.halt(reason);
    for (const target of this.roster.in('waiting')) {
      const outcome = target.isDoubtful ? 'unknown' : 'in_progress';
      this.roster.end(target, outcome, this.now(),
        `it was not seen to end: ${reason} (its status was last ${target.status ?? 'unknown: it no longer exists'})`);
    }
  }

  private endRest(): void {
    for (const target of this.roster.in('queued')) {
      this.roster.end(target, 'not_begun', this.now(), [this.halted, obstacle(target)].filter(Boolean).join('; '));
    }
  }

  private isOver(): boolean {
    const open = this.roster.in('queued').length;
    return this.roster.in('waiting').length === 0 && (open === 0 || this.halted !== undefined);
  }

  private sleepTime(): number {
    const change = nextChange(this.view());
    const interval = pollInterval(this.now() - this.lastSentAt, this.parts.random);
    return Math.max(0, Math.min(interval, this.remaining(), change === undefined ? Infinity : change - this.now()));
  }

  private remaining(): number {
    return this.startedAt + this.order.timeoutMs - this.now();
  }

  private view(): WindowView {
    const { targets, bystanders } = this.roster;
    return { order: this.order, targets, bystanders, now: this.now(), isLocked: (id) => this.roster.isLocked(id) };
  }

  private now(): number {
    return this.clock.now();
  }
}

/** What kept an instance from beginning, beside its turn not having come. */
function obstacle({ refusal, status }: Target): string | undefined {
  if (status !== undefined && isOnItsWay(status)) return `its status was last ${status}`;
  return refusal === undefined ? undefined : `it was refused: ${refusal}`;
}

/** What was recorded with dates, with moments of the run. */
function inTimeOf(clock: RunClock, order: Order): Order {
  const recorded = [...order.recorded].map(([id, one]) =>
    [id, { ...one, submittedAt: clock.momentOf(one.submittedAt) }] as const,
  );
  return { ...order, recorded: new Map(recorded) };
}

function windowIsFilled(max: number, ids: readonly string[]): string {
  return `the window of ${max} is filled by instances that are down already: ${ids.join(', ')}; bring them back, or raise \`max_unavailable\``;
}
