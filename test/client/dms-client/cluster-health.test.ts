import { scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

const broker = (alive: unknown, key = 'is_health') => ({ broker_id: '0', is_controller: true, [key]: alive });
const cluster = (brokers: object[], counts: readonly [unknown, unknown, unknown, unknown]) => {
  const [partitions_count, online_partitions_count, replicas_count, isr_replicas_count] = counts;
  return answer(200, {
    cluster: { brokers, partitions_count, online_partitions_count, replicas_count, isr_replicas_count },
  });
};

test.each([
  ['is_health, in numbers', cluster([broker(true), broker(false), broker(true)], [12, 11, 36, 30])],
  ['health, in texts', cluster([broker('true', 'health'), broker('false', 'health'), broker('true', 'health')],
    ['12', '11', '36', '30'])],
])('brokers and replicas are read in both spellings: %s', async (_, reply) => {
  const { client, paths } = scriptedClient([reply]);
  expect(await client.clusterHealth('id-0')).toEqual({
    brokers: 3,
    brokersAlive: 2,
    partitions: 12,
    partitionsOnline: 11,
    replicas: 36,
    replicasInSync: 30,
  });
  expect(paths()[0]).toMatch(/\/instances\/id-0\/management\/cluster$/);
});

test.each([
  ['nothing of it', answer(200, {})],
  ['no brokers', answer(200, { cluster: { partitions_count: 1 } })],
  ['no replicas', cluster([], [1, 1, undefined, 1])],
])('an answer that tells %s is an error, and no health', async (_, reply) => {
  const { client } = scriptedClient([reply]);
  await expect(client.clusterHealth('id-0')).rejects.toMatchObject({
    kind: 'contract',
    message: expect.stringContaining('read the state of brokers and replicas of instance id-0'),
  });
});

describe('the path of before', () => {
  const unknownPath = refusal(404, 'APIGW.0101');
  const healthy = cluster([broker(true)], [1, 1, 1, 1]);

  test('serves a cloud that does not know today\'s, and is remembered', async () => {
    const { client, paths } = scriptedClient([unknownPath, healthy, healthy]);
    await client.clusterHealth('id-0');
    await client.clusterHealth('id-1');
    expect(paths().map((path) => path.replace(/.*instances/, ''))).toEqual(['/id-0/management/cluster',
      '/id-0/manage/cluster', '/id-1/manage/cluster']);
  });

  test('is tried once, where the cloud knows neither', async () => {
    const { client, paths } = scriptedClient([unknownPath], {}, true);
    for (const id of ['id-0', 'id-1']) {
      await expect(client.clusterHealth(id)).rejects.toMatchObject({ kind: 'contract', httpStatus: 404 });
    }
    expect(paths()).toHaveLength(3);
  });

  test('is not asked for an instance that is gone, nor where the key may not look', async () => {
    const { client, paths } = scriptedClient([refusal(404, 'DMS.00404022'), refusal(403, 'DMS.00403003')]);
    await expect(client.clusterHealth('id-0')).rejects.toMatchObject({ kind: 'gone' });
    await expect(client.clusterHealth('id-0')).rejects.toMatchObject({ kind: 'permission' });
    expect(paths()).toHaveLength(2);
  });
});
