import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ProgressLine } from './progress-line';

/** The variable that names the progress file. */
export const PROGRESS_FILE = 'DMS_PROGRESS_FILE';

/** Where progress lines go. */
export interface ProgressSink {
  /** Never fails, and never waits. */
  write(line: ProgressLine): void;
  /** Waits until what was written has arrived, or cannot. */
  flush(): Promise<void>;
}

/** So many lines may be on their way; what hangs must not fill the memory. */
const MOST_ON_THEIR_WAY = 1_000;
const FLUSH_MS = 1_000;

// A pipe that nobody reads is an error at once, and one that is full is an error and no wait.
const FLAGS = constants.O_APPEND + constants.O_CREAT + constants.O_WRONLY + constants.O_NONBLOCK;

/** A file to which lines are appended, each with one write, so that several processes may share it. */
export class ProgressFile implements ProgressSink {
  private onTheirWay = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly path: string, private readonly sleep: (ms: number) => Promise<void>) {}

  public write(line: ProgressLine): void {
    if (this.onTheirWay >= MOST_ON_THEIR_WAY) return;
    this.onTheirWay += 1;
    const text = `${JSON.stringify(line)}\n`;
    this.last = this.last.then(() => this.append(text)).finally(() => (this.onTheirWay -= 1));
  }

  public async flush(): Promise<void> {
    await Promise.race([this.last, this.sleep(FLUSH_MS)]);
  }

  /** What cannot be written is lost: the file is for who looks on, and state holds what counts. */
  private async append(text: string): Promise<void> {
    try {
      const file = await open(this.path, FLAGS, 0o666);
      try {
        await file.write(text);
      } finally {
        await file.close();
      }
    } catch {
      // Nobody is to be told: it would be said with every line.
    }
  }
}
