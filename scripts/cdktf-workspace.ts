import { ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  /** What it printed, both streams as they came. */
  readonly output: string;
}

/**
 * A copy of a CDKTF example in a temporary folder, with this checkout as the package it imports. What the CDKTF CLI and
 * Terraform would leave in the user's home is left in that folder too, and goes with it.
 */
export class CdktfWorkspace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'dms-cdktf-'));
  public readonly app = join(this.folder, 'app');
  private readonly running = new Set<ChildProcess>();

  constructor(example: string, private readonly environment: NodeJS.ProcessEnv,
    private readonly print: (text: string) => void = () => {}) {
    cpSync(join(root, 'examples', example), this.app, { recursive: true });
    const modules = join(this.app, 'node_modules');
    mkdirSync(modules);
    symlinkSync(root, join(modules, 'cdktf-provider-dms'));
    ['cdktf', 'constructs', 'ts-node', 'typescript', '@types'].forEach((name) =>
      symlinkSync(join(root, 'node_modules', name), join(modules, name)),
    );
    mkdirSync(join(this.folder, 'home'));
  }

  /** Runs the CDKTF CLI in the app, with more environment variables where given. */
  public cdktf(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.run(join(root, 'node_modules', '.bin', 'cdktf'), args, this.app, more);
  }

  /** Runs Terraform or OpenTofu in the folder of a synthesised stack. */
  public terraform(stack: string, args: readonly string[]): Promise<CommandResult> {
    return this.run(this.environment.TERRAFORM_BINARY_NAME ?? 'terraform', args,
      join(this.app, 'cdktf.out', 'stacks', stack), {});
  }

  /** Ends what still runs and removes the folder. */
  public async remove(): Promise<void> {
    await Promise.all([...this.running].map(end));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env: { ...this.isolatedEnvironment(), ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.running.add(child);
      let output = '';
      const take = (text: string) => {
        output += text;
        this.print(text);
      };
      child.stdout.setEncoding('utf8').on('data', take);
      child.stderr.setEncoding('utf8').on('data', take);
      child.once('error', reject);
      child.once('close', (exitCode) => {
        this.running.delete(child);
        resolve({ exitCode, output });
      });
    });
  }

  private isolatedEnvironment(): NodeJS.ProcessEnv {
    const home = join(this.folder, 'home');
    const { TF_PLUGIN_CACHE_DIR: _cache, ...inherited } = process.env;
    return {
      ...inherited,
      HOME: home,
      CDKTF_HOME: join(home, 'cdktf'),
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
      TF_CLI_CONFIG_FILE: '/dev/null',
      CHECKPOINT_DISABLE: '1',
      CI: '1',
      ...this.environment,
    };
  }
}

/** Asks a process to end, and makes it after ten seconds. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGINT');
  });
}
