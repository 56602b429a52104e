import { Sighting } from './instance-lookup';
import { Waiter, WaiterVerdict } from '../../client';

/** What became of one instance in one run; the spelling is that of `results.outcome`. */
export type InstanceOutcome = 'done' | 'failed' | 'in_progress' | 'unconfirmed' | 'not_begun' | 'unknown';

/** One instance at the end of a run, or so far. */
export interface Fate {
  readonly id: string;
  readonly outcome: InstanceOutcome;
  /** Whether the action is still owed after this run. */
  readonly owed: boolean;
  /** Whether this run, or one whose work it took over, did anything to the instance. */
  readonly touched: boolean;
  readonly name?: string;
  readonly status?: string;
  readonly error?: string;
  readonly submittedAt?: number;
  readonly finishedAt?: number;
  readonly taskId?: string;
}

const FIRST_REFUSAL_WAIT_MS = 5_000;
const LONGEST_REFUSAL_WAIT_MS = 30_000;

/** How long an instance that was refused so many times is left alone: it doubles with each refusal. */
const refusalWait = (refusals: number): number =>
  Math.min(LONGEST_REFUSAL_WAIT_MS, FIRST_REFUSAL_WAIT_MS * 2 ** (refusals - 1));

/** A call may be sent once, and once more only where it was seen that nothing began. */
const MOST_SENDS = 2;

/**
 * One instance in one run: queued -> sending -> waiting -> ended, and back to queued where nothing was done. Every
 * transition is a method, and one that is not allowed throws: no instance can be acted on twice by mistake.
 */
export class Target {
  public phase: 'queued' | 'sending' | 'waiting' | 'ended' = 'queued';
  public sighting?: Sighting;
  /** Not to be sent before this time, after the API refused it as busy. */
  public notBefore = 0;
  /** Sent in a call of its own: the API refused a whole batch without saying because of whom. */
  public alone = false;
  /** Why the API refused it last, while it may still be sent. */
  public refusal?: string;
  public lastShownAt = 0;
  public finishedAt?: number;
  public submittedAt?: number;
  public name?: string;
  private sends = 0;
  private refusals = 0;
  private waiter?: Waiter;
  private outcome?: InstanceOutcome;
  private error?: string;
  private accepted = false;
  /** A call for it was sent whose answer was lost, and that is to be repeated. */
  private isOpen = false;

  constructor(public readonly id: string) {}

  public see(sighting: Sighting): void {
    this.sighting = sighting;
    if (!sighting.gone) this.name = sighting.name;
  }

  public get status(): string | undefined {
    return this.sighting && !this.sighting.gone ? this.sighting.status : undefined;
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

  public get endedWell(): boolean {
    return this.outcome === 'done' || this.outcome === 'unconfirmed';
  }

  public get hasFailed(): boolean {
    return this.outcome === 'failed' || this.outcome === 'unknown';
  }

  /** Takes over work that is already in flight, without sending anything. */
  public adopt(waiter: Waiter, accepted: boolean, submittedAt?: number): void {
    this.step('queued', 'waiting');
    this.waiter = waiter;
    this.accepted = accepted;
    this.submittedAt = submittedAt;
  }

  public send(now: number): void {
    if (this.isSpent) throw new Error(`instance ${this.id} would be sent a third time`);
    this.step('queued', 'sending');
    this.sends += 1;
    this.submittedAt = now;
  }

  /** The call was sent; `accepted` says whether its answer was good, or was lost. */
  public wait(waiter: Waiter, accepted: boolean): void {
    this.step('sending', 'waiting');
    this.waiter = waiter;
    this.accepted = accepted;
    this.isOpen = false;
  }

  /**
   * The API refused the call, and nothing was done: it may be sent again, later where it is `suspect` of being the
   * reason.
   */
  public refused(now: number, reason: string, { suspect, alone }: { suspect: boolean; alone: boolean }): void {
    this.step('sending', 'queued');
    this.refusal = reason;
    this.sends -= 1;
    this.submittedAt = undefined;
    this.refusals += 1;
    this.alone = alone;
    if (suspect) this.notBefore = now + refusalWait(this.refusals);
  }

  /** The API refused to do again what an earlier call, whose answer was lost, may have begun. */
  public doubted(waiter: Waiter, submittedAt: number): void {
    this.step('sending', 'waiting');
    this.sends -= 1;
    this.waiter = waiter;
    this.accepted = false;
    this.submittedAt = submittedAt;
  }

  public wantsTasks(now: number): boolean {
    return this.phase === 'waiting' && this.sighting !== undefined && this.waiter!.wantsTasks(this.sighting, now);
  }

  public observe(now: number, tasks: Parameters<Waiter['observe']>[2], waitForCompletion: boolean): void {
    if (this.phase !== 'waiting' || this.sighting === undefined) return;
    this.conclude(this.waiter!.observe(this.sighting, now, tasks), now);
    if (this.phase === 'waiting' && !waitForCompletion && (this.accepted || this.waiter!.began)) {
      this.end('in_progress', now);
    }
  }

  private conclude(verdict: WaiterVerdict, now: number): void {
    if (verdict.kind === 'done' || verdict.kind === 'unconfirmed') this.end(verdict.kind, now);
    if (verdict.kind === 'failed') this.end('failed', now, verdict.reason);
    if (verdict.kind === 'nothing_began') this.nothingBegan(now);
    if (verdict.kind === 'repeatable') this.repeat();
    if (verdict.kind === 'unclear') {
      this.end('unknown', now,
        'the answer to the call was lost, and the instance could not be watched closely enough to tell whether it began');
    }
  }

  private nothingBegan(now: number): void {
    if (this.isSpent) {
      this.end('unknown', now, 'the answer to the call was lost twice, and no sign was seen that it began');
      return;
    }
    this.step('waiting', 'queued');
    this.waiter = undefined;
    this.submittedAt = undefined;
  }

  /** To be sent again, although the first call may have arrived: what it came to stays open until the next one. */
  private repeat(): void {
    this.step('waiting', 'queued');
    this.waiter = undefined;
    this.isOpen = true;
  }

  public end(outcome: InstanceOutcome, now: number, error?: string): void {
    if (this.phase === 'ended') throw new Error(`instance ${this.id} would end twice`);
    this.outcome = this.phase === 'queued' && outcome === 'not_begun' && this.isOpen ? 'unknown' : outcome;
    this.phase = 'ended';
    this.error = error;
    if (this.outcome !== 'in_progress' && this.outcome !== 'not_begun') this.finishedAt = now;
  }

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
      finishedAt: this.finishedAt,
      taskId: this.waiter?.taskId,
    };
  }

  private get outcomeSoFar(): InstanceOutcome {
    if (this.phase === 'sending' || this.isDoubtful || (this.phase === 'queued' && this.isOpen)) return 'unknown';
    return this.phase === 'waiting' ? 'in_progress' : 'not_begun';
  }

  private step(from: Target['phase'], to: Target['phase']): void {
    if (this.phase !== from) throw new Error(`instance ${this.id} cannot go from ${this.phase} to ${to}`);
    this.phase = to;
  }
}
