import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_SOURCE, PROVIDER_TYPE, PROVIDER_VERSION } from '../provider-address';

/**
 * Where the plugin runs, as Terraform names platforms. Not on Windows: Terraform starts only `.exe` files there, and
 * the plugin is a script with a `#!` line.
 */
const PLATFORMS = ['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64'] as const;

const EXECUTABLE = `terraform-provider-${PROVIDER_TYPE}_v${PROVIDER_VERSION}`;

/**
 * Lays the plugin out below `folder` as Terraform expects it of a plugin folder or a filesystem mirror, for every
 * platform and in no version but this one.
 */
export function writePluginPackages(plugin: string, folder: string): void {
  const versions = join(folder, ...PROVIDER_SOURCE.split('/'));
  mkdirSync(versions, { recursive: true });
  readdirSync(versions).filter((version) => version !== PROVIDER_VERSION).forEach((version) =>
    rmSync(join(versions, version), { recursive: true }),
  );
  const [first, ...others] = PLATFORMS.map((platform) => join(versions, PROVIDER_VERSION, platform));
  replaceExecutable(first, (file) => copyFileSync(plugin, file));
  others.forEach((platformFolder) =>
    replaceExecutable(platformFolder, (file) => linkOrCopy(join(first, EXECUTABLE), file)),
  );
}

/** Replaced in one step, so that a Terraform running meanwhile finds either the old file or the new one. */
function replaceExecutable(folder: string, write: (file: string) => void): void {
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  rmSync(temporary, { force: true });
  write(temporary);
  chmodSync(temporary, 0o755);
  renameSync(temporary, join(folder, EXECUTABLE));
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Some file systems know no hard links.
    copyFileSync(from, to);
  }
}

/**
 * Terraform's `h1:` hash of a package that holds the plugin: the same for every platform, since the file is the same.
 */
export function packageHash(plugin: string): string {
  const file = createHash('sha256').update(readFileSync(plugin)).digest('hex');
  return `h1:${createHash('sha256').update(`${file}  ${EXECUTABLE}\n`).digest('base64')}`;
}
