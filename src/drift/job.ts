import { failureOf, stepIn } from './diagnostics';
import { DriftError, messageOf } from './drift-error';
import { refusalsOf } from './gate';
import { keepPlan } from './kept-plan';
import { hasOurChanges, isPlan, PlanDocument } from './plan-document';
import { Scratch } from './scratch';
import { Stack } from './stacks';
import { Finished, RunTerraform } from './terraform';
import { takesVariablesWithPlan, TerraformArguments } from './terraform-arguments';
import {
  appliedUnread,
  commandFailed,
  interruptedBefore,
  interruptedDuring,
  isNoPlan,
  unreadablePlan,
  wouldBeRefused,
} from './texts';
import { PROGRESS_FILE } from '../progress/progress-file';
import { ProgressReader } from '../progress/progress-reader';
import { failedStack, stackAfterApply, stackOfPlan, StackSummary, Timeline, timelinesOf } from '../summary';

/** What the jobs of a run share. */
export interface JobSettings {
  readonly apply: boolean;
  readonly maxDeletions?: number;
  readonly arguments: TerraformArguments;
  /** Absolute paths. */
  readonly savePlan?: string;
  readonly plan?: string;
  /** The name of the program, for the commands that a user is told to run. */
  readonly terraform: string;
}

/** What a job works with. */
export interface JobTools {
  readonly run: RunTerraform;
  readonly progress: ProgressReader;
  readonly scratch: Scratch;
  /** Tells the user what is going on. */
  readonly say: (text: string) => void;
  /** Takes secrets out of what others wrote. */
  readonly mask: (text: string) => string;
  /** The signal that ended the run. */
  readonly interrupted: () => NodeJS.Signals | undefined;
}

/** What became of one stack. */
export interface JobResult {
  readonly stack: StackSummary;
  readonly timelines: readonly Timeline[];
  /** A change of ours waits to be applied, be it that it acts on nobody. */
  readonly pending: boolean;
}

/** A plan, and what there is to say of it. */
interface Planned {
  readonly file: string;
  readonly plan: PlanDocument;
  readonly stack: StackSummary;
}

/** One stack: init, plan, show; and where it is asked for and the gate lets it pass, apply and show. */
export class StackJob {
  constructor(private readonly stack: Stack, private readonly settings: JobSettings,
    private readonly tools: JobTools) {}

  /** Never fails: what goes wrong is told in the result. */
  public async toItsEnd(): Promise<JobResult> {
    let planned: Planned | undefined;
    try {
      planned = await this.planned();
      const pending = hasOurChanges(planned.plan);
      const refusals = refusalsOf(planned.plan, planned.stack, this.settings);
      if (!this.settings.apply) return this.shown(planned, pending, refusals);
      if (refusals.length > 0) return ended({ ...planned.stack, error: refusals.join('\n') }, pending);
      return pending ? await this.applied(planned) : ended(planned.stack, false);
    } catch (error) {
      const message = messageOf(error);
      return ended(planned ? { ...planned.stack, error: message } : failedStack(this.stack.name, message), false);
    }
  }

  private async planned(): Promise<Planned> {
    const { arguments: given, plan: kept } = this.settings;
    await this.succeed('init', ['init', '-input=false', '-no-color', ...given.backendConfig]);
    this.tools.progress.takeLines();
    const file = kept ?? this.tools.scratch.file('plan');
    if (kept === undefined) {
      // TF_CLI_ARGS_plan may hold -detailed-exitcode
      await this.succeed('plan', ['plan', '-input=false', '-json', `-out=${file}`, ...given.lock, ...given.variables],
        [0, 2]);
    }
    const lines = this.tools.progress.takeLines();
    const plan = await this.shownPlan(file, kept !== undefined);
    if (!isPlan(plan)) throw new DriftError(isNoPlan(file));
    return { file, plan, stack: stackOfPlan(this.stack.name, plan, lines) };
  }

  private shown({ file, stack }: Planned, pending: boolean, refusals: readonly string[]): JobResult {
    if (this.settings.savePlan !== undefined) keepPlan(file, this.settings.savePlan);
    refusals.forEach((refusal) => this.say(wouldBeRefused(refusal)));
    return ended(stack, pending);
  }

  private async applied({ file, stack: planned }: Planned): Promise<JobResult> {
    const { arguments: given } = this.settings;
    const variables = given.variables.length > 0 && takesVariablesWithPlan(await this.version()) ? given.variables : [];
    const finished = await this.attempt('apply', ['apply', '-input=false', '-json', ...given.lock, ...variables, file]);
    const lines = this.tools.progress.takeLines();
    const failure = finished.code === 0 ? undefined : this.told('apply', finished);
    const state = await this.stateAfter(failure);
    const stack = state.error === undefined ? stackAfterApply(planned, state.document, lines) : planned;
    const error = [failure, state.error].filter((text) => text !== undefined).join('\n\n');
    const timelines = state.error === undefined ? timelinesOf(state.document) : [];
    return { stack: { ...stack, error: error || null }, timelines, pending: failure !== undefined };
  }

  /** Read also after an interrupt: what was done is to be told. */
  private async stateAfter(failure: string | undefined): Promise<{ document?: unknown; error?: string }> {
    try {
      return { document: await this.shownJson() };
    } catch (error) {
      return {
        error: failure === undefined
          ? appliedUnread(messageOf(error)) : messageOf(error),
      };
    }
  }

  /** One that was brought may be encrypted still, or be of another version of Terraform. */
  private async shownPlan(file: string, isKept: boolean): Promise<object> {
    try {
      return await this.shownJson(file);
    } catch (error) {
      throw isKept ? new DriftError(unreadablePlan(file, messageOf(error))) : error;
    }
  }

  private async shownJson(...file: readonly string[]): Promise<object> {
    const finished = await this.tools.run(this.stack.folder, ['show', '-json', '-no-color', ...file]);
    if (finished.code !== 0) throw new DriftError(this.told('show', finished));
    const begin = finished.stdout.indexOf('{');
    return JSON.parse(finished.stdout.slice(Math.max(begin, 0))) as object;
  }

  private async version(): Promise<string> {
    const { stdout } = await this.tools.run(this.stack.folder, ['version', '-json']);
    return /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1] ?? '';
  }

  private async succeed(command: string, args: readonly string[], codes: readonly number[] = [0]): Promise<void> {
    const finished = await this.attempt(command, args);
    if (finished.code === null || !codes.includes(finished.code)) throw new DriftError(this.told(command, finished));
  }

  private async attempt(command: string, args: readonly string[]): Promise<Finished> {
    const signal = this.tools.interrupted();
    if (signal !== undefined) throw new DriftError(interruptedBefore(signal, command));
    this.say(`${this.settings.terraform} ${command}`);
    return this.tools.run(this.stack.folder, args, { [PROGRESS_FILE]: this.tools.progress.path }, (line) => {
      const step = stepIn(line);
      if (step !== undefined) this.say(step);
    });
  }

  private told(command: string, finished: Finished): string {
    const signal = this.tools.interrupted();
    const what = `${this.settings.terraform} ${command}`;
    const verdict = signal === undefined ? commandFailed(what) : interruptedDuring(signal, what);
    return this.tools.mask(`${verdict}: ${failureOf(finished)}`);
  }

  private say(text: string): void {
    this.tools.say(`${this.stack.name}: ${this.tools.mask(text)}`);
  }
}

const ended = (stack: StackSummary, pending: boolean): JobResult => ({ stack, timelines: [], pending });
