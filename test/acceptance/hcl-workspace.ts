import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator } from '../../src/emulator';

export interface TerraformResult {
  readonly exitCode: number;
  readonly output: string;
}

/** A copy of a plain HCL example in a temporary folder, pointed at the emulator. */
export class HclWorkspace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'dms-hcl-'));

  constructor(example: string, private readonly emulator: Emulator, private readonly cliConfiguration: string) {
    cpSync(join(__dirname, '../../examples', example, 'main.tf'), join(this.folder, 'main.tf'));
    const { endpoint } = emulator;
    writeFileSync(join(this.folder, 'override.tf'), `provider "dms" {\n  endpoints = { dms = "${endpoint}", iam = "${endpoint}" }\n}\n`);
  }

  /** Runs Terraform; the variables are passed as `TF_VAR_…` in JSON. */
  public terraform(args: readonly string[], variables: Readonly<Record<string, unknown>> = {}): Promise<TerraformResult> {
    const { region, projectId, accessKey, secretKey } = this.emulator;
    const env = {
      ...process.env,
      TF_CLI_CONFIG_FILE: this.cliConfiguration,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_CLI_ARGS: '-no-color',
      HW_REGION_NAME: region,
      HW_PROJECT_ID: projectId,
      HW_ACCESS_KEY: accessKey,
      HW_SECRET_KEY: secretKey,
      ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, typeof value === 'string' ? value : JSON.stringify(value)])),
    };
    return new Promise((resolve) => {
      execFile('terraform', args, { cwd: this.folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
