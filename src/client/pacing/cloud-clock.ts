import { Clock } from './clock';

/**
 * How far the clock of the cloud is from ours: what it shows is `clock.now() + offsetMs`, give or take `uncertaintyMs`.
 */
export interface CloudTime {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

interface Measurement {
  /** The cloud's time minus `elapsed()`: it stays right when our wall clock is set meanwhile. */
  readonly aheadOfElapsedMs: number;
  readonly uncertaintyMs: number;
  /** By `elapsed()`. */
  readonly takenAt: number;
}

/** A Date header has whole seconds, cut off. */
const RESOLUTION_MS = 1000;
/** Clocks drift: after this long a worse measurement that is fresh replaces a better one. */
const STALE_AFTER_MS = 10 * 60_000;

/**
 * Learns the time of the cloud from the Date headers of its answers, and keeps the best measurement of the last ten
 * minutes.
 */
export class CloudClock {
  private best?: Measurement;

  constructor(private readonly clock: Clock) {}

  /** The Date header of an answer; when its request left, and when it came, by `elapsed()` of the same clock. */
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

  /** Cloud minus ours, in milliseconds; undefined before the first answer. */
  public offset(): number | undefined {
    return this.best && Math.round(this.best.aheadOfElapsedMs + this.clock.elapsed() - this.clock.now());
  }

  /** Half of a second and half of the round trip; infinite before the first answer. */
  public get uncertaintyMs(): number {
    return this.best ? Math.ceil(this.best.uncertaintyMs) : Infinity;
  }

  /** Both at once; undefined before the first answer. */
  public time(): CloudTime | undefined {
    const offsetMs = this.offset();
    return offsetMs === undefined ? undefined : { offsetMs, uncertaintyMs: this.uncertaintyMs };
  }
}
