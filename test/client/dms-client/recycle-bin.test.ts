import { PROJECT, scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

test('the policy is read, numbers and booleans as text, too', async () => {
  const { client, paths } = scriptedClient([
    answer(200, { retention_days: '7', default_use_recycle: 'true', recycle_instances: [{ instance_id: 'a' }, {}] }),
  ]);
  expect(await client.recycleBin()).toEqual({ enabled: true, retentionDays: 7 });
  expect(paths()).toEqual([`/v2/${PROJECT}/recycle`]);
});

test('Open Telekom Cloud has none, and is not asked', async () => {
  const { client, transport } = scriptedClient([], { cloud: 'otc.t-systems.com' });
  expect(await client.recycleBin()).toBeUndefined();
  expect(transport.sent).toEqual([]);
});

test.each([['may not see it', refusal(403, 'DMS.00403003')], ['region has none', refusal(404, 'APIGW.0101')]])(
  'undefined where the user or the %s',
  async (_, reply) => {
    expect(await scriptedClient([reply]).client.recycleBin()).toBeUndefined();
  },
);

test('any other failure is one', async () => {
  await expect(scriptedClient([refusal(401, 'APIGW.0301')]).client.recycleBin()).rejects.toMatchObject({
    kind: 'authentication',
  });
});

describe('what is in the bin', () => {
  const bin = (...instances: object[]) =>
    answer(200, { retention_days: '3', default_use_recycle: 'true', recycle_instances: instances });

  test('is read with its times, however they are spelled', async () => {
    const { client, paths } = scriptedClient([bin(
      { instance_id: 'a', name: 'orders', engine: 'Kafka', status: 'RECYCLE', in_recycle_time: '1000', auto_delete_time: 2000 },
      { instance_id: 'b', in_recycle_time: 1000, save_time: '1' },
      { instance_id: 'c', in_recycle_time: 'yesterday', save_time: 'long' },
      { name: 'without id' },
    )]);
    expect(await client.recycledInstances()).toEqual({
      policy: { enabled: true, retentionDays: 3 },
      instances: [
        { id: 'a', name: 'orders', engine: 'kafka', status: 'RECYCLE', deletedAt: 1000, keptUntil: 2000 },
        { id: 'b', name: '', engine: '', status: '', deletedAt: 1000, keptUntil: 86_401_000 },
        { id: 'c', name: '', engine: '', status: '', deletedAt: undefined, keptUntil: undefined },
      ],
    });
    expect(paths()).toEqual([`/v2/${PROJECT}/recycle`]);
  });

  test('is nothing on Open Telekom Cloud, which is not asked, and where there is no such call', async () => {
    const { client, transport } = scriptedClient([], { cloud: 'otc.t-systems.com' });
    expect(await client.recycledInstances()).toBeUndefined();
    expect(transport.sent).toEqual([]);
    expect(await scriptedClient([refusal(404, 'APIGW.0101')]).client.recycledInstances()).toBeUndefined();
  });

  test('is an error where it may not be seen, or the answer does not tell: that would claim it empty', async () => {
    await expect(scriptedClient([refusal(403, 'DMS.00403003')]).client.recycledInstances()).rejects
      .toMatchObject({ kind: 'permission' });
    await expect(scriptedClient([answer(200, { retention_days: 3 })]).client.recycledInstances()).rejects
      .toMatchObject({ kind: 'contract', message: expect.stringContaining('holds no list of instances') });
  });
});

describe('a restore', () => {
  test('names one instance and is told its job', async () => {
    const { client, transport } = scriptedClient([answer(200, { results: [{ instance_id: 'A', job_id: 'j' }] })]);
    expect(await client.restoreInstance('a')).toEqual({ jobId: 'j' });
    expect(transport.sent).toMatchObject([{ method: 'POST', body: '{"instances":["a"]}' }]);
  });

  test.each([['no results', {}], ['another instance', { results: [{ instance_id: 'b', job_id: 'j' }] }]])(
    'has no job where the answer tells of %s', async (_, body) => {
      expect(await scriptedClient([answer(200, body)]).client.restoreInstance('a')).toEqual({ jobId: undefined });
    });

  test('whose answer is lost is not sent again', async () => {
    const { client, transport } = scriptedClient([refusal(502, ''), answer(200, {})]);
    await expect(client.restoreInstance('a')).rejects.toMatchObject({ kind: 'ambiguous' });
    expect(transport.sent).toHaveLength(1);
  });

  test('has a job that can be read, and may be unknown', async () => {
    const task = { id: 'j', name: 'restoreInstance', status: 'SUCCESS' };
    const { client, paths } = scriptedClient([answer(200, { task_count: '1', tasks: [task] })]);
    expect(await client.showTask('a', 'j')).toMatchObject(task);
    expect(paths()).toEqual([`/v2/${PROJECT}/instances/a/tasks/j`]);
    expect(await scriptedClient([refusal(404, 'DMS.00404001')]).client.showTask('a', 'j')).toBeUndefined();
  });
});
