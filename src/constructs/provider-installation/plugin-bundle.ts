import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'terraform-provider-dms.js';

/** The plugin as the package carries it: one file that needs nothing beside it. */
export const packagedPlugin = () => pluginIn(join(__dirname, '..', '..', '..', 'lib', 'bin'));

/** The plugin in the given folder; throws when it is not there. */
export function pluginIn(folder: string): string {
  const file = join(folder, FILE);
  if (existsSync(file)) return file;
  throw new Error(`The plugin ${file} does not exist, so the provider cannot be installed. `
    + 'In a checkout of cdktf-provider-dms run `npm run build` first; otherwise install the package again.');
}
