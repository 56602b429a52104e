import { Engine } from './engine';
import { Order } from '../../../src/provider/run/order';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ROLL: Partial<Order> = { maxUnavailable: 1, healthRule: 'where_readable', instanceTimeoutMs: 10 * MINUTE };

test('an instance that takes too long no longer holds the run: it says what is missing, and the next apply waits', async () => {
  const engine = new Engine(2);
  engine.cloud.plan(engine.ids[0], { healing: { to: { brokersAlive: 2, replicasInSync: 60 } } });
  const { fates: [late, next], halted, elapsedMs } = await engine.run(ROLL);
  expect(late).toMatchObject({ outcome: 'in_progress', owed: true });
  expect(late.error).toBe('it is not back after 10m (`instance_timeout`): its status was last RUNNING, with '
    + '2 of 3 brokers, 60 of 90 replicas in sync; the next apply waits for it and does not send it again');
  expect(next.outcome).toBe('not_begun');
  expect(halted).toBe(`the roll stopped at instance ${late.id}`);
  expect(elapsedMs).toBeLessThan(12 * MINUTE);
});

test('up to `max_failures` the roll goes on, past it nothing more begins', async () => {
  const engine = new Engine(5, { restart: 'succeed' });
  engine.cloud.plan(engine.ids[0], { restart: 'task_failed' });
  engine.cloud.plan(engine.ids[2], { restart: 'task_failed' });
  const { fates, halted } = await engine.run({ ...ROLL, maxFailures: 1 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['failed', 'done', 'failed', 'not_begun', 'not_begun']);
  expect(halted).toBe(`the roll stopped at instance ${engine.ids[0]}, ${engine.ids[2]} (\`max_failures\` is 1)`);
});

test('a canary that fails ends the roll whatever `max_failures` says', async () => {
  const engine = new Engine(3);
  engine.cloud.plan(engine.ids[1], { restart: 'task_failed' });
  const { fates, halted } = await engine.run({ ...ROLL, first: [engine.ids[1]], maxFailures: 5 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['not_begun', 'failed', 'not_begun']);
  expect(halted).toBe(`the canary ${engine.ids[1]} failed`);
});

test('whoever is not healthy keeps its slot: a window that is filled for good ends the roll at once and names them', async () => {
  const engine = new Engine(4);
  engine.cloud.plan(engine.ids[0], { healing: { never: true } });
  const { fates, halted } = await engine.run({ ...ROLL, maxFailures: 3 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['in_progress', 'not_begun', 'not_begun', 'not_begun']);
  expect(halted).toBe(`the window of 1 is filled by instances that are down already or not healthy: ${engine.ids[0]}; `
    + 'bring them back, or raise `max_unavailable`');
});

test('with room in the window the roll goes round one that never heals', async () => {
  const engine = new Engine(6);
  engine.cloud.plan(engine.ids[1], { healing: { never: true } });
  const { fates } = await engine.run({ ...ROLL, maxUnavailable: 2, maxFailures: 1 });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['done', 'in_progress', 'done', 'done', 'done', 'done']);
  expect(engine.cloud.maxUnhealthy()).toBe(2);
  expect(engine.restarts()).toEqual([1, 1, 1, 1, 1, 1]);
});

test('an instance whose status never lets it begin is given up after its time, and the others are restarted', async () => {
  const engine = new Engine(2);
  engine.cloud.setStatus(engine.ids[0], 'CREATING');
  const { fates } = await engine.run({ instanceTimeoutMs: 10 * MINUTE, timeoutMs: 60 * MINUTE });
  expect(fates[0]).toMatchObject({
    outcome: 'not_begun',
    error: 'it was not ready to begin within 10m (`instance_timeout`): its status was last CREATING',
  });
  expect(fates[1].outcome).toBe('done');
});

test('outside a roll one that takes too long holds nobody', async () => {
  const engine = new Engine(3);
  engine.cloud.plan(engine.ids[0], { restart: 'stuck' });
  const { fates } = await engine.run({ instanceTimeoutMs: 10 * MINUTE });
  expect(fates.map(({ outcome }) => outcome)).toEqual(['in_progress', 'done', 'done']);
  expect(fates[0].error).toContain('its status was last RESTARTING');
});
