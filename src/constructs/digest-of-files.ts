import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Token } from './cdktf';
import { refusal, Subject } from './subject';
import { emptyFolder, neitherFileNorFolder, NO_PATHS, PATH_NOT_KNOWN, unreadablePath } from './texts';

/**
 * A digest of the contents of files, and of their names relative to the folder that they share.
 *
 * @throws Error when a path cannot be read, or holds no file.
 */
export function digestOfFiles(subject: Subject, paths: string[]): string {
  const given = paths.map((path) => resolve(checkedPath(subject, path)));
  if (given.length === 0) throw refusal(subject, NO_PATHS);
  const files = new Set<string>();
  const folders = given.map((path) => {
    if (!look(subject, path).isDirectory()) {
      files.add(path);
      return dirname(path);
    }
    const within = filesIn(subject, path);
    if (within.length === 0) throw refusal(subject, emptyFolder(path));
    within.forEach((file) => files.add(file));
    return path;
  });
  const shared = folders.reduce(sharedFolder);
  const entries = [...files].map((file) => [nameIn(shared, file), digestOf(subject, file)]);
  return sha256(JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1))));
}

function checkedPath(subject: Subject, path: string): string {
  if (typeof path !== 'string' || path === '') throw refusal(subject, NO_PATHS);
  if (Token.isUnresolved(path)) throw refusal(subject, PATH_NOT_KNOWN);
  return path;
}

/** The files of a folder at any depth; a folder that is reached again through a link is not entered again. */
function filesIn(subject: Subject, folder: string, entered: readonly string[] = []): string[] {
  const real = realpathSync(folder);
  if (entered.includes(real)) return [];
  return attempt(subject, folder, () => readdirSync(folder)).flatMap((name) => {
    const path = join(folder, name);
    return look(subject, path).isDirectory() ? filesIn(subject, path, [...entered, real]) : [path];
  });
}

function look(subject: Subject, path: string): Stats {
  const stats = attempt(subject, path, () => statSync(path));
  if (!stats.isFile() && !stats.isDirectory()) throw refusal(subject, neitherFileNorFolder(path));
  return stats;
}

const digestOf = (subject: Subject, file: string) => sha256(attempt(subject, file, () => readFileSync(file)));

function attempt<T>(subject: Subject, path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw refusal(subject, unreadablePath(path, (error as NodeJS.ErrnoException).code));
  }
}

function sharedFolder(one: string, other: string): string {
  if (other === one || other.startsWith(one.endsWith(sep) ? one : one + sep)) return one;
  const parent = dirname(one);
  return parent === one ? one : sharedFolder(parent, other);
}

/** A name as all machines spell it: separators, and letters with accents, differ between them. */
const nameIn = (folder: string, file: string) => relative(folder, file).split(sep).join('/').normalize('NFC');

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
