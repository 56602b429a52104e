import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Folders } from '../../../src/client/settings/setting-files';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A home folder and a working folder of their own, holding these files: `~/…` in the one, the rest in the other. */
export function foldersWith(files: Readonly<Record<string, string>>): Required<Folders> {
  const root = mkdtempSync(join(tmpdir(), 'dms-settings-'));
  made.push(root);
  const folders = { home: join(root, 'home'), working: join(root, 'work') };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    const file = path.startsWith('~/') ? join(folders.home, path.slice(2)) : join(folders.working, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folders;
}
