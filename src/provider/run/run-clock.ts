import { Clock } from '../../client';

/**
 * The time of one run, which cannot jump: deadlines, pauses and gaps are measured by it. Its moments look like epoch
 * milliseconds, and are just that as long as nobody sets the wall clock; `dateOf` and `momentOf` translate where
 * somebody has.
 */
export class RunClock {
  private readonly origin: number;

  constructor(private readonly clock: Clock) {
    this.origin = clock.now() - clock.elapsed();
  }

  public now(): number {
    return Math.round(this.origin + this.clock.elapsed());
  }

  public async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.clock.sleep(ms, signal);
  }

  /** Epoch milliseconds of a moment of this run, by the wall clock as it stands now. */
  public dateOf(moment: number): number {
    return moment + this.drift;
  }

  /** The moment of a date (epoch milliseconds), be it before the run began. */
  public momentOf(date: number): number {
    return date - this.drift;
  }

  private get drift(): number {
    return Math.round(this.clock.now() - this.origin - this.clock.elapsed());
  }
}
