import { EventStream } from '../../../src/plugin-sdk/protocol/event-stream';

async function all<T>(stream: EventStream<T>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of stream.events()) events.push(event);
  return events;
}

test('events come in order, those from before the reading and those from after', async () => {
  const stream = new EventStream<number>();
  stream.add(1);
  const read = all(stream);
  await new Promise((resolve) => setImmediate(resolve));
  stream.add(2);
  stream.add(3);
  stream.end();
  stream.add(4);
  expect(await read).toEqual([1, 2, 3]);
});

test('where nobody reads, the newest thousand are kept', async () => {
  const stream = new EventStream<number>();
  for (let n = 0; n < 2500; n++) stream.add(n);
  stream.end();
  expect(await all(stream)).toEqual(Array.from({ length: 1000 }, (_, at) => 1500 + at));
});

test('what is cleared was never there', async () => {
  const stream = new EventStream<string>();
  stream.add('old');
  stream.clear();
  stream.add('new');
  stream.end();
  expect(await all(stream)).toEqual(['new']);
});
