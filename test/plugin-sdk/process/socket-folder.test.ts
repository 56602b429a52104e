import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSocketFolder } from '../../../src/plugin-sdk/process/socket-folder';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'f-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder whose path has exactly so many characters. */
function folderOf(length: number): string {
  const path = join(folder, 'x'.repeat(length - folder.length - 1));
  mkdirSync(path);
  return path;
}

function placeOf(asked: string, platform = 'linux'): string {
  const { socketPath, remove } = createSocketFolder({ PLUGIN_UNIX_SOCKET_DIR: asked }, platform);
  // eslint-disable-next-line no-bitwise -- the permission bits of a mode
  expect(statSync(dirname(socketPath)).mode & 0o777).toBe(0o700);
  remove();
  expect(existsSync(dirname(socketPath))).toBe(false);
  return dirname(dirname(socketPath));
}

test.each([83, 92])('a folder with a name of %d characters, from which Go plugins start, is taken', (length) => {
  expect(placeOf(folderOf(length), 'linux')).toHaveLength(length);
  expect(placeOf(folderOf(length - 1), 'darwin')).toHaveLength(length - 1);
});

test('from a longer one another folder is fallen back on', () => {
  expect(placeOf(folderOf(120))).not.toContain('xxx');
});

test('and from one that is not there', () => {
  expect(placeOf(join(folder, 'missing'))).not.toContain('missing');
});
