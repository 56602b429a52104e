import { cancelledError } from '../src/client/pacing/cancellation';
import { Clock } from '../src/client/pacing/clock';

interface Sleeper {
  readonly wakesAt: number;
  wake(): void;
}

export interface VirtualClockOptions {
  /**
   * Epoch milliseconds.
   * @default - 2026-01-02T03:04:05Z
   */
  readonly startAt?: number;
  /**
   * Moves on by itself to the next sleeper as soon as nothing else is left to run.
   * @default false
   */
  readonly autoAdvance?: boolean;
}

/** How many turns of the event loop must pass without a new sleeper before an auto-advancing clock moves. */
const QUIET_TURNS = 5;

/**
 * Time that only a test moves. Sleepers wake in the order of their time, and among equals in the order they fell
 * asleep.
 */
export class VirtualClock implements Clock {
  /** Every sleep asked for, in milliseconds, in order. */
  public readonly sleeps: number[] = [];
  private readonly sleepers = new Set<Sleeper>();
  private readonly autoAdvance: boolean;
  private readonly startAt: number;
  /** What passed since the test began: sleepers and durations go by it. */
  private time = 0;
  /** How far the wall clock was set forward or back meanwhile. */
  private jumpedMs = 0;
  private isWatching = false;

  constructor({ startAt = Date.UTC(2026, 0, 2, 3, 4, 5), autoAdvance = false }: VirtualClockOptions = {}) {
    this.startAt = startAt;
    this.autoAdvance = autoAdvance;
  }

  public now(): number {
    return this.startAt + this.jumpedMs + this.time;
  }

  public elapsed(): number {
    return this.time;
  }

  /** Sets the wall clock forward or back, as NTP and resumed machines do. No time passes. */
  public jump(ms: number): void {
    this.jumpedMs += ms;
  }

  public async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw cancelledError();
    this.sleeps.push(ms);
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        this.sleepers.delete(sleeper);
        reject(cancelledError());
      };
      const sleeper: Sleeper = {
        wakesAt: this.time + Math.max(0, ms),
        wake: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.sleepers.add(sleeper);
      if (this.autoAdvance) void this.watch();
    });
  }

  /** Moves time on, waking everyone on the way and letting them act before time moves further. */
  public async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await this.settle();
    for (let next = this.nextSleeper(); next && next.wakesAt <= until; next = this.nextSleeper()) {
      this.wake(next);
      await this.settle();
    }
    this.time = until;
  }

  /** Lets everything run that needs no time to pass. */
  public async settle(): Promise<void> {
    for (let turn = 0; turn < QUIET_TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** How many are asleep. */
  public get asleep(): number {
    return this.sleepers.size;
  }

  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    try {
      for (let next = await this.quietNext(); next; next = await this.quietNext()) this.wake(next);
    } finally {
      this.isWatching = false;
      if (this.sleepers.size > 0) void this.watch(); // One that fell asleep while the loop ended
    }
  }

  private async quietNext(): Promise<Sleeper | undefined> {
    await this.settle();
    return this.nextSleeper();
  }

  private wake(sleeper: Sleeper): void {
    this.time = Math.max(this.time, sleeper.wakesAt);
    this.sleepers.delete(sleeper);
    sleeper.wake();
  }

  private nextSleeper(): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const sleeper of this.sleepers) if (!next || sleeper.wakesAt < next.wakesAt) next = sleeper;
    return next;
  }
}
