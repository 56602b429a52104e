import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PROVIDER_VERSION } from '../provider-address';
import { noPackage } from '../texts';

const NAME = 'cdktf-provider-dms';

/**
 * The folder of this package: the one that holds this file or, where the app was bundled into one file and this code
 * lies elsewhere, the one that module resolution finds from the working folder.
 *
 * @throws Error when neither is there in this version.
 */
export function packageFolder(codeFolder: string, workingFolder = process.cwd()): string {
  const found = [join(codeFolder, '..', '..', '..'), resolvedFrom(workingFolder)].find(isThisPackage);
  if (found === undefined) throw new Error(noPackage(NAME, PROVIDER_VERSION, workingFolder));
  return found;
}

function resolvedFrom(folder: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, 'app.js')).resolve(`${NAME}/package.json`));
  } catch {
    return undefined;
  }
}

function isThisPackage(folder: string | undefined): folder is string {
  if (folder === undefined) return false;
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return name === NAME && version === PROVIDER_VERSION;
  } catch {
    return false;
  }
}
