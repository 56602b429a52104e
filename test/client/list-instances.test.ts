import { items, PROJECT, scriptedClient } from './dms-client-fixture';
import { answer, refusal } from './scripted-transport';

const LIST = `/v2/${PROJECT}/instances?engine=kafka&limit=50`;
const page = (count: number, start: number, total?: number | string) => answer(200, { instances: items(count, start), instance_num: total });

test('all pages are read', async () => {
  const { client, paths } = scriptedClient([page(50, 0, 120), page(50, 50, 120), page(20, 100, 120)]);
  expect((await client.listInstances()).map(({ id }) => id)).toEqual(items(120).map(({ instance_id }) => instance_id));
  expect(paths()).toEqual([`${LIST}&offset=0`, `${LIST}&offset=50`, `${LIST}&offset=100`]);
});

test('an offset beyond the end, which the API refuses, is an empty page', async () => {
  const { client } = scriptedClient([page(50, 0, 51), refusal(400, 'DMS.40050010', 'Offset parameter is invalid.')]);
  expect(await client.listInstances()).toHaveLength(50);
});

test('an empty project is one where the first offset is refused', async () => {
  const { client } = scriptedClient([refusal(400, 'DMS.40050010')]);
  expect(await client.listInstances()).toEqual([]);
});

test('a server that ignores paging is asked twice at most', async () => {
  const { client, transport } = scriptedClient([page(60, 0, 200), page(60, 0, 200)]);
  expect(await client.listInstances()).toHaveLength(60);
  expect(transport.sent).toHaveLength(2);
});

test('a total that counts more than there is does not loop', async () => {
  const { client, transport } = scriptedClient([page(3, 0, 5), page(0, 0, 5)]);
  expect(await client.listInstances()).toHaveLength(3);
  expect(transport.sent).toHaveLength(2);
});

test('without a total a page that is not full is the last', async () => {
  const { client } = scriptedClient([page(50, 0), page(7, 50)]);
  expect(await client.listInstances()).toHaveLength(57);
});

test('a list that never ends is an error, not a short answer', async () => {
  let start = 0;
  const { client, transport } = scriptedClient([() => page(50, (start += 50), 1_000_000)], {}, true);
  await expect(client.listInstances()).rejects.toMatchObject({ kind: 'contract', message: expect.stringContaining('did not end') });
  expect(transport.sent).toHaveLength(200);
});

test('filters travel as the API spells them', async () => {
  const { client, paths } = scriptedClient([page(0, 0, 0)]);
  await client.listInstances({ name: 'a b*+', exactName: true, status: 'CREATEFAILED', includeFailure: true });
  expect(paths()).toEqual([`${LIST}&offset=0&name=a%20b*%2B&exact_match_name=true&status=CREATEFAILED&include_failure=true`]);
});

test('instances of other engines are left out, whatever the server filters', async () => {
  const foreign = [{ instance_id: 'r', engine: 'rabbitmq' }, { instance_id: 'k', engine: 'Kafka' }, { instance_id: 'u' }, { name: 'without id' }];
  const { client } = scriptedClient([answer(200, { instances: foreign, instance_num: 4 }), answer(200, { instances: [] })]);
  expect((await client.listInstances()).map(({ id }) => id)).toEqual(['k', 'u']);
});

test('numbers and times may be texts', async () => {
  const { client } = scriptedClient([answer(200, {
    instances: [{
      instance_id: 'id',
      name: 'n',
      engine: 'kafka',
      status: 'RUNNING',
      created_at: '1585618587087',
      charging_mode: '1',
      port: '9092',
      broker_num: 3,
      available_zones: ['a', 'b'],
      tags: [{ key: 'team', value: 'x' }],
      storage_space: 492,
    }],
    instance_num: '1',
  })]);
  expect(await client.listInstances()).toEqual([expect.objectContaining({
    id: 'id', createdAt: 1585618587087, chargingMode: 1, port: 9092, brokerCount: 3, availabilityZones: ['a', 'b'], tags: { team: 'x' }, storageSpaceGb: 492,
  })]);
});
