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
