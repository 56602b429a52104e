import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { parseProgressLine, ProgressLine } from './progress-line';

/** Reads the file that the provider appends its lines to, and that may hold some of others already. */
export class ProgressReader {
  private begin: number;

  constructor(public readonly path: string) {
    this.begin = sizeOf(path);
  }

  /** The lines that have come since the last call; one that is still being written comes with a later call. */
  public takeLines(): readonly ProgressLine[] {
    const bytes = bytesFrom(this.path, this.begin);
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    this.begin += whole.length;
    return whole.toString('utf8').split('\n').flatMap((line) => parseProgressLine(line) ?? []);
  }
}

function sizeOf(path: string): number {
  const file = statSync(path, { throwIfNoEntry: false });
  return file?.isFile() ? file.size : 0;
}

/** Nothing where there is no file, or a pipe, which would have to be waited for. */
function bytesFrom(path: string, begin: number): Buffer {
  const size = sizeOf(path) - begin;
  if (size <= 0) return Buffer.alloc(0);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, begin));
  } finally {
    closeSync(file);
  }
}
