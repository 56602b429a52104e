import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder';
import { noPlugin } from '../texts';

const FILE = 'terraform-provider-dms.js';
const SHEBANG = Buffer.from('#!');

/** The plugin as the package carries it: one file that needs nothing beside it. */
export const packagedPlugin = () => pluginIn(join(packageFolder(__dirname), 'lib', 'bin'));

/**
 * The plugin in the given folder.
 *
 * @throws Error when it is not there, or is what the compiler leaves there before it is bundled.
 */
export function pluginIn(folder: string): string {
  const file = join(folder, FILE);
  if (existsSync(file) && readFileSync(file).subarray(0, SHEBANG.length).equals(SHEBANG)) return file;
  throw new Error(noPlugin(file));
}
