import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Generated files: content by path, relative to the root of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;

const root = join(__dirname, '..');

/**
 * Writes the files, and removes what else lies in the folders that hold nothing but generated files. With `--check` on
 * the command line nothing is written: stale files are listed, and the process ends with exit code 1 if there are any.
 */
export function publish(files: GeneratedFiles, generatedFolders: readonly string[]): void {
  const stale = [...changed(files), ...leftOver(files, generatedFolders)];
  if (process.argv.includes('--check')) {
    stale.forEach((path) => process.stderr.write(`stale: ${path}\n`));
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const path of stale) {
    const content = files.get(path);
    if (content === undefined) {
      rmSync(join(root, path));
    } else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  }
}

const changed = (files: GeneratedFiles) =>
  [...files.keys()].filter((path) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== files.get(path);
  });

const leftOver = (files: GeneratedFiles, folders: readonly string[]) =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((path) => !files.has(path));

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
