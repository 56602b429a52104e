import { spawn } from 'node:child_process';

/** How a block of shell lines ended. */
export interface StepResult {
  readonly code: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a program with a script as its last argument, in the environment that is given and in no other. */
export function runShell(command: readonly string[], folder: string,
  env: Readonly<Record<string, string>>): Promise<StepResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), { cwd: folder, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
