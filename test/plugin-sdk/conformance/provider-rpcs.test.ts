import { Core, methods, read, value } from './core';
import { UNKNOWN } from '../../../src/plugin-sdk';

const bell = { name: 'Ben', note: 'E', id: 'bell-Ben' };
const typeName = 'bell_bell';
const nothing = value(null, 'bell');
const state = value(bell, 'bell');
const kept = Buffer.from('{"cast":true}');
const json = (text: object) => ({ json: Buffer.from(JSON.stringify(text)) });
const deferring = { clientCapabilities: { deferralAllowed: true } };

test('the schemas hold everything, and the capabilities what is served', async () => {
  const core = await Core.start();
  const schemas = await core.call('GetProviderSchema');
  expect(Object.keys(schemas.resourceSchemas)).toEqual(['bell_bell']);
  expect(Object.keys(schemas.dataSourceSchemas)).toEqual(['bell_bells']);
  expect(schemas.provider.block.attributes).toMatchObject([{ name: 'region', optional: true }]);
  expect(schemas.actionSchemas.bell_ring.schema.block.attributes).toMatchObject([
    { name: 'manner', optional: true, required: false, computed: false },
    { name: 'times', optional: false, required: true, computed: false },
  ]);
  expect(schemas).toMatchObject({
    diagnostics: [],
    functions: {},
    ephemeralResourceSchemas: {},
    listResourceSchemas: {},
    stateStoreSchemas: {},
    serverCapabilities: {
      planDestroy: true,
      getProviderSchemaOptional: true,
      moveResourceState: true,
      generateResourceConfig: false,
    },
  });
});

test('the blocks of a provider are in its schema, and checked one by one', async () => {
  const core = await Core.start();
  expect((await core.call('GetProviderSchema')).provider.block.blockTypes).toMatchObject([
    { typeName: 'ringer', nesting: 2, minItems: 0, maxItems: 2, block: { attributes: [{ name: 'name' }] } },
  ]);
  const validated = async (ringer: unknown) => core.call('ValidateProviderConfig', { config: value({ ringer }) });
  expect(await validated([{ name: 'a' }, { name: UNKNOWN }])).toEqual({ diagnostics: [] });
  expect(await validated(UNKNOWN)).toEqual({ diagnostics: [] });
  expect(await validated([{ name: 'a' }, {}])).toMatchObject({
    diagnostics: [{
      summary: 'Missing required attribute',
      attribute: { steps: [{ attributeName: 'ringer' }, { elementKeyInt: 1 }, { attributeName: 'name' }] },
    }],
  });
  expect(await validated([{ name: 'a' }, { name: 'b' }, { name: 'c' }])).toMatchObject({
    diagnostics: [{ summary: 'Too many `ringer` blocks', attribute: { steps: [{ attributeName: 'ringer' }] } }],
  });
});

test('the metadata names what the schemas describe', async () => {
  const metadata = await (await Core.start()).call('GetMetadata');
  expect(metadata).toMatchObject({
    resources: [{ typeName: 'bell_bell' }],
    dataSources: [{ typeName: 'bell_bells' }],
    actions: [{ typeName: 'bell_ring' }],
    functions: [],
    diagnostics: [],
    serverCapabilities: { moveResourceState: true },
  });
});

test('every block is validated, unknown values included', async () => {
  const core = await Core.start();
  expect(await core.call('ValidateProviderConfig', { config: value({ region: UNKNOWN }) })).toEqual({ diagnostics: [] });
  const config = value({ name: UNKNOWN }, 'bell');
  const clientCapabilities = { writeOnlyAttributesAllowed: true };
  expect(await core.call('ValidateResourceConfig', { typeName, config, clientCapabilities })).toEqual({
    diagnostics: [],
  });
  expect(await core.call('ValidateDataResourceConfig', { typeName: 'bell_bells', config: value({}, 'bells') }))
    .toMatchObject({ diagnostics: [{ severity: 1, summary: 'Missing required attribute' }] });
});

test('an object is planned, created, read, changed and deleted', async () => {
  const core = await Core.configured();
  const config = value({ name: 'Ben', note: 'E' }, 'bell');
  const created = { typeName, priorState: nothing, config };
  const plan = await core.call('PlanResourceChange', { ...created, proposedNewState: config });
  expect(read(plan.plannedState, 'bell')).toEqual({ name: 'Ben', note: 'E', id: UNKNOWN });
  expect(plan).toMatchObject({ diagnostics: [], deferred: null, legacyTypeSystem: false });
  const applied = await core.call('ApplyResourceChange', { ...created, ...plan });
  expect(read(applied.newState, 'bell')).toEqual(bell);
  expect(applied).toMatchObject({ diagnostics: [], private: kept });

  const refreshed = await core.call('ReadResource', { typeName, currentState: applied.newState, private: kept });
  expect(refreshed).toMatchObject({ newState: applied.newState, private: kept, diagnostics: [], deferred: null });

  const renamed = value({ ...bell, name: 'Big Ben' }, 'bell');
  const replacement = { typeName, priorState: state, proposedNewState: renamed, config: renamed, priorPrivate: kept };
  expect(await core.call('PlanResourceChange', replacement)).toMatchObject({
    requiresReplace: [{ steps: [{ attributeName: 'name' }] }],
  });

  const deleted = await core.call('PlanResourceChange', {
    typeName,
    priorState: state,
    proposedNewState: nothing,
    config: nothing,
  });
  expect(deleted).toMatchObject({ plannedState: nothing, diagnostics: [] });
  expect(await core.call('ApplyResourceChange', { typeName, priorState: state, ...deleted, config: nothing }))
    .toMatchObject({ newState: nothing, diagnostics: [] });
});

test('a state of an older version is upgraded', async () => {
  const rawState = json({ id: '1', title: 'old' });
  const { upgradedState, diagnostics } = await (await Core.start()).call('UpgradeResourceState', {
    typeName,
    version: 0,
    rawState,
  });
  expect(read(upgradedState, 'bell')).toEqual({ id: '1', name: 'old', note: null });
  expect(diagnostics).toEqual([]);
});

test('an object is imported', async () => {
  const { importedResources } = await (await Core.configured()).call('ImportResourceState', { typeName, id: 'x' });
  expect(importedResources).toMatchObject([{ typeName }]);
  expect(read(importedResources[0].state, 'bell')).toEqual({ id: 'x', name: 'x', note: null });
});

test('a data source is read', async () => {
  const config = value({ tower: 'Elizabeth' }, 'bells');
  const answer = await (await Core.configured()).call('ReadDataSource', { typeName: 'bell_bells', config });
  expect(read(answer.state, 'bells')).toEqual({ tower: 'Elizabeth', names: ['big Elizabeth', 'eu-de'] });
});

describe('moves come to a process that was never configured', () => {
  const move = async (source: object) =>
    (await Core.start()).call('MoveResourceState', {
      targetTypeName: typeName,
      sourceProviderAddress: 'registry.terraform.io/old/gong',
      sourceTypeName: 'gong_gong',
      sourceState: json({ id: 7 }),
      ...source,
    });

  test('from a type that is known', async () => {
    const { targetState, targetPrivate, diagnostics } = await move({ sourcePrivate: Buffer.from([0xc0, 0xff]) });
    expect(read(targetState, 'bell')).toEqual({ id: '7', name: 'gong', note: null });
    expect(String(targetPrivate)).toBe('{"adopted":true}');
    expect(diagnostics).toEqual([]);
  });

  test('from the same type of another provider', async () => {
    const { targetState, targetPrivate } = await move({
      sourceTypeName: typeName,
      sourceSchemaVersion: 0,
      sourceState: json({ id: '1', title: 'old' }),
      sourcePrivate: kept,
    });
    expect(read(targetState, 'bell')).toEqual({ id: '1', name: 'old', note: null });
    expect(targetPrivate).toEqual(kept);
  });

  test('from a type that is not known', async () => {
    expect(await move({ sourceTypeName: 'random_id' })).toMatchObject({
      diagnostics: [{ severity: 1, summary: 'random_id cannot become bell_bell' }],
    });
  });

  test('to a type that is not there', async () => {
    expect(await move({ targetTypeName: 'bell_gong' })).toMatchObject({
      diagnostics: [{ severity: 1, detail: expect.stringContaining('bell_gong') }],
    });
  });
});

describe('while the provider block is not known', () => {
  const proposed = value({ name: 'Ben' }, 'bell');
  const requests: [string, object][] = [
    ['PlanResourceChange', { typeName, priorState: nothing, proposedNewState: proposed, config: proposed }],
    ['ReadResource', { typeName, currentState: state }],
    ['ImportResourceState', { typeName, id: '1' }],
    ['ReadDataSource', { typeName: 'bell_bells', config: value({ tower: 't' }, 'bells') }],
    ['PlanAction', { actionType: 'bell_ring', config: value({ times: 1 }, 'ring') }],
  ];

  test('what may be put off is put off', async () => {
    const core = await Core.start();
    expect(await core.configure(UNKNOWN, true)).toEqual({ diagnostics: [] });
    for (const [name, request] of requests) {
      expect([name, await core.call(name, { ...request, ...deferring })]).toMatchObject([name, {
        deferred: { reason: 2 },
        diagnostics: [],
      }]);
    }
    const { plannedState } = await core.call('PlanResourceChange', { ...requests[0][1], ...deferring });
    expect(read(plannedState, 'bell')).toEqual({ name: 'Ben', note: null, id: UNKNOWN });
  });

  test('nothing is put off for a Terraform that does not know how', async () => {
    const core = await Core.start();
    expect(await core.configure(UNKNOWN)).toMatchObject({ diagnostics: [{ summary: 'The region is not known yet' }] });
    for (const [name, request] of requests) {
      expect([name, await core.call(name, request)]).toMatchObject([name, { deferred: null }]);
    }
  });
});

describe('what the SDK has none of', () => {
  test('is an empty list where Terraform asks for a list', async () => {
    const core = await Core.start();
    for (const name of ['GetFunctions', 'GetResourceIdentitySchemas']) {
      expect(await core.call(name)).toEqual({ named: {}, diagnostics: [] });
    }
  });

  const refused = [
    'UpgradeResourceIdentity',
    'GenerateResourceConfig',
    'ValidateEphemeralResourceConfig',
    'OpenEphemeralResource',
    'RenewEphemeralResource',
    'CloseEphemeralResource',
    'ValidateListResourceConfig',
    'ValidateStateStoreConfig',
    'ConfigureStateStore',
    'LockState',
    'UnlockState',
    'GetStates',
    'DeleteState',
  ];

  test('is a diagnostic where Terraform asks for one of them', async () => {
    const core = await Core.start();
    for (const name of refused) {
      expect([name, await core.call(name, { typeName: 'bell_none' })]).toMatchObject([name, {
        diagnostics: [{ severity: 1, detail: expect.stringContaining('bell_none') }],
      }]);
    }
    for (const name of ['ListResource', 'ReadStateBytes']) {
      expect(await core.stream(name, { typeName: 'bell_none' }).rest()).toMatchObject([{
        diagnostics: [{ severity: 1, detail: expect.stringContaining('bell_none') }],
      }]);
    }
    expect(await core.call('CallFunction', { typeName: 'toll' })).toMatchObject({
      error: { text: expect.stringContaining('no function called "toll"') },
    });
  });

  test('is unimplemented where the client streams', async () => {
    const core = await Core.start();
    const sending = core.grpc.send(methods.WriteStateBytes.path, [Buffer.alloc(9), Buffer.alloc(9)]);
    await expect(sending).rejects.toMatchObject({ code: 12 });
  });
});
