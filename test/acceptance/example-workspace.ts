import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginMirror } from './plugin-mirror';
import { Emulator } from '../../src/emulator';
import { TerraformWorkspace } from '../terraform';

/**
 * A copy of a plain HCL example, pointed at the emulator; all else it takes from the environment, as it does for users.
 */
export class ExampleWorkspace extends TerraformWorkspace {
  constructor(example: string, { endpoint, region, projectId, accessKey, secretKey }: Emulator,
    { cliConfiguration }: PluginMirror) {
    super({
      plugins: {},
      env: {
        TF_CLI_CONFIG_FILE: cliConfiguration,
        HW_REGION_NAME: region,
        HW_PROJECT_ID: projectId,
        HW_ACCESS_KEY: accessKey,
        HW_SECRET_KEY: secretKey,
      },
    });
    copyFileSync(join(__dirname, '../../examples', example, 'main.tf'), join(this.folder, 'main.tf'));
    this.write(`provider "dms" {\n  endpoints = { dms = "${endpoint}", iam = "${endpoint}" }\n}\n`, 'override.tf');
  }

  /** Sets variables of the configuration. */
  public set(variables: Readonly<Record<string, string | readonly string[]>>): void {
    this.write(JSON.stringify(variables), 'terraform.tfvars.json');
  }
}
