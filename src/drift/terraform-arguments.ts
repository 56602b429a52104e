import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DriftError } from './drift-error';
import { DriftOptions } from './options';
import { noSuchFile } from './texts';

/** What a user gives along for Terraform, as its commands take it. */
export interface TerraformArguments {
  readonly backendConfig: readonly string[];
  readonly variables: readonly string[];
  readonly lock: readonly string[];
}

/**
 * Files are named by absolute paths, because Terraform runs in other folders.
 *
 * @param from where the user stands
 * @throws DriftError where there is no such file
 */
export function terraformArguments(options: DriftOptions, from: string): TerraformArguments {
  const file = (option: string, path: string) => {
    if (existsSync(resolve(from, path))) return resolve(from, path);
    throw new DriftError(noSuchFile(option, path));
  };
  return {
    backendConfig: options.backendConfig.map((value) =>
      `-backend-config=${value.includes('=') ? value : file('--backend-config', value)}`),
    variables: [
      ...options.varFiles.map((path) => `-var-file=${file('--var-file', path)}`),
      ...options.vars.map((assignment) => `-var=${assignment}`),
    ],
    lock: options.lockTimeout === undefined ? [] : [`-lock-timeout=${options.lockTimeout}`],
  };
}

/**
 * Whether a saved plan may be applied with the variables that it was made with. Ephemeral ones have to be given again;
 * versions that do not know them refuse them all.
 */
export function takesVariablesWithPlan(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major > 1 || major === 1 && minor >= 10;
}
