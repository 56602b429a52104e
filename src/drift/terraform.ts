import { spawn } from 'node:child_process';
import { DriftError } from './drift-error';
import { Interruption } from './interruption';
import { cannotStart } from './texts';

/** How a run of Terraform ended. */
export interface Finished {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Terraform to its end, and calls `onLine` for each line that it prints meanwhile. */
export type RunTerraform = (folder: string, args: readonly string[], more?: Readonly<Record<string, string>>,
  onLine?: (line: string) => void) => Promise<Finished>;

/**
 * Terraform as a process that is in no terminal's foreground: Ctrl-C reaches it through `interruption` alone, once.
 * Only Terraform itself gets it, because a plugin ends at once at a SIGTERM.
 */
export function terraformAt(binary: string, env: NodeJS.ProcessEnv, interruption: Interruption): RunTerraform {
  return (folder, args, more = {}, onLine = () => {}) => new Promise((resolve, reject) => {
    const child = spawn(binary, args, {
      cwd: folder,
      env: { TF_IN_AUTOMATION: '1', ...env, ...more },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    interruption.watch((signal) => child.kill(heeded(signal)));
    const texts = { stdout: '', stderr: '' };
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.stdout += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      lines.forEach(onLine);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text;
    });
    child.once('error', (error) => {
      interruption.watch(undefined);
      reject(new DriftError(cannotStart(binary, error.message)));
    });
    child.once('close', (code) => {
      interruption.watch(undefined);
      resolve({ code, ...texts });
    });
  });
}

/** Terraform ends at once at a hang-up, and in order at the others. */
const heeded = (signal: NodeJS.Signals): NodeJS.Signals => (signal === 'SIGHUP' ? 'SIGTERM' : signal);
