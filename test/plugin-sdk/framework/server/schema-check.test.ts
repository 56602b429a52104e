import { Blocks, listBlock } from '../../../../src/plugin-sdk/framework/block';
import {
  Attributes,
  computed,
  nestedList,
  nestedMap,
  nestedObject,
  nestedSet,
  optional,
  optionalComputed,
  required,
} from '../../../../src/plugin-sdk/framework/schema';
import { createProviderServer } from '../../../../src/plugin-sdk/framework/server';
import { dynamic, list, map, set, string } from '../../../../src/plugin-sdk/values/type';
import { LogRecord } from '../serving';

const described = { description: '' };
const check = () => undefined;

interface Schemas {
  readonly provider?: Attributes;
  readonly blocks?: Blocks;
  readonly resource?: Attributes;
  readonly dataSource?: Attributes;
  readonly typeName?: string;
}

function serve({ provider = {}, blocks, resource = {}, dataSource = {}, typeName = 'test_thing' }: Schemas) {
  return createProviderServer({
    schema: { ...described, attributes: provider, blocks },
    resources: { [typeName]: { schema: { ...described, attributes: resource }, create: async () => undefined } },
    dataSources: { test_list: { schema: { ...described, attributes: dataSource }, read: async () => ({}) } },
    configure: () => undefined,
  }, { log: new LogRecord() });
}

const named = (name: string): Attributes => ({ [name]: optional(string, described) });

test('a schema that says only what it may is served', () => {
  const attributes: Attributes = {
    id: computed(string, { ...described, keepsPrior: true }),
    name_2: required(string, { ...described, replaces: true, checks: [check] }),
    zone: optionalComputed(string, { ...described, replaces: true, keepsPrior: true, checks: [check] }),
    tags: optional(set(string), { ...described, elementChecks: [check] }),
    labels: optional(map(string), { ...described, elementChecks: [check] }),
    rules: optional(nestedList({ count: optional(string, described), any: optional(dynamic, described) }), {
      ...described,
      elementChecks: [check],
    }),
  };
  expect(
    serve({ resource: attributes, dataSource: named('connection'), provider: named('provider') }).schemas.resources
      .test_thing.attributes,
  ).toBe(attributes);
  const blocks = {
    role: listBlock(named('count'), { ...described, minItems: 2, maxItems: 2 }),
    hall: listBlock({ doors: optional(nestedList(named('role')), described) }, { ...described, minItems: 3 }),
  };
  expect(serve({ provider: named('region'), blocks }).schemas.provider.blocks).toBe(blocks);
});

test.each<[string, Schemas, string]>([
  ['a capital letter', { resource: named('instanceId') },
    'resource test_thing, attribute `instanceId`: a name consists of small letters'],
  ['a leading digit', { dataSource: named('1st') }, 'data source test_list, attribute `1st`: a name consists of'],
  ['a leading underscore deep inside', { resource: { box: optional(nestedMap(named('_id')), described) } },
    'resource test_thing, attribute `box._id`: a name consists of'],
  ['a type name with a hyphen', { typeName: 'test-thing' }, 'resource test-thing: a name consists of'],
  ['a meta-argument of resources', { resource: named('count') },
    'resource test_thing, attribute `count`: the name is reserved by Terraform'],
  ['a block of resources', { resource: named('lifecycle') },
    'resource test_thing, attribute `lifecycle`: the name is reserved'],
  ['a meta-argument of data sources', { dataSource: named('for_each') },
    'data source test_list, attribute `for_each`: the name is reserved'],
  ['a meta-argument of providers', { provider: named('alias') },
    'the provider configuration, attribute `alias`: the name is reserved'],
  ['replacing by what is computed', { resource: { id: computed(string, { ...described, replaces: true }) } },
    '`id`: `replaces` is for what can be configured'],
  ['keeping what is configured', { resource: { name: required(string, { ...described, keepsPrior: true }) } },
    '`name`: `keepsPrior` is for what can be computed'],
  ['checking what is computed', { resource: { id: computed(string, { ...described, checks: [check] }) } },
    '`id`: checks are for what can be configured'],
  ['checking the elements of what is computed', {
    dataSource: { ids: computed(list(string), { ...described, elementChecks: [check] }) },
  }, '`ids`: checks are for'],
  ['checking the elements of a text', {
    resource: { name: optional(string, { ...described, elementChecks: [check] }) },
  }, '`name`: `elementChecks` are for lists'],
  ['checking the elements of an object', {
    resource: { box: optional(nestedObject({}), { ...described, elementChecks: [check] }) },
  }, '`box`: `elementChecks` are for lists'],
  ['replacing a data source', { dataSource: { name: optional(string, { ...described, replaces: true }) } },
    '`name`: `replaces` and `keepsPrior` mean something in resources only'],
  ['a computed configuration', { provider: { id: computed(string, described) } },
    '`id`: what only the provider computes has no place in its configuration'],
  ['a capital letter in the name of a block', { blocks: { Role: listBlock({}, described) } },
    'the provider configuration, block `Role`: a name consists of small letters'],
  ['a block that Terraform expands', { blocks: { dynamic: listBlock({}, described) } },
    'block `dynamic`: the name is reserved by Terraform'],
  ['a block of Terraform’s own', { blocks: { lifecycle: listBlock({}, described) } },
    'block `lifecycle`: the name is reserved by Terraform'],
  ['a block and an attribute of one name', { provider: named('role'), blocks: { role: listBlock({}, described) } },
    'block `role`: an attribute has the same name'],
  ['a capital letter in a block', { blocks: { role: listBlock(named('agencyName'), described) } },
    'attribute `role.agencyName`: a name consists of small letters'],
  ['a computed attribute in a block', { blocks: { role: listBlock({ id: computed(string, described) }, described) } },
    '`role.id`: what only the provider computes has no place in its configuration'],
  ['dynamic values in a block', {
    blocks: { role: listBlock({ it: optional(list(dynamic), described) }, described) },
  }, 'block `role`: a block cannot hold what is of dynamic type'],
  ['a block that may never be written', { blocks: { role: listBlock({}, { ...described, maxItems: 0 }) } },
    'block `role`: `minItems` is a whole number from 0, `maxItems` one from 1'],
  ['more blocks than there may be', { blocks: { role: listBlock({}, { ...described, minItems: 2, maxItems: 1 }) } },
    'block `role`: `minItems` is a whole number'],
  ['half a block', { blocks: { role: listBlock({}, { ...described, minItems: 0.5 }) } },
    'block `role`: `minItems` is a whole number'],
  ['dynamic values in a set of objects', {
    resource: { bag: optional(nestedSet({ it: optional(list(dynamic), described) }), described) },
  }, '`bag`: objects of a set cannot hold'],
])('%s is refused, and the place is named', (_, schemas, message) => {
  expect(() => serve(schemas)).toThrow(message);
});

test('blocks of a resource are refused, and not passed over', () => {
  const schema = { ...described, attributes: {}, blocks: { role: listBlock({}, described) } };
  expect(() =>
    createProviderServer({
      schema: { ...described, attributes: {} },
      resources: { test_thing: { schema, create: async () => undefined } },
      dataSources: {},
      configure: () => undefined,
    }, { log: new LogRecord() }),
  ).toThrow('resource test_thing: only a provider has blocks');
});

test('all that is wrong is said at once', () => {
  expect(() =>
    serve({
      provider: named('version'),
      resource: { ...named('count'), Id: computed(string, { ...described, replaces: true }) },
    }),
  ).toThrow(new Error([
    'This is a bug in the provider, please report it. Its schemas are wrong:',
    '- the provider configuration, attribute `version`: the name is reserved by Terraform',
    '- resource test_thing, attribute `count`: the name is reserved by Terraform',
    '- resource test_thing, attribute `Id`: a name consists of small letters, digits and underscores, and begins with a letter',
    '- resource test_thing, attribute `Id`: `replaces` is for what can be configured, and this is only computed',
  ].join('\n')));
});
