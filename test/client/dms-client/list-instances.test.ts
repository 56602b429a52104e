import { items, PROJECT, scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

const LIST = `/v2/${PROJECT}/instances?engine=kafka&limit=50`;
const page = (count: number, start: number, total?: number | string) =>
  answer(200, { instances: items(count, start), instance_num: total });

test('all pages are read', async () => {
  const { client, paths } = scriptedClient([page(50, 0, 120), page(50, 50, 120), page(20, 100, 120)]);
  expect((await client.listInstances()).map(({ id }) => id)).toEqual(items(120).map(({ instance_id }) => instance_id));
  expect(paths()).toEqual([`${LIST}&offset=0`, `${LIST}&offset=50`, `${LIST}&offset=100`]);
});

test('an offset beyond the end, which the API refuses, is an empty page', async () => {
  const { client } = scriptedClient([page(50, 0, 51), refusal(400, 'DMS.40050010', 'Offset parameter is invalid.'),
    page(50, 0, 50)]);
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
  const { client, transport } = scriptedClient([() => page(50, start += 50, 1_000_000)], {}, true);
  await expect(client.listInstances()).rejects.toMatchObject({
    kind: 'contract',
    message: expect.stringContaining('did not end'),
  });
  expect(transport.sent).toHaveLength(200);
});

test('filters travel as the API spells them', async () => {
  const { client, paths } = scriptedClient([page(0, 0, 0)]);
  await client.listInstances({ name: 'a b*+', exactName: true, status: 'CREATEFAILED', includeFailure: true });
  expect(paths()).toEqual([
    `${LIST}&offset=0&name=a%20b*%2B&exact_match_name=true&status=CREATEFAILED&include_failure=true`,
  ]);
});

test('instances of other engines are left out, whatever the server filters', async () => {
  const foreign = [{ instance_id: 'r', engine: 'rabbitmq' }, { instance_id: 'k', engine: 'Kafka' }, {
    instance_id: 'u',
  }, { name: 'without id' }];
  const { client } = scriptedClient([answer(200, { instances: foreign, instance_num: 4 }),
    answer(200, { instances: [] })]);
  expect(await client.listInstances()).toMatchObject([{ id: 'k', engine: 'kafka' }, { id: 'u', engine: 'kafka' }]);
});

test.each([['no list', {}], ['a list that is none', { instances: {} }]])('%s is an error, not an empty project',
  async (_, body) => {
    const { client } = scriptedClient([answer(200, body)]);
    await expect(client.listInstances()).rejects.toMatchObject({
      kind: 'contract',
      message: expect.stringContaining('holds no list of instances'),
    });
  });

describe('a list longer than a page that changes while it is read', () => {
  const ids = (count: number, start = 0) => items(count, start).map(({ instance_id }) => instance_id);

  test('is read again where one was deleted: the first of page two had slipped to page one', async () => {
    const { client, transport } = scriptedClient([page(50, 0, 60), page(9, 51, 59), page(50, 1, 59), page(9, 51, 59)]);
    expect((await client.listInstances()).map(({ id }) => id)).toEqual(ids(59, 1));
    expect(transport.sent).toHaveLength(4);
  });

  test('is read again where the server says no new total, but one item came twice', async () => {
    const { client } = scriptedClient([page(50, 0, 60), page(10, 49, 60), page(50, 0, 60), page(10, 50, 60)]);
    expect((await client.listInstances()).map(({ id }) => id)).toEqual(ids(60));
  });

  test('is read again where everything behind page one is gone', async () => {
    const { client } = scriptedClient([page(50, 0, 60), refusal(400, 'DMS.40050010'), page(45, 15, 45)]);
    expect((await client.listInstances()).map(({ id }) => id)).toEqual(ids(45, 15));
  });

  test('is read no more when it says the same twice: then the server miscounts', async () => {
    const { client, transport } = scriptedClient(
      [1, 2].flatMap(() => [page(50, 0, 70), page(10, 50, 70), page(0, 0, 70)]),
    );
    expect(await client.listInstances()).toHaveLength(60);
    expect(transport.sent).toHaveLength(6);
  });

  test('and never holds still is an answer all the same: all that was seen', async () => {
    const readings = [0, 1, 2, 3].flatMap((start) => [page(50, start, 60), page(9, 51 + start, 59)]);
    const { client, transport } = scriptedClient(readings);
    expect((await client.listInstances()).map(({ id }) => id).sort()).toEqual(ids(63).sort());
    expect(transport.sent).toHaveLength(8);
  });
});

describe('a list that is read until two readings agree', () => {
  test('is read once where it fits on a page', async () => {
    const { client, transport } = scriptedClient([page(50, 0, 50)]);
    expect(await client.listInstances({}, { twice: true })).toHaveLength(50);
    expect(transport.sent).toHaveLength(1);
  });

  test('does not miss whoever slipped to page one as another left and a third came', async () => {
    const { client, transport } = scriptedClient([page(50, 0, 60), page(10, 51, 60),
      ...[1, 2].flatMap(() => [page(50, 1, 60), page(10, 51, 60)])]);
    expect((await client.listInstances({}, { twice: true })).map(({ id }) => id))
      .toEqual(items(60, 1).map(({ instance_id }) => instance_id));
    expect(transport.sent).toHaveLength(6);
  });
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
    }],
    instance_num: '1',
  })]);
  expect(await client.listInstances()).toEqual([expect.objectContaining({
    id: 'id',
    createdAt: 1585618587087,
    chargingMode: 1,
  })]);
});
