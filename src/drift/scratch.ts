import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder that only its owner can read: a plan holds secrets. It goes with the process at the latest. */
export class Scratch {
  public readonly folder: string;
  private count = 0;
  private readonly atExit: () => void;

  /** @param whose the command that it is for */
  constructor(whose = 'drift') {
    this.folder = mkdtempSync(join(tmpdir(), `dms-${whose}-`));
    this.atExit = () => rmSync(this.folder, { recursive: true, force: true });
    process.once('exit', this.atExit);
  }

  /** The path of a new file. */
  public file(name: string): string {
    this.count += 1;
    return join(this.folder, `${this.count}-${name}`);
  }

  public remove(): void {
    process.off('exit', this.atExit);
    this.atExit();
  }
}
