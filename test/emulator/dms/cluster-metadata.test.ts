import { Caller } from '../caller';

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('the cluster of an instance', () => {
  test('is answered in the words of the API', async () => {
    const { status, json } = await new Caller().showCluster('orders');
    const broker = { port: 9093, is_controller: false, version: '2.7', register_time: START, is_health: true };
    expect([status, json]).toEqual([200, {
      cluster: {
        controller: '0',
        brokers: [
          { ...broker, broker_id: '0', host: '192.0.2.10', is_controller: true },
          { ...broker, broker_id: '1', host: '192.0.2.11' },
          { ...broker, broker_id: '2', host: '192.0.2.12' },
        ],
        topics_count: 3,
        partitions_count: 30,
        online_partitions_count: 30,
        replicas_count: 90,
        isr_replicas_count: 90,
        consumers_count: 2,
      },
    }]);
  });

  test('is one call under two paths, of which a cloud may know only one', async () => {
    const caller = new Caller();
    const answers = async () =>
      Promise.all((['management', 'manage'] as const).map(async (under) => {
        const { status, json } = await caller.showCluster('orders', under);
        return [status, json.error_code];
      }));
    expect(await answers()).toEqual([[200, undefined], [200, undefined]]);
    caller.cloud.behave({ clusterPaths: 'management' });
    expect(await answers()).toEqual([[200, undefined], [404, 'APIGW.0101']]);
    caller.cloud.behave({ clusterPaths: 'manage' });
    expect(await answers()).toEqual([[404, 'APIGW.0101'], [200, undefined]]);
    expect(caller.cloud.requests().map(({ route }) => route)).toEqual(Array(6).fill('cluster'));
  });

  test('may spell health and numbers in other ways', async () => {
    const caller = new Caller({ behaviours: { brokerHealthKey: 'health', clusterNumbers: 'strings' } });
    const { cluster } = (await caller.showCluster('orders')).json;
    expect(cluster).toMatchObject({ replicas_count: '90', isr_replicas_count: '90', online_partitions_count: '30' });
    expect(cluster.brokers[2]).toEqual({
      broker_id: '2',
      host: '192.0.2.12',
      port: '9093',
      is_controller: false,
      version: '2.7',
      register_time: String(START),
      health: true,
    });
  });

  test('shows what is missing, and as many brokers as show and list do', async () => {
    const cluster = { brokers: 5, brokersAlive: 4, replicasInSync: 80 };
    const caller = new Caller({ fleet: [{ name: 'orders', cluster }] });
    const { json } = await caller.showCluster('orders');
    expect(json.cluster.brokers.map((broker: { is_health: boolean }) => broker.is_health)).toEqual(
      [true, true, true, true, false],
    );
    expect(json.cluster.isr_replicas_count).toBe(80);
    expect((await caller.show(caller.id('orders'))).json).toMatchObject({ broker_num: 5, node_num: 5 });
  });

  test('of an instance that is not RUNNING has nothing alive, or is refused', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    caller.clock.pass(1_000);
    const { cluster } = (await caller.showCluster('orders')).json;
    expect(cluster).toMatchObject({ controller: '-1', online_partitions_count: 0, isr_replicas_count: 0 });
    expect(cluster.brokers).toMatchObject(Array(3).fill({ is_health: false, is_controller: false }));
    caller.cloud.behave({ clusterWhileDown: 'refuse' });
    const refused = await caller.showCluster('orders');
    expect([refused.status, refused.json.error_code]).toEqual([400, 'DMS.00400026']);
  });

  test('of one that was never created has no brokers', async () => {
    const { json } = await new Caller().showCluster('audit-trial');
    expect(json.cluster).toMatchObject({ brokers: [], partitions_count: 0, replicas_count: 0 });
  });

  test('of one that is gone is DMS.00404022', async () => {
    const caller = new Caller();
    const id = caller.id('orders');
    caller.cloud.removeInstance(id);
    const { status, json } = await caller.call('GET', `${caller.instancesPath}/${id}/management/cluster`);
    expect([status, json.error_code]).toEqual([404, 'DMS.00404022']);
  });
});

describe('the time at which a broker registered', () => {
  async function registered(caller: Caller): Promise<number[]> {
    const { cluster } = (await caller.showCluster('orders')).json;
    return cluster.brokers.map((broker: { register_time: number }) => broker.register_time - START);
  }

  test('moves with a restart, for one after the other, by the clock of the cloud', async () => {
    const caller = new Caller({ clockSkewMs: 5_000 });
    caller.cloud.plan(caller.id('orders'), { healing: { brokersMs: 3_000 } });
    expect(await registered(caller)).toEqual([5_000, 5_000, 5_000]);
    await caller.restart('orders');
    caller.clock.pass(6_000);
    expect(await registered(caller)).toEqual([10_000, 11_000, 5_000]);
    caller.clock.pass(60_000);
    expect(await registered(caller)).toEqual([10_000, 11_000, 12_000]);
  });

  test('moves also when the restart takes no time, and stays when nothing happens', async () => {
    const caller = new Caller({ pace: 0 });
    caller.clock.pass(7_000);
    expect(await registered(caller)).toEqual([0, 0, 0]);
    await caller.restart('orders');
    expect(await registered(caller)).toEqual([7_000, 7_000, 7_000]);
    caller.clock.pass(7_000);
    caller.cloud.plan(caller.id('orders'), { restart: 'silent' });
    await caller.restart('orders');
    caller.cloud.setCluster(caller.id('orders'), { replicasInSync: 1 });
    expect(await registered(caller)).toEqual([7_000, 7_000, 7_000]);
  });

  test('moves for the broker alone that was away', async () => {
    const caller = new Caller();
    caller.cloud.setCluster(caller.id('orders'), { brokersAlive: 2 });
    caller.clock.pass(9_000);
    caller.cloud.heal();
    expect(await registered(caller)).toEqual([0, 0, 9_000]);
  });
});

describe('faults', () => {
  test('hit the call, under either path, and of the instance they are meant for', async () => {
    const caller = new Caller();
    const forbidden = { route: 'cluster', kind: 'status', status: 403, code: 'DMS.00403003' } as const;
    caller.cloud.fault({ ...forbidden, instance: caller.id('orders'), times: 2 });
    expect((await caller.showCluster('billing')).status).toBe(200);
    for (const under of ['management', 'manage'] as const) {
      const { status, json } = await caller.showCluster('orders', under);
      expect([status, json.error_code]).toEqual([403, 'DMS.00403003']);
    }
    expect((await caller.showCluster('orders')).status).toBe(200);
  });

  test.each([
    [{ kind: 'status', status: 503 }, 503, 'DMS.00500000'],
    [{ kind: 'html_502' }, 502, undefined],
    [{ kind: 'garbled' }, 200, undefined],
    [{ kind: 'null_body' }, 200, undefined],
    [{ kind: 'flow_control' }, 429, 'APIGW.0308'],
  ] as const)('of the kind %j answer with status %d', async (trouble, status, code) => {
    const caller = new Caller();
    caller.cloud.fault({ route: 'cluster', ...trouble });
    const answer = await caller.showCluster('orders');
    expect([answer.status, answer.json?.error_code]).toEqual([status, code]);
  });

  test('make it slow: what is answered is what is so at the end, or what was so at the beginning', async () => {
    const caller = new Caller();
    for (const executed of [false, true]) caller.cloud.fault({ route: 'cluster', kind: 'delay', ms: 5_000, executed });
    const answers = [caller.showCluster('orders'), caller.showCluster('orders')];
    caller.cloud.setCluster(caller.id('orders'), { replicasInSync: 80 });
    caller.clock.pass(5_000);
    const inSync = (await Promise.all(answers)).map(({ json }) => json.cluster.isr_replicas_count);
    expect(inSync).toEqual([80, 90]);
  });
});
