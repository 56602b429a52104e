import { Engine } from './engine';
import { ProgressLine } from '../../../src/progress/progress-line';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const idsIn = ({ instances }: ProgressLine) => instances.map(({ id }) => id);
const dates = (engine: Engine) => engine.lines.map(({ time }) => Date.parse(time));

test('the first line and the last hold all instances, those between only what has changed', async () => {
  const engine = new Engine(3, { lagMs: 5 * SECOND, durationMs: MINUTE });
  await engine.run({ maxUnavailable: 1 });
  const [first, ...others] = engine.lines;
  const last = others.pop()!;
  expect(first).toMatchObject({ phase: 'apply', action: 'restart', total: 3, done: 0, in_flight: 0 });
  expect(idsIn(first)).toEqual(engine.ids);
  expect(last).toMatchObject({ phase: 'ended', total: 3, done: 3, in_flight: 0, failed: 0, deferred: 0 });
  expect(idsIn(last)).toEqual(engine.ids);
  expect(last.instances.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(others.every(({ instances }) => instances.length < 3)).toBe(true);
});

test('every change of an instance is told, and how long it has taken since it was sent', async () => {
  const engine = new Engine(1, { lagMs: 5 * SECOND, durationMs: MINUTE });
  await engine.run();
  const seen = engine.lines.flatMap(({ instances }) => instances).map(({ status, outcome }) => `${status} ${outcome}`);
  expect(seen).toEqual(['RUNNING not_begun', 'RUNNING in_progress', 'RESTARTING in_progress', 'RUNNING done', 'RUNNING done']);
  const { instances: [{ since, seconds }] } = engine.lines.at(-1)!;
  expect(Date.parse(since!)).toBe(engine.cloud.actions()[0].acceptedAt);
  expect(seconds).toBeGreaterThanOrEqual(65);
});

test('a line comes every ten seconds at least, also while the looks are throttled', async () => {
  const engine = new Engine(1, { lagMs: 5 * SECOND, durationMs: 5 * MINUTE });
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 45, route: 'show', after: 3, times: 2 });
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 45, route: 'list', after: 3, times: 2 });
  await engine.run();
  const told = dates(engine);
  const gaps = told.slice(1).map((at, index) => at - told[index]);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * SECOND + 500);
});

test('what is deferred, and what has failed, is counted', async () => {
  const engine = new Engine(3);
  engine.cloud.plan(engine.ids[0], { restart: 'error' });
  await engine.run({ maxPerApply: 1 });
  expect(engine.lines.at(-1)).toMatchObject({ phase: 'ended', total: 3, done: 0, failed: 1, deferred: 2 });
});

test('a run that is refused before anything was sent tells nothing', async () => {
  const engine = new Engine(1);
  engine.cloud.setStatus(engine.ids[0], 'FROZEN');
  await expect(engine.run()).rejects.toThrow();
  expect(engine.lines).toEqual([]);
});
