import { join } from 'node:path';
import * as ts from 'typescript';
import { listBlock } from '../../../src/plugin-sdk/framework/block';
import { configuredAs } from '../../../src/plugin-sdk/framework/configured-as';
import { provider as declareProvider } from '../../../src/plugin-sdk/framework/provider';
import { dataSource, resource } from '../../../src/plugin-sdk/framework/resource';
import { computed, nestedMap, nestedObject, optional, required } from '../../../src/plugin-sdk/framework/schema';
import { TerraformNumber } from '../../../src/plugin-sdk/values/decimal';
import { dynamic, integer, list, map, number, object, set, string } from '../../../src/plugin-sdk/values/type';
import { isUnknown, Unknown } from '../../../src/plugin-sdk/values/unknown';
import { DynamicValue } from '../../../src/plugin-sdk/values/value';

// Nothing here is called. It compiles, which the test below proves, only if the types of the handlers follow from the
// schema.

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
const holds = <_ extends true>(): void => {};

const described = { description: '' };
const attributes = {
  a: required(string, described),
  t: optional(map(string), described),
  n: optional(number, described),
  i: optional(integer, described),
  s: optional(set(string), described),
  o: computed(list(object({ x: integer })), described),
  d: optional(dynamic, described),
  timeouts: optional(nestedObject({ create: optional(string, described) }), described),
  results: computed(nestedMap({ status: computed(string, described) }), described),
};

export const inferred = resource({
  schema: { description: '', attributes },
  plan({ config, planned, prior }) {
    holds<Same<typeof config.a, null | Unknown | string>>();
    if (prior) holds<Same<typeof prior.i, null | number>>();
    return { planned: { ...planned, o: [{ x: 1 }] } };
  },
  async create({ planned, save }) {
    holds<Same<typeof planned.n, null | Unknown | TerraformNumber>>();
    if (planned.t !== null && !isUnknown(planned.t)) holds<Same<typeof planned.t.key, null | Unknown | string>>();
    const known = {
      a: 'a',
      t: { k: 'v' },
      n: 1n,
      i: 1,
      s: ['x'],
      o: null,
      d: null,
      timeouts: { create: null },
      results: { x: { status: 'done' } },
    };
    save(known);
    // @ts-expect-error a state holds nothing unknown
    save({ ...known, a: planned.a });
    // @ts-expect-error an attribute that the schema does not have is missing here
    save({ ...known, results: undefined });
  },
  async read({ state, save }) {
    holds<Same<typeof state.a, null | string>>();
    holds<Same<typeof state.t, null | Readonly<Record<string, null | string>>>>();
    holds<Same<typeof state.s, null | readonly (null | string)[]>>();
    holds<Same<typeof state.d, null | DynamicValue>>();
    holds<Same<NonNullable<typeof state.timeouts>['create'], null | string>>();
    // @ts-expect-error there is no such attribute
    save({ ...state, unheard: 1 });
  },
  async importState({ id, save }) {
    save({ a: id });
    // @ts-expect-error the attribute holds text
    save({ a: 1 });
  },
});

export const read = dataSource({
  schema: {
    description: '',
    attributes: { name: required(string, described), ids: computed(list(string), described) },
  },
  async read({ config }) {
    holds<Same<typeof config.name, null | string>>();
    return { ...config, ids: [] };
  },
});

export const configured = configuredAs<{ region: string }>().resource({
  schema: { description: '', attributes },
  async create({ provider }) {
    holds<Same<typeof provider, { region: string }>>();
  },
});

export const returning = resource({
  schema: { description: '', attributes },
  // @ts-expect-error a state is saved, not returned
  create: async ({ planned }) => planned,
});

export const withBlocks = declareProvider({
  schema: {
    description: '',
    attributes: { region: optional(string, described) },
    blocks: {
      role: listBlock({ agency: required(string, described), seconds: optional(integer, described) }, described),
    },
  },
  validate({ role }) {
    if (!isUnknown(role)) holds<Same<(typeof role)[number]['seconds'], null | Unknown | number>>();
  },
  configure({ config: { region, role } }) {
    holds<Same<typeof region, null | Unknown | string>>();
    if (isUnknown(role)) return [];
    holds<Same<(typeof role)[number]['agency'], null | Unknown | string>>();
    // @ts-expect-error no such attribute is in the block
    void role[0].unheard;
    return role;
  },
  resources: {},
  dataSources: {},
});

export const withoutBlocks = declareProvider({
  schema: { description: '', attributes: { region: optional(string, described) } },
  configure({ config }) {
    holds<Same<keyof typeof config, 'region'>>();
  },
  resources: {
    test_thing: resource({
      // @ts-expect-error only a provider has blocks
      schema: { description: '', attributes, blocks: {} },
      create: async () => undefined,
    }),
  },
  dataSources: {},
});

test('the types of the handlers follow from the schema', () => {
  const root = join(__dirname, '../../..');
  const { config } = ts.readConfigFile(join(root, 'test/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'test'));
  const program = ts.createProgram([__filename], options);
  const errors = program.getSemanticDiagnostics(program.getSourceFile(__filename)).map((
    { start, messageText },
  ) => [start, ts.flattenDiagnosticMessageText(messageText, '\n')]);
  expect(errors).toEqual([]);
});
