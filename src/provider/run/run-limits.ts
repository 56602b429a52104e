import { setMaxListeners } from 'node:events';
import { RunClock } from './run-clock';

/** A timer of Node holds no more; a longer timeout is watched between the looks. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** If a call has no answer so long after an interrupt, assume that it was sent. */
const UNDER_WAY_MS = 1_000;

/** How long a run may go on: until the user interrupts it, or until its timeout has passed. */
export class RunLimits {
  public readonly startedAt: number;
  /** Ends every wait, also those inside the client. */
  public readonly signal: AbortSignal;
  private readonly deadline = new AbortController();

  constructor(private readonly clock: RunClock, private readonly timeoutMs: number,
    private readonly interrupt: AbortSignal) {
    this.startedAt = clock.now();
    this.signal = AbortSignal.any([interrupt, this.deadline.signal]);
    // Every call in flight listens, and Node would warn of so many listeners.
    setMaxListeners(0, this.signal);
  }

  /** Watches both limits until the run is `over`. `onCallUnderWay` is called if an interrupt finds a call under way. */
  public watch(onCallUnderWay: () => void, over: AbortSignal): void {
    const afterInterrupt = () => {
      this.clock.sleep(UNDER_WAY_MS, over).then(onCallUnderWay, () => undefined);
    };
    this.interrupt.addEventListener('abort', afterInterrupt, { once: true, signal: over });
    this.clock.sleep(Math.min(this.timeoutMs, LONGEST_TIMER_MS), over).then(() => this.deadline.abort(),
      () => undefined);
  }

  public get isInterrupted(): boolean {
    return this.interrupt.aborted;
  }

  public get hasTimedOut(): boolean {
    return this.deadline.signal.aborted || this.remainingMs <= 0;
  }

  public get remainingMs(): number {
    return this.startedAt + this.timeoutMs - this.clock.now();
  }

  public get elapsedMs(): number {
    return this.clock.now() - this.startedAt;
  }
}
