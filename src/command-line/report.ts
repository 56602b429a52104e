import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { SummaryFiles, withSummaryFiles, writeSummary } from './summary-files';
import { cannotRead, noJson } from './texts';
import { exitCodeOf, stackOfState, timelinesOf } from '../summary';

export const reportCommand = (): Command =>
  withSummaryFiles(new Command('report'))
    .description('Sums up what has been applied, made of what `terraform show -json` prints. '
      + 'Without an option it is Markdown on standard output.')
    .argument('[FILE]', 'what it printed; without it, or with -, standard input', '-')
    .action((file: string, files: SummaryFiles) => report(file, files));

function report(file: string, files: SummaryFiles): void {
  const started = Date.now();
  const state = stateIn(file);
  const stacks = [stackOfState(dirname(file), state, [])];
  const seconds = Math.round((Date.now() - started) / 1000);
  const summary = { version: 1, exit_code: exitCodeOf(stacks), seconds, stacks } as const;
  const nowhere = Object.keys(files).length === 0;
  writeSummary(nowhere ? { markdown: '-' } : files, summary, timelinesOf(state));
}

/** @throws where it cannot be read, or is no JSON. */
function stateIn(file: string): unknown {
  const standardInput = file === '-';
  const text = textIn(standardInput ? 0 : file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(noJson(standardInput ? 'standard input' : file, (error as Error).message), { cause: error });
  }
}

function textIn(file: string | number): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(cannotRead((error as Error).message), { cause: error });
  }
}
