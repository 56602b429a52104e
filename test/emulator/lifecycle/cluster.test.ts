import { ActionPlan, ClusterChange, CloudOptions } from '../../../src/emulator';
import { Caller } from '../caller';

/** At pace 1: 800 ms stale, then 3200 ms down. */
const LAG = 800;
const TOTAL = 4_000;

const ORDERS = '10000000-0000-4000-8000-000000000001';
const BILLING = '10000000-0000-4000-8000-000000000002';

const WHOLE = { brokers: 3, brokersAlive: 3, partitions: 30, partitionsOnline: 30, replicas: 90, replicasInSync: 90 };
const DEAD = { ...WHOLE, brokersAlive: 0, partitionsOnline: 0, replicasInSync: 0 };

/** What serves, in one line: brokers, partitions, replicas. */
function serving({ cloud }: Caller, id = ORDERS): number[] {
  const { brokersAlive, partitionsOnline, replicasInSync } = cloud.clusterOf(id);
  return [brokersAlive, partitionsOnline, replicasInSync];
}

/** A cloud in which the restart of orders heals as told, and has been accepted. */
async function restarting(healing: ActionPlan['healing'], options: CloudOptions = {}): Promise<Caller> {
  const caller = new Caller(options);
  caller.cloud.plan(ORDERS, { healing });
  await caller.restart('orders');
  return caller;
}

/** The same, at the moment it is RUNNING again. */
async function restarted(healing: ActionPlan['healing']): Promise<Caller> {
  const caller = await restarting(healing);
  caller.clock.pass(TOTAL);
  return caller;
}

describe('a cluster', () => {
  test('is whole, unless its instance was never there', () => {
    const { cloud } = new Caller();
    expect(cloud.clusterOf(ORDERS)).toEqual(WHOLE);
    expect(cloud.instance(ORDERS)!.cluster).toEqual(WHOLE);
    expect(cloud.clusterOf('20000000-0000-4000-8000-000000000001')).toMatchObject({ brokers: 0, replicas: 0 });
    expect(() => cloud.clusterOf('99999999-9999-4999-8999-999999999999')).toThrow('has no instance 9999');
  });

  test.each<[ClusterChange, Partial<typeof WHOLE>]>([
    [{ brokers: 5 }, { brokersAlive: 5, partitions: 30, replicas: 90 }],
    [{ brokers: 1, partitions: 4 }, { brokersAlive: 1, partitionsOnline: 4, replicas: 4, replicasInSync: 4 }],
    [{ replicas: 60 }, { partitions: 30, replicas: 60, replicasInSync: 60 }],
    [{ brokersAlive: 2, replicasInSync: 60 }, { brokers: 3, brokersAlive: 2, partitionsOnline: 30, replicas: 90 }],
  ])('seeded with %j has %j', (cluster, numbers) => {
    const { cloud } = new Caller({ fleet: [{ id: ORDERS, name: 'orders', cluster }] });
    expect(cloud.clusterOf(ORDERS)).toMatchObject(numbers);
  });

  test('cannot begin with more than there is', () => {
    const { cloud } = new Caller();
    expect(() => cloud.seed([{ name: 'orders', cluster: { brokersAlive: 4 } }])).toThrow(
      'brokersAlive is 4, but the cluster has only 3 brokers',
    );
    expect(cloud.instances()).toHaveLength(8);
  });

  test('serves nothing while its instance is not RUNNING, and is at once what it was when nothing is planned',
    async () => {
      const caller = await restarting(undefined);
      caller.clock.pass(LAG - 1);
      expect(caller.cloud.clusterOf(ORDERS)).toEqual(WHOLE);
      caller.clock.pass(1);
      expect(caller.cloud.clusterOf(ORDERS)).toEqual(DEAD);
      caller.clock.pass(TOTAL - LAG);
      expect(caller.cloud.clusterOf(ORDERS)).toEqual(WHOLE);
    });
});

describe('healing', () => {
  test('brings the brokers back one after the other, and the replicas later', async () => {
    const caller = await restarted({ brokersMs: 3_000, replicasMs: 10_000 });
    expect([caller.status('orders'), serving(caller)]).toEqual(['RUNNING', [0, 0, 0]]);
    const seen = [];
    for (let second = 1; second <= 10; second += 1) {
      caller.clock.pass(1_000);
      seen.push(serving(caller));
    }
    expect(seen).toEqual([[1, 10, 9], [2, 20, 18], [3, 30, 27], [3, 30, 36], [3, 30, 45], [3, 30, 54], [3, 30, 63],
      [3, 30, 72], [3, 30, 81], [3, 30, 90]]);
  });

  test('has no replica in sync before its broker is back', async () => {
    const caller = await restarted({ brokersMs: 3_000, replicasMs: 0 });
    caller.clock.pass(999);
    expect(serving(caller)).toEqual([0, 0, 0]);
    caller.clock.pass(2_000);
    expect(serving(caller)).toEqual([2, 20, 60]);
    caller.clock.pass(1);
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test.each<[ActionPlan['healing'], number[]]>([
    [{ never: true }, [3, 30, 89]],
    [{ never: true, replicasMs: 5_000 }, [3, 30, 89]],
    [{ never: true, to: { brokersAlive: 2, replicasInSync: 60 } }, [2, 30, 60]],
    [{ to: { partitionsOnline: 29 } }, [3, 29, 90]],
    [{ to: { replicasInSync: 900 } }, [3, 30, 90]],
  ])('as %j stops at %j, until somebody heals it', async (healing, end) => {
    const caller = await restarted(healing);
    caller.clock.pass(60 * 60_000);
    expect(serving(caller)).toEqual(end);
    caller.cloud.heal(ORDERS);
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test('that stopped short is overcome by another restart', async () => {
    const caller = await restarted({ never: true });
    caller.cloud.plan(ORDERS, {});
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test('of a cluster that was ill before ends where it was', async () => {
    const cluster = { brokersAlive: 2, partitionsOnline: 25, replicasInSync: 55 };
    const caller = await restarting({ brokersMs: 3_000 }, { fleet: [{ id: ORDERS, name: 'orders', cluster }] });
    caller.clock.pass(TOTAL + 3_000);
    expect(serving(caller)).toEqual([2, 25, 55]);
    caller.cloud.heal();
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test('keeps to the pace', async () => {
    const caller = await restarting({ brokersMs: 3_000, replicasMs: 10_000 }, { pace: 0.1 });
    caller.clock.pass(TOTAL / 10 + 300);
    expect(serving(caller)).toEqual([3, 30, 27]);
    const immediate = await restarting({ brokersMs: 3_000, replicasMs: 10_000 }, { pace: 0 });
    expect(serving(immediate)).toEqual([3, 30, 90]);
  });

  test('is held, released and stepped through as everything else is', async () => {
    const caller = await restarted({ brokersMs: 3_000 });
    caller.clock.pass(1_000);
    caller.cloud.hold(ORDERS);
    caller.clock.pass(60_000);
    expect(serving(caller)).toEqual([1, 10, 27]);
    caller.cloud.release(ORDERS);
    caller.clock.pass(1_000);
    expect(serving(caller)).toEqual([2, 20, 54]);
    while (caller.cloud.advance(ORDERS) > 0);
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test('of one restart is void once the next has begun, also where that was queued', async () => {
    const caller = new Caller({ behaviours: { jobRunning: 'queue' } });
    caller.cloud.plan(ORDERS, { healing: { replicasMs: 60_000 }, times: 1 });
    await caller.restart('orders');
    await caller.restart('orders');
    caller.clock.pass(TOTAL + LAG);
    expect([caller.status('orders'), serving(caller)]).toEqual(['RESTARTING', [0, 0, 0]]);
    caller.clock.pass(TOTAL);
    expect(serving(caller)).toEqual([3, 30, 90]);
    caller.clock.pass(10_000);
    expect(serving(caller)).toEqual([3, 30, 90]);
  });

  test('is over when the status is set from outside', async () => {
    const caller = await restarted({ replicasMs: 60_000 });
    caller.cloud.setStatus(ORDERS, 'ERROR');
    expect(serving(caller)).toEqual([0, 0, 0]);
    caller.cloud.setStatus(ORDERS, 'RUNNING');
    expect(serving(caller)).toEqual([3, 30, 90]);
  });
});

describe('somebody else', () => {
  test('makes a cluster ill or another size, and what is missing stays missing', () => {
    const caller = new Caller();
    caller.cloud.setCluster(ORDERS, { brokersAlive: 2, replicasInSync: 70 });
    expect(serving(caller)).toEqual([2, 30, 70]);
    caller.cloud.setCluster(ORDERS, { partitions: 10, replicas: 30 });
    expect(caller.cloud.clusterOf(ORDERS)).toEqual({
      brokers: 3,
      brokersAlive: 2,
      partitions: 10,
      partitionsOnline: 10,
      replicas: 30,
      replicasInSync: 10,
    });
    expect(() => caller.cloud.setCluster(ORDERS, { replicasInSync: 31 })).toThrow('only 30 replicas');
    expect(serving(caller)).toEqual([2, 10, 10]);
  });

  test('sets a number in the middle of the healing, and the others go on', async () => {
    const caller = await restarted({ brokersMs: 3_000, replicasMs: 10_000 });
    caller.clock.pass(1_000);
    caller.cloud.setCluster(ORDERS, { brokersAlive: 2 });
    expect(serving(caller)).toEqual([2, 10, 9]);
    caller.clock.pass(9_000);
    expect(serving(caller)).toEqual([2, 30, 90]);
  });

  test('changes during the restart what the cluster comes back to', async () => {
    const caller = await restarting({ brokersMs: 3_000 });
    caller.clock.pass(LAG);
    caller.cloud.setCluster(ORDERS, { brokersAlive: 2 });
    expect(serving(caller)).toEqual([0, 0, 0]);
    caller.clock.pass(TOTAL - LAG);
    expect(serving(caller)).toEqual([0, 0, 0]);
    caller.clock.pass(3_000);
    expect(serving(caller)).toEqual([2, 30, 90]);
  });
});

describe('the ground truth', () => {
  test('names who is down or below its own numbers because of a restart', async () => {
    const caller = new Caller();
    const start = caller.clock.now();
    caller.cloud.setCluster(BILLING, { replicasInSync: 80 });
    caller.cloud.plan(ORDERS, { healing: { replicasMs: 10_000 } });
    await caller.restart('orders', 'billing');
    caller.clock.pass(LAG);
    expect([caller.cloud.unhealthyNow(), caller.cloud.downNow()]).toEqual([[ORDERS, BILLING], 2]);
    caller.clock.pass(TOTAL - LAG);
    expect([caller.cloud.unhealthyNow(), caller.cloud.downNow()]).toEqual([[ORDERS], 0]);
    caller.clock.pass(60_000);
    expect(caller.cloud.unhealthy()).toEqual([
      { at: start + LAG, ids: [ORDERS, BILLING] },
      { at: start + TOTAL, ids: [ORDERS] },
      { at: start + TOTAL + 10_000, ids: [] },
    ]);
    expect(caller.cloud.maxUnhealthy()).toBe(2);
  });

  test('blames no restart for what somebody else does, nor for what lasts no time', async () => {
    const caller = new Caller({ pace: 0 });
    await caller.restart('orders');
    caller.cloud.setCluster(ORDERS, { brokersAlive: 1 });
    caller.cloud.setStatus(BILLING, 'ERROR');
    caller.clock.pass(60_000);
    expect(caller.cloud.unhealthy()).toEqual([]);
  });

  test('does not end before the cluster has come back, unless the instance is gone', async () => {
    const caller = await restarted({ never: true });
    caller.clock.pass(60 * 60_000);
    expect(caller.cloud.unhealthyNow()).toEqual([ORDERS]);
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect([caller.cloud.unhealthy().length, caller.cloud.unhealthyNow()]).toEqual([1, [ORDERS]]);
    caller.cloud.removeInstance(ORDERS);
    expect(caller.cloud.unhealthyNow()).toEqual([]);
  });

  test('one that has healed in the moment another begins is not unhealthy together with it', async () => {
    const caller = await restarted({ replicasMs: 10_000 });
    caller.clock.pass(10_000 - LAG);
    await caller.restart('billing');
    caller.clock.pass(60_000);
    expect(caller.cloud.maxUnhealthy()).toBe(1);
  });

  test('one that came back faulty is unhealthy until somebody puts it right', async () => {
    const caller = new Caller();
    caller.cloud.plan(ORDERS, { restart: 'error', healing: { replicasMs: 10_000 } });
    await caller.restart('orders');
    caller.clock.pass(60_000);
    expect([caller.cloud.unhealthyNow(), serving(caller)]).toEqual([[ORDERS], [0, 0, 0]]);
    caller.cloud.setStatus(ORDERS, 'RUNNING');
    expect([caller.cloud.unhealthyNow(), serving(caller)]).toEqual([[], [3, 30, 90]]);
  });
});
