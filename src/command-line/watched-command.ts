import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { GroupCanary } from './group-canary';
import { withInterruption, withSignals } from './with-interruption';
import { cannotStart } from '../watch';

/** What a shell ends with that cannot start a command. */
const [NOT_FOUND, NOT_RUNNABLE] = [127, 126];

/** Who is to get the signals that arrive here. */
type Started = (kill: (signal: NodeJS.Signals) => void) => void;

/**
 * Runs a command on the streams of this process, to its end. Returns its exit code; 128 and the signal where one ended
 * it, as a shell does.
 */
export async function runCommand(command: readonly string[], env: NodeJS.ProcessEnv,
  complain: (text: string) => void): Promise<number> {
  if (![0, 1, 2].some((stream) => isatty(stream))) {
    return withInterruption((interruption) =>
      codeOf(command, env, true, complain, (kill) => interruption.watch(kill)));
  }
  let kill: ((signal: NodeJS.Signals) => void) | undefined;
  const canary = new GroupCanary();
  // The terminal sends all but the last one to the command as well.
  const receive = async (signal: NodeJS.Signals) => {
    if (signal === 'SIGTERM' && !await canary.hasFallen()) kill?.(signal);
  };
  return withSignals(['SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTERM'], (signal) => void receive(signal), () =>
    codeOf(command, env, false, complain, (started) => {
      kill = started;
    })).finally(() => canary.release());
}

function codeOf([program, ...args]: readonly string[], env: NodeJS.ProcessEnv, detached: boolean,
  complain: (text: string) => void, started: Started): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, detached, stdio: 'inherit' });
    started((signal) => child.kill(signal));
    child.once('error', (error: NodeJS.ErrnoException) => {
      complain(cannotStart(program, error.code, error.message));
      resolve(error.code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
}
