import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { SettingsError } from './setting-name';
import { unreadableFile } from './texts';

/** Editors on Windows put it before the text. */
const BYTE_ORDER_MARK = /^\ufeff/;

/** The folders that the files of other tools are looked for in. */
export interface Folders {
  /**
   * The user's own.
   * @default - the user has none, and what begins with `~` is not found
   */
  readonly home?: string;
  /**
   * Where Terraform runs.
   * @default - no file is looked for there
   */
  readonly working?: string;
}

/** A file that settings are read from. */
export interface SettingFile {
  readonly path: string;
  readonly text: string;
}

/** The path that a user means, with `~` for the home folder. */
export function pathOf(written: string, { home, working }: Folders): string {
  if (/^~($|[/\\])/.test(written) && home) return join(home, written.slice(1));
  return isAbsolute(written) || !working ? written : resolve(working, written);
}

/**
 * A file that somebody named.
 * @throws SettingsError when it cannot be read; it says who named it.
 */
export function readNamed(path: string, namedBy: string): SettingFile {
  try {
    return { path, text: readFileSync(path, 'utf8').replace(BYTE_ORDER_MARK, '') };
  } catch (error) {
    throw new SettingsError(undefined, unreadableFile(path, namedBy, (error as NodeJS.ErrnoException).code));
  }
}

/**
 * The first of the files that exists; undefined where none does.
 * @throws SettingsError when it cannot be read.
 */
export function readFirst(paths: readonly string[], lookedForBy: string): SettingFile | undefined {
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : readNamed(path, lookedForBy);
}
