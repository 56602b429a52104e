import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, line, NOW, queued, restarting } from './told';
import { ProgressLine } from '../../src/progress/progress-line';
import { ProgressReader } from '../../src/progress/progress-reader';
import { Following } from '../../src/watch/follow';
import { LineView } from '../../src/watch/line-view';
import { VirtualClock } from '../virtual-clock';

const folder = mkdtempSync(join(tmpdir(), 'dms-follow-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** A file that is followed, with a clock that the test moves and what was said so far. */
function followed() {
  count += 1;
  const path = join(folder, `lines-${count}`);
  const clock = new VirtualClock({ startAt: NOW, autoAdvance: true });
  const said: string[] = [];
  // The time goes on while lines lie in the file.
  const view = new LineView((text) => said.push(text.replace(/in progress for [^,]+/, 'in progress')), path);
  const following = new Following(new ProgressReader(path, 'beginning'), view, clock);
  const write = (...lines: readonly ProgressLine[]) =>
    appendFileSync(path, lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const at = (ms: number, happens: () => void) => void clock.sleep(ms).then(happens);
  return { path, clock, said, following, write, at };
}

const ROLL = [
  line([queued('orders'), queued('billing')]),
  line([restarting('orders')], { total: 2 }),
  line([ended('orders')], { total: 2, done: 1 }),
  line([ended('orders'), ended('billing', 'failed')], { phase: 'ended' }),
];
const TOLD = [
  'restart in eu-de/0123 begins with 2 instances: orders, billing',
  'restart orders: RESTARTING, in progress, waits for RUNNING again (0 of 2 done)',
  'restart orders: RUNNING, done in 1 min (1 of 2 done)',
  'restart billing: RUNNING, failed in 1 min (1 of 2 done)',
  'restart in eu-de/0123: 1 of 2 done, 1 failed, ended',
];

test('a line for each change; it ends ten seconds after the last line', async () => {
  const { following, said, write, clock } = followed();
  write(...ROLL);
  await following.toTheEnd(new AbortController().signal);
  expect(said).toEqual(TOLD);
  expect(clock.elapsed()).toBe(10_000);
});

test('a file that is not there yet is waited for, which is said once', async () => {
  const { following, said, write, at, path, clock } = followed();
  at(60_000, () => write(...ROLL));
  await following.toTheEnd(new AbortController().signal);
  expect(said).toEqual([`Waiting for ${path}, which does not exist yet: run the deploy with DMS_PROGRESS_FILE=${path}`, ...TOLD]);
  expect(clock.elapsed()).toBeGreaterThanOrEqual(70_000);
});

test('a plan alone is no run: whoever thinks about it is waited for', async () => {
  const { following, said, write, at } = followed();
  write(line([queued('orders')], { phase: 'plan', run: 'plan' }));
  at(600_000, () => write(...ROLL));
  await following.toTheEnd(new AbortController().signal);
  expect(said).toEqual(['plan: restart in eu-de/0123 is about 1 instance: orders', ...TOLD]);
});

test('a second run that begins within the ten seconds is followed, too', async () => {
  const { following, said, write, at } = followed();
  write(ROLL[3]);
  at(9_000, () => write({ ...ROLL[0], run: 'second', scope: 'eu-nl/4' }));
  at(30_000, () => write({ ...ROLL[3], run: 'second', scope: 'eu-nl/4' }));
  await following.toTheEnd(new AbortController().signal);
  expect(said.at(-1)).toBe('restart in eu-nl/4: 1 of 2 done, 1 failed, ended');
});

test('half a line, garbage, lines of other versions and a line that is cut off by another harm nothing', async () => {
  const { following, said, write, path, at } = followed();
  const [begin, ...rest] = ROLL.map((one) => JSON.stringify(one));
  appendFileSync(path, `garbage\n{"version":7}\n\u0000\u0001\n${JSON.stringify({ ...ROLL[0], phase: 'paused' })}\n${begin.slice(0, 40)}`);
  at(1_000, () => appendFileSync(path, `${begin.slice(40)}\n${rest[0]}\n${rest[1].slice(0, 30)}\n`));
  at(2_000, () => write({ ...ROLL[2], instances: [{ id: 'orders', name: 7, status: {}, outcome: [], since: 'x', seconds: 'y' } as never] }));
  at(3_000, () => write(...ROLL.slice(2)));
  await following.toTheEnd(new AbortController().signal);
  expect(said.filter((text) => !text.startsWith('Waiting'))).toEqual([TOLD[0], TOLD[1], 'restart orders (1 of 2 done)', ...TOLD.slice(2)]);
});

test.each([
  ['is truncated', (path: string) => writeFileSync(path, '')],
  ['is replaced by another', (path: string) => {
    writeFileSync(`${path}.new`, `${JSON.stringify(line([ended('payments')], { run: 'before', phase: 'ended' }))}\n`);
    renameSync(`${path}.new`, path);
  }],
  ['is removed', (path: string) => rmSync(path)],
])('a file that %s is read from its beginning', async (_, happens) => {
  const { following, said, write, at, path } = followed();
  write(line([queued('a'), queued('b'), queued('c'), queued('d'), queued('e')], { run: 'first' }), line([ended('a')], { run: 'first', phase: 'ended' }));
  at(2_000, () => happens(path));
  at(4_000, () => write(...ROLL));
  await following.toTheEnd(new AbortController().signal);
  expect(said.slice(-5)).toEqual(TOLD);
});

test('while nothing changes, something is said every thirty seconds', async () => {
  const { following, said, write, at } = followed();
  write(ROLL[0], ROLL[1]);
  const beat = (seconds: number) => at(seconds * 1000, () => write({ ...ROLL[1], instances: [] }));
  [10, 20, 30, 40, 50, 60, 70].forEach(beat);
  at(75_000, () => write(ROLL[3]));
  await following.toTheEnd(new AbortController().signal);
  expect(said.filter((text) => text === 'restart in eu-de/0123: 0 of 2 done, 1 in flight')).toHaveLength(2);
});

test('a run that falls silent without a last word is told to, and is not waited for for ever', async () => {
  const { following, said, write } = followed();
  write(ROLL[0], ROLL[1]);
  await following.toTheEnd(new AbortController().signal);
  expect(said.at(-1)).toBe('restart in eu-de/0123: 0 of 2 done, 1 in flight, no word for 2 min; it may have been killed');
});

test('whoever asks to stay waits for the next run, until he ends it', async () => {
  const { following, said, write, at } = followed();
  const interrupt = new AbortController();
  write(ROLL[3]);
  at(300_000, () => write({ ...ROLL[0], run: 'next day' }));
  at(301_000, () => interrupt.abort());
  await following.until(interrupt.signal);
  expect(said.at(-1)).toBe(TOLD[0]);
});

test('a file that is large, and whose numbers are absurd, is read to its end', async () => {
  const { following, said, write, path } = followed();
  const many = [...Array(10_000).keys()].map((number) => queued(`instance ${number}`));
  appendFileSync(path, `${'x'.repeat(9 * 1024 * 1024)}\n`);
  write(line(many), line([ended('instance 0')], { total: 1e300, in_flight: 1e300, done: -5 }), line(many, { phase: 'ended' }));
  await following.toTheEnd(new AbortController().signal);
  expect(said[0]).toBe('restart in eu-de/0123 begins with 10000 instances: instance 0, instance 1, instance 2, instance 3, instance 4 and 9995 more');
  expect(said.at(-1)).toBe('restart in eu-de/0123: 0 of 10000 done, ended');
});

test('a folder in place of the file is waited for, and said', async () => {
  const { following, said, path } = followed();
  writeFileSync(path, '');
  const other = new LineView((text) => said.push(text), folder);
  new Following(new ProgressReader(folder, 'beginning'), other, new VirtualClock()).look();
  following.look();
  expect(said).toEqual([`Waiting: ${folder} is no file that can be followed`, `Waiting for the first run in ${path}`]);
});
