import { existsSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { runCommand } from './watched-command';
import { withSignals } from './with-interruption';
import { Scratch } from '../drift';
import { PROGRESS_FILE } from '../progress/progress-file';
import { ProgressReader } from '../progress/progress-reader';
import { BOTH_TO_WATCH, cannotFollow, Following, LineView, NOTHING_TO_WATCH, View, WatchClock } from '../watch';

/** `command` is what came after `--`; undefined where nothing did. */
export const watchCommand = (command: readonly string[] | undefined): Command =>
  new Command('watch')
    .usage('[--follow] FILE\n       cdktf-provider-dms watch -- COMMAND...')
    .description('Shows what becomes of each instance while a deploy runs. With a FILE it follows the lines that the '
      + `provider writes to the file that ${PROGRESS_FILE} names, as a live table for a second terminal, and as plain `
      + 'lines where there is no terminal. It ends when every run in it has ended and nothing new came for ten '
      + 'seconds; its exit code is 0 also when an instance has failed, because it only looks on. '
      + 'With -- COMMAND it runs a deploy, such as terraform apply, and writes a line to standard error for each '
      + 'change; the command keeps its terminal, its streams, its signals and its exit code.')
    .argument('[FILE]', `the file that ${PROGRESS_FILE} names; it may not exist yet`)
    .option('--follow', 'stay when every run has ended, and wait for the next')
    .action(async (file: string | undefined, { follow = false }: { follow?: boolean }, self: Command) => {
      if (command !== undefined && (file !== undefined || follow)) self.error(BOTH_TO_WATCH);
      if (command?.length) process.exitCode = await watchDeploy(command);
      else if (file !== undefined) process.exitCode = await watchFile(file, follow);
      else self.error(NOTHING_TO_WATCH);
    });

const CLOCK: WatchClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Written at once and without a stream of Node.js, which would make the pipe of the command one that does not wait. */
function sayToStandardError(line: string): void {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Nobody reads it any more, or nobody can now; the deploy goes on.
  }
}

async function watchDeploy(command: readonly string[]): Promise<number> {
  const scratch = new Scratch('watch');
  try {
    const path = progressFileFor(scratch);
    const view = new LineView((line) => sayToStandardError(`[dms] ${line}`));
    const following = new Following(new ProgressReader(path), view, CLOCK);
    const ended = new AbortController();
    // Whatever goes wrong with looking on is no reason to leave the deploy.
    const looking = following.until(ended.signal).catch((error: Error) => sayToStandardError(`[dms] ${error.message}`));
    const code = await runCommand(command, { ...process.env, [PROGRESS_FILE]: path }, (text) =>
      sayToStandardError(`cdktf-provider-dms: ${text}`));
    ended.abort();
    await looking;
    following.look();
    return code;
  } finally {
    scratch.remove();
  }
}

/** The one that is set already, or one of our own; absolute, because Terraform runs in other folders. */
function progressFileFor(scratch: Scratch): string {
  const given = process.env[PROGRESS_FILE];
  if (!given) {
    const own = scratch.file('progress');
    writeFileSync(own, '', { mode: 0o600 });
    return own;
  }
  const path = resolve(given);
  if (existsSync(path) && !statSync(path).isFile()) sayToStandardError(`cdktf-provider-dms: ${cannotFollow(path)}`);
  return path;
}

async function watchFile(file: string, stays: boolean): Promise<number> {
  const interrupt = new AbortController();
  let ended: NodeJS.Signals | undefined;
  const receive = (signal: NodeJS.Signals) => {
    ended ??= signal;
    interrupt.abort();
  };
  // Whoever reads this has seen enough, as `head` has.
  process.stdout.on('error', () => interrupt.abort());
  return withSignals(['SIGINT', 'SIGTERM', 'SIGHUP'], receive, async () => {
    await onView(resolve(file), async (view) => {
      const following = new Following(new ProgressReader(resolve(file), 'beginning'), view, CLOCK);
      await (stays ? following.until(interrupt.signal) : following.toTheEnd(interrupt.signal));
      return ended === undefined;
    });
    return ended === undefined ? 0 : 128 + constants.signals[ended];
  });
}

/** Shows it as a table where it can be drawn over itself, else as lines. `work` tells whether it came to its end. */
async function onView(path: string, work: (view: View) => Promise<boolean>): Promise<void> {
  const { stdout, env } = process;
  if (!stdout.isTTY || env.TERM === 'dumb') {
    await work(new LineView((line) => stdout.write(`${line}\n`), path));
    return;
  }
  const { Screen } = await import('../watch/screen.js');
  const screen = new Screen(stdout, path, !env.NO_COLOR);
  let isWhole = false;
  const stop = () => {
    screen.pause();
    process.kill(process.pid, 'SIGSTOP');
  };
  const goOn = () => screen.resume();
  process.on('SIGTSTP', stop).on('SIGCONT', goOn);
  try {
    isWhole = await work(screen);
  } finally {
    process.off('SIGTSTP', stop).off('SIGCONT', goOn);
    screen.close(isWhole);
  }
}
