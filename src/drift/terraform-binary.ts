import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { DriftError } from './drift-error';
import { NO_TERRAFORM, noProgram } from './texts';

/**
 * The program to run: the one that was asked for, or that TERRAFORM_BINARY_NAME names as for the CDKTF CLI, or
 * `terraform`, or `tofu`. A path is absolute, because Terraform runs in other folders.
 *
 * @throws DriftError where there is none
 */
export function terraformBinary(asked: string | undefined, env: NodeJS.ProcessEnv, from: string): string {
  const named = asked ?? (env.TERRAFORM_BINARY_NAME || undefined);
  const source = asked === undefined ? 'TERRAFORM_BINARY_NAME' : '--terraform';
  const names = named === undefined ? ['terraform', 'tofu'] : [named];
  const found = names.map((name) => find(name, env, from)).find((path) => path !== undefined);
  if (found !== undefined) return found;
  throw new DriftError(named === undefined ? NO_TERRAFORM : noProgram(named, source));
}

function find(name: string, { PATH = '' }: NodeJS.ProcessEnv, from: string): string | undefined {
  if (/[/\\]/.test(name)) return isProgram(resolve(from, name)) ? resolve(from, name) : undefined;
  return PATH.split(delimiter).filter((folder) => folder !== '').map((folder) => join(resolve(from, folder), name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
