import { Fate, InstanceOutcome } from './fate';
import { isBack } from './health';
import { InFlight } from './in-flight';
import { Sighting } from './instance-lookup';
import { ANSWER_LOST_TWICE, ANSWER_LOST_UNWATCHED, failedAgain, GONE_AGAIN } from './texts';
import { ClusterHealth, isFailed, RUNNING, Waiter, WaiterVerdict } from '../../client';

/** Where an instance stands in its run. */
export type Phase = 'queued' | 'sending' | 'waiting' | 'ended';

const FIRST_REFUSAL_WAIT_MS = 5_000;
const LONGEST_REFUSAL_WAIT_MS = 30_000;

/** How long an instance that was refused so many times is left alone: it doubles with each refusal. */
const refusalWait = (refusals: number): number =>
  Math.min(LONGEST_REFUSAL_WAIT_MS, FIRST_REFUSAL_WAIT_MS * 2 ** (refusals - 1));

/** A call may be sent once, and once more only where it was seen that nothing began. */
const MOST_SENDS = 2;

/** How an observation is to be taken. */
export interface Observation {
  readonly waitForCompletion: boolean;
  /** Whether its cluster has to be back before it has come to its end. */
  readonly healsFirst: boolean;
  /**
   * When the answer of the look was here.
   * @default - at once
   */
  readonly seenAt?: number;
}

/**
 * One instance in one run: queued -> sending -> waiting -> ended, and back to queued where nothing was done. Every
 * transition is a method, and one that is not allowed throws: no instance can be acted on twice by mistake.
 */
export class Target {
  private current: Phase = 'queued';
  private lastSighting?: Sighting;
  private lastName?: string;
  private shownAt = 0;
  private readyAt = 0;
  private isSentAlone = false;
  private lastRefusal?: string;
  private leftMoment?: number;
  private endedAt?: number;
  private backAt?: number;
  /** Whether it was seen not to be RUNNING since its call left, or its work was taken over. */
  private wasAway = false;
  private waitsSince = 0;
  private before?: ClusterHealth;
  private lastHealth?: ClusterHealth;
  /** The end that it has come to, but for the health of its cluster. */
  private conclusion?: 'done' | 'unconfirmed' | 'failed';
  private lastFailure?: string;
  private isLate = false;
  private sends = 0;
  private refusals = 0;
  private waiter?: Waiter;
  private outcome?: InstanceOutcome;
  private error?: string;
  private accepted = false;
  /** Whether a call for it was sent whose answer was lost, and that is to be repeated. */
  private isOpen = false;

  /** @param unhealedFrom what its cluster had before an earlier restart from which it has not come back */
  constructor(public readonly id: string, private readonly unhealedFrom?: ClusterHealth) {
    this.before = unhealedFrom;
  }

  public get phase(): Phase {
    return this.current;
  }

  public get sighting(): Sighting | undefined {
    return this.lastSighting;
  }

  public get name(): string | undefined {
    return this.lastName;
  }

  public get status(): string | undefined {
    return this.lastSighting && !this.lastSighting.gone ? this.lastSighting.status : undefined;
  }

  /** When the instance was last shown by a request of its own; 0 for never. */
  public get lastShownAt(): number {
    return this.shownAt;
  }

  /** It is not to be sent before this moment. */
  public get notBefore(): number {
    return this.readyAt;
  }

  /** Whether it travels in a call of its own, because the API refused a whole batch without saying because of whom. */
  public get isAlone(): boolean {
    return this.isSentAlone;
  }

  /** Why the API refused its call last; undefined where it never did. */
  public get refusal(): string | undefined {
    return this.lastRefusal;
  }

  /** When its call left, or when the work that was taken over was submitted. */
  public get submittedAt(): number | undefined {
    return this.leftMoment;
  }

  public get finishedAt(): number | undefined {
    return this.endedAt;
  }

  /** When it was first seen RUNNING again. */
  public get runningAt(): number | undefined {
    return this.backAt;
  }

  /** From when on its time counts: its call, or the moment from which work in flight is waited for. */
  public get waitingSince(): number {
    return this.waitsSince;
  }

  /** What its cluster had before it was sent, or before an earlier restart; undefined where nobody knows. */
  public get healthBefore(): ClusterHealth | undefined {
    return this.before;
  }

  /** What its cluster had when it was last looked at. */
  public get health(): ClusterHealth | undefined {
    return this.lastHealth;
  }

  /** Whether it is back but for its cluster, which has to be looked at. */
  public get isHealing(): boolean {
    return this.phase === 'waiting' && this.conclusion !== undefined;
  }

  /** Why it has failed, where it is RUNNING and heals; undefined otherwise. */
  public get failure(): string | undefined {
    return this.phase === 'waiting' ? this.lastFailure : undefined;
  }

  /** Whether it has not come back within its time. */
  public get isOverdue(): boolean {
    return this.isLate;
  }

  /** Whether its call was sent as often as ever may be. */
  public get isSpent(): boolean {
    return this.sends >= MOST_SENDS;
  }

  public get isInFlight(): boolean {
    return this.phase === 'sending' || this.phase === 'waiting';
  }

  /** Whether the answer to its call was lost and nothing was seen of it yet. */
  public get isDoubtful(): boolean {
    return this.phase === 'waiting' && !this.accepted && !this.waiter?.began;
  }

  /** Whether a call for it was sent whose answer was lost, and that is to be repeated. */
  public get isRepeated(): boolean {
    return this.isOpen;
  }

  public get endedWell(): boolean {
    return this.outcome === 'done' || this.outcome === 'unconfirmed';
  }

  public get hasFailed(): boolean {
    return this.outcome === 'failed' || this.outcome === 'unknown' || this.conclusion === 'failed' || this.isLate;
  }

  /** Takes in what a look at the instance has found. */
  public see(sighting: Sighting): void {
    this.lastSighting = sighting;
    if (!sighting.gone) this.lastName = sighting.name;
  }

  /** Takes in what a request for this instance alone has found. */
  public shown(sighting: Sighting, moment: number): void {
    this.see(sighting);
    this.shownAt = moment;
  }

  /** Leaves the instance alone until a moment, because something else is acting on it. */
  public waitUntil(moment: number): void {
    this.readyAt = moment;
  }

  /** Takes in what its cluster has before it is sent. */
  public takeBaseline(health: ClusterHealth | undefined): void {
    this.before = health;
  }

  /** Takes over work that is already in flight, without sending anything; from `now` on its time counts. */
  public takeOver({ waiter, accepted, submittedAt }: InFlight, now: number): void {
    this.step('queued', 'waiting');
    this.waiter = waiter;
    this.accepted = accepted;
    this.leftMoment = submittedAt;
    this.waitsSince = now;
    this.wasAway = this.status !== RUNNING;
  }

  /**
   * Its call is about to be sent.
   * @throws Error when the call would be sent a third time.
   */
  public send(now: number): void {
    if (this.isSpent) throw new Error(`instance ${this.id} would be sent a third time`);
    this.step('queued', 'sending');
    this.sends += 1;
    this.leftMoment = now;
    this.waitsSince = now;
  }

  /** Its call has left this machine, maybe much later than it was to be sent: a throttled call leaves again. */
  public leftAt(moment: number): void {
    this.step('sending', 'sending');
    this.leftMoment = moment;
    this.waitsSince = moment;
  }

  /** The call was sent; `accepted` says whether its answer was good, or was lost. */
  public wait(waiter: Waiter, accepted: boolean): void {
    this.step('sending', 'waiting');
    this.waiter = waiter;
    this.accepted = accepted;
    this.isOpen = false;
  }

  /**
   * The API refused the call, and nothing was done: it may be sent again, later where the instance is `suspect` of
   * being the reason.
   */
  public refused(now: number, reason: string, { suspect, alone }: { suspect: boolean; alone: boolean }): void {
    this.step('sending', 'queued');
    this.nothingDone();
    this.lastRefusal = reason;
    this.sends -= 1;
    this.leftMoment = undefined;
    this.refusals += 1;
    this.isSentAlone = alone;
    if (suspect) this.readyAt = now + refusalWait(this.refusals);
  }

  /** Its call did nothing: what its cluster had before the call tells nothing. */
  public nothingDone(): void {
    this.before = this.unhealedFrom;
  }

  /** The API refused to do again what an earlier call, whose answer was lost, may have begun. */
  public doubted(waiter: Waiter, submittedAt: number): void {
    this.step('sending', 'waiting');
    this.sends -= 1;
    this.waiter = waiter;
    this.accepted = false;
    this.leftMoment = submittedAt;
  }

  /** Whether the next look should read its background tasks too. */
  public wantsTasks(now: number): boolean {
    if (this.phase !== 'waiting' || this.isHealing || this.sighting === undefined) return false;
    return this.waiter!.wantsTasks(this.sighting, now);
  }

  /**
   * Lets what was last seen by a look that began `now`, and its tasks where they were read, decide whether it has come
   * to its end.
   */
  public observe(now: number, tasks: Parameters<Waiter['observe']>[2],
    { waitForCompletion, healsFirst, seenAt = now }: Observation): void {
    if (this.phase !== 'waiting' || this.sighting === undefined) return;
    if (this.isHealing) return this.relapse(seenAt);
    const verdict = this.waiter!.observe(this.sighting, now, tasks, seenAt);
    // Its task may tell of the restart while the status is still that of before.
    if (this.status !== RUNNING) this.wasAway = true;
    else if (this.wasAway || verdict.kind === 'done') this.backAt ??= seenAt;
    this.conclude(verdict, seenAt, healsFirst && this.before !== undefined);
    if (this.phase === 'waiting' && !waitForCompletion && (this.accepted || this.waiter!.began)) {
      this.end('in_progress', seenAt);
    }
  }

  /** Takes in what the cluster has; undefined where it cannot be asked any more, and the status decides. */
  public heal(health: ClusterHealth | undefined, now: number): void {
    if (!this.isHealing) return;
    this.lastHealth = health ?? this.lastHealth;
    const isHealthy = this.status === RUNNING && (health === undefined || isBack(health, this.before!));
    if (isHealthy) this.end(this.conclusion!, now, this.lastFailure);
  }

  /** It has not come back within its time: the run does not wait for it any longer. */
  public expire(now: number, error: string): void {
    this.isLate = true;
    if (this.failure !== undefined) return this.end('failed', now, this.failure);
    const outcome = this.phase === 'queued' ? 'not_begun' : this.isDoubtful ? 'unknown' : 'in_progress';
    this.end(outcome, now, error);
  }

  /**
   * Its part in the run is over.
   * @throws Error when it is over already.
   */
  public end(outcome: InstanceOutcome, now: number, error?: string): void {
    if (this.phase === 'ended') throw new Error(`instance ${this.id} would end twice`);
    const isUntouched = outcome === 'not_begun' || outcome === 'deferred';
    this.outcome = this.phase === 'queued' && isUntouched && this.isOpen ? 'unknown' : outcome;
    this.current = 'ended';
    this.error = error;
    if (!['in_progress', 'not_begun', 'deferred'].includes(this.outcome)) this.endedAt = now;
  }

  /** What is to be recorded of it now. */
  public fate(): Fate {
    const outcome = this.outcome ?? this.outcomeSoFar;
    return {
      id: this.id,
      outcome,
      owed: !this.endedWell && !(outcome === 'in_progress' && this.error === undefined && this.phase === 'ended'),
      touched: this.endedWell || this.waiter !== undefined || this.phase === 'sending' || this.isOpen,
      name: this.name,
      status: this.status,
      error: this.error,
      submittedAt: this.submittedAt,
      runningAt: this.runningAt,
      finishedAt: this.finishedAt,
      taskId: this.waiter?.taskId,
      healthBefore: this.healthBefore,
      health: this.health,
    };
  }

  private conclude(verdict: WaiterVerdict, now: number, healsFirst: boolean): void {
    if (verdict.kind === 'done' || verdict.kind === 'unconfirmed') {
      if (healsFirst) this.conclusion = verdict.kind;
      else this.end(verdict.kind, now);
    }
    if (verdict.kind === 'failed') this.fail(verdict.reason, now, healsFirst);
    if (verdict.kind === 'nothing_began') this.nothingBegan(now);
    if (verdict.kind === 'repeatable') this.repeat();
    if (verdict.kind === 'unclear') this.end('unknown', now, ANSWER_LOST_UNWATCHED);
  }

  /** It has failed: whoever is RUNNING all the same keeps its slot until its cluster is back. */
  private fail(reason: string, now: number, healsFirst: boolean): void {
    if (!healsFirst || this.status !== RUNNING) return this.end('failed', now, reason);
    this.conclusion = 'failed';
    this.lastFailure = reason;
  }

  /** Whoever was back and is not any more, for good, has failed after all. */
  private relapse(now: number): void {
    if (this.sighting!.gone) this.end('failed', now, GONE_AGAIN);
    else if (isFailed(this.sighting!.status)) this.end('failed', now, failedAgain(this.sighting!.status));
  }

  private nothingBegan(now: number): void {
    if (this.isSpent) {
      this.end('unknown', now, ANSWER_LOST_TWICE);
      return;
    }
    this.step('waiting', 'queued');
    this.waiter = undefined;
    this.leftMoment = undefined;
  }

  /** To be sent again, although the first call may have arrived: what became of it stays open until the next one. */
  private repeat(): void {
    this.step('waiting', 'queued');
    this.waiter = undefined;
    this.isOpen = true;
  }

  private get outcomeSoFar(): InstanceOutcome {
    if (this.phase === 'sending' || this.isDoubtful || (this.phase === 'queued' && this.isOpen)) return 'unknown';
    return this.phase === 'waiting' ? 'in_progress' : 'not_begun';
  }

  private step(from: Phase, to: Phase): void {
    if (this.phase !== from) throw new Error(`instance ${this.id} cannot go from ${this.phase} to ${to}`);
    this.current = to;
  }
}
