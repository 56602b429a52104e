import { noteProvider } from './note-provider';
import { configurationAttributes } from '../../../src/plugin-sdk/framework/provider-schema';
import { Log } from '../../../src/plugin-sdk/framework/resource';
import { schemaType } from '../../../src/plugin-sdk/framework/schema-type';
import { parseExactJson } from '../../../src/plugin-sdk/protocol/exact-json';
import * as messages from '../../../src/plugin-sdk/protocol/messages';
import { decodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-decode';
import { encodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-encode';
import { Incoming, Message, Outgoing } from '../../../src/plugin-sdk/protocol/protobuf';
import { createProtocol6Service } from '../../../src/plugin-sdk/protocol/protocol6-service';
import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../src/plugin-sdk/values/value';
import { GrpcClient } from '../process/grpc-client';
import { GrpcHost, hostGrpc } from '../process/grpc-host';

let provider: ReturnType<typeof noteProvider>;
let host: GrpcHost;
let client: GrpcClient;
let logged: { level: string; message: string; fields?: Record<string, unknown> }[];

beforeEach(async () => {
  provider = noteProvider();
  logged = [];
  const at = (level: string) => (message: string, fields?: Record<string, unknown>) =>
    void logged.push({ level, message, fields });
  const log: Log = { trace: at('trace'), debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  let time = 0;
  host = await hostGrpc(createProtocol6Service(provider, { log, elapsed: () => time += 7 }).handlers);
  client = host.client();
});

afterEach(() => host.close());

interface Definition<Q, R> {
  readonly request: Q;
  readonly response: R;
}

async function call<Q extends Message, R extends Message>(name: string, definition: Definition<Q, R>,
  value: Outgoing<Q>): Promise<Incoming<R>> {
  const answer = await client.call(`/tfplugin6.Provider/${name}`, definition.request.encode(value as never));
  return definition.response.decode(answer) as Incoming<R>;
}

const noteType = () => schemaType(provider.schemas.resources.notes_note.attributes);
const listingType = () => schemaType(provider.schemas.dataSources.notes_listing.attributes);
const providerConfig = (value: Value) =>
  ({ msgpack: encodeMsgpack(value, schemaType(configurationAttributes(provider.schemas.provider))) });
const note = (value: Value) => ({ msgpack: encodeMsgpack(value, noteType()) });
const readNote = (message?: { msgpack: Uint8Array }) =>
  decodeMsgpack(message!.msgpack, noteType()) as Record<string, Value>;
const notes = (text: object) => Buffer.from(JSON.stringify(text));
const seen = () => provider.calls.at(-1)!;

test('GetProviderSchema gives every schema, and says what the server can do', async () => {
  const answer = await call('GetProviderSchema', messages.GetProviderSchema, {});
  expect([...answer.resourceSchemas.keys()]).toEqual(['notes_note']);
  expect([...answer.dataSourceSchemas.keys()]).toEqual(['notes_listing']);
  expect(answer.provider!.block!.attributes.map(({ name }) => name)).toEqual(['region']);
  expect(answer.resourceSchemas.get('notes_note')).toMatchObject({ version: 2 });
  expect([...answer.actionSchemas.keys()]).toEqual(['notes_announce']);
  expect(answer.serverCapabilities).toEqual({
    planDestroy: true,
    getProviderSchemaOptional: true,
    moveResourceState: true,
  });
});

test('ValidateProviderConfig and ConfigureProvider hand over the configuration, unknowns included', async () => {
  const config = providerConfig({ region: UNKNOWN, reader: [] });
  expect(await call('ValidateProviderConfig', messages.ValidateProviderConfig, { config })).toEqual({
    diagnostics: [],
  });
  expect(seen()).toEqual({ method: 'validateProviderConfig', request: { config: { region: UNKNOWN, reader: [] } } });
  expect(await call('ConfigureProvider', messages.ConfigureProvider, { terraformVersion: '1.11.4', config })).toEqual({
    diagnostics: [],
  });
  expect(seen()).toEqual({
    method: 'configureProvider',
    request: { terraformVersion: '1.11.4', config: { region: UNKNOWN, reader: [] }, deferralAllowed: false },
  });
});

test.each<[string, Value]>([
  ['in their order, also where parts of them are unknown', [{ name: 'b', pages: 3 }, { name: UNKNOWN, pages: null }]],
  ['as one unknown', UNKNOWN],
])('the blocks of a provider arrive %s', async (_, reader) => {
  await call('ConfigureProvider', messages.ConfigureProvider, { config: providerConfig({ region: null, reader }) });
  expect(seen().request).toMatchObject({ config: { region: null, reader } });
});

test('the blocks of a provider arrive from JSON, too', async () => {
  const config = { json: notes({ region: null, reader: [{ name: 'b', pages: '3' }, { name: 'a' }] }) };
  await call('ValidateProviderConfig', messages.ValidateProviderConfig, { config });
  expect(seen().request).toEqual({
    config: { region: null, reader: [{ name: 'b', pages: 3 }, { name: 'a', pages: null }] },
  });
});

test('a block that is none is refused at its place', async () => {
  const config = { json: notes({ reader: [{ name: 'b' }, { name: ['a'] }] }) };
  const { diagnostics } = await call('ValidateProviderConfig', messages.ValidateProviderConfig, { config });
  expect(diagnostics).toMatchObject([{
    severity: 1,
    attribute: { steps: [{ attributeName: 'reader' }, { elementKeyInt: 1 }, { attributeName: 'name' }] },
  }]);
});

test('ValidateResourceConfig tells severity, summary, detail and attribute', async () => {
  const { diagnostics } = await call('ValidateResourceConfig', messages.ValidateResourceConfig, {
    typeName: 'notes_note',
    config: note({ text: 'refused' }),
  });
  expect(diagnostics).toMatchObject([{
    severity: 1,
    summary: 'Refused',
    detail: 'Write something else.',
    attribute: { steps: [{ attributeName: 'text' }] },
  }]);
});

test('ValidateDataResourceConfig passes warnings on', async () => {
  const config = { msgpack: encodeMsgpack({ tag: 'a' }, listingType()) };
  const { diagnostics } = await call('ValidateDataResourceConfig', messages.ValidateDataResourceConfig, {
    typeName: 'notes_listing',
    config,
  });
  expect(diagnostics).toMatchObject([{ severity: 2, summary: 'Slow', attribute: undefined }]);
});

test('UpgradeResourceState hands over the stored JSON with its numbers intact', async () => {
  const json = Buffer.from('{"id": "1", "text": "t", "weight": 0.12345678901234567890123, "gone": 9007199254740993}');
  const answer = await call('UpgradeResourceState', messages.UpgradeResourceState, {
    typeName: 'notes_note',
    version: 1,
    rawState: { json },
  });
  expect(seen().request).toEqual({ typeName: 'notes_note', version: 1, raw: parseExactJson(json.toString()) });
  expect(readNote(answer.upgradedState)).toMatchObject({
    id: '1',
    text: 't',
    weight: new Decimal('0.12345678901234567890123'),
    pages: null,
  });
});

test.each([
  ['in an encoding of old', {}, 'not stored as JSON'],
  ['that is no object', { json: Buffer.from('[]') }, 'not a JSON object'],
  ['that is no JSON', { json: Buffer.from('{') }, 'malformed JSON'],
])('UpgradeResourceState refuses a state %s', async (_name, rawState, message) => {
  const { diagnostics } = await call('UpgradeResourceState', messages.UpgradeResourceState, {
    typeName: 'notes_note',
    version: 0,
    rawState,
  });
  expect(diagnostics).toMatchObject([{ severity: 1, detail: expect.stringContaining(message) }]);
});

test('ReadResource echoes state and private notes', async () => {
  const request = { typeName: 'notes_note', currentState: note({ id: '1', text: 't' }), private: notes({ kept: [1] }) };
  const answer = await call('ReadResource', messages.ReadResource, request);
  expect(seen().request).toMatchObject({ state: { id: '1', text: 't' }, privateState: { kept: [1] } });
  expect(readNote(answer.newState)).toMatchObject({ id: '1', text: 't', pages: null });
  expect(Buffer.from(answer.private).toString()).toBe('{"kept":[1]}');
});

test('ReadResource reads JSON as well as msgpack, and an absent object as null', async () => {
  await call('ReadResource', messages.ReadResource, {
    typeName: 'notes_note',
    currentState: { json: Buffer.from('{"pages": 9007199254740991}') },
  });
  expect(seen().request).toMatchObject({ state: { pages: 9007199254740991, text: null }, privateState: {} });
  const answer = await call('ReadResource', messages.ReadResource, { typeName: 'notes_note' });
  expect(Buffer.from(answer.newState!.msgpack).toString('hex')).toBe('c0');
});

test('PlanResourceChange plans a creation with unknowns', async () => {
  const request = {
    typeName: 'notes_note',
    priorState: note(null),
    proposedNewState: note({ text: 't' }),
    config: note({ text: 't' }),
  };
  const answer = await call('PlanResourceChange', messages.PlanResourceChange, request);
  expect(readNote(answer.plannedState)).toMatchObject({ text: 't', id: UNKNOWN, results: UNKNOWN });
  expect(answer).toMatchObject({ requiresReplace: [], diagnostics: [] });
  expect(Buffer.from(answer.plannedPrivate).toString()).toBe('{"plan":"change"}');
});

test('PlanResourceChange names what requires a replacement', async () => {
  const request = {
    typeName: 'notes_note',
    priorState: note({ id: '1', text: 'a' }),
    proposedNewState: note({ id: '1', text: 'b' }),
    config: note({ text: 'b' }),
  };
  const answer = await call('PlanResourceChange', messages.PlanResourceChange, {
    ...request,
    priorPrivate: notes({ before: true }),
  });
  expect(answer.requiresReplace).toMatchObject([{ steps: [{ attributeName: 'text' }] }]);
  expect(seen().request).toMatchObject({ prior: { id: '1', text: 'a' }, privateState: { before: true } });
});

test('PlanResourceChange plans a destruction as null', async () => {
  const request = {
    typeName: 'notes_note',
    priorState: note({ id: '1' }),
    proposedNewState: note(null),
    config: note(null),
  };
  const answer = await call('PlanResourceChange', messages.PlanResourceChange, request);
  expect(Buffer.from(answer.plannedState!.msgpack).toString('hex')).toBe('c0');
});

test('ApplyResourceChange answers with the new state', async () => {
  const request = {
    typeName: 'notes_note',
    priorState: note(null),
    plannedState: note({ text: 't', id: UNKNOWN }),
    config: note({ text: 't' }),
  };
  const answer = await call('ApplyResourceChange', messages.ApplyResourceChange, {
    ...request,
    plannedPrivate: notes({ plan: 'change' }),
  });
  expect(readNote(answer.newState)).toMatchObject({ text: 't', id: 'note-1', results: { only: { status: 'done' } } });
  expect(Buffer.from(answer.private).toString()).toBe('{"plan":"change"}');
});

test('ApplyResourceChange that breaks down keeps the prior state, and says what happened without a stack', async () => {
  const prior = note({ id: '1', text: 'before' });
  const request = {
    typeName: 'notes_note',
    priorState: prior,
    plannedState: note({ text: 'explosive' }),
    config: note({ text: 'explosive' }),
  };
  const answer = await call('ApplyResourceChange', messages.ApplyResourceChange, {
    ...request,
    plannedPrivate: notes({ plan: 1 }),
  });
  expect(readNote(answer.newState)).toMatchObject({ id: '1', text: 'before' });
  expect(Buffer.from(answer.private).toString()).toBe('{"plan":1}');
  expect(answer.diagnostics).toMatchObject([{
    severity: 1,
    summary: 'The provider failed in ApplyResourceChange',
    detail: expect.stringMatching(/kaboom$/),
  }]);
});

test('StopProvider returns at once and ends what is in flight', async () => {
  const planned = note({ text: 'slow' });
  const apply = call('ApplyResourceChange', messages.ApplyResourceChange, {
    typeName: 'notes_note',
    priorState: note(null),
    plannedState: planned,
    config: planned,
  });
  await call('ReadResource', messages.ReadResource, { typeName: 'notes_note' });
  expect(await call('StopProvider', messages.StopProvider, {})).toEqual({ error: '' });
  expect(readNote((await apply).newState)).toMatchObject({ id: 'note-1' });
});

test('ImportResourceState answers with one stub', async () => {
  const answer = await call('ImportResourceState', messages.ImportResourceState, { typeName: 'notes_note', id: 'n-7' });
  expect(answer.importedResources).toHaveLength(1);
  expect(answer.importedResources[0].typeName).toBe('notes_note');
  expect(readNote(answer.importedResources[0].state)).toMatchObject({ id: 'n-7', text: 'imported' });
  expect(Buffer.from(answer.importedResources[0].private).toString()).toBe('{"imported":true}');
});

test('ReadDataSource answers with the state', async () => {
  const config = { msgpack: encodeMsgpack({ tag: 'a' }, listingType()) };
  const answer = await call('ReadDataSource', messages.ReadDataSource, { typeName: 'notes_listing', config });
  expect(decodeMsgpack(answer.state!.msgpack, listingType())).toEqual({ tag: 'a', ids: ['a', 'b'] });
});

test.each([
  ['ReadResource', messages.ReadResource, 'this provider has no resource called "toString"'],
  ['ReadDataSource', messages.ReadDataSource, 'this provider has no data source called "toString"'],
])('%s of an unknown type is a diagnostic', async (name, definition, message) => {
  const { diagnostics } = await call(name, definition as typeof messages.ReadDataSource, { typeName: 'toString' });
  expect(diagnostics).toMatchObject([{ severity: 1, detail: expect.stringContaining(message) }]);
});

test('a value that does not fit its type is a diagnostic that names the attribute', async () => {
  const currentState = { msgpack: encodeMsgpack({ pages: 'many' }, { kind: 'map', element: { kind: 'string' } }) };
  const { diagnostics } = await call('ReadResource', messages.ReadResource, { typeName: 'notes_note', currentState });
  expect(diagnostics).toMatchObject([{ attribute: { steps: [{ attributeName: 'pages' }] } }]);
});

test('private notes that are no JSON object are a diagnostic', async () => {
  const { diagnostics } = await call('ReadResource', messages.ReadResource, {
    typeName: 'notes_note',
    private: Buffer.from('[]'),
  });
  expect(diagnostics).toMatchObject([{ detail: expect.stringContaining('private state') }]);
});

test('bytes that are no message are a diagnostic, not an error of gRPC', async () => {
  const answer = await client.call('/tfplugin6.Provider/ApplyResourceChange', Buffer.from([0xff, 0xff, 0xff]));
  expect(messages.ApplyResourceChange.response.decode(answer).diagnostics).toMatchObject([{ severity: 1 }]);
});

test('methods that are not served are unimplemented', async () => {
  await expect(client.call('/tfplugin6.Provider/WriteStateBytes')).rejects.toMatchObject({ code: 12 });
});

test('five megabytes of state travel both ways', async () => {
  const text = 'x'.repeat(5 * 1024 * 1024);
  const answer = await call('ReadResource', messages.ReadResource, {
    typeName: 'notes_note',
    currentState: note({ text }),
  });
  expect(readNote(answer.newState).text).toBe(text);
});

test('two hundred reads at once each get their own state', async () => {
  const ids = Array.from({ length: 200 }, (_, at) => `note-${at}`);
  const answers = await Promise.all(
    ids.map((id) => call('ReadResource', messages.ReadResource, { typeName: 'notes_note', currentState: note({ id }) })),
  );
  expect(answers.map((answer) => readNote(answer.newState).id)).toEqual(ids);
});

test('every request is logged when it comes and when it is served', async () => {
  await call('ReadResource', messages.ReadResource, { typeName: 'notes_note' });
  expect(logged).toMatchObject([
    {
      level: 'trace',
      message: 'received request',
      fields: { tf_rpc: 'ReadResource', tf_resource_type: 'notes_note', tf_req_id: 'ReadResource-1' },
    },
    { level: 'trace', message: 'served request', fields: { tf_rpc: 'ReadResource', tf_req_duration_ms: 7 } },
  ]);
});
