import { Engine } from './engine';
import { Order } from '../../../src/provider/run/order';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ROLL: Partial<Order> = { maxUnavailable: 1, healthRule: 'where_readable', instanceTimeoutMs: 30 * MINUTE };
const WHOLE = { brokers: 3, brokersAlive: 3, partitions: 30, partitionsOnline: 30, replicas: 90, replicasInSync: 90 };

/** Three instances whose brokers and replicas need their time after a restart. */
const slowlyHealing = () => new Engine(3, { healing: { brokersMs: 30 * SECOND, replicasMs: 2 * MINUTE } });

const asked = (engine: Engine) => engine.cloud.requests().filter(({ path }) => path.includes('/management/cluster'));

test('the next one begins only when brokers, partitions and replicas of the last one are back', async () => {
  const engine = slowlyHealing();
  const { fates, elapsedMs } = await engine.run(ROLL);
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(engine.cloud.maxUnhealthy()).toBe(1);
  expect(elapsedMs).toBeGreaterThan(6 * MINUTE);
});

test('by its status alone an instance counts as back although its replicas lag: the next one begins at once', async () => {
  const engine = slowlyHealing();
  const { fates } = await engine.run({ ...ROLL, healthRule: 'status' });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(engine.cloud.maxUnhealthy()).toBe(3);
  expect(asked(engine)).toEqual([]);
});

test('what a cluster had before, what it has at the end, and when it was RUNNING and whole again is recorded', async () => {
  const engine = slowlyHealing();
  const { fates: [fate] } = await engine.run(ROLL);
  expect(fate.healthBefore).toEqual(WHOLE);
  expect(fate.health).toEqual(WHOLE);
  expect(fate.finishedAt! - fate.runningAt!).toBeGreaterThanOrEqual(115 * SECOND);
});

test('a cluster that was ill before is asked for no more than it had', async () => {
  const engine = new Engine(2);
  engine.cloud.setCluster(engine.ids[0], { brokersAlive: 2, replicasInSync: 60 });
  const { fates } = await engine.run(ROLL);
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(fates[0].healthBefore).toMatchObject({ brokersAlive: 2, replicasInSync: 60 });
});

test('a topic that is deleted while the instance restarts does not keep its cluster ill', async () => {
  const engine = new Engine(1, { healing: { replicasMs: MINUTE } });
  const run = engine.run(ROLL);
  await engine.clock.settle();
  engine.cloud.setCluster(engine.ids[0], { partitions: 20, partitionsOnline: 20, replicas: 60, replicasInSync: 60 });
  const { fates: [fate] } = await run;
  expect(fate).toMatchObject({ outcome: 'done', health: { partitions: 20 } });
});

test('an instance that is down already has no baseline: it is back when it is RUNNING', async () => {
  const engine = new Engine(2, { healing: { never: true } });
  engine.cloud.setStatus(engine.ids[0], 'ERROR');
  const { fates: [fate] } = await engine.run({ ...ROLL, owed: [engine.ids[0]] });
  expect(fate).toMatchObject({ outcome: 'done', healthBefore: undefined });
});

test('the API does not let us read the clusters: the roll goes on by the status, and one warning says so', async () => {
  const engine = slowlyHealing();
  engine.cloud.fault({ kind: 'status', status: 403, route: 'cluster', times: Infinity });
  const { fates, warnings } = await engine.run(ROLL);
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('The state of brokers and replicas cannot be read here');
  expect(asked(engine)).toHaveLength(1);
});

test('with `cluster` nothing is sent where the clusters cannot be read', async () => {
  const engine = slowlyHealing();
  engine.cloud.fault({ kind: 'status', status: 404, route: 'cluster', times: Infinity });
  await expect(engine.run({ ...ROLL, healthRule: 'cluster' })).rejects.toMatchObject({
    summary: `The cluster of instance ${engine.ids[0]} cannot be looked at`,
  });
  expect(engine.posts).toBe(0);
});

test('a look at a cluster that fails is a look that failed: it is repeated, and nothing begins meanwhile', async () => {
  const engine = slowlyHealing();
  engine.cloud.fault({ kind: 'status', status: 502, route: 'cluster', times: 20, after: 1 });
  const { fates } = await engine.run(ROLL);
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(engine.cloud.maxUnhealthy()).toBe(1);
});

test('outside a roll no cluster is looked at, unless the order says `cluster`', async () => {
  const plain = slowlyHealing();
  await plain.run();
  expect(asked(plain)).toEqual([]);

  const engine = slowlyHealing();
  const { fates } = await engine.run({ healthRule: 'cluster' });
  expect(fates.every(({ healthBefore, health }) => healthBefore !== undefined && health !== undefined)).toBe(true);
});

test('one call before, and one per look until it is healthy', async () => {
  const engine = new Engine(1, { healing: { replicasMs: 2 * MINUTE } });
  await engine.run(ROLL);
  const looks = engine.cloud.requests().filter(({ path }) => path.endsWith(engine.ids[0]));
  expect(asked(engine).length).toBeLessThanOrEqual(1 + looks.length);
});

test('an instance that was back but for its replicas, and fails then, has failed', async () => {
  const engine = new Engine(2, { healing: { never: true } });
  engine.cloud.setStatus(engine.ids[0], 'ERROR', { afterMs: 5 * MINUTE });
  const { fates } = await engine.run(ROLL);
  expect(fates[0]).toMatchObject({
    outcome: 'failed',
    error: 'it came back from the restart, and its status is ERROR now',
  });
  expect(fates[1].outcome).toBe('not_begun');
});

test('an instance that an earlier apply left unhealthy is waited for against what it had then, and not sent', async () => {
  const engine = new Engine(1, { healing: { never: true } });
  const { fates: [first] } = await engine.run({ ...ROLL, instanceTimeoutMs: 5 * MINUTE });
  expect(first).toMatchObject({ outcome: 'in_progress', health: { replicasInSync: 89 } });
  const recorded = new Map([[first.id, { submittedAt: first.submittedAt!, accepted: true, cameBack: true }]]);
  const again = { ...ROLL, recorded, healthBefore: new Map([[first.id, first.healthBefore!]]) };
  const run = engine.run(again);
  await engine.clock.settle();
  engine.cloud.heal();
  const { fates: [second] } = await run;
  expect(second).toMatchObject({ outcome: 'done', healthBefore: WHOLE, health: WHOLE });
  expect(engine.restarts()).toEqual([1]);
});

test('a new restart of one that is not healthy yet asks for the better of what it had then and has now', async () => {
  const engine = new Engine(1);
  const [id] = engine.ids;
  engine.cloud.setCluster(id, { brokersAlive: 3, replicasInSync: 80 });
  const healthBefore = new Map([[id, { ...WHOLE, brokersAlive: 2 }]]);
  const { fates: [fate] } = await engine.run({ ...ROLL, healthBefore, instanceTimeoutMs: 5 * MINUTE });
  expect(fate.healthBefore).toEqual(WHOLE);
  expect(fate.outcome).toBe('in_progress');
});
