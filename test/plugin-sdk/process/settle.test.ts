import { credentials } from '@grpc/grpc-js';
import { GrpcClient } from './grpc-client';
import { configuredAs } from '../../../src/plugin-sdk/framework/configured-as';
import { Resource } from '../../../src/plugin-sdk/framework/resource';
import { computed, Schema } from '../../../src/plugin-sdk/framework/schema';
import { schemaType } from '../../../src/plugin-sdk/framework/schema-type';
import { createProviderServer } from '../../../src/plugin-sdk/framework/server';
import { listen, Listener } from '../../../src/plugin-sdk/process/listener';
import { GrpcService, PluginServer } from '../../../src/plugin-sdk/process/plugin-server';
import { ApplyResourceChange } from '../../../src/plugin-sdk/protocol/messages';
import { decodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-decode';
import { encodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-encode';
import { createProtocol6Service } from '../../../src/plugin-sdk/protocol/protocol6-service';
import { string } from '../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';
import { LogRecord, ManualTimers } from '../framework/serving';

// What happens between SIGTERM and the end of the process. The test owns the time, for the framework and the
// process.

const GRACE = 30_000;
const schema = { description: '', attributes: { id: computed(string, { description: '' }) } } satisfies Schema;
const type = schemaType(schema.attributes);
const microtasks = async () => new Promise((resolve) => setImmediate(resolve));

let timers: ManualTimers;
let listener: Listener;
let client: GrpcClient;

beforeEach(() => {
  timers = new ManualTimers();
});

afterEach(async () => {
  client.close();
  await listener.close();
  listener.remove();
});

async function serving(loadService: () => Promise<GrpcService>): Promise<PluginServer> {
  const after = (milliseconds: number, callback: () => void) => void timers.after(milliseconds, callback);
  const server = new PluginServer({ loadService, log: new LogRecord(), after, onShutdown: () => undefined });
  listener = await listen({}, 'linux', (socket) => server.accept(socket));
  client = new GrpcClient(`unix:${listener.address}`, credentials.createInsecure());
  return server;
}

async function servingProvider(create: Resource<any, any>['create']): Promise<PluginServer> {
  const thing = configuredAs<undefined>().resource({ schema, create });
  const provider = {
    schema: { description: '', attributes: {} },
    resources: { test_thing: thing },
    dataSources: {},
    configure: () => undefined,
  };
  const log = new LogRecord();
  return serving(async () =>
    createProtocol6Service(createProviderServer(provider, { log, timers }), { log, elapsed: () => 0 }),
  );
}

/** Creates, and returns the id that Terraform is answered with. */
async function apply(): Promise<unknown> {
  const request = ApplyResourceChange.request.encode({
    typeName: 'test_thing',
    priorState: { msgpack: encodeMsgpack(null, type) },
    plannedState: { msgpack: encodeMsgpack({ id: UNKNOWN }, type) },
  });
  const { newState } = ApplyResourceChange.response.decode(
    await client.call('/tfplugin6.Provider/ApplyResourceChange', request),
  );
  return (decodeMsgpack(newState!.msgpack, type) as { id: unknown }).id;
}

test.each<[string, () => Promise<unknown>]>([
  ['that never ends', async () => new Promise(() => {})],
  ['that hangs for exactly the grace', async () => new Promise<void>((resolve) => timers.after(GRACE, resolve))],
])('the answer of a handler %s has left before the process ends, with what was saved', async (_, hang) => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const server = await servingProvider(async ({ save }) => {
    save({ id: 'saved' });
    begin();
    await hang();
  });
  const answer = apply();
  await begun;
  // As the process does it: once settled it ends, and with it every connection.
  const ended = server.settle().then(async () => listener.close());
  await microtasks();
  timers.advance(GRACE);
  expect(await answer).toBe('saved');
  await ended;
});

test('a call that has no answer although the service has stopped does not hold the process', async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const hang = async () => {
    begin();
    return new Promise<Uint8Array>(() => {});
  };
  const server = await serving(async () => ({
    handlers: new Map([['/test.Hang/Hang', hang]]),
    stop: async () => undefined,
  }));
  const terraform = new AbortController();
  const lost = client.call('/test.Hang/Hang', undefined, { signal: terraform.signal }).catch(() => 'lost');
  await begun;
  let isOver = false;
  const ended = server.settle().then(() => {
    isOver = true;
  });
  await microtasks();
  expect(isOver).toBe(false);
  timers.advance(5000);
  await ended;
  terraform.abort();
  expect(await lost).toBe('lost');
});

test.each<[string, () => Promise<GrpcService>]>([
  ['is never loaded', async () => new Promise(() => {})],
  ['could not be loaded', async () => {
    throw new Error('no such file');
  }],
  ['cannot be stopped', async () => ({
    handlers: new Map(),
    stop: async () => {
      throw new Error('no');
    },
  })],
])('a service that %s does not hold the process either', async (_, loadService) => {
  const server = await serving(loadService);
  const ended = server.settle();
  await microtasks();
  timers.advance(5000);
  expect(await ended).toBeUndefined();
});
