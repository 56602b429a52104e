import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, optional, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const schema = { description: '', attributes: { id: computed(string, { description: '' }) } } satisfies Schema;
const serving = (create: Resource<any, any>['create']) => new Serving({ schema, create });
const named = { description: '', attributes: { name: optional(string, { description: '' }) } } satisfies Schema;
const planned = { id: UNKNOWN };
const microtasks = async () => new Promise((resolve) => setImmediate(resolve));
const untilAborted = async (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

test('an interrupted handler can save what it knows and say why it stopped', async () => {
  const { server, apply } = bound(serving(async ({ signal, save }) => {
    await untilAborted(signal);
    save({ id: '1' });
    throw new Error('The instance is still starting.');
  }));
  const answer = apply();
  await microtasks();
  server.stop();
  expect(await answer).toEqual({
    state: { id: '1' },
    privateState: {},
    diagnostics: [{
      severity: 'error',
      summary: 'Could not create test_thing',
      detail: 'The run was interrupted. The instance is still starting.',
    }],
  });
});

test('a handler that only throws the reason of its signal was interrupted, and that is all there is to say', async () => {
  const { server, apply } = bound(serving(async ({ signal }) => {
    await untilAborted(signal);
    throw signal.reason;
  }));
  const answer = apply();
  await microtasks();
  server.stop();
  expect(await answer).toMatchObject({
    state: null,
    diagnostics: [{ detail: 'The run was interrupted before it was done.' }],
  });
});

test('a handler that ends well in spite of the interrupt has succeeded', async () => {
  const { server, apply, timers } = bound(serving(async ({ signal, save }) => {
    await untilAborted(signal);
    save({ id: '1' });
  }));
  const answer = apply();
  await microtasks();
  server.stop();
  expect(await answer).toMatchObject({ state: { id: '1' }, diagnostics: [] });
  expect(timers.pending).toBe(0);
});

test('a handler that does not end is abandoned after a grace, with what it saved', async () => {
  const { server, apply, timers } = bound(serving(async ({ save }) => {
    save({ id: '1' });
    await new Promise(() => {});
  }));
  const answer = apply();
  await microtasks();
  server.stop();
  timers.advance(5000);
  expect(await answer).toMatchObject({
    state: { id: '1' },
    diagnostics: [{ detail: 'The run was interrupted. It did not end within 5 s after that, and was abandoned.' }],
  });
});

test('an abandoned handler that fails later does no harm', async () => {
  let fail = (_: Error) => {};
  const { server, apply, timers } = bound(serving(async () =>
    new Promise((_, reject) => {
      fail = reject;
    }),
  ));
  const answer = apply();
  await microtasks();
  server.stop();
  timers.advance(5000);
  const { diagnostics } = await answer;
  fail(new Error('too late'));
  await microtasks();
  expect(diagnostics).toHaveLength(1);
});

test('requests after the interrupt are not interrupted', async () => {
  const { server, apply } = bound(serving(async ({ signal, save }) => save({ id: String(signal.aborted) })));
  server.stop();
  expect((await apply()).state).toEqual({ id: 'false' });
});

test('every request in flight is interrupted, and each once', async () => {
  let interruptions = 0;
  const { server, apply } = bound(serving(async ({ signal, save }) => {
    await untilAborted(signal);
    interruptions++;
    save({ id: '1' });
  }));
  const answers = Array.from({ length: 20 }, apply);
  await microtasks();
  server.stop();
  server.stop();
  await Promise.all(answers);
  expect(interruptions).toBe(20);
});

function bound(thing: Serving) {
  return { server: thing.server, timers: thing.timers, apply: async () => thing.apply({ planned }) };
}

test('what was in flight is settled when its grace is over', async () => {
  const { server, apply, timers } = bound(serving(async ({ save }) => {
    save({ id: '1' });
    await new Promise(() => {});
  }));
  const answer = apply();
  await microtasks();
  server.stop();
  let isSettled = false;
  const settled = server.settled().then(() => {
    isSettled = true;
  });
  await microtasks();
  expect(isSettled).toBe(false);
  timers.advance(5000);
  await settled;
  expect(await answer).toMatchObject({ state: { id: '1' } });
});

test('with nothing in flight all is settled', async () => {
  const { server } = bound(serving(async ({ save }) => save({ id: '1' })));
  server.stop();
  expect(await server.settled()).toBeUndefined();
});

test('an interrupt during a later handler of a request starts one grace, and it ends with the request', async () => {
  let finish = () => {};
  const { server, timers } = new Serving({
    schema: named,
    validate: async () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  });
  const answer = server.validateResourceConfig({ typeName: 'test_thing', config: { name: 'a' } });
  await microtasks();
  server.stop();
  expect(timers.pending).toBe(1);
  finish();
  await answer;
  expect(timers.pending).toBe(0);
});

test('a handler that begins after the interrupt of its request has the same grace', async () => {
  const { server, timers } = new Serving({
    schema: {
      description: '',
      attributes: {
        name: optional(string, {
          description: '',
          checks: [() => {
            server.stop();
            return undefined;
          }],
        }),
      },
    },
    validate: async () => new Promise(() => {}),
  });
  const answer = server.validateResourceConfig({ typeName: 'test_thing', config: { name: 'a' } });
  await microtasks();
  timers.advance(5000);
  expect((await answer).diagnostics).toMatchObject([{ summary: 'Could not validate test_thing' }]);
});
