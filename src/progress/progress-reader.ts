import { closeSync, openSync, readSync, statSync, Stats } from 'node:fs';
import { parseProgressLine, ProgressLine } from './progress-line';

/** Why nothing can be read. */
export type Hindrance = 'missing' | 'no file' | 'unreadable';

/** So much is read at once; what has no end of a line within it is no progress line. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Reads the file that the provider appends its lines to. It may appear later, be cut off, or be replaced. */
export class ProgressReader {
  private begin = 0;
  private file: number | undefined;
  private hindered: Hindrance | undefined;

  /** @param from where to begin: `end` leaves out what the file holds already, which may be lines of others */
  constructor(public readonly path: string, from: 'end' | 'beginning' = 'end') {
    const found = this.found();
    this.file = found?.ino;
    if (from === 'end') this.begin = found?.size ?? 0;
  }

  /** Why the last call could read nothing; undefined where it could. */
  public get hindrance(): Hindrance | undefined {
    return this.hindered;
  }

  /** The lines that have come since the last call; one that is still being written comes with a later call. */
  public takeLines(): readonly ProgressLine[] {
    const found = this.found();
    if (found === undefined) {
      if (this.hindered === 'missing') this.begin = 0;
      return [];
    }
    const isAnother = this.file !== undefined && found.ino !== this.file;
    if (isAnother || found.size < this.begin) this.begin = 0;
    this.file = found.ino;
    try {
      return this.linesTo(found.size);
    } catch (error) {
      this.hindered = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
      return [];
    }
  }

  /** Nothing where there is no file, or a pipe, which would have to be waited for. */
  private found(): Stats | undefined {
    this.hindered = undefined;
    try {
      const found = statSync(this.path, { throwIfNoEntry: false });
      if (found?.isFile()) return found;
      this.hindered = found === undefined ? 'missing' : 'no file';
    } catch {
      this.hindered = 'unreadable';
    }
    return undefined;
  }

  private linesTo(end: number): readonly ProgressLine[] {
    if (end <= this.begin) return [];
    let lines: readonly ProgressLine[] = [];
    const file = openSync(this.path, 'r');
    try {
      while (this.begin < end) {
        const wanted = Buffer.alloc(Math.min(end - this.begin, MOST_BYTES));
        const bytes = wanted.subarray(0, readSync(file, wanted, 0, wanted.length, this.begin));
        const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
        if (whole.length === 0 && bytes.length < MOST_BYTES) break;
        this.begin += whole.length || bytes.length;
        lines = lines.concat(whole.toString('utf8').split('\n').flatMap((line) => parseProgressLine(line) ?? []));
      }
    } finally {
      closeSync(file);
    }
    return lines;
  }
}
