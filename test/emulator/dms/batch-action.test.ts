import { Answer, Caller } from '../caller';

const STRANGER = '99999999-9999-4999-8999-999999999999';
const uuids = (count: number) =>
  Array.from({ length: count }, (_, index) => `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
const outcome = ({ status, json }: Answer) => [status, json?.error_code];
const resultsOf = ({ json }: Answer) =>
  json.results.map(({ instance, result }: { instance: string; result: string }) => [instance, result]);

describe('a body is refused', () => {
  test.each([
    ['when it is empty', '', 'DMS.00400004'],
    ['when it is not JSON', '{"action":', 'DMS.00400005'],
    ['when it is a list', '[]', 'DMS.00400085'],
    ['without an action', { instances: uuids(1) }, 'DMS.00400085'],
    ['with an unknown action', { action: 'stop', instances: uuids(1) }, 'DMS.00400064'],
    ['without instances', { action: 'restart' }, 'DMS.00400065'],
    ['with empty instances', { action: 'restart', instances: [] }, 'DMS.00400065'],
    ['with 51 ids', { action: 'restart', instances: uuids(51) }, 'DMS.00400100'],
    ['with an id that is not a UUID', { action: 'restart', instances: ['orders'] }, 'DMS.00400061'],
    ['with a repeated id', { action: 'restart', instances: [STRANGER, STRANGER] }, 'DMS.00400082'],
    ['with another all_failure than kafka', { action: 'delete', all_failure: 'rabbitmq' }, 'DMS.00400065'],
    ['with all_failure and restart', { action: 'restart', all_failure: 'kafka' }, 'DMS.00400064'],
    ['with all_failure and instances', { action: 'delete', all_failure: 'kafka', instances: [STRANGER] },
      'DMS.00400064'],
    ['with the key allFailure of version 1.0', { action: 'delete', allFailure: 'kafka' }, 'DMS.00400065'],
    ['with a force_delete that is no boolean', { action: 'delete', instances: [STRANGER], force_delete: 'yes' },
      'DMS.00400085'],
  ])('%s', async (_case, body, code) => {
    const caller = new Caller();
    expect(outcome(await caller.batch(body))).toEqual([400, code]);
    expect(caller.cloud.instances()).toHaveLength(8);
  });

  test('when it is longer than 12 MB', async () => {
    const answer = await new Caller().batch(' '.repeat(12 * 1024 * 1024 + 1));
    expect(outcome(answer)).toEqual([413, 'APIGW.0201']);
  });
});

test('50 ids in one call are accepted', async () => {
  const fleet = uuids(50).map((id, index) => ({ id, name: `kafka-${index}` }));
  const caller = new Caller({ fleet });
  const answer = await caller.batch({ action: 'restart', instances: uuids(50) });
  expect(answer.json.results).toHaveLength(50);
});

test('every accepted id is a success item, in the order it was sent', async () => {
  const caller = new Caller();
  expect(resultsOf(await caller.restart('billing', 'orders'))).toEqual([[caller.id('billing'), 'success'], [
    caller.id('orders'),
    'success',
  ]]);
});

describe('an unknown id', () => {
  test('refuses the whole batch, and nothing is begun', async () => {
    const caller = new Caller();
    const answer = await caller.batch({ action: 'restart', instances: [caller.id('orders'), STRANGER] });
    expect(outcome(answer)).toEqual([404, 'DMS.00404022']);
    expect(answer.json.error_msg).toContain(STRANGER);
    caller.clock.pass(60_000);
    expect(caller.cloud.actions()).toEqual([]);
  });

  test('is a failed item where the cloud is lenient', async () => {
    const caller = new Caller({ behaviours: { unknownId: 'item' } });
    const answer = await caller.batch({ action: 'restart', instances: [caller.id('orders'), STRANGER] });
    expect(resultsOf(answer)).toEqual([[caller.id('orders'), 'success'], [STRANGER, 'failed']]);
  });
});

describe('a status that forbids the action', () => {
  test.each(['CREATING', 'RESTARTING', 'EXTENDING', 'EXTENDEDFAILED', 'FROZEN', 'CREATEFAILED', 'DELETING'])(
    'restart of %s: the whole batch is refused',
    async (status) => {
      const caller = new Caller();
      caller.cloud.setStatus(caller.id('billing'), status);
      expect(outcome(await caller.restart('orders', 'billing'))).toEqual([400, 'DMS.00400026']);
      caller.clock.pass(60_000);
      expect(caller.cloud.actions()).toEqual([]);
    },
  );

  test.each([
    ['CREATING', 'DMS.00400099'],
    ['STARTING', 'DMS.00400099'],
    ['RESTARTING', 'DMS.00400099'],
    ['CLOSING', 'DMS.00400099'],
    ['EXTENDING', 'DMS.00400026'],
    ['EXTENDEDFAILED', 'DMS.00400026'],
    ['CREATEFAILED', 'DMS.00400026'],
  ])('delete of %s: the whole batch is refused with %s, and the ids are in the message', async (status, code) => {
    const caller = new Caller();
    caller.cloud.setStatus(caller.id('billing'), status);
    const answer = await caller.delete('orders', 'billing');
    expect(outcome(answer)).toEqual([400, code]);
    expect(answer.json.error_msg).toContain(caller.id('billing'));
    expect(answer.json.error_msg).not.toContain(caller.id('orders'));
  });

  test('is a failed item where the cloud is lenient', async () => {
    const caller = new Caller({ behaviours: { statusForbids: 'item' } });
    caller.cloud.setStatus(caller.id('billing'), 'EXTENDING');
    expect(resultsOf(await caller.restart('orders', 'billing'))).toEqual([[caller.id('orders'), 'success'], [
      caller.id('billing'),
      'failed',
    ]]);
  });

  test('a faulty instance may be restarted', async () => {
    const caller = new Caller();
    caller.cloud.setStatus(caller.id('billing'), 'ERROR');
    expect((await caller.restart('billing')).status).toBe(200);
  });
});

describe('an instance with a job that is still running', () => {
  test('is refused although it still says RUNNING', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    expect(caller.status('orders')).toBe('RUNNING');
    expect(outcome(await caller.restart('orders'))).toEqual([400, 'DMS.00400017']);
  });

  test('is restarted a second time where the cloud queues', async () => {
    const caller = new Caller({ behaviours: { jobRunning: 'queue' } });
    await caller.restart('orders');
    await caller.restart('orders');
    caller.clock.pass(8_000);
    expect(caller.cloud.actions()).toHaveLength(2);
    expect(caller.status('orders')).toBe('RUNNING');
  });

  test('is not restarted after its deletion, where the cloud queues', async () => {
    const caller = new Caller({ region: 'eu-de', behaviours: { jobRunning: 'queue' } });
    await caller.delete('orders');
    expect((await caller.restart('orders')).status).toBe(200);
    caller.clock.pass(60_000);
    expect(caller.cloud.actions().map(({ action }) => action)).toEqual(['delete']);
  });
});

describe('a prepaid instance', () => {
  const fleet = [{ name: 'prepaid', chargingMode: 0 }, { name: 'orders' }] as const;

  test('refuses a delete', async () => {
    expect(outcome(await new Caller({ fleet }).delete('orders', 'prepaid'))).toEqual([400, 'DMS.00400026']);
  });

  test('is a failed item of a delete where the cloud is lenient', async () => {
    const caller = new Caller({ fleet, behaviours: { prepaid: 'item' } });
    expect(resultsOf(await caller.delete('orders', 'prepaid'))).toEqual([[caller.id('orders'), 'success'], [
      caller.id('prepaid'),
      'failed',
    ]]);
  });

  test('may be restarted', async () => {
    expect((await new Caller({ fleet }).restart('prepaid')).status).toBe(200);
  });
});

test('an id of another engine is acted on, because nothing in the request says kafka', async () => {
  const caller = new Caller({ fleet: [{ name: 'queue', engine: 'rabbitmq' }] });
  await caller.restart('queue');
  caller.clock.pass(1_000);
  expect(caller.status('queue')).toBe('RESTARTING');
});

describe('results can be', () => {
  test('in reverse order', async () => {
    const caller = new Caller({ behaviours: { resultOrder: 'reversed' } });
    expect(resultsOf(await caller.restart('orders', 'billing')).map(([id]: [string]) => id)).toEqual([
      caller.id('billing'),
      caller.id('orders'),
    ]);
  });

  test('shuffled, without losing one', async () => {
    const caller = new Caller({ behaviours: { resultOrder: 'shuffled' } });
    const names = ['orders', 'billing', 'inventory', 'payments', 'shipping', 'telemetry'];
    const ids = resultsOf(await caller.restart(...names)).map(([id]: [string]) => id);
    expect(ids).not.toEqual(names.map((name) => caller.id(name)));
    expect([...ids].sort()).toEqual(names.map((name) => caller.id(name)).sort());
  });

  test('about ids nobody asked for', async () => {
    const caller = new Caller({ behaviours: { extraResults: [STRANGER] } });
    expect(resultsOf(await caller.restart('orders'))).toContainEqual([STRANGER, 'success']);
  });

  test('missing for an id that was accepted', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('billing'), { restart: 'omit' });
    expect(resultsOf(await caller.restart('orders', 'billing'))).toEqual([[caller.id('orders'), 'success']]);
    caller.clock.pass(1_000);
    expect(caller.status('billing')).toBe('RESTARTING');
  });

  test('missing for an id on which nothing begins', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('billing'), { restart: 'omit_idle' });
    expect(resultsOf(await caller.restart('orders', 'billing'))).toEqual([[caller.id('orders'), 'success']]);
    caller.clock.pass(1_000);
    expect(caller.status('billing')).toBe('RUNNING');
  });

  test('failed for one id only', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('billing'), { restart: 'reject', times: 1 });
    expect(resultsOf(await caller.restart('orders', 'billing'))).toEqual([[caller.id('orders'), 'success'], [
      caller.id('billing'),
      'failed',
    ]]);
    expect(resultsOf(await caller.restart('billing'))).toEqual([[caller.id('billing'), 'success']]);
  });

  test('absent', async () => {
    const caller = new Caller({ behaviours: { accepted: 'no_results' } });
    expect((await caller.restart('orders')).json).toEqual({});
  });

  test('absent with 204 and an empty body', async () => {
    const caller = new Caller({ behaviours: { accepted: 'no_content' } });
    const answer = await caller.restart('orders');
    expect([answer.status, answer.text]).toEqual([204, '']);
  });
});

describe('all_failure', () => {
  const body = { action: 'delete', all_failure: 'kafka' };

  test('deletes every Kafka instance whose creation failed, and no other', async () => {
    const caller = new Caller();
    caller.cloud.addInstance({ name: 'failed-queue', engine: 'rabbitmq', status: 'CREATEFAILED' });
    expect(await caller.batch(body)).toMatchObject({ status: 204, text: '' });
    caller.clock.pass(2_000);
    const names = caller.cloud.instances().map(({ name }) => name);
    expect(names).toEqual(['orders', 'billing', 'inventory', 'payments', 'shipping', 'telemetry', 'failed-queue']);
  });

  test('answers 200 on Open Telekom Cloud, without saying what it deleted', async () => {
    expect(await new Caller({ region: 'eu-de' }).batch(body)).toMatchObject({ status: 200, json: {} });
  });

  test.each([200, 204] as const)('answers %d with nothing to delete, if so chosen', async (nothingFailed) => {
    const caller = new Caller({ fleet: [{ name: 'orders' }], behaviours: { nothingFailed } });
    expect((await caller.batch(body)).status).toBe(nothingFailed);
    expect(caller.cloud.instances()).toHaveLength(1);
  });

  test('is spelled allFailure in version 1.0', async () => {
    const caller = new Caller();
    const answer = await caller.call('POST', `/v1.0/${caller.cloud.projectId}/instances/action`, {
      action: 'delete',
      allFailure: 'kafka',
    });
    expect(answer.status).toBe(204);
    caller.clock.pass(2_000);
    expect(caller.cloud.instances()).toHaveLength(6);
  });
});

describe('force_delete where it means nothing', () => {
  test.each([
    ['with restart', 'eu-west-101', 'restart'],
    ['on Open Telekom Cloud', 'eu-de', 'delete'],
  ])('%s is ignored, or refused if so chosen', async (_case, region, action) => {
    const caller = new Caller({ region });
    const body = { action, instances: [caller.id('orders')], force_delete: true };
    caller.cloud.behave({ misplacedForceDelete: 'refuse' });
    expect(outcome(await caller.batch(body))).toEqual([400, 'DMS.00400085']);
    caller.cloud.behave({ misplacedForceDelete: 'ignore' });
    expect((await caller.batch(body)).status).toBe(200);
  });
});
