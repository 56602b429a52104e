import { items, PROJECT, scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

test('an instance is read by id', async () => {
  const { client, transport, paths } = scriptedClient([answer(200, items(1)[0])]);
  expect(await client.showInstance('id-0')).toMatchObject({
    id: 'id-0',
    name: 'kafka-0',
    engine: 'kafka',
    status: 'RUNNING',
  });
  expect(paths()).toEqual([`/v2/${PROJECT}/instances/id-0`]);
  expect(transport.sent[0].headers['X-Project-Id']).toBe(PROJECT);
});

test('an engine that the answer does not name is unknown: nobody asked for one', async () => {
  const { client } = scriptedClient([answer(200, { instance_id: 'id-0', status: 'RUNNING' })]);
  expect((await client.showInstance('id-0')).engine).toBe('');
});

test('one that does not exist is gone', async () => {
  const { client } = scriptedClient([refusal(404, 'DMS.00404022', 'This instance does not exist.')]);
  await expect(client.showInstance('id-0')).rejects.toMatchObject({ kind: 'gone', requestId: 'req-1' });
});

test('throttling disguised as 404 is waited out, and never taken for gone', async () => {
  const { client, clock } = scriptedClient([refusal(404, 'DMS.10240407'), refusal(404, 'DMS.10240407'),
    answer(200, items(1)[0])]);
  expect((await client.showInstance('id-0')).id).toBe('id-0');
  expect(clock.sleeps).toEqual([2_500, 5_000]);
});

test('a server error is read over', async () => {
  const { client, transport } = scriptedClient([answer(502, '<html>'), answer(200, items(1)[0])]);
  await client.showInstance('id-0');
  expect(transport.sent).toHaveLength(2);
});

test.each([['a web page', '<html></html>'], ['no instance', '{}'], ['half an answer', '{"instance_id":']])(
  '%s with status 200 is an error',
  async (_, body) => {
    const { client } = scriptedClient([answer(200, body)]);
    await expect(client.showInstance('id-0')).rejects.toMatchObject({
      kind: 'contract',
      message: expect.stringContaining('id-0'),
    });
  },
);

test('each attempt is signed at its own time', async () => {
  const { client, transport } = scriptedClient([answer(429), answer(200, items(1)[0])]);
  await client.showInstance('id-0');
  const [first, second] = transport.sent.map(({ headers }) => headers['X-Sdk-Date']);
  expect(second > first).toBe(true);
});

test('an id cannot leave its place in the path', async () => {
  const { client, paths } = scriptedClient([refusal(404, 'DMS.00404022')]);
  await expect(client.showInstance('../recycle?x')).rejects.toMatchObject({ kind: 'gone' });
  expect(paths()).toEqual([`/v2/${PROJECT}/instances/..%2Frecycle%3Fx`]);
});
