import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Contexts, holds, interpolated } from './github-expressions';
import { runShell } from './shell-step';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A workflow, as far as the tests look into it. */
export interface Workflow {
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The settings of a repository, and the machines that its jobs run on. */
export interface GitHubSettings {
  /** The repository, with a commit. */
  readonly repository: string;
  /** A path in it. */
  readonly workflow: string;
  /** Where all that a run makes is kept. */
  readonly folder: string;
  readonly vars: Readonly<Record<string, string>>;
  /** By the name of the environment: what it sets otherwise. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly token: string;
  /** What the machine has in its environment, PATH included. */
  readonly machine: Readonly<Record<string, string>>;
}

/** How a job ended. */
export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  /** What its steps printed. */
  readonly log: string;
  /** The step summary. */
  readonly summary: string;
}

/** One run of a workflow: its jobs as GitHub plays them, each in a fresh checkout, with artifacts handed on. */
export class GitHubRun {
  private readonly workflow: Workflow;
  private readonly folder: string;
  private readonly results: Record<string, JobResult> = {};

  constructor(private readonly settings: GitHubSettings) {
    this.workflow = parse(readFileSync(join(settings.repository, settings.workflow), 'utf8'));
    this.folder = mkdtempSync(join(settings.folder, 'run-'));
  }

  /** Where an artifact is that a job has kept. */
  public artifact(name: string): string {
    return join(this.folder, 'artifacts', name);
  }

  /** Runs a job, whose needs have run. */
  public async job(name: string): Promise<JobResult> {
    return (this.results[name] = await this.played(name, this.workflow.jobs[name]));
  }

  private async played(name: string, job: Job): Promise<JobResult> {
    const { vars, environments, secrets, token } = this.settings;
    const contexts = {
      vars: { ...vars, ...environments[job.environment ?? ''] },
      secrets,
      github: { token, repository: 'acme/kafka' },
      needs: Object.fromEntries([job.needs ?? []].flat().map((need) => [need, this.results[need]])),
      runner: { temp: join(this.folder, name, 'temp') },
    };
    const wentWell = Object.values<JobResult>(contexts.needs as never).every(({ result }) => result === 'success');
    if (!holds(job.if, contexts, wentWell)) return { result: 'skipped', outputs: {}, log: '', summary: '' };
    return new PlayedJob(this, this.settings, job, join(this.folder, name), this.workflow, contexts).toItsEnd();
  }
}

class PlayedJob {
  private readonly steps: Record<string, { outputs: Record<string, string>; outcome: string }> = {};
  private readonly work: string;
  private wentWell = true;
  private log = '';

  constructor(private readonly run: GitHubRun, private readonly settings: GitHubSettings, private readonly job: Job,
    private readonly folder: string, private readonly workflow: Workflow, private readonly contexts: Contexts) {
    this.work = join(folder, 'work');
    for (const part of ['work', 'temp', 'home']) mkdirSync(join(folder, part), { recursive: true });
    for (const file of ['env', 'summary']) writeFileSync(join(folder, file), '');
  }

  public async toItsEnd(): Promise<JobResult> {
    for (const [at, step] of this.job.steps.entries()) {
      if (!holds(step.if, this.known, this.wentWell)) continue;
      const id = step.id ?? `step-${at}`;
      this.log += `# ${step.name ?? step.uses}\n`;
      const output = join(this.folder, `${id}.output`);
      writeFileSync(output, '');
      const succeeded = step.uses === undefined ? await this.runs(step, output) : await this.uses(step.uses, step);
      this.steps[id] = { outputs: assignmentsIn(output), outcome: succeeded ? 'success' : 'failure' };
      this.wentWell &&= succeeded;
    }
    const outputs = Object.entries(this.job.outputs ?? {})
      .map(([name, text]) => [name, interpolated(text, this.known)]);
    return {
      result: this.wentWell ? 'success' : 'failure',
      outputs: Object.fromEntries(outputs),
      log: this.log,
      summary: readFileSync(join(this.folder, 'summary'), 'utf8'),
    };
  }

  private get known(): Contexts {
    return { ...this.contexts, steps: this.steps, env: {} };
  }

  private async runs(step: Step, output: string): Promise<boolean> {
    const script = join(this.folder, 'step.sh');
    writeFileSync(script, step.run!);
    const env = {
      ...this.settings.machine,
      HOME: join(this.folder, 'home'),
      RUNNER_TEMP: join(this.folder, 'temp'),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/kafka',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_RUN_ID: '7',
      GITHUB_ENV: join(this.folder, 'env'),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
      ...this.entered(this.workflow.env),
      ...this.entered(this.job.env),
      ...assignmentsIn(join(this.folder, 'env')),
      ...this.entered(step.env),
    };
    const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', script];
    const { code, output: said } = await runShell(shell, this.work, env);
    this.log += said;
    return code === 0;
  }

  private entered(env: Readonly<Record<string, string>> = {}): Record<string, string> {
    const values = Object.entries(env).map(([name, value]) => [name, interpolated(String(value), this.known)]);
    return Object.fromEntries(values);
  }

  /** What others' actions do, as far as it matters here. */
  private async uses(action: string, { with: given = {} }: Step): Promise<boolean> {
    const [path, artifact] = [String(given.path), this.run.artifact(String(given.name))];
    switch (action.replace(/@.*/, '')) {
      case 'actions/checkout': return this.checksOut();
      case 'actions/setup-node': return true;
      case 'hashicorp/setup-terraform': return given.terraform_wrapper === false;
      case 'actions/upload-artifact':
        return copied(join(this.work, path), artifact, given['if-no-files-found'] !== 'error');
      case 'actions/download-artifact': return copied(artifact, join(this.work, path), false);
      default: throw new Error(`The stand-in does not know ${action}.`);
    }
  }

  private async checksOut(): Promise<boolean> {
    const { machine, repository } = this.settings;
    return (await runShell(['git', 'clone', '--quiet', repository, '.'], this.work, machine)).code === 0;
  }
}

function copied(from: string, to: string, mayBeMissing: boolean): boolean {
  if (!existsSync(from)) return mayBeMissing;
  cpSync(from, to, { recursive: true });
  return true;
}

/** `NAME=VALUE`, one in a line. */
const assignmentsIn = (file: string): Record<string, string> =>
  Object.fromEntries(readFileSync(file, 'utf8').split('\n').filter((line) => line)
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
