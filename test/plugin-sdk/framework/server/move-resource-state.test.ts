import { MoveSource, Resource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, Schema } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  version: 1,
  attributes: { id: computed(string, described), name: computed(string, described) },
} satisfies Schema;

const moving = async (resource: Partial<Resource<any, any>>, source: Partial<MoveSource> = {}) =>
  new Serving({ schema, ...resource }).server.moveResourceState({
    typeName: 'test_thing',
    source: {
      typeName: 'other_thing',
      providerAddress: 'registry.terraform.io/other/other',
      schemaVersion: 3,
      raw: { id: '7', title: 'seven' },
      privateState: { kept: true },
      ...source,
    },
  });

test('the resource says what an object of another type is from now on', async () => {
  const seen: MoveSource[] = [];
  const answer = await moving({
    moveState: ({ source, save }) => {
      seen.push(source);
      save({ id: String(source.raw.id) }, { adopted: true });
    },
  });
  expect(answer).toEqual({ state: { id: '7', name: null }, privateState: { adopted: true }, diagnostics: [] });
  expect(seen).toMatchObject([{ typeName: 'other_thing', schemaVersion: 3, privateState: { kept: true } }]);
});

test('private state of another type is not taken over by itself', async () => {
  expect(await moving({ moveState: ({ save }) => save({ id: '7' }) })).toMatchObject({ privateState: {} });
});

test.each<[string, Partial<Resource<any, any>>, string]>([
  ['cannot take over anything', {}, 'let Terraform create the new one'],
  ['saves nothing for this source', { moveState: () => undefined }, 'let Terraform create the new one'],
  ['can be imported', { importState: async () => undefined }, 'an "import" block'],
])('a resource that %s says what works instead', async (_name, resource, way) => {
  expect(await moving(resource)).toEqual({
    state: null,
    privateState: {},
    diagnostics: [{
      severity: 'error',
      summary: 'other_thing cannot become test_thing',
      detail: expect.stringContaining(way),
    }],
  });
});

test('what the resource says itself stands alone', async () => {
  expect(await moving({ moveState: ({ diagnostics }) => diagnostics.error('One at a time') })).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'One at a time' }],
  });
});

test('a state that does not fit the schema is a bug of the provider', async () => {
  expect(await moving({ moveState: ({ save }) => save({ id: 7 }) })).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'Bug in the provider: it moved what is no state' }],
  });
});

test('the same type of another provider is upgraded, and keeps its private state', async () => {
  const upgrade: Resource<any, any>['upgrade'] = (version, raw) => ({ id: raw.id, name: `of version ${version}` });
  const answer = await moving({ upgrade }, { typeName: 'test_thing', schemaVersion: 0 });
  expect(answer).toEqual({ state: { id: '7', name: 'of version 0' }, privateState: { kept: true }, diagnostics: [] });
});

test('the same type under a version of the future is refused', async () => {
  expect(await moving({}, { typeName: 'test_thing' })).toMatchObject({
    state: null,
    diagnostics: [{ summary: 'State of test_thing is newer than the provider' }],
  });
});
