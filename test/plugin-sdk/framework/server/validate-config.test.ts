import { atLeast, lengthBetween, oneOf, sizeBetween, uuid } from '../../../../src/plugin-sdk/framework/checks';
import {
  computed,
  nestedList,
  nestedObject,
  nestedSet,
  optional,
  required,
  Schema,
} from '../../../../src/plugin-sdk/framework/schema';
import { pathText } from '../../../../src/plugin-sdk/values/path';
import { integer, list, map, set, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: {
    action: required(string, { ...described, checks: [oneOf('restart', 'delete')] }),
    ids: optional(set(string), { ...described, checks: [sizeBetween(0, 2)], elementChecks: [uuid] }),
    first: optional(list(string), { ...described, elementChecks: [uuid] }),
    labels: optional(map(string), { ...described, elementChecks: [lengthBetween(1, 3)] }),
    at_once: optional(integer, { ...described, checks: [atLeast(1)] }),
    password: optional(string, {
      ...described,
      sensitive: true,
      checks: [lengthBetween(8, 20), (value: string) => `${value} is too simple`],
    }),
    old: optional(string, { ...described, deprecated: 'Use action instead.' }),
    id: computed(string, described),
    timeouts: optional(nestedObject({ create: required(string, { ...described, checks: [oneOf('1m')] }) }), described),
    steps: optional(
      nestedList({ name: required(string, { ...described, checks: [oneOf('a')] }), made: computed(string, described) }),
      described,
    ),
    doors: optional(nestedSet({ name: optional(string, { ...described, checks: [oneOf('a')] }) }), described),
  },
} satisfies Schema;

const serving = new Serving({ schema });
const valid = { action: 'restart' };

test('a configuration without mistakes has no diagnostics', async () => {
  expect(await serving.validate({
    ...valid,
    ids: ['3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f'],
    labels: { a: 'b' },
    at_once: 1,
    timeouts: { create: '1m' },
    steps: [{ name: 'a', made: null }],
  })).toEqual([]);
});

test.each<[string, Record<string, any>, string, string]>([
  ['a required attribute that is missing', { action: null }, 'action',
    'Missing required attribute: `action` is required. Set it.'],
  ['a value that is not allowed', { action: 'reboot' }, 'action',
    'Invalid value for `action`: Must be "restart" or "delete". The value is "reboot".'],
  ['an element of a list, by its index', { first: ['3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f', 'b'] }, 'first[1]',
    'Invalid value for `first[1]`: Must be a UUID such as 3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f. The value is "b".'],
  ['an element of a map, by its key', { labels: { a: '' } }, 'labels["a"]',
    'Invalid value for `labels["a"]`: Must have 1 to 3 characters, not 0. The value is "".'],
  ['an element of a set, on the set, naming the value', { ids: ['b'] }, 'ids',
    'Invalid value for `ids`: Must be a UUID such as 3f1c2d8e-5a4b-4c6d-8e9f-0a1b2c3d4e5f. The value is "b".'],
  ['a null among checked elements', { first: [null] }, 'first[0]',
    'Invalid value for `first[0]`: An element must not be null.'],
  ['a number that is not whole', { at_once: 1.5 }, 'at_once',
    'Invalid value for `at_once`: Must be a whole number from -9007199254740991 to 9007199254740991.'],
  ['a read-only attribute', { id: 'mine' }, 'id',
    'Read-only attribute is set: `id` is decided by the provider. Remove it from the configuration.'],
  ['a member of a nested object', { timeouts: { create: '2m' } }, 'timeouts.create',
    'Invalid value for `timeouts.create`: Must be "1m". The value is "2m".'],
  ['a missing member of a nested object', { timeouts: { create: null } }, 'timeouts.create',
    'Missing required attribute: `timeouts.create` is required. Set it.'],
  ['a member in a nested list', { steps: [{ name: 'a' }, { name: 'b' }] }, 'steps[1].name',
    'Invalid value for `steps[1].name`: Must be "a". The value is "b".'],
  ['a read-only member', { steps: [{ name: 'a', made: 'x' }] }, 'steps[0].made',
    'Read-only attribute is set: `steps[0].made` is decided by the provider. Remove it from the configuration.'],
  ['a member in a nested set', { doors: [{ name: 'b' }] }, 'doors.name',
    'Invalid value for `doors.name`: Must be "a". The value is "b".'],
])('%s is an error at its place', async (_, config, path, message) => {
  const diagnostics = await serving.validate({ ...valid, ...config });
  expect(
    diagnostics.map((
      { severity, summary, detail, attribute },
    ) => [severity, `${summary}: ${detail}`, pathText(attribute ?? [])]),
  ).toEqual([['error', message, path]]);
});

test('what is unknown passes, and so do its unknown parts', async () => {
  const config = {
    action: UNKNOWN,
    ids: [UNKNOWN, UNKNOWN, UNKNOWN],
    labels: UNKNOWN,
    at_once: UNKNOWN,
    timeouts: { create: UNKNOWN },
  };
  expect(await serving.validate(config)).toEqual([]);
});

test('the known elements beside unknown ones are checked', async () => {
  expect(await serving.validate({ ...valid, first: [UNKNOWN, 'b'] })).toHaveLength(1);
});

test('every mistake is reported, not only the first', async () => {
  expect(await serving.validate({ action: 'reboot', at_once: 0, first: ['x', 'y'] })).toHaveLength(4);
});

test('a sensitive value is in no diagnostic, even if the check repeats it', async () => {
  const diagnostics = await serving.validate({ ...valid, password: 'xyzzy' });
  expect(diagnostics).toHaveLength(2);
  expect(JSON.stringify(diagnostics)).not.toMatch(/xyzzy/i);
  expect(JSON.stringify(await serving.validate({ ...valid, password: 'q7' }))).not.toMatch(/q7/i);
});

test('a deprecated attribute is a warning only where it is set', async () => {
  expect(await serving.validate({ ...valid, old: 'x' })).toEqual([
    {
      severity: 'warning',
      summary: 'Deprecated attribute',
      detail: '`old`: Use action instead.',
      attribute: [{ attribute: 'old' }],
    },
  ]);
});

test('the validation of the whole runs only when every attribute is fine', async () => {
  const validated: unknown[] = [];
  const whole = new Serving({
    schema,
    validate: (config, diagnostics) => {
      validated.push(config.action);
      diagnostics.error('No', undefined, [{ attribute: 'ids' }]);
    },
  });
  expect(await whole.validate({ action: 'reboot' })).toHaveLength(1);
  expect(validated).toEqual([]);
  expect(await whole.validate(valid)).toEqual([{
    severity: 'error',
    summary: 'No',
    attribute: [{ attribute: 'ids' }],
  }]);
  expect(validated).toEqual(['restart']);
});

test('a check or a validation that throws is a diagnostic', async () => {
  const broken = {
    ...schema,
    attributes: {
      ...schema.attributes,
      action: required(string, {
        ...described,
        checks: [() => {
          throw new Error('out of paper');
        }],
      }),
    },
  };
  expect(await new Serving({ schema: broken }).validate(valid)).toEqual([{
    severity: 'error',
    summary: 'Could not validate test_thing',
    detail: 'out of paper',
  }]);
  expect(await new Serving({
    schema,
    validate: () => {
      throw new Error('out of ink');
    },
  }).validate(valid)).toMatchObject([{ detail: 'out of ink' }]);
});

test('a type the provider does not have is named', async () => {
  const { diagnostics } = await serving.server.validateResourceConfig({ typeName: 'toString', config: {} });
  expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'Could not serve toString' }]);
});

test('provider and data source configurations are checked alike', async () => {
  const region = { ...described, attributes: { region: required(string, described) } };
  const { server } = new Serving({ schema }, {
    schema: region,
    dataSources: { test_things: { schema: region, read: async () => ({ region: 'x' }) } },
  });
  const missing = [{ severity: 'error', summary: 'Missing required attribute' }];
  expect((await server.validateProviderConfig({ config: { region: null } })).diagnostics).toMatchObject(missing);
  expect((await server.validateDataResourceConfig({ typeName: 'test_things', config: { region: null } })).diagnostics)
    .toMatchObject(missing);
});
