import { Command, CommanderError } from 'commander';
import { driftCommand } from './drift';
import { mirrorCommand } from './mirror';
import { reportCommand } from './report';
import { NO_COMMAND } from './texts';
import { watchCommand } from './watch';
import { PROVIDER_VERSION } from '../constructs/provider-address';

const NAME = 'cdktf-provider-dms';

/** An error, also of the command line. It is not 2, which says that something was found. */
const ERROR = 1;

/**
 * Runs the program to its end, and returns its exit code; whatever goes wrong is one line on standard error.
 * `folder` is that of the program, which holds the plugin as well.
 */
export async function runProgram(commandLine: readonly string[], folder: string): Promise<number> {
  try {
    const { ours, theirs } = apart(commandLine);
    const all = program(folder, theirs);
    if (commandLine.length === 0) all.error(NO_COMMAND);
    await all.parseAsync(ours, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has already said what is wrong, and --help and --version end in the same way.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERROR;
    process.stderr.write(`${NAME}: ${(error as Error).message}\n`);
    return ERROR;
  }
}

/** What comes after the `--` of `watch` is a command line of its own. */
function apart(commandLine: readonly string[]): { ours: readonly string[]; theirs?: readonly string[] } {
  const dashes = commandLine[0] === 'watch' ? commandLine.indexOf('--') : -1;
  if (dashes < 0) return { ours: commandLine };
  return { ours: commandLine.slice(0, dashes), theirs: commandLine.slice(dashes + 1) };
}

function program(folder: string, watched: readonly string[] | undefined): Command {
  const all = new Command(NAME)
    .description('What the provider can do beside Terraform.')
    .version(PROVIDER_VERSION, '--version', 'print the version of the provider')
    .helpCommand(false);
  [mirrorCommand(folder), driftCommand(), reportCommand(), watchCommand(watched)].forEach((command) =>
    all.addCommand(command));
  [all, ...all.commands].forEach(inOneLine);
  return all;
}

/** A mistake in the command line is told in one line, and thrown. */
const inOneLine = (command: Command) =>
  command.helpOption('--help', 'print this text').showSuggestionAfterError(false).exitOverride().configureOutput({
    outputError: (text, write) =>
      write(`${NAME}: ${text.trim().replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}; see ${NAME} --help\n`),
  });
