import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { parseProgressLine, ProgressLine } from '../progress/progress-line';

/** The environment variable that names the file to the provider. */
export const PROGRESS_FILE = 'DMS_PROGRESS_FILE';

/** The file that the provider appends its lines to, which may hold some of others already. */
export class ProgressFile {
  private begin: number;

  constructor(public readonly path: string) {
    this.begin = sizeOf(path);
  }

  /** The lines that have come since the last call. */
  public takeLines(): readonly ProgressLine[] {
    const text = textFrom(this.path, this.begin);
    this.begin += Buffer.byteLength(text);
    return text.split('\n').flatMap((line) => parseProgressLine(line) ?? []);
  }
}

function sizeOf(path: string): number {
  const file = statSync(path, { throwIfNoEntry: false });
  return file?.isFile() ? file.size : 0;
}

/** Nothing where there is no file, or a pipe, which would have to be waited for. */
function textFrom(path: string, begin: number): string {
  if (sizeOf(path) <= begin) return '';
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(fstatSync(file).size - begin);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, begin));
  } finally {
    closeSync(file);
  }
}
