import { Caller, namesIn } from './caller';

const twentyFive = Array.from({ length: 25 }, (_, index) => ({ name: `kafka-${index}` }));

describe('a list', () => {
  test('has the API\'s own mixture of numbers and texts', async () => {
    const caller = new Caller();
    const { json } = await caller.list();
    expect(json.instance_num).toBe(6);
    expect(json.instances[0]).toMatchObject({
      instance_id: caller.id('orders'),
      name: 'orders',
      engine: 'kafka',
      status: 'RUNNING',
      charging_mode: 1,
      port: 9092,
      created_at: String(caller.clock.now()),
      partition_num: '300',
      tags: [{ key: 'team', value: 'shop' }],
    });
  });

  test('has pages of ten unless told otherwise', async () => {
    const caller = new Caller({ fleet: twentyFive });
    const first = await caller.list();
    expect([first.json.instances.length, first.json.instance_num]).toEqual([10, 25]);
    expect(namesIn(await caller.list('?offset=20&limit=50'))).toEqual(twentyFive.slice(20).map(({ name }) => name));
  });

  test('calls the offset start as well', async () => {
    const caller = new Caller({ fleet: twentyFive });
    expect(namesIn(await caller.list('?start=24'))).toEqual(['kafka-24']);
  });

  test.each(['?offset=25', '?offset=99', '?offset=-1', '?offset=x', '?limit=0', '?limit=51'])('refuses %s',
    async (query) => {
      const answer = await new Caller({ fleet: twentyFive }).list(query);
      expect([answer.status, answer.json.error_code]).toEqual([400, 'DMS.40050010']);
    });

  test('of nothing is an empty page, or a wrong offset', async () => {
    const caller = new Caller({ fleet: [] });
    expect((await caller.list()).json).toEqual({ instances: [], instance_num: 0 });
    caller.cloud.behave({ emptyList: 'offset_error' });
    expect((await caller.list()).json.error_code).toBe('DMS.40050010');
  });

  test('can ignore paging, as in 2021', async () => {
    const answer = await new Caller({ fleet: twentyFive, behaviours: { ignoresPaging: true } }).list(
      '?offset=50&limit=10',
    );
    expect(answer.json.instances).toHaveLength(25);
  });

  test.each([
    ['?name=order', ['orders', 'orders-archive']],
    ['?name=orders&exact_match_name=true', ['orders']],
    ['?name=order&exact_match_name=true', []],
    ['?engine=rabbitmq', ['queue']],
    ['?engine=kafka&status=ERROR', ['orders-archive']],
    ['?instance_id=10000000-0000-4000-8000-00000000000a', ['orders']],
    ['?enterprise_project_id=e1', ['orders-archive']],
  ])('filters by %s', async (query, names) => {
    const caller = new Caller({
      fleet: [
        { name: 'orders', id: '10000000-0000-4000-8000-00000000000a' },
        { name: 'orders-archive', status: 'ERROR', enterpriseProjectId: 'e1' },
        { name: 'queue', engine: 'rabbitmq' },
      ],
    });
    expect(namesIn(await caller.list(query))).toEqual(names);
  });

  test.each([
    ['instances', '', 6, 6],
    ['instances', '?include_failure=true', 8, 8],
    ['count', '?include_failure=true', 6, 8],
    ['always', '', 8, 8],
  ] as const)('whose include_failure means %s: %s lists %d of %d', async (includeFailure, query, listed, total) => {
    const { json } = await new Caller({ behaviours: { includeFailure } }).list(query);
    expect([json.instances.length, json.instance_num]).toEqual([listed, total]);
  });
});

describe('show', () => {
  test('answers the instance without a wrapper', async () => {
    const caller = new Caller();
    expect((await caller.show(caller.id('orders'))).json).toMatchObject({ name: 'orders', status: 'RUNNING' });
  });

  test('of an unknown id is DMS.00404022', async () => {
    const answer = await new Caller().show('99999999-9999-4999-8999-999999999999');
    expect([answer.status, answer.json.error_code]).toEqual([404, 'DMS.00404022']);
  });

  test('of something that is not a UUID is DMS.00400030', async () => {
    const answer = await new Caller().show('orders');
    expect([answer.status, answer.json.error_code]).toEqual([400, 'DMS.00400030']);
  });
});

describe('background tasks', () => {
  async function withTwoTasks(): Promise<Caller> {
    const caller = new Caller();
    await caller.restart('orders');
    caller.clock.pass(60_000);
    await caller.restart('orders');
    return caller;
  }

  test('come newest first, counted in a text', async () => {
    const { json } = await (await withTwoTasks()).tasks('orders');
    expect(json.task_count).toBe('2');
    expect(json.tasks.map(({ status }: { status: string }) => status)).toEqual(['EXECUTING', 'SUCCESS']);
    expect(json.tasks[0]).toMatchObject({ name: 'restartInstance', created_at: '2026-01-02T03:05:05.000Z' });
  });

  test('are paged from 1 on, under either name', async () => {
    const caller = await withTwoTasks();
    for (const query of ['?start=2&limit=1', '?offset=2&limit=1']) {
      const { json } = await caller.tasks('orders', query);
      expect(json.tasks).toMatchObject([{ status: 'SUCCESS' }]);
    }
    expect((await caller.tasks('orders', '?start=0')).status).toBe(400);
    expect((await caller.tasks('orders', '?limit=101')).status).toBe(400);
  });

  test('can be narrowed to a time', async () => {
    const { json } = await (await withTwoTasks()).tasks('orders', '?begin_time=20260102030500&end_time=20260102040000');
    expect(json.task_count).toBe('1');
  });

  test('have an unreadable time refused', async () => {
    expect((await (await withTwoTasks()).tasks('orders', '?begin_time=yesterday')).status).toBe(400);
  });

  test('can be read one at a time', async () => {
    const caller = await withTwoTasks();
    const [newest] = (await caller.tasks('orders')).json.tasks;
    const path = `${caller.instancesPath}/${caller.id('orders')}/tasks`;
    expect((await caller.call('GET', `${path}/${newest.id}`)).json).toEqual({ task_count: '1', tasks: [newest] });
    expect((await caller.call('GET', `${path}/unknown`)).status).toBe(404);
  });

  test('of an instance that is gone are DMS.00404022', async () => {
    const caller = await withTwoTasks();
    const id = caller.id('orders');
    caller.cloud.removeInstance(id);
    expect((await caller.call('GET', `${caller.instancesPath}/${id}/tasks`)).json.error_code).toBe('DMS.00404022');
  });
});

describe('URLs', () => {
  test('may end with a slash', async () => {
    const caller = new Caller();
    expect((await caller.call('GET', `${caller.instancesPath}/?limit=5`)).json.instances).toHaveLength(5);
  });

  test('the gateway does not know are APIGW.0101, whoever asks', async () => {
    const answer = await new Caller().call('GET', '/v9/anything', undefined, { anonymous: true });
    expect([answer.status, answer.json.error_code]).toEqual([404, 'APIGW.0101']);
  });

  test('DMS does not know are DMS.00404001', async () => {
    const caller = new Caller();
    const answer = await caller.call('GET', `${caller.instancesPath}/a/b/c/d`);
    expect([answer.status, answer.json.error_code]).toEqual([404, 'DMS.00404001']);
  });

  test.each(['PATCH', 'HEAD'])('refuse the method %s with DMS.00405001', async (method) => {
    const caller = new Caller();
    const answer = await caller.call(method, caller.instancesPath);
    expect([answer.status, answer.json.error_code]).toEqual([405, 'DMS.00405001']);
  });

  test('survive what is not valid percent-encoding', async () => {
    const caller = new Caller();
    expect((await caller.call('GET', `${caller.instancesPath}/%E0%A4%A`)).json.error_code).toBe('DMS.00400030');
  });

  test('carry a request id and the time of the cloud in every answer', async () => {
    const { headers } = await new Caller().call('GET', '/nowhere');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.date).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
  });
});
