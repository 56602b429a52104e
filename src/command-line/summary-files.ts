import { appendFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { summaryNotWritten } from './texts';
import { htmlOf, jsonOf, markdownOf, Summary, Timeline } from '../summary';

/** Where a summary goes; `-` is standard output. */
export interface SummaryFiles {
  readonly json?: string;
  readonly markdown?: string;
  readonly html?: string;
}

/** Adds the options that say where a summary goes. */
export const withSummaryFiles = (command: Command): Command =>
  command
    .option('--json <FILE>', 'write the summary as JSON; - is standard output')
    .option('--markdown <FILE>', 'append it as Markdown; - is standard output')
    .option('--html <FILE>', 'write it as one HTML page with the timeline of the roll; - is standard output');

/**
 * Writes the summary wherever it is wanted: one file that cannot be written does not keep it from the others.
 *
 * @throws where any could not be written.
 */
export function writeSummary(files: SummaryFiles, summary: Summary, timelines: readonly Timeline[]): void {
  const errors: string[] = [];
  const write = (file: string | undefined, how: (file: string, text: string) => void, text: () => string) => {
    if (file === undefined) return;
    try {
      if (file === '-') process.stdout.write(text());
      else how(file, text());
    } catch (error) {
      errors.push((error as Error).message);
    }
  };
  write(files.json, writeFileSync, () => jsonOf(summary));
  write(files.markdown, appendFileSync, () => markdownOf(summary, timelines));
  write(files.html, writeFileSync, () => htmlOf(summary, timelines));
  if (errors.length > 0) throw new Error(summaryNotWritten(errors));
}
