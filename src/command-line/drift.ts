import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Command, InvalidArgumentError } from 'commander';
import { SummaryFiles, withSummaryFiles, writeSummary } from './summary-files';
import { NO_ASSIGNMENT, NO_NUMBER, noFolderFor } from './texts';
import { withInterruption } from './with-interruption';
import { drift, DriftOptions, DriftOutcome } from '../drift';

interface Flags extends SummaryFiles {
  readonly apply?: boolean;
  readonly plan?: string;
  readonly savePlan?: string;
  readonly maxDeletions?: number;
  readonly terraform?: string;
  readonly lockTimeout?: string;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
  readonly backendConfig?: readonly string[];
}

export const driftCommand = (): Command =>
  withSummaryFiles(withTerraformOptions(new Command('drift')))
    .description('One run of a scheduled job: plans, and says which instances wait to be restarted or deleted. '
      + 'It changes nothing without --apply. Exit code: 0 nothing is left to do, 2 something is, 1 an error. '
      + 'Markdown goes to the file that GITHUB_STEP_SUMMARY names, and to standard output.')
    .argument('[FOLDER]', 'a Terraform folder, the folder of a stack, or cdktf.out with all its stacks', '.')
    .option('--apply', 'apply the plan that was shown, unless it changes anything else or destroys or replaces '
      + 'one of the provider\'s resources')
    .option('--max-deletions <NUMBER>', 'apply no plan that deletes more instances than so many', wholeNumber)
    .option('--save-plan <FILE>', 'keep the plan; it holds secrets')
    .option('--plan <FILE>', 'with --apply: apply this plan, after the same checks')
    .action(run);

const withTerraformOptions = (command: Command): Command =>
  command
    .option('--terraform <BIN>', 'the program to run (TERRAFORM_BINARY_NAME, else terraform, else tofu)')
    .option('--lock-timeout <DURATION>', 'how long to wait for the lock of the state, such as 5m (not at all)')
    .option('--var <NAME=VALUE>', 'a variable for the plan; may be repeated', assignments)
    .option('--var-file <FILE>', 'a file of variables for the plan; may be repeated', several)
    .option('--backend-config <CONFIG>', 'KEY=VALUE or a file for init; may be repeated', several);

const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function assignments(value: string, before: readonly string[] = []): readonly string[] {
  if (!/^[^=]+=/.test(value)) throw new InvalidArgumentError(NO_ASSIGNMENT);
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError(NO_NUMBER);
  return Number(value);
}

async function run(folder: string, flags: Flags): Promise<void> {
  const files = filesOf(flags, process.env);
  const { var: vars = [], varFile: varFiles = [], backendConfig = [], apply = false, ...others } = flags;
  const outcome = await interruptibly({ ...others, folder, apply, vars, varFiles, backendConfig });
  process.exitCode = outcome.summary.exit_code;
  write(files, outcome);
}

/** @throws Error where a folder is missing, because a summary that cannot be written is lost. */
function filesOf({ json, markdown, html }: Flags, env: NodeJS.ProcessEnv): SummaryFiles {
  const files = { json, markdown: markdown ?? (env.GITHUB_STEP_SUMMARY || undefined), html };
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined || file === '-' || existsSync(dirname(file))) continue;
    throw new Error(noFolderFor(option, file));
  }
  return files;
}

async function interruptibly(options: DriftOptions): Promise<DriftOutcome> {
  // Whoever read this may be gone, as after a hang-up; Terraform is let come to its end all the same.
  [process.stdout, process.stderr].forEach((stream) => stream.on('error', () => {}));
  const now = () => performance.now();
  const stderr = (text: string) => process.stderr.write(text);
  return withInterruption((interruption) =>
    drift(options, { env: process.env, folder: process.cwd(), interruption, now, stderr }));
}

function write(files: SummaryFiles, { summary, timelines }: DriftOutcome): void {
  try {
    writeSummary(files, summary, timelines);
  } finally {
    if (!Object.values(files).includes('-')) writeSummary({ markdown: '-' }, summary, timelines);
  }
}
