import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginBundle } from './plugin-bundle';
import { terraformCommand } from '../../terraform';

export interface TerraformResult {
  readonly code: number | null;
  readonly output: string;
}

/** A configuration in a folder of its own, and the real Terraform on it. */
export class TerraformRun {
  public readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(bundle: PluginBundle, configuration: string, env: NodeJS.ProcessEnv = {}) {
    this.folder = mkdtempSync(join(bundle.folder, 'run-'));
    const cliConfig = join(this.folder, 'terraform.rc');
    writeFileSync(cliConfig,
      `provider_installation {\n  dev_overrides { "npm.internal/test/notes" = "${bundle.folder}" }\n  direct {}\n}\n`);
    writeFileSync(join(this.folder, 'main.tf'), `${REQUIRED}${configuration}`);
    this.env = {
      PATH: process.env.PATH,
      HOME: this.folder,
      TMPDIR: this.folder,
      TF_CLI_CONFIG_FILE: cliConfig,
      CHECKPOINT_DISABLE: '1',
      ...env,
    };
  }

  /** Runs a command to its end; `during` sees the process, which leads a process group of its own as in a shell. */
  public async terraform(command: string,
    during: (child: ChildProcess) => void = () => undefined): Promise<TerraformResult> {
    const child = spawn(terraformCommand(), command.split(' '), { cwd: this.folder, env: this.env, detached: true });
    let output = '';
    child.stdout.on('data', (text) => output += text);
    child.stderr.on('data', (text) => output += text);
    during(child);
    const [code] = await once(child, 'close');
    return { code, output };
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }
}

const REQUIRED = `
terraform {
  required_providers {
    notes = { source = "npm.internal/test/notes" }
  }
}
`;
