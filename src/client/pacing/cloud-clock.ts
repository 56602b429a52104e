import { Clock } from './clock';

/** How far the clock of the cloud is from ours: it shows `clock.now() + offsetMs`, give or take `uncertaintyMs`. */
export interface CloudTime {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

interface Measurement {
  /** The cloud's time minus `elapsed()`: it stays right when our wall clock is set meanwhile. */
  readonly aheadOfElapsedMs: number;
  readonly uncertaintyMs: number;
  /** When it was made, by `elapsed()`. */
  readonly takenAt: number;
}

/** A Date header names the second: what is beyond it is cut off. */
const RESOLUTION_MS = 1000;

/** Because clocks drift, a fresh measurement replaces one that is older than this, even a better one. */
const STALE_AFTER_MS = 10 * 60_000;

/**
 * Learns the time of the cloud from the Date headers of its answers, and keeps the best measurement of the last ten
 * minutes.
 */
export class CloudClock {
  private best?: Measurement;

  constructor(private readonly clock: Clock) {}

  /** Takes in the Date header of an answer, when its request left, and when it came, both by `elapsed()`. */
  public learn(dateHeader: string | undefined, leftAt: number, cameAt: number): void {
    const date = Date.parse(dateHeader ?? '');
    if (Number.isNaN(date)) return;
    const measured: Measurement = {
      aheadOfElapsedMs: date + RESOLUTION_MS / 2 - (leftAt + cameAt) / 2,
      uncertaintyMs: (RESOLUTION_MS + cameAt - leftAt) / 2,
      takenAt: cameAt,
    };
    const isBetter = !this.best || measured.uncertaintyMs <= this.best.uncertaintyMs
      || cameAt - this.best.takenAt > STALE_AFTER_MS;
    if (isBetter) this.best = measured;
  }

  /** The best that is known; undefined before the first answer. The uncertainty is half a second and half the trip. */
  public time(): CloudTime | undefined {
    return this.best && {
      offsetMs: Math.round(this.best.aheadOfElapsedMs + this.clock.elapsed() - this.clock.now()),
      uncertaintyMs: Math.ceil(this.best.uncertaintyMs),
    };
  }
}
