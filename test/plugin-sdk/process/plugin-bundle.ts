import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The provider of notes as Terraform finds it, in a temporary folder that tests may use for more. */
export interface PluginBundle {
  readonly folder: string;
  readonly executable: string;
  remove(): void;
}

/** Bundles the executable into one file, as the package does it. */
export function buildPlugin(): PluginBundle {
  const folder = mkdtempSync(join(tmpdir(), 'notes-'));
  const executable = join(folder, 'terraform-provider-notes');
  buildSync({
    entryPoints: [join(__dirname, 'terraform-provider-notes.ts')],
    outfile: executable,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync(executable, 0o755);
  return { folder, executable, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
