import { Engine } from './engine';
import { parseMaintenanceWindow } from '../../../src/provider/run/maintenance-window';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test('all are restarted in one call, once each, and waited for', async () => {
  const engine = new Engine(3);
  const { fates } = await engine.run();
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(engine.restarts()).toEqual([1, 1, 1]);
  expect(engine.posts).toBe(1);
});

test('fifty ids travel in one call, and any number of instances is restarted', async () => {
  const engine = new Engine(120);
  const { fates } = await engine.run();
  expect(fates.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(engine.restarts().every((count) => count === 1)).toBe(true);
  expect(engine.posts).toBe(3);
});

test('fifty instances that restart together cost at most thirty requests, and no task is asked for', async () => {
  const engine = new Engine(50, { lagMs: 2 * SECOND, durationMs: 28 * SECOND });
  const { fates } = await engine.run();
  expect(fates.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(engine.cloud.requests().length).toBeLessThanOrEqual(30);
  expect(engine.cloud.requests().filter(({ path }) => path.includes('/tasks'))).toEqual([]);
});

test('a wait of fifteen minutes for fifty instances costs at most a few hundred requests', async () => {
  const engine = new Engine(50, { lagMs: 20 * SECOND, durationMs: 15 * MINUTE });
  const { fates } = await engine.run();
  expect(fates.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(engine.cloud.requests().length).toBeLessThan(500);
});

test('a window is never exceeded, and slides on as soon as one is back', async () => {
  const engine = new Engine(6, { lagMs: 20 * SECOND, durationMs: MINUTE });
  const { fates, elapsedMs } = await engine.run({ maxUnavailable: 2 });
  expect(fates.every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(engine.cloud.maxDown()).toBe(2);
  expect(elapsedMs).toBeLessThan(5 * MINUTE);
});

test('two minutes without a sign count from the attempt that was accepted, not from one that was throttled', async () => {
  const engine = new Engine(1, { lagMs: 10 * SECOND, durationMs: 30 * SECOND });
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 60, route: 'batch', times: 3 });
  const { fates: [fate] } = await engine.run();
  expect(fate.outcome).toBe('done');
  expect(fate.submittedAt).toBe(engine.cloud.actions()[0].acceptedAt);
});

test('a lost call that was throttled before is watched for two minutes before it is sent again', async () => {
  const engine = new Engine(1, { lagMs: 60 * SECOND, durationMs: 10 * MINUTE, taskAppears: 'with_status' });
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 60, route: 'batch', times: 3 });
  engine.cloud.fault({ kind: 'drop_after', route: 'batch' });
  const { fates: [fate] } = await engine.run();
  expect(fate.outcome).toBe('done');
  expect(engine.restarts()).toEqual([1]);
});

test('a lost call that began nothing is sent once more', async () => {
  const engine = new Engine(2);
  engine.cloud.fault({ kind: 'drop_before', route: 'batch' });
  const { fates } = await engine.run();
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(engine.restarts()).toEqual([1, 1]);
  expect(engine.posts).toBe(2);
});

test('a lost call is not sent again where neither status nor tasks could be read meanwhile', async () => {
  const engine = new Engine(1, { lagMs: 5 * SECOND, durationMs: 20 * SECOND });
  engine.cloud.fault({ kind: 'status', status: 500, route: 'tasks', times: Infinity });
  engine.cloud.fault({ kind: 'drop_after', route: 'batch' });
  engine.cloud.fault({ kind: 'status', status: 502, route: 'show', times: 25, after: 2 });
  const { fates: [fate] } = await engine.run();
  expect(fate).toMatchObject({
    outcome: 'unknown',
    owed: true,
    error: expect.stringContaining('watched closely enough'),
  });
  expect(engine.restarts()).toEqual([1]);
});

test('a restart that is executing when the run begins is taken over, and its stale RUNNING is not its end', async () => {
  const engine = new Engine(1, { lagMs: 30 * SECOND, durationMs: MINUTE });
  await engine.run({ waitForCompletion: false });
  const { fates: [fate] } = await engine.run();
  const [action] = engine.cloud.actions();
  expect(fate.outcome).toBe('done');
  expect(fate.finishedAt).toBeGreaterThanOrEqual(action.endedAt!);
  expect(engine.restarts()).toEqual([1]);
});

test('what state knows as submitted is waited for although another run holds the instance', async () => {
  const engine = new Engine(1, { durationMs: MINUTE });
  const submittedAt = engine.clock.now();
  await engine.run({ waitForCompletion: false });
  await engine.clock.sleep(10 * SECOND);
  const recorded = new Map([[engine.ids[0], { submittedAt, accepted: true, status: 'RESTARTING' }]]);
  const [theirs, ours] = await Promise.all([engine.run(), engine.run({ recorded })]);
  expect([theirs.fates[0].outcome, ours.fates[0].outcome]).toEqual(['done', 'done']);
  expect(engine.restarts()).toEqual([1]);
});

test('two runs never act on one instance at the same time, and each restarts it once', async () => {
  const engine = new Engine(2, { lagMs: 10 * SECOND, durationMs: MINUTE });
  const reports = await Promise.all([engine.run(), engine.run()]);
  expect(reports.flatMap(({ fates }) => fates.map(({ outcome }) => outcome))).toEqual(['done', 'done', 'done', 'done']);
  expect(engine.restarts()).toEqual([2, 2]);
  const [first, second] = engine.cloud.actions().filter(({ instanceId }) => instanceId === engine.ids[0]);
  expect(second.acceptedAt).toBeGreaterThanOrEqual(first.endedAt!);
});

test('an interrupt before the call leaves begins nothing, and touches nothing', async () => {
  const engine = new Engine(2);
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 60, route: 'batch' });
  engine.clock.sleep(10 * SECOND).then(() => engine.interrupt(), () => undefined);
  const { fates, halted } = await engine.run();
  expect(fates.map(({ outcome, touched, error }) => ({ outcome, touched, error }))).toEqual([
    { outcome: 'not_begun', touched: false, error: expect.stringContaining('interrupted') },
    { outcome: 'not_begun', touched: false, error: expect.stringContaining('interrupted') },
  ]);
  expect(halted).toContain('interrupted');
  expect(engine.restarts()).toEqual([0, 0]);
});

test('an interrupt in the middle of a roll begins nothing new, and records what is in flight', async () => {
  const engine = new Engine(3, { durationMs: 10 * MINUTE });
  engine.clock.sleep(MINUTE).then(() => engine.interrupt(), () => undefined);
  const { fates } = await engine.run({ maxUnavailable: 1 });
  expect(fates.map(({ outcome, owed }) => [outcome, owed])).toEqual([['in_progress', true], ['not_begun', true], [
    'not_begun',
    true,
  ]]);
  expect(engine.restarts()).toEqual([1, 0, 0]);
});

test('the first failure stops the roll; those not begun stay untouched', async () => {
  const engine = new Engine(3);
  engine.cloud.plan(engine.ids[1], { restart: 'error' });
  const { fates, halted } = await engine.run({ maxUnavailable: 1 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'not_begun']);
  expect(halted).toContain(engine.ids[1]);
  expect(engine.restarts()).toEqual([1, 1, 0]);
});

test('one deadline bounds the whole run', async () => {
  const engine = new Engine(2, { restart: 'stuck' });
  const { fates, elapsedMs } = await engine.run({ maxUnavailable: 1, timeoutMs: 5 * MINUTE });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['in_progress', 'not_begun']);
  expect(elapsedMs).toBe(5 * MINUTE);
});

describe('a deletion whose answer was lost', () => {
  test('is sent again at once, and where it had arrived, the refusal of the second call is no failure', async () => {
    const engine = new Engine(1, { lagMs: 10 * SECOND, durationMs: 20 * SECOND });
    engine.cloud.fault({ kind: 'drop_after', route: 'batch' });
    const { fates: [fate], elapsedMs } = await engine.run({ action: 'delete' });
    expect(fate).toMatchObject({ outcome: 'done', owed: false });
    expect(engine.posts).toBe(2);
    expect(elapsedMs).toBeLessThan(MINUTE);
  });

  test('keeps its slot of the window while it is in doubt', async () => {
    const engine = new Engine(2, { lagMs: 10 * SECOND, durationMs: 20 * SECOND });
    engine.cloud.fault({ kind: 'drop_after', route: 'batch' });
    const { fates } = await engine.run({ action: 'delete', maxUnavailable: 1 });
    expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const [first, second] = engine.cloud.actions();
    expect(second.acceptedAt).toBeGreaterThanOrEqual(first.endedAt!);
  });
});

test('a refusal of a repeated restart is no failure where the first call, whose answer was lost, begins late', async () => {
  const engine = new Engine(1, { lagMs: 130 * SECOND, durationMs: 20 * SECOND, taskAppears: 'with_status' });
  engine.cloud.fault({ kind: 'drop_after', route: 'batch' });
  const { fates: [fate] } = await engine.run();
  expect(fate).toMatchObject({ outcome: 'done', owed: false });
  expect(engine.restarts()).toEqual([1]);
});

describe('a clean-up', () => {
  const [F1, F2] = ['20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002'];
  const cleanUp = { action: 'delete', allFailure: true, owed: [F1], members: [], named: new Set([F1]) } as const;

  function engineWithFailure(): Engine {
    const engine = new Engine(0);
    engine.cloud.addInstance({ id: F1, name: 'f1', status: 'CREATEFAILED' });
    return engine;
  }

  test('refuses, before anything is sent, where one has failed that was not named', async () => {
    const engine = engineWithFailure();
    engine.cloud.addInstance({ id: F2, name: 'f2', status: 'CREATEFAILED' });
    await expect(engine.run(cleanUp)).rejects.toThrow(`${F2} (f2)`);
    expect(engine.posts).toBe(0);
  });

  test('whose call was lost is not made again where another one has failed meanwhile', async () => {
    const engine = engineWithFailure();
    engine.cloud.fault({ kind: 'drop_before', route: 'batch' });
    engine.clock.sleep(MINUTE).then(() => engine.cloud.addInstance({ id: F2, name: 'f2', status: 'CREATEFAILED' }),
      () => undefined);
    const { fates: [fate], halted } = await engine.run(cleanUp);
    expect(fate).toMatchObject({ outcome: 'not_begun', owed: true });
    expect(halted).toContain(`${F2} (f2)`);
    expect(engine.posts).toBe(1);
  });

  test('whose call was lost, and began nothing, is made once more', async () => {
    const engine = engineWithFailure();
    engine.cloud.fault({ kind: 'drop_before', route: 'batch' });
    const { fates: [fate] } = await engine.run(cleanUp);
    expect(fate.outcome).toBe('done');
    expect(engine.posts).toBe(2);
  });
});

test('all its times are dates, also where somebody has set the clock meanwhile', async () => {
  const engine = new Engine(1, { lagMs: 10 * SECOND, durationMs: MINUTE });
  engine.clock.sleep(30 * SECOND).then(() => engine.clock.jump(10 * MINUTE), () => undefined);
  const { fates: [{ submittedAt, runningAt, finishedAt }] } = await engine.run();
  expect(runningAt).toBe(finishedAt);
  expect(runningAt! - submittedAt!).toBeLessThan(2 * MINUTE);
});

test('an end is not dated before the look that saw it was over, however long that took', async () => {
  const engine = new Engine(1, { lagMs: SECOND, durationMs: 20 * SECOND });
  engine.cloud.fault({ kind: 'delay', ms: 25 * SECOND, route: 'show', times: 1, after: 5 });
  const { fates: [fate] } = await engine.run();
  const [{ endedAt }] = engine.cloud.actions();
  expect(fate.outcome).toBe('done');
  expect(fate.runningAt).toBeGreaterThanOrEqual(endedAt!);
  expect(fate.finishedAt).toBeGreaterThanOrEqual(endedAt!);
});

describe('one whose restart failed is RUNNING, and heals', () => {
  const care = { maxUnavailable: 1, maxFailures: 1, healthRule: 'cluster' } as const;
  const failing = (count: number) => {
    const engine = new Engine(count);
    engine.cloud.plan(engine.ids[0], { restart: 'task_failed', healing: { replicasMs: 5 * MINUTE } });
    return engine;
  };

  test('it keeps its slot until it has healed, and then the roll goes on', async () => {
    const engine = failing(3);
    const { fates, halted } = await engine.run(care);
    expect(halted).toBeUndefined();
    expect(fates.map(({ outcome }) => outcome)).toEqual(['failed', 'done', 'done']);
    expect(fates[0].error).toContain('task');
    expect(engine.cloud.maxUnhealthy()).toBe(1);
  });

  test('nobody waits for it where nothing more begins', async () => {
    const { fates, elapsedMs } = await failing(3).run({ ...care, maxFailures: 0 });
    expect(fates.map(({ outcome }) => outcome)).toEqual(['failed', 'not_begun', 'not_begun']);
    expect(elapsedMs).toBeLessThan(MINUTE);
    expect((await failing(1).run(care)).elapsedMs).toBeLessThan(MINUTE);
  });

  test('it keeps its slot for good where it does not heal in time', async () => {
    const { fates, halted } = await failing(2).run({ ...care, instanceTimeoutMs: 2 * MINUTE });
    expect(fates.map(({ outcome }) => outcome)).toEqual(['failed', 'not_begun']);
    expect(halted).toContain('filled');
  });
});

test('a call that is throttled until the maintenance window has closed does not leave any more', async () => {
  const engine = new Engine(2);
  engine.cloud.fault({ kind: 'flow_control', retryAfterSeconds: 120, route: 'batch' });
  // The clock of the engine begins at 03:04:05 UTC.
  const maintenanceWindow = parseMaintenanceWindow({ begin: '01:00', end: '03:06', days: null, time_zone: null });
  const { fates, deferral, halted } = await engine.run({ maintenanceWindow });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['deferred', 'deferred']);
  expect(deferral).toContain('maintenance window');
  expect(halted).toBeUndefined();
  expect(engine.posts).toBe(1);
});

test('a restart that executes when a new trigger comes is asked for what the cluster had before it', async () => {
  const engine = new Engine(1, { lagMs: SECOND, durationMs: MINUTE, healing: { replicasMs: 5 * MINUTE } });
  const { cluster } = engine.cloud.instance(engine.ids[0])!;
  await engine.run({ waitForCompletion: false });
  await engine.clock.sleep(10 * SECOND);
  const { fates: [fate] } = await engine.run({
    maxUnavailable: 1,
    healthRule: 'cluster',
    healthBefore: new Map([[engine.ids[0], cluster]]),
  });
  expect(fate).toMatchObject({ outcome: 'done', health: cluster });
  expect(engine.cloud.unhealthyNow()).toEqual([]);
  expect(engine.restarts()).toEqual([1]);
});

test('what a cluster had before is kept for whoever is not begun, and is nothing where a call did nothing', async () => {
  const engine = new Engine(3);
  const { cluster } = engine.cloud.instance(engine.ids[0])!;
  engine.cloud.plan(engine.ids[0], { restart: 'reject' });
  const healthBefore = new Map([[engine.ids[2], cluster]]);
  engine.cloud.plan(engine.ids[2], { restart: 'reject' });
  const roll = { maxUnavailable: 1, healthRule: 'cluster' } as const;
  const refused = await engine.run({ ...roll, owed: engine.ids.slice(0, 2) });
  expect(refused.fates.map(({ outcome, healthBefore: before }) => [outcome, before]))
    .toEqual([['failed', undefined], ['not_begun', undefined]]);
  const unhealed = await engine.run({ ...roll, healthBefore });
  expect(unhealed.fates.map(({ outcome, healthBefore: before }) => [outcome, before]))
    .toEqual([['not_begun', undefined], ['not_begun', undefined], ['failed', cluster]]);
});
