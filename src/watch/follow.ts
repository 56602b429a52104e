import { Moment, News, Runs } from './runs';
import { Hindrance, ProgressReader } from '../progress/progress-reader';

/** The time that goes by. */
export interface WatchClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds of a clock that does not jump. */
  elapsed(): number;
  /** @throws where `signal` is aborted */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What a look at the file is shown as. */
export interface View {
  /** What has come since the last look. */
  show(news: readonly News[], runs: Runs, moment: Moment, hindrance?: Hindrance): void;
}

const LOOKS_EVERY_MS = 250;
const ENDS_AFTER_MS = 10_000;

/** A progress file, as it grows. */
export class Following {
  private readonly runs = new Runs();
  private isFirstLook = true;

  constructor(private readonly reader: ProgressReader, private readonly view: View,
    private readonly clock: WatchClock) {}

  /** Shows what has come. Tells whether anything has. */
  public look(): boolean {
    const moment = { now: this.clock.now(), elapsed: this.clock.elapsed() };
    const news = this.reader.takeLines().flatMap((line) => this.runs.take(line, moment, this.isFirstLook) ?? []);
    this.isFirstLook = false;
    this.view.show(news, this.runs, moment, this.reader.hindrance);
    return news.length > 0;
  }

  /** Looks again and again, until `signal` is aborted. */
  public async until(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.look();
      await this.pause(signal);
    }
  }

  /** Looks until every run has ended and nothing new came for ten seconds, or `signal` is aborted. */
  public async toTheEnd(signal: AbortSignal): Promise<void> {
    let newsAt = this.clock.elapsed();
    while (!signal.aborted) {
      if (this.look()) newsAt = this.clock.elapsed();
      const isQuiet = this.clock.elapsed() - newsAt >= ENDS_AFTER_MS;
      if (isQuiet && this.runs.isOver(this.clock.elapsed())) return;
      await this.pause(signal);
    }
  }

  private async pause(signal: AbortSignal): Promise<void> {
    await this.clock.sleep(LOOKS_EVERY_MS, signal).catch(() => undefined);
  }
}
