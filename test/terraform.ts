import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * How a command ended. With `-detailed-exitcode`, which `plan` uses, 0 is an empty plan, 1 an error, and 2 a plan with
 * changes.
 */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before: any;
  readonly after: any;
  readonly after_unknown: any;
  readonly replace_paths?: any;
}

export interface StoredResource {
  readonly address: string;
  readonly values: Record<string, any>;
  readonly tainted?: boolean;
}

export interface WorkspaceOptions {
  /** Plugins by source address, such as `npm.internal/x/dms`: executables that `init` finds in a filesystem mirror. */
  readonly plugins: Readonly<Record<string, string>>;
  /** @default 1.0.0 */
  readonly version?: string;
  /** Beside PATH the only environment that Terraform gets. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Terraform, or OpenTofu, in a temporary folder of its own, which holds all it reads and writes. Commands are never
 * waited for synchronously, because what the plugin talks to may live in this very process.
 */
export class TerraformWorkspace {
  /** Folder of the configuration and of all else. */
  public readonly folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  public readonly env: Record<string, string>;

  constructor({ plugins, version = '1.0.0', env }: WorkspaceOptions) {
    const inside = (name: string) => join(this.folder, name);
    Object.entries(plugins).forEach(([address, executable]) => this.mirror(address, executable, version));
    writeFileSync(inside('cli.tfrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = "${inside('mirror')}"\n  }\n}\n`);
    for (const name of ['home', 'tmp']) mkdirSync(inside(name));
    this.env = {
      PATH: process.env.PATH ?? '',
      HOME: inside('home'),
      TMPDIR: inside('tmp'),
      TF_DATA_DIR: inside('data'),
      TF_CLI_CONFIG_FILE: inside('cli.tfrc'),
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      ...env,
    };
  }

  public write(hcl: string, file = 'main.tf'): void {
    writeFileSync(join(this.folder, file), hcl);
  }

  /** Runs a command to its end. */
  public async run(...args: readonly string[]): Promise<Finished> {
    return this.start(...args).finished;
  }

  /** Starts a command in a process group of its own, as a shell does, so that it can be interrupted as Ctrl-C does. */
  public start(...args: readonly string[]): RunningTerraform {
    return this.spawned(terraformCommand(), args);
  }

  /** Runs lines of a document as a shell does into which a reader pastes them; the first line that fails ends it. */
  public async shell(lines: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const here = lines.map((line) => line.replace(/^terraform /, `'${terraformCommand()}' `));
    return this.spawned('bash', ['-e', '-o', 'pipefail', '-c', here.join('\n')], more).finished;
  }

  public async init(): Promise<Finished> {
    return succeeded(await this.run('init', '-no-color'));
  }

  /**
   * Plans into a file and tells the changes that are not empty, drift included with `-refresh-only`. Throws when
   * planning fails.
   */
  public async plan(
    ...args: readonly string[]
  ): Promise<{ code: number | null; changes: PlannedChange[]; stdout: string; plan: any }> {
    const { code, stdout, stderr } = await this.run('plan', '-no-color', '-detailed-exitcode', '-out=plan.tfplan',
      ...args);
    if (code !== 0 && code !== 2) throw new Error(`plan ended with ${code}:\n${stdout}${stderr}`);
    return { code, stdout, ...await this.planned('plan.tfplan') };
  }

  /** What a plan in a file says, and its changes that are not empty. */
  public async planned(file: string): Promise<{ changes: PlannedChange[]; plan: any }> {
    const plan = JSON.parse((await this.run('show', '-json', file)).stdout);
    const changes = (plan.resource_changes ?? []).map(({ address, change }: any) => ({ address, ...change }));
    return {
      plan,
      changes: changes.filter(({ actions }: PlannedChange) => !['no-op', 'read'].includes(actions.join())),
    };
  }

  /** Applies without asking, and throws when it fails. */
  public async apply(...args: readonly string[]): Promise<Finished> {
    return succeeded(await this.run('apply', '-no-color', '-auto-approve', ...args));
  }

  public async destroy(...args: readonly string[]): Promise<Finished> {
    return succeeded(await this.run('destroy', '-no-color', '-auto-approve', ...args));
  }

  /** The resources and data sources of the root module in state, by address. */
  public async state(): Promise<Record<string, StoredResource>> {
    const { values } = JSON.parse(succeeded(await this.run('show', '-json')).stdout);
    return Object.fromEntries(
      (values?.root_module?.resources ?? []).map((resource: StoredResource) => [resource.address, resource]),
    );
  }

  public async outputs(): Promise<Record<string, any>> {
    const outputs = JSON.parse(succeeded(await this.run('output', '-json')).stdout);
    return Object.fromEntries(Object.entries<any>(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The state file itself, for tests that tamper with it. */
  public get stateFile(): any {
    return JSON.parse(readFileSync(join(this.folder, 'terraform.tfstate'), 'utf8'));
  }

  public set stateFile(state: any) {
    writeFileSync(join(this.folder, 'terraform.tfstate'), JSON.stringify({ ...state, serial: state.serial + 1 }));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private spawned(command: string, args: readonly string[],
    more: Readonly<Record<string, string>> = {}): RunningTerraform {
    const env = { ...this.env, ...more };
    return new RunningTerraform(
      spawn(command, args, { cwd: this.folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  private mirror(address: string, executable: string, version: string): void {
    const type = address.split('/').at(-1);
    const platform = `${process.platform === 'win32' ? 'windows' : process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const folder = join(this.folder, 'mirror', address, version, platform);
    mkdirSync(folder, { recursive: true });
    const plugin = join(folder, `terraform-provider-${type}_v${version}`);
    copyFileSync(executable, plugin);
    chmodSync(plugin, 0o755);
  }
}

export class RunningTerraform {
  public readonly finished: Promise<Finished>;
  public stdout = '';

  constructor(private readonly child: ChildProcess) {
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    this.finished = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: this.stdout, stderr }));
    });
  }

  /** Ctrl-C: the signal reaches Terraform and its plugins. */
  public interrupt(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGINT');
  }

  /** Ends Terraform at once, and its plugins not. */
  public kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Stops Terraform and its plugins where they are, with their connections open, as a machine that has vanished. */
  public freeze(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGSTOP');
  }

  /** Ends Terraform and its plugins at once. */
  public killAll(): void {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
  }

  /** Process ids of the plugins that it has started and that still live, also after its own end. */
  public get plugins(): number[] {
    const processes = execFileSync('ps', ['-A', '-o', 'pid=,pgid='], { encoding: 'utf8' }).trim().split('\n').map((
      line,
    ) => line.trim().split(/\s+/).map(Number));
    return processes.filter(([pid, group]) => group === this.child.pid && pid !== group).map(([pid]) => pid);
  }
}

function succeeded(finished: Finished): Finished {
  if (finished.code !== 0) {
    throw new Error(`Terraform ended with ${finished.code}:\n${finished.stdout}${finished.stderr}`);
  }
  return finished;
}

let found: string | undefined;

/**
 * The binary that TERRAFORM_BINARIES names (of several the first: `each-terraform.ts` is for all of them); otherwise
 * `terraform`, or `tofu` where that is what the machine has.
 */
export function terraformCommand(): string {
  found ??= terraformBinaries()[0] ?? ['terraform', 'tofu'].find((name) =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
  );
  if (!found) throw new Error('Neither terraform nor tofu is on the PATH.');
  return found;
}

/** The binaries of Terraform or OpenTofu that TERRAFORM_BINARIES names, with commas between them. */
export function terraformBinaries(): string[] {
  return (process.env.TERRAFORM_BINARIES ?? '').split(',').map((binary) => binary.trim()).filter((binary) => binary);
}

/** Bundles an entry point into the one executable file that a plugin is. */
export function bundlePlugin(entryPoint: string, outfile: string): string {
  execFileSync(join(__dirname, '../node_modules/.bin/esbuild'), [
    entryPoint,
    '--bundle',
    '--platform=node',
    '--target=node20',
    '--format=cjs',
    `--outfile=${outfile}`,
    '--banner:js=#!/usr/bin/env node',
    '--log-level=error',
  ]);
  return outfile;
}
