import { Engine } from './engine';
import { MaintenanceWindow, parseMaintenanceWindow } from '../../../src/provider/run/maintenance-window';
import { Order } from '../../../src/provider/run/order';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ROLL: Partial<Order> = { maxUnavailable: 1, healthRule: 'where_readable', instanceTimeoutMs: 30 * MINUTE };

test('one apply begins at most so many, the rest is deferred, and the next apply goes on with them', async () => {
  const engine = new Engine(5);
  const first = await engine.run({ ...ROLL, maxPerApply: 2 });
  expect(first.fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'deferred', 'deferred', 'deferred']);
  expect(first.halted).toBeUndefined();
  expect(first.deferral).toBe('`max_per_apply` lets 2 begin in one apply, and the next apply goes on');
  const owed = first.fates.filter((fate) => fate.owed).map(({ id }) => id);
  const second = await engine.run({ ...ROLL, owed });
  expect(second.fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(engine.restarts()).toEqual([1, 1, 1, 1, 1]);
});

test('who was refused counts as begun: nobody steps into its place', async () => {
  const engine = new Engine(3);
  engine.cloud.plan(engine.ids[0], { restart: 'reject' });
  const { fates } = await engine.run({ maxPerApply: 1 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['failed', 'deferred', 'deferred']);
});

test('what is in flight from before is waited for, and does not count', async () => {
  const engine = new Engine(3, { lagMs: 0, durationMs: 5 * MINUTE });
  await engine.run({ owed: [engine.ids[0]], waitForCompletion: false });
  const { fates } = await engine.run({ maxPerApply: 1 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'deferred']);
  expect(engine.restarts()).toEqual([1, 1, 0]);
});

/** Virtual time begins on Friday, 2026-01-02 at 03:04:05 UTC. */
const from = (begin: string, end: string, days: readonly string[] | null = null): MaintenanceWindow =>
  parseMaintenanceWindow({ begin, end, days, time_zone: null });

test('outside the maintenance window nothing is sent, and nothing is waited for', async () => {
  const engine = new Engine(2);
  const { fates, deferral, elapsedMs } = await engine.run({ maintenanceWindow: from('22:00', '02:00') });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['deferred', 'deferred']);
  expect(deferral).toContain('the maintenance window opens');
  expect(engine.posts).toBe(0);
  expect(elapsedMs).toBeLessThan(MINUTE);
});

test('the window is asked before each start: whoever is in flight when it closes is waited for, the rest is deferred', async () => {
  const engine = new Engine(4, { lagMs: 0, durationMs: 10 * MINUTE });
  const { fates } = await engine.run({ ...ROLL, maintenanceWindow: from('03:00', '03:20'), timeoutMs: 120 * MINUTE });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'deferred', 'deferred']);
  const closes = Date.UTC(2026, 0, 2, 3, 20);
  expect(engine.cloud.actions().every(({ acceptedAt }) => acceptedAt < closes)).toBe(true);
});

test('a window that opens after midnight belongs to the day on which it began', async () => {
  const engine = new Engine(1);
  const thursday = from('22:00', '04:00', ['thu']);
  expect((await engine.run({ maintenanceWindow: thursday })).fates[0].outcome).toBe('done');
  const friday = from('22:00', '04:00', ['fri']);
  expect((await new Engine(1).run({ maintenanceWindow: friday })).fates[0].outcome).toBe('deferred');
});
