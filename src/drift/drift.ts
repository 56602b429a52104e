import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { DriftError, messageOf } from './drift-error';
import { Interruption } from './interruption';
import { JobResult, JobSettings, JobTools, StackJob } from './job';
import { DriftOptions } from './options';
import { Scratch } from './scratch';
import { maskOf } from './secrets';
import { Stack, stacksIn } from './stacks';
import { RunTerraform, terraformAt } from './terraform';
import { terraformArguments } from './terraform-arguments';
import { terraformBinary } from './terraform-binary';
import {
  dependsOnFailed,
  noFolderFor,
  noSavedPlan,
  notLookedAt,
  oneStackOnly,
  PLAN_WITHOUT_APPLY,
  SAVE_PLAN_WITH_APPLY,
} from './texts';
import { PROGRESS_FILE } from '../progress/progress-file';
import { ProgressReader } from '../progress/progress-reader';
import { exitCodeOf, failedStack, Summary, Timeline } from '../summary';

/** Where a run takes place. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** The current folder. */
  readonly folder: string;
  readonly interruption: Interruption;
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  readonly stderr: (text: string) => void;
  /** Runs Terraform in another way than as a process. */
  readonly run?: RunTerraform;
}

/** What a run has to tell. */
export interface DriftOutcome {
  readonly summary: Summary;
  readonly timelines: readonly Timeline[];
}

/**
 * One run of a scheduled job: looks at every stack, and applies where that is asked for and safe. It never fails:
 * whatever happens is told in the summary.
 */
export async function drift(options: DriftOptions, surroundings: Surroundings): Promise<DriftOutcome> {
  const { stderr, now } = surroundings;
  const begin = now();
  const results = await resultsOf(options, surroundings);
  const stacks = results.map(({ stack }) => stack);
  stacks.forEach(({ folder, error }) => error !== null && stderr(`${folder}: ${error}\n`));
  const found = exitCodeOf(stacks);
  const exitCode = found === 0 && results.some(({ pending }) => pending) ? 2 : found;
  const seconds = Math.round((now() - begin) / 1000);
  return {
    summary: { version: 1, exit_code: exitCode, seconds, stacks },
    timelines: results.flatMap(({ timelines }) => timelines),
  };
}

async function resultsOf(options: DriftOptions, surroundings: Surroundings): Promise<readonly JobResult[]> {
  try {
    const { settings, stacks } = prepared(options, surroundings);
    return await inScratch((scratch) => allOf(stacks, settings, toolsOf(options, surroundings, scratch)));
  } catch (error) {
    return [failedJob(options.folder, messageOf(error))];
  }
}

/** All that can be refused before Terraform runs. */
function prepared(options: DriftOptions, { env, folder }: Surroundings)
  : { settings: JobSettings; stacks: readonly Stack[] } {
  const { apply, maxDeletions } = options;
  const [savePlan, plan] = [options.savePlan, options.plan].map((path) =>
    path === undefined ? undefined : resolve(folder, path));
  if (plan !== undefined && !apply) throw new DriftError(PLAN_WITHOUT_APPLY);
  if (savePlan !== undefined && apply) throw new DriftError(SAVE_PLAN_WITH_APPLY);
  if (plan !== undefined && !existsSync(plan)) throw new DriftError(noSavedPlan(plan));
  if (savePlan !== undefined && !existsSync(dirname(savePlan))) {
    throw new DriftError(noFolderFor(savePlan));
  }
  const stacks = stacksIn(options.folder, folder);
  const single = plan !== undefined ? '--plan' : savePlan !== undefined ? '--save-plan' : undefined;
  if (single !== undefined && stacks.length > 1) {
    throw new DriftError(oneStackOnly(single, options.folder, stacks.map(({ name }) => name)));
  }
  const terraform = basename(terraformBinary(options.terraform, env, folder));
  return {
    stacks,
    settings: { apply, maxDeletions, arguments: terraformArguments(options, folder), savePlan, plan, terraform },
  };
}

async function inScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const scratch = new Scratch();
  try {
    return await work(scratch);
  } finally {
    scratch.remove();
  }
}

function toolsOf(options: DriftOptions, { env, folder, interruption, stderr, run }: Surroundings,
  scratch: Scratch): JobTools {
  return {
    run: run ?? terraformAt(terraformBinary(options.terraform, env, folder), env, interruption),
    progress: new ProgressReader(env[PROGRESS_FILE] ? resolve(folder, env[PROGRESS_FILE]) : scratch.file('progress')),
    scratch,
    say: (text) => stderr(`${text}\n`),
    mask: maskOf(env, [...options.vars, ...options.backendConfig]),
    interrupted: () => interruption.signal,
  };
}

/** One after another: a stack that is applied may give values to those after it. */
async function allOf(stacks: readonly Stack[], settings: JobSettings, tools: JobTools): Promise<readonly JobResult[]> {
  const results = new Map<string, JobResult>();
  for (const stack of stacks) {
    const { name } = stack;
    const failed = stack.dependencies.find((dependency) => (results.get(dependency)?.stack.error ?? null) !== null);
    const signal = tools.interrupted();
    if (signal !== undefined) {
      results.set(name, failedJob(name, notLookedAt(signal)));
    } else if (settings.apply && failed !== undefined) {
      results.set(name, failedJob(name, dependsOnFailed(failed)));
    } else {
      results.set(name, await new StackJob(stack, settings, tools).toItsEnd());
    }
  }
  return [...results.values()];
}

const failedJob = (folder: string, error: string): JobResult =>
  ({ stack: failedStack(folder, error), timelines: [], pending: false });
