import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runShell } from './shell-step';

type Variables = Readonly<Record<string, string>>;

interface Job {
  readonly script: readonly string[];
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly variables?: Variables;
  readonly allow_failure?: boolean | { readonly exit_codes: number };
  readonly rules?: ReadonlyArray<{ readonly when?: string; readonly allow_failure?: boolean }>;
  readonly artifacts?: { readonly when?: string; readonly paths: readonly string[] };
}

interface PipelineFile {
  readonly variables: Variables;
  readonly default: {
    readonly before_script: readonly string[];
    readonly id_tokens: Readonly<Record<string, unknown>>;
  };
}

/** The settings of a project, and the machines that its jobs run on. */
export interface GitLabSettings {
  /** The repository, with a commit. */
  readonly repository: string;
  /** Where all that a pipeline makes is kept. */
  readonly folder: string;
  readonly variables: Variables;
  /** By the name of the environment: what it sets otherwise. */
  readonly environments: Readonly<Record<string, Variables>>;
  readonly idToken: () => string;
  readonly apiUrl: string;
  /** What the machine has in its environment, PATH included. */
  readonly machine: Variables;
}

/** How a job ended; a warning is a failure that is allowed. */
export interface GitLabResult {
  readonly result: 'passed' | 'warning' | 'failed';
  readonly log: string;
}

/** One pipeline: its jobs as GitLab plays them, each in a fresh checkout with the artifacts of those it needs. */
export class GitLabPipeline {
  private readonly file: PipelineFile;
  private readonly folder: string;

  constructor(private readonly settings: GitLabSettings) {
    this.file = parse(readFileSync(join(settings.repository, '.gitlab-ci.yml'), 'utf8'));
    this.folder = mkdtempSync(join(settings.folder, 'pipeline-'));
  }

  /** Whether somebody has to start a job. */
  public isManual(name: string): boolean {
    return this.jobNamed(name).rules?.[0].when === 'manual';
  }

  /** Where the artifacts of a job are. */
  public artifacts(job: string): string {
    return join(this.folder, 'artifacts', job);
  }

  /** Runs a job; those it needs have run. */
  public async job(name: string): Promise<GitLabResult> {
    const job = this.jobNamed(name);
    const work = join(this.folder, name);
    mkdirSync(work);
    const { machine, repository } = this.settings;
    await runShell(['git', 'clone', '--quiet', repository, '.'], work, machine);
    for (const need of job.needs ?? []) cpSync(this.artifacts(need), work, { recursive: true });
    const script = join(this.folder, `${name}.sh`);
    writeFileSync(script, [...this.file.default.before_script, ...job.script].join('\n'));
    const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', script];
    const { code, output } = await runShell(shell, work, { ...this.environment(job), CI_PROJECT_DIR: work });
    this.keep(name, job, work);
    return { result: code === 0 ? 'passed' : mayFail(job, code) ? 'warning' : 'failed', log: output };
  }

  private jobNamed(name: string): Job {
    return (this.file as unknown as Readonly<Record<string, Job>>)[name];
  }

  private environment({ environment = '', variables: own }: Job): Record<string, string> {
    const { machine, variables, environments, idToken, apiUrl } = this.settings;
    return {
      ...machine,
      CI: 'true',
      GITLAB_CI: 'true',
      CI_API_V4_URL: apiUrl,
      CI_PROJECT_ID: '42',
      CI_PIPELINE_URL: 'https://gitlab.example/acme/kafka/-/pipelines/7',
      ...this.file.variables,
      ...own,
      ...Object.fromEntries(Object.keys(this.file.default.id_tokens).map((name) => [name, idToken()])),
      ...variables,
      ...environments[environment],
    };
  }

  private keep(name: string, { artifacts }: Job, work: string): void {
    mkdirSync(this.artifacts(name), { recursive: true });
    for (const path of artifacts?.paths ?? []) {
      if (existsSync(join(work, path))) cpSync(join(work, path), join(this.artifacts(name), path), { recursive: true });
    }
  }
}

function mayFail({ allow_failure: allowed, rules }: Job, code: number | null): boolean {
  const decides = rules?.[0].allow_failure ?? allowed ?? false;
  return typeof decides === 'boolean' ? decides : decides.exit_codes === code;
}
