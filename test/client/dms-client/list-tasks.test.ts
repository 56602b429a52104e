import { PROJECT, scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

const DAY = 86_400_000;

/** Tasks `from` to `to`, in that order; a higher number is a newer task. */
function tasks(from: number, to: number) {
  const step = from < to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step)
    .map((number) => ({
      id: `t${number}`,
      name: 'restartInstance',
      status: 'SUCCESS',
      created_at: new Date(number * DAY).toISOString(),
    }));
}

const page = (items: object[], total: number) => answer(200, { task_count: String(total), tasks: items });
const TASKS = `/v2/${PROJECT}/instances/id-0/tasks`;

test('a few tasks are one page, their times epoch milliseconds', async () => {
  const { client, paths } = scriptedClient([
    page([{
      id: 't',
      name: 'x',
      status: 'EXECUTING',
      created_at: '2020-05-15T03:19:51.046Z',
      updated_at: '1589512791065',
    }], 1),
  ]);
  expect(await client.listTasks('id-0')).toEqual([{
    id: 't',
    name: 'x',
    status: 'EXECUTING',
    createdAt: 1589512791046,
  }]);
  expect(paths()).toEqual([`${TASKS}?start=1&limit=100`]);
});

test('of many, newest first, the newest hundred are enough', async () => {
  const { client, transport } = scriptedClient([page(tasks(250, 151), 250)]);
  expect(await client.listTasks('id-0')).toHaveLength(100);
  expect(transport.sent).toHaveLength(1);
});

test('of many, oldest first, all are read: the newest come last', async () => {
  const { client, paths } = scriptedClient([page(tasks(1, 100), 150), page(tasks(101, 150), 150)]);
  expect((await client.listTasks('id-0')).at(-1)?.id).toBe('t150');
  expect(paths()).toEqual([`${TASKS}?start=1&limit=100`, `${TASKS}?start=101&limit=100`]);
});

test('who may not read tasks learns which permission is missing', async () => {
  const { client } = scriptedClient([refusal(403, 'DMS.00403003')]);
  await expect(client.listTasks('id-0')).rejects.toMatchObject({
    kind: 'permission',
    message: expect.stringContaining('dms:instance:getBackgroundTask'),
  });
});
