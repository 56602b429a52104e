import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EMULATOR_ENDED } from './texts';

/** What `dms-emulator --json` says when it listens. */
export interface EmulatorAnnouncement {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly projectId: string;
  readonly region: string;
  readonly instances: readonly { readonly id: string; readonly name: string; readonly status: string }[];
}

/** A running emulator. */
export interface EmulatorProcess extends EmulatorAnnouncement {
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the built emulator on a free port. It ends with this process at the latest.
 *
 * @throws Error when it ends before it listens.
 */
export async function startEmulatorProcess(...args: string[]): Promise<EmulatorProcess> {
  const program = join(__dirname, '..', 'lib', 'bin', 'dms-emulator.js');
  const child = spawn(process.execPath, [program, '--json', '--exit-with-stdin', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const announcement = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject).once('exit', () => reject(new Error(EMULATOR_ENDED)));
  });
  return {
    ...JSON.parse(await announcement) as EmulatorAnnouncement,
    stop() {
      child.stdin.end();
      return closed;
    },
  };
}
