import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgressFile } from '../../src/progress/progress-file';
import { parseProgressLine, ProgressLine } from '../../src/progress/progress-line';

const folder = mkdtempSync(join(tmpdir(), 'progress-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = (run: string): ProgressLine => ({
  time: '2026-01-02T03:04:05.000Z',
  phase: 'apply',
  run,
  scope: 'eu-de/0123',
  action: 'restart',
  total: 1,
  done: 0,
  in_flight: 1,
  failed: 0,
  deferred: 0,
  instances: [{ id: 'a', name: 'na\nme "x"', status: 'RUNNING', outcome: 'in_progress', since: null, seconds: 3 }],
});

/** A flush that is not waited for ends at once. */
const atOnce = async () => undefined;
const never = async () => new Promise<void>(() => undefined);

test('lines are appended in their order, whatever is in them, and read back', async () => {
  const path = join(folder, 'lines');
  const [one, other] = [new ProgressFile(path, never), new ProgressFile(path, never)];
  for (let number = 0; number < 50; number += 1) one.write(line(String(number)));
  await one.flush();
  other.write(line('another process'));
  await other.flush();
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').map(parseProgressLine);
  expect(lines.map((read) => read?.run)).toEqual([...Array(50).keys()].map(String).concat('another process'));
  expect(lines[0]).toEqual(line('0'));
});

test('a folder, a file that may not be written, and one below what is no folder harm nothing', async () => {
  const closed = join(folder, 'closed');
  new ProgressFile(closed, never).write(line('first'));
  for (const path of [folder, join(folder, 'missing', 'file'), '/dev/full', join('/dev/null', 'file')]) {
    const file = new ProgressFile(path, never);
    file.write(line('lost'));
    await expect(file.flush()).resolves.toBeUndefined();
  }
});

test('a pipe that nobody reads is given up at once, and the next line is tried again', async () => {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  chmodSync(path, 0o600);
  const file = new ProgressFile(path, never);
  file.write(line('lost'));
  file.write(line('lost, too'));
  await expect(file.flush()).resolves.toBeUndefined();
});

test('what hangs is not waited for', async () => {
  const file = new ProgressFile(join(folder, 'hangs'), atOnce);
  jest.spyOn(file as unknown as { append(): Promise<void> }, 'append').mockImplementation(never);
  for (let number = 0; number < 5_000; number += 1) file.write(line(String(number)));
  await expect(file.flush()).resolves.toBeUndefined();
});

test.each(['', '{', 'null', '[]', '{"phase":"apply"}', '{"time":1}', JSON.stringify({ ...line('x'), instances: [{}] })])(
  '%j is no progress line', (text) => {
    expect(parseProgressLine(text)).toBeUndefined();
  },
);
