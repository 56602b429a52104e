import { Caller } from '../caller';

const DAY = 24 * 60 * 60 * 1000;

async function recycled(): Promise<Caller> {
  const caller = new Caller();
  caller.cloud.setRecyclePolicy({ enabled: true, retentionDays: 3 });
  await caller.delete('orders');
  caller.clock.pass(2_000);
  return caller;
}

const recyclePath = (caller: Caller) => `/v2/${caller.cloud.projectId}/recycle`;

test('a deleted instance goes to the bin when the policy says so', async () => {
  const caller = await recycled();
  expect((await caller.show(caller.id('orders'))).json.status).toBe('RECYCLE');
  expect((await caller.list()).json.instance_num).toBe(5);
});

test('a forced deletion passes the bin by', async () => {
  const caller = new Caller();
  caller.cloud.setRecyclePolicy({ enabled: true });
  const id = caller.id('orders');
  await caller.batch({ action: 'delete', instances: [id], force_delete: true });
  caller.clock.pass(2_000);
  expect((await caller.show(id)).status).toBe(404);
});

test('without the policy nothing is kept', async () => {
  const caller = new Caller();
  const id = caller.id('orders');
  await caller.delete('orders');
  caller.clock.pass(2_000);
  expect((await caller.show(id)).status).toBe(404);
});

test('the bin lists what it holds', async () => {
  const caller = await recycled();
  const { json } = await caller.call('GET', recyclePath(caller));
  expect(json).toMatchObject({
    retention_days: 3,
    default_use_recycle: true,
    recycle_instances: [{ instance_id: caller.id('orders'), name: 'orders', status: 'RECYCLE', save_time: '3' }],
  });
});

test('the bin is emptied after the retention time', async () => {
  const caller = await recycled();
  const id = caller.id('orders');
  caller.clock.pass(3 * DAY);
  expect((await caller.show(id)).status).toBe(404);
});

test('an instance can be restored, and stays', async () => {
  const caller = await recycled();
  const { json } = await caller.call('POST', recyclePath(caller), { instances: [caller.id('orders')] });
  expect(json.results).toMatchObject([{ instance_id: caller.id('orders') }]);
  caller.clock.pass(30 * DAY);
  expect(caller.status('orders')).toBe('RUNNING');
});

describe('a restore is a job', () => {
  const restore = async (caller: Caller, id: string) => caller.call('POST', recyclePath(caller), { instances: [id] });
  const job = async (caller: Caller, id: string, jobId: string) =>
    (await caller.call('GET', `${caller.instancesPath}/${id}/tasks/${jobId}`)).json.tasks[0];

  test('until whose end the instance stays in the bin, and is not restored a second time', async () => {
    const caller = await recycled();
    const id = caller.id('orders');
    const { json: { results: [{ job_id: jobId }] } } = await restore(caller, id);
    expect(await job(caller, id, jobId)).toMatchObject({ name: 'restoreInstance', status: 'EXECUTING' });
    expect(caller.status('orders')).toBe('RECYCLE');
    expect((await restore(caller, id)).json.error_code).toBe('DMS.00400017');
    caller.clock.pass(2_500);
    expect(await job(caller, id, jobId)).toMatchObject({ status: 'SUCCESS' });
    expect(caller.status('orders')).toBe('RUNNING');
    expect(caller.cloud.actions().map(({ action }) => action)).toEqual(['delete', 'restore']);
  });

  test('that can fail: then the instance stays in the bin, and not for ever', async () => {
    const caller = await recycled();
    const id = caller.id('orders');
    caller.cloud.plan(id, { restore: 'task_failed' });
    const { json: { results: [{ job_id: jobId }] } } = await restore(caller, id);
    caller.clock.pass(2_500);
    expect(await job(caller, id, jobId)).toMatchObject({ status: 'FAILED' });
    expect(caller.status('orders')).toBe('RECYCLE');
    caller.clock.pass(3 * DAY);
    expect((await caller.show(id)).status).toBe(404);
  });

  test.each(['omit', 'omit_idle'] as const)('that the answer can leave out (%s)', async (outcome) => {
    const caller = await recycled();
    const id = caller.id('orders');
    caller.cloud.plan(id, { restore: outcome });
    expect((await restore(caller, id)).json.results).toEqual([]);
    caller.clock.pass(2_500);
    expect(caller.status('orders')).toBe(outcome === 'omit' ? 'RUNNING' : 'RECYCLE');
  });

  test('that can be refused', async () => {
    const caller = await recycled();
    caller.cloud.plan(caller.id('orders'), { restore: 'reject' });
    expect((await restore(caller, caller.id('orders'))).json.error_code).toBe('DMS.00400026');
  });
});

test('restoring what is not in the bin is refused', async () => {
  const caller = await recycled();
  const answer = await caller.call('POST', recyclePath(caller), { instances: [caller.id('billing')] });
  expect(answer.json.error_code).toBe('DMS.00404022');
  expect((await caller.call('POST', recyclePath(caller), { instances: [] })).json.error_code).toBe('DMS.00400065');
});

test('the policy can be changed, within one to seven days', async () => {
  const caller = new Caller();
  expect((await caller.call('PUT', recyclePath(caller), { retention_days: '5', default_use_recycle: true })).status)
    .toBe(204);
  expect((await caller.call('GET', recyclePath(caller))).json).toMatchObject({
    retention_days: 5,
    default_use_recycle: true,
  });
  expect((await caller.call('PUT', recyclePath(caller), { retention_days: 8 })).status).toBe(400);
});

test('show can hide what is in the bin', async () => {
  const caller = await recycled();
  caller.cloud.behave({ recycledInShow: 'gone' });
  expect((await caller.show(caller.id('orders'))).json.error_code).toBe('DMS.00404022');
});

test('Open Telekom Cloud has no bin', async () => {
  const caller = new Caller({ region: 'eu-de' });
  caller.cloud.setRecyclePolicy({ enabled: true });
  const id = caller.id('orders');
  expect((await caller.call('GET', recyclePath(caller))).json.error_code).toBe('APIG.0101');
  await caller.delete('orders');
  caller.clock.pass(2_000);
  expect((await caller.show(id)).status).toBe(404);
});
