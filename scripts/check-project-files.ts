import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleProjectFiles } from './texts';

const root = join(__dirname, '..');

/** The files that .projenrc.ts makes. */
function projectFiles(): ReadonlyMap<string, string> {
  const { files } = JSON.parse(readFileSync(join(root, '.projen', 'files.json'), 'utf8')) as { files: string[] };
  return new Map(
    files.filter((file) => existsSync(join(root, file))).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

/** Names the project files that are not what .projenrc.ts makes; leaves the made ones behind, ready to be committed. */
function main(): void {
  const before = projectFiles();
  execFileSync(process.execPath, [join(root, 'node_modules/projen/bin/projen'), '--no-post'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const after = projectFiles();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) =>
    before.get(file) !== after.get(file),
  );
  if (stale.length === 0) return;
  process.stderr.write(staleProjectFiles(stale));
  process.exitCode = 1;
}

main();
