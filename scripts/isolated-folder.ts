import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  /** What it printed, both streams as they came. */
  readonly output: string;
}

/**
 * A temporary folder in which commands run. What the CDKTF CLI, Terraform and package managers would leave in the
 * user's home is left in that folder too, and goes with it.
 */
export class IsolatedFolder {
  public readonly folder = mkdtempSync(join(tmpdir(), 'dms-cdktf-'));
  private readonly running = new Set<ChildProcess>();

  constructor(private readonly more: NodeJS.ProcessEnv, private readonly print: (text: string) => void = () => {}) {
    mkdirSync(join(this.folder, 'home'));
  }

  /** The environment of the commands. */
  public get environment(): NodeJS.ProcessEnv {
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
      ...this.more,
    };
  }

  /** Runs a command in a folder, with more environment variables where given. */
  public run(command: string, args: readonly string[], cwd: string,
    more: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd,
        env: { ...this.environment, ...more },
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

  /** Runs lines as a shell does into which a reader pastes them; the first line that fails ends it. */
  public shell(lines: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.run('bash', ['-e', '-o', 'pipefail', '-c', lines.join('\n')], cwd, more);
  }

  /** Ends what still runs and removes the folder. */
  public async remove(): Promise<void> {
    await Promise.all([...this.running].map(end));
    rmSync(this.folder, { recursive: true, force: true });
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
