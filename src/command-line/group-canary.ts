import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** So long what is sent to the whole group may take until the canary is seen to be dead. */
const ARRIVES_MS = 500;

/** Deaf to what a terminal sends; it ends with its input, and so never outlives this process. */
const CANARY = 'trap "" INT QUIT HUP; exec cat';

/**
 * Tells a SIGTERM that is sent to the whole process group, as by `timeout` or `kill %1`, from one that is sent to this
 * process alone: only of the former does another process of the group die.
 */
export class GroupCanary {
  private readonly process = spawn('/bin/sh', ['-c', CANARY], { stdio: ['pipe', 'ignore', 'ignore'] });
  /** Whether a SIGTERM was its end; false also where none can be had, as on Windows. */
  private readonly fell = new Promise<boolean>((resolve) => {
    this.process.once('error', () => resolve(false));
    this.process.once('exit', (_code, signal) => resolve(signal === 'SIGTERM'));
  });

  constructor() {
    this.process.stdin.on('error', () => {});
    this.process.unref();
  }

  /** Whether the whole group has got the SIGTERM that has just arrived here. */
  public async hasFallen(): Promise<boolean> {
    return Promise.race([this.fell, sleep(ARRIVES_MS, false, { ref: false })]);
  }

  public release(): void {
    this.process.stdin.end();
  }
}
