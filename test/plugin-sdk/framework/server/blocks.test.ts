import { listBlock } from '../../../../src/plugin-sdk/framework/block';
import { oneOf } from '../../../../src/plugin-sdk/framework/checks';
import { Provider } from '../../../../src/plugin-sdk/framework/provider';
import { optional, required } from '../../../../src/plugin-sdk/framework/schema';
import { pathText } from '../../../../src/plugin-sdk/values/path';
import { integer, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../../src/plugin-sdk/values/value';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: { region: optional(string, described) },
  blocks: {
    role: listBlock({
      agency: required(string, { ...described, checks: [oneOf('a', 'b')] }),
      seconds: optional(integer, described),
      old: optional(string, { ...described, deprecated: 'Leave it out.' }),
      pin: optional(string, { ...described, sensitive: true, checks: [(pin: string) => `${pin} is too simple`] }),
    }, described),
    oidc: listBlock({ id: optional(string, described) }, { ...described, maxItems: 1 }),
    hall: listBlock({}, { ...described, deprecated: 'Go elsewhere.' }),
  },
};

type Config = Record<string, Value>;
type Configure = Provider<any, any>['configure'];

function serve(more: Partial<Provider<any, any, any>> = {}) {
  const seen: unknown[] = [];
  const configure: Configure = ({ config }) => void seen.push(config);
  const { server } = new Serving({ schema: { ...described, attributes: {} } }, { schema, configure, ...more });
  const validate = async (config: Config) =>
    (await server.validateProviderConfig({ config })).diagnostics.map(({ summary, detail, attribute = [] }) =>
      [pathText(attribute), `${summary}: ${detail}`],
    );
  const configured = async (config: Config | null) => {
    await server.configureProvider({ terraformVersion: '1.11.4', config });
    return seen.at(-1);
  };
  return { server, validate, configured };
}

test('blocks arrive in their order, and where none is written there is an empty list', async () => {
  const role = [{ agency: 'b', seconds: 1 }, { agency: UNKNOWN, seconds: null }, { agency: 'a', seconds: null }];
  const { configured } = serve();
  expect(await configured({ region: 'x', role, oidc: [], hall: null })).toEqual({ region: 'x', role, oidc: [], hall: [] });
  expect(await configured({ region: null })).toEqual({ region: null, role: [], oidc: [], hall: [] });
  expect(await configured(null)).toEqual({ role: [], oidc: [], hall: [] });
});

test('the list is unknown where a dynamic block is', async () => {
  expect(await serve().configured({ role: UNKNOWN })).toEqual({ role: UNKNOWN, oidc: [], hall: [] });
});

test('what a handler is given cannot be changed', async () => {
  const config = await serve().configured({ role: [{ agency: 'a' }] }) as any;
  expect(() => config.role.push({})).toThrow(TypeError);
  expect(() => config.oidc.push({})).toThrow(TypeError);
  expect(() => {
    config.role[0].agency = 'b';
  }).toThrow(TypeError);
});

test('blocks without mistakes pass, and so does what is unknown', async () => {
  const { validate } = serve();
  expect(await validate({ role: [{ agency: 'a' }, { agency: 'b', seconds: 3 }], oidc: [{ id: null }] })).toEqual([]);
  expect(await validate({ role: [{ agency: UNKNOWN }, { agency: 'a', seconds: UNKNOWN }], oidc: UNKNOWN })).toEqual([]);
  expect(await validate({ role: null, oidc: [] })).toEqual([]);
});

test.each<[string, Config, string, string]>([
  ['a required attribute that is missing', { role: [{ agency: 'a' }, { agency: null }] }, 'role[1].agency',
    'Missing required attribute: `role[1].agency` is required. Set it.'],
  ['a value that a check refuses', { role: [{ agency: 'a' }, { agency: 'c' }] }, 'role[1].agency',
    'Invalid value for `role[1].agency`: Must be "a" or "b". The value is "c".'],
  ['a value beside an unknown one', { role: [{ agency: UNKNOWN }, { agency: 'c', seconds: UNKNOWN }] },
    'role[1].agency', 'Invalid value for `role[1].agency`: Must be "a" or "b". The value is "c".'],
  ['a number that is not whole', { role: [{ agency: 'a', seconds: 1.5 }] }, 'role[0].seconds',
    'Invalid value for `role[0].seconds`: Must be a whole number from -9007199254740991 to 9007199254740991.'],
  ['a deprecated attribute', { role: [{ agency: 'a', old: 'x' }] }, 'role[0].old',
    'Deprecated attribute: `role[0].old`: Leave it out.'],
  ['a deprecated block, however often it is written', { hall: [{}, {}] }, 'hall',
    'Deprecated block: `hall`: Go elsewhere.'],
  ['a block too many, whatever is in it', { oidc: [{ id: UNKNOWN }, { id: 'b' }] }, 'oidc',
    'Too many `oidc` blocks: There may be 1 at most, and there are 2. Remove what is too much.'],
])('%s is reported at its place', async (_, config, path, message) => {
  expect(await serve().validate(config)).toEqual([[path, message]]);
});

test.each<[string, number, Value, string[]]>([
  ['none of one', 1, null, ['Too few `role` blocks: One is required, and there is none. Add what is missing.']],
  ['one of two', 2, [{}], ['Too few `role` blocks: At least 2 are required, and there is 1. Add what is missing.']],
  ['two of three', 3, [{}, {}],
    ['Too few `role` blocks: At least 3 are required, and there are 2. Add what is missing.']],
  ['two of two', 2, [{}, {}], []],
  ['nobody knows how many', 2, UNKNOWN, []],
])('blocks that must be written: %s', async (_, minItems, role, messages) => {
  const { validate } = serve({
    schema: { ...described, attributes: {}, blocks: { role: listBlock({}, { ...described, minItems }) } },
  });
  expect((await validate({ role })).map(([, message]) => message)).toEqual(messages);
});

test('the validation of the whole sees the blocks, and runs only when each of them is fine', async () => {
  const seen: unknown[] = [];
  const { validate } = serve({
    validate: ({ role, oidc }, diagnostics) => {
      seen.push([role, oidc]);
      diagnostics.error('Not twice', 'Say it once.', [{ attribute: 'role' }, { index: 1 }, { attribute: 'agency' }]);
    },
  });
  await validate({ oidc: [{}, {}] });
  expect(seen).toEqual([]);
  expect(await validate({ role: [{ agency: 'a' }, { agency: 'a' }] })).toEqual([
    ['role[1].agency', 'Not twice: Say it once.'],
  ]);
  expect(seen).toEqual([[[{ agency: 'a' }, { agency: 'a' }], []]]);
});

test('a secret in a block is in no diagnostic: of its check, of configure, and of later requests', async () => {
  const refuse = () => {
    throw new Error('the pin xyzzy is refused');
  };
  const list = { schema: { ...described, attributes: {} }, read: refuse };
  const { server, validate } = serve({ dataSources: { test_list: list } });
  const config: Config = { role: [{ agency: 'a', pin: 'xyzzy' }] };
  expect(await validate(config)).toEqual([
    ['', 'Invalid value for `role[0].pin`: The value, which is sensitive, is not allowed.'],
  ]);

  await server.configureProvider({ terraformVersion: '1.11.4', config });
  expect((await server.readDataSource({ typeName: 'test_list', config: {} })).diagnostics).toMatchObject([
    { detail: 'the pin (sensitive value) is refused' },
  ]);

  const refusing = serve({ configure: refuse });
  expect((await refusing.server.configureProvider({ terraformVersion: '1.11.4', config })).diagnostics).toMatchObject([
    { detail: 'the pin (sensitive value) is refused' },
  ]);
});
