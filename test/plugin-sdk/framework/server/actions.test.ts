import { once } from 'node:events';
import { Action } from '../../../../src/plugin-sdk/framework/action';
import { oneOf } from '../../../../src/plugin-sdk/framework/checks';
import { InvokeActionRequest } from '../../../../src/plugin-sdk/framework/requests';
import { optional, required, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: {
    text: required(string, { ...described, checks: [oneOf('hello', 'bye')] }),
    token: optional(string, { ...described, sensitive: true }),
  },
} satisfies Schema;
const config = { text: 'hello', token: null };

function serving(action: Partial<Action<any, any>>) {
  return new Serving({ schema: { ...described, attributes: {} } }, {
    actions: { test_announce: { schema, invoke: async () => undefined, ...action } },
  });
}

/** Invokes, and tells what came of it. */
function invoking({ server, timers }: Serving, request: Partial<InvokeActionRequest> = {}) {
  const told: string[] = [];
  const interruptions: string[] = [];
  const cancellation = new AbortController();
  const answer = server.invokeAction({
    typeName: 'test_announce',
    config,
    signal: cancellation.signal,
    progress: (text) => told.push(text),
    onInterrupted: () => interruptions.push('interrupted'),
    ...request,
  });
  return { answer, told, interruptions, cancellation, server, timers };
}

test('the schema is served beside the others', () => {
  expect(serving({}).server.schemas.actions).toEqual({ test_announce: schema });
  expect(new Serving({ schema: { ...described, attributes: {} } }).server.schemas.actions).toEqual({});
});

test('an action is validated as any other block is', async () => {
  const { server } = serving({ validate: (_, diagnostics) => diagnostics.warning('Loud') });
  const validate = async (text: unknown) =>
    (await server.validateActionConfig({ typeName: 'test_announce', config: { text, token: null } as never })).diagnostics;
  expect(await validate('shout')).toMatchObject([{ severity: 'error', summary: 'Invalid value for `text`' }]);
  expect(await validate(UNKNOWN)).toMatchObject([{ severity: 'warning', summary: 'Loud' }]);
});

test('a plan sees what is unknown, and refuses by a diagnostic', async () => {
  const seen: unknown[] = [];
  const { server } = serving({
    plan: ({ config: planned, provider, diagnostics }) => {
      seen.push(planned.text, provider);
      diagnostics.error('Nobody is there');
    },
  });
  await server.configureProvider({ terraformVersion: '1.14.0', config: {} });
  expect(await server.planAction({ typeName: 'test_announce', config: { ...config, text: UNKNOWN } })).toEqual({
    diagnostics: [{ severity: 'error', summary: 'Nobody is there' }],
  });
  expect(seen).toEqual([UNKNOWN, 'configured']);
});

test('an action without a plan may always be done', async () => {
  expect(await serving({}).server.planAction({ typeName: 'test_announce', config })).toEqual({ diagnostics: [] });
});

test('progress is passed on in order, and ends with the answer', async () => {
  let late: (text: string) => void = () => undefined;
  const { answer, told } = invoking(serving({
    invoke: async ({ config: { text }, progress }) => {
      late = progress;
      progress(`saying ${text}`);
      progress('said');
    },
  }));
  expect(await answer).toEqual({ diagnostics: [] });
  late('too late');
  expect(told).toEqual(['saying hello', 'said']);
});

test('secrets are masked in progress and in diagnostics', async () => {
  const { answer, told } = invoking(serving({
    invoke: async ({ config: { token }, progress, diagnostics }) => {
      progress(`with ${token}`);
      diagnostics.warning(`used ${token}`);
    },
  }), { config: { ...config, token: 'hunter22' } });
  expect(await answer).toMatchObject({ diagnostics: [{ summary: 'used (sensitive value)' }] });
  expect(told).toEqual(['with (sensitive value)']);
});

test('an action that throws has failed, and says why', async () => {
  const { answer } = invoking(serving({ invoke: () => Promise.reject(new Error('No voice.')) }));
  expect(await answer).toEqual({
    diagnostics: [{ severity: 'error', summary: 'Could not invoke test_announce', detail: 'No voice.' }],
  });
});

test('an action that the provider does not have is an error', async () => {
  expect(await invoking(serving({}), { typeName: 'test_shout' }).answer).toMatchObject({
    diagnostics: [{ severity: 'error', detail: expect.stringContaining('no action of the type "test_shout"') }],
  });
});

const waiting: Partial<Action<any, any>> = {
  invoke: async ({ signal, progress, diagnostics }) => {
    progress('begun');
    await once(signal, 'abort');
    progress('not heard any more');
    diagnostics.error('Half of them were told');
  },
};

const begun = async () => new Promise((resolve) => setImmediate(resolve));

test.each([
  ['StopProvider', ({ server }: ReturnType<typeof invoking>) => server.stop()],
  ['the cancellation of its call', ({ cancellation }: ReturnType<typeof invoking>) => cancellation.abort()],
])('%s aborts the signal and ends the progress, and the diagnostics still arrive', async (_name, interrupt) => {
  const call = invoking(serving(waiting));
  await begun();
  interrupt(call);
  expect(await call.answer).toMatchObject({ diagnostics: [{ summary: 'Half of them were told' }] });
  expect(call.told).toEqual(['begun']);
  expect(call.interruptions).toEqual(['interrupted']);
  expect(call.timers.pending).toBe(0);
});

test('a call that was cancelled before it began is interrupted from the start', async () => {
  const { answer, told } = invoking(serving({
    invoke: async ({ signal, progress }) => {
      progress('not heard');
      signal.throwIfAborted();
    },
  }), { signal: AbortSignal.abort() });
  expect(await answer).toMatchObject({ diagnostics: [{ detail: 'The run was interrupted before it was done.' }] });
  expect(told).toEqual([]);
});

test('an action that does not heed the interrupt is abandoned after the grace, as an error', async () => {
  const { answer, server, timers } = invoking(serving({ invoke: () => new Promise(() => undefined) }));
  await begun();
  server.stop();
  timers.advance(5000);
  expect(await answer).toMatchObject({ diagnostics: [{ severity: 'error', detail: expect.stringContaining('abandoned') }] });
});
