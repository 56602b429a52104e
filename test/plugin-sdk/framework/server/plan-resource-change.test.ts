import { Resource } from '../../../../src/plugin-sdk/framework/resource';
import {
  computed,
  nestedList,
  nestedMap,
  nestedObject,
  nestedSet,
  optional,
  optionalComputed,
  required,
  Schema,
} from '../../../../src/plugin-sdk/framework/schema';
import { pathText } from '../../../../src/plugin-sdk/values/path';
import { map, number, set, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: {
    name: required(string, described),
    color: optional(string, described),
    place: optional(string, { ...described, replaces: true }),
    region: optionalComputed(string, { ...described, keepsPrior: true }),
    id: computed(string, { ...described, keepsPrior: true }),
    etag: computed(string, described),
    tags: optional(set(string), described),
  },
} satisfies Schema;

const update = async () => undefined;
const prior = { name: 'a', color: 'red', place: 'shelf', region: 'eu', id: '1', etag: 'x', tags: ['t', 'u'] };
const configured = { name: 'a', color: 'red', place: 'shelf', tags: ['u', 't'] };
const paths = (answer: { requiresReplace: readonly any[] }) => answer.requiresReplace.map(pathText);

describe('what the framework plans by itself', () => {
  const serving = new Serving({ schema, update });

  test('a create leaves everything computed unknown', async () => {
    const { planned, diagnostics } = await serving.plan({ name: 'a' });
    expect(diagnostics).toEqual([]);
    expect(planned).toEqual(serving.object({ name: 'a', region: UNKNOWN, id: UNKNOWN, etag: UNKNOWN }));
  });

  test('what is configured is never unknown, though it may be computed', async () => {
    expect((await serving.plan({ name: 'a', region: 'us' })).planned).toMatchObject({ region: 'us' });
  });

  test('nothing changes when nothing changed, a set in another order included', async () => {
    expect((await serving.plan(configured, prior)).planned).toEqual(serving.object({ ...prior, tags: ['u', 't'] }));
  });

  test('an update makes unknown what is computed, except what keeps its prior value', async () => {
    expect((await serving.plan({ ...configured, color: 'blue' }, prior)).planned).toMatchObject({
      color: 'blue',
      id: '1',
      region: 'eu',
      etag: UNKNOWN,
    });
  });

  test('what keeps its prior value is unknown where there is none, as after an upgrade of the provider', async () => {
    expect((await serving.plan({ ...configured, color: 'blue' }, { ...prior, region: null })).planned).toMatchObject({
      region: UNKNOWN,
    });
  });

  test('ignore_changes on a computed attribute, which puts its prior value into the configuration, has no effect', async () => {
    const { planned, diagnostics } = await serving.plan({ ...configured, color: 'blue', etag: 'x' }, prior);
    expect(diagnostics).toEqual([]);
    expect(planned).toMatchObject({ color: 'blue', etag: UNKNOWN });
  });

  test('a change of an attribute that replaces names its path, and only at an update', async () => {
    expect(paths(await serving.plan({ ...configured, place: 'floor' }, prior))).toEqual(['place']);
    expect(paths(await serving.plan({ ...configured, color: 'blue' }, prior))).toEqual([]);
    expect(paths(await serving.plan({ name: 'a', place: 'floor' }))).toEqual([]);
  });

  test('private state is handed on', async () => {
    expect((await serving.plan(configured, prior, { privateState: { note: 1 } })).privateState).toEqual({ note: 1 });
  });
});

test('without update every configured change replaces', async () => {
  const serving = new Serving({ schema });
  expect(paths(await serving.plan({ ...configured, color: 'blue', tags: null }, prior))).toEqual(['color', 'tags']);
  expect(paths(await serving.plan({ ...configured, color: UNKNOWN }, prior))).toEqual(['color']);
  expect(paths(await serving.plan(configured, prior))).toEqual([]);
});

test('without update a change that only the provider planned replaces, too', async () => {
  const serving = new Serving({ schema, plan: ({ planned }) => ({ planned: { ...planned, etag: UNKNOWN } }) });
  expect(paths(await serving.plan(configured, prior))).toEqual(['etag']);
});

describe('what the resource plans', () => {
  const planning = (plan: Resource<any, any>['plan']) => new Serving({ schema, update, plan });

  test('it sees configuration, prior, proposal and the framework’s plan, and its own replaces that', async () => {
    const serving = planning(({ config, prior: before, proposed, planned, provider }) => {
      expect([config.name, before?.name, proposed.etag, planned.etag, provider]).toEqual(['b', 'a', 'x', UNKNOWN,
        'configured']);
      return {
        planned: { ...planned, etag: 'y' },
        privateState: { seen: true },
        requiresReplace: [[{ attribute: 'name' }], [{ attribute: 'name' }]],
      };
    });
    await serving.server.configureProvider({ terraformVersion: '1.11.4', config: {} });
    const answer = await serving.plan({ ...configured, name: 'b' }, prior);
    expect(answer).toMatchObject({ diagnostics: [], planned: { name: 'b', etag: 'y' }, privateState: { seen: true } });
    expect(paths(answer)).toEqual(['name']);
  });

  test('a configured value may be planned as it was before, when the provider sees no real change', async () => {
    const { planned, diagnostics } = await planning(({ planned: chosen, prior: before }) => ({
      planned: { ...chosen, name: before?.name ?? null },
    })).plan({ ...configured, name: 'A' }, prior);
    expect(diagnostics).toEqual([]);
    expect(planned).toMatchObject({ name: 'a' });
  });

  test.each<[string, Record<string, any>, string, string]>([
    ['another value than the configured one', { name: 'z' }, 'name',
      'is planned with a value that is neither the configured nor the prior one'],
    ['a value nobody configured', { color: 'green' }, 'color',
      'is planned with a value although it is neither configured nor computed'],
    ['unknown instead of what is configured', { name: UNKNOWN }, 'name',
      'is planned with a value that is neither the configured nor the prior one'],
    ['an attribute the schema does not have', { size: 1 }, 'size', 'is not an attribute of the schema'],
    ['a value of another type', { etag: 7 }, 'etag', 'must be a string, not a number'],
  ])('%s is a bug that names the attribute', async (_, wrong, path, problem) => {
    const { planned, diagnostics } = await planning(({ planned: chosen }) => ({ planned: { ...chosen, ...wrong } }))
      .plan({ name: 'a' });
    expect(diagnostics).toEqual([{
      severity: 'error',
      summary: 'Bug in the provider: it planned what Terraform does not accept',
      attribute: [{ attribute: path }],
      detail:
        `Attribute \`${path}\` of test_thing ${problem}. Your configuration is not at fault; please report this to the developers of the provider.`,
    }]);
    expect(planned).toBeNull();
  });

  test('a plan that throws, or adds an error, leaves the prior state as the answer', async () => {
    const thrown = await planning(() => {
      throw new Error('no such flavour');
    }).plan({ ...configured, color: 'blue' }, prior);
    expect(thrown.diagnostics).toEqual([{
      severity: 'error',
      summary: 'Could not plan test_thing',
      detail: 'no such flavour',
    }]);
    expect(thrown.planned).toEqual(whole(prior));
    const refused = await planning(({ diagnostics }) => {
      diagnostics.error('No');
      return {};
    }).plan({ ...configured, color: 'blue' }, prior);
    expect(refused.planned).toEqual(whole(prior));
  });

  test('garbage instead of a plan is a diagnostic', async () => {
    const { diagnostics } = await planning(() => ({ planned: 'a lot' as any })).plan({ name: 'a' });
    expect(diagnostics).toMatchObject([{
      severity: 'error',
      detail: expect.stringContaining('must be an object, not a string'),
    }]);
  });

  test('private state which JSON cannot hold is a bug, and the old one is kept', async () => {
    const serving = planning(() => ({ privateState: { big: 1n } }));
    const { diagnostics, privateState } = await serving.plan(configured, prior, { privateState: { note: 1 } });
    expect(diagnostics).toMatchObject([{
      severity: 'error',
      summary: 'Bug in the provider: it keeps a private state that cannot be stored',
    }]);
    expect(privateState).toEqual({ note: 1 });
  });

  test('a handler cannot change what it was given', async () => {
    const { diagnostics } = await planning(({ prior: before }) => {
      (before as any).name = 'changed';
      return {};
    }).plan(configured, prior);
    expect(diagnostics).toMatchObject([{ severity: 'error', summary: 'Could not plan test_thing' }]);
  });

  const whole = (values: Record<string, any>) => new Serving({ schema }).object(values);
});

describe('a planned destroy', () => {
  test('is null, and keeps the private state', async () => {
    const answer = await new Serving({ schema }).plan(configured, prior, { proposed: null, privateState: { note: 1 } });
    expect(answer).toEqual({ planned: null, requiresReplace: [], privateState: { note: 1 }, diagnostics: [] });
  });

  test('lets the resource warn, and leave a note to the delete', async () => {
    const serving = new Serving({
      schema,
      planDestroy: ({ prior: before, diagnostics }) => {
        diagnostics.warning(`${before.name} will be lost`);
        return { token: 'n' };
      },
    });
    expect(await serving.plan(configured, prior, { proposed: null })).toMatchObject({
      planned: null,
      privateState: { token: 'n' },
      diagnostics: [{ severity: 'warning', summary: 'a will be lost' }],
    });
  });

  test('may be refused', async () => {
    const serving = new Serving({
      schema,
      planDestroy: () => {
        throw new Error('protected');
      },
    });
    expect((await serving.plan(configured, prior, { proposed: null })).diagnostics).toMatchObject([{
      summary: 'Could not plan to destroy test_thing',
      detail: 'protected',
    }]);
  });
});

describe('nested attributes', () => {
  const members = {
    size: optional(number, described),
    at: optional(string, { ...described, replaces: true }),
    made: computed(string, described),
  };
  const nested = {
    ...described,
    attributes: {
      one: optional(nestedObject(members), described),
      many: optional(nestedList(members), described),
      named: optional(nestedMap(members), described),
      bag: optional(nestedSet(members), described),
      labels: optional(map(string), described),
    },
  } satisfies Schema;
  const serving = new Serving({ schema: nested, update });
  const member = (size: number | null, made: any, at: string | null = null) => ({ size, at, made });

  test('computed members are unknown in new objects of every kind', async () => {
    const config = {
      one: member(1, null),
      many: [member(1, null), UNKNOWN],
      named: { a: member(1, null) },
      bag: [member(1, null)],
    };
    expect((await serving.plan(config)).planned).toMatchObject({
      one: { size: 1, made: UNKNOWN },
      many: [{ size: 1, made: UNKNOWN }, UNKNOWN],
      named: { a: { size: 1, made: UNKNOWN } },
      bag: [{ size: 1, made: UNKNOWN }],
    });
  });

  test('a null or an unknown in place of the objects stays what it is', async () => {
    const config = { one: UNKNOWN, many: null, named: UNKNOWN, bag: UNKNOWN };
    expect((await serving.plan(config)).planned).toMatchObject(config);
  });

  test('a map may have the key __proto__', async () => {
    const named = Object.assign(Object.create(null), JSON.parse('{}'));
    Object.defineProperty(named, '__proto__', { value: member(1, null), enumerable: true });
    const { planned } = await serving.plan({ named });
    expect(Object.keys(planned?.named as object)).toEqual(['__proto__']);
  });

  test('a replacing member of a list or map is named by its path, of a set by the set', async () => {
    const was = {
      one: member(1, 'm', 'x'),
      many: [member(1, 'm', 'x')],
      named: { a: member(1, 'm', 'x') },
      bag: [member(1, 'm', 'x')],
    };
    const is = {
      one: member(1, null, 'y'),
      many: [member(1, null, 'y')],
      named: { a: member(1, null, 'y') },
      bag: [member(1, null, 'y')],
    };
    expect(paths(await serving.plan(is, was))).toEqual(['one.at', 'many[0].at', 'named["a"].at', 'bag']);
  });

  test('an object that appears or disappears with a replacing member names the attribute', async () => {
    const [empty, full] = [member(1, null), member(1, null, 'x')];
    const none = { one: null, many: [], named: {} };
    const some = { one: full, many: [full], named: { a: full } };
    expect(paths(await serving.plan(some, none))).toEqual(['one', 'many', 'named']);
    expect(paths(await serving.plan(none, some))).toEqual(['one', 'many', 'named']);
    expect(paths(await serving.plan({ one: null, many: null, named: null }, some))).toEqual(['one', 'many', 'named']);
    expect(
      paths(
        await serving.plan({ one: empty, many: [full, empty], named: { a: empty } }, {
          one: null,
          many: [full],
          named: null,
        }),
      ),
    ).toEqual([]);
  });

  test('an object of which nothing is known may change what replaces', async () => {
    const full = member(1, null, 'x');
    const is = { one: UNKNOWN, many: [UNKNOWN], named: UNKNOWN };
    expect(paths(await serving.plan(is, { one: full, many: [full], named: null }))).toEqual(['one', 'many', 'named']);
  });

  test('a replacing member deep inside names the innermost attribute that appears', async () => {
    const box = optional(nestedObject({ lid: optional(nestedObject(members), described) }), described);
    const deep = { ...described, attributes: { box } } satisfies Schema;
    const packing = new Serving({ schema: deep, update });
    const lid = member(1, null, 'x');
    expect(paths(await packing.plan({ box: { lid } }, { box: null }))).toEqual(['box']);
    expect(paths(await packing.plan({ box: { lid } }, { box: { lid: null } }))).toEqual(['box.lid']);
    expect(paths(await packing.plan({ box: { lid } }, { box: { lid: member(1, 'm', 'y') } }))).toEqual(['box.lid.at']);
  });

  test('a configured member planned otherwise is a bug at its path', async () => {
    const wrong = new Serving({
      schema: nested,
      plan: ({ planned }) => ({ planned: { ...planned, many: [member(2, UNKNOWN)] } }),
    });
    const { diagnostics } = await wrong.plan({ many: [member(1, null)] });
    expect(diagnostics.map(({ attribute }) => pathText(attribute ?? []))).toEqual(['many[0].size']);
  });

  test('another number of objects than configured is a bug', async () => {
    const wrong = new Serving({ schema: nested, plan: ({ planned }) => ({ planned: { ...planned, many: [] } }) });
    const { diagnostics } = await wrong.plan({ many: [member(1, null)] });
    expect(diagnostics.map(({ attribute }) => pathText(attribute ?? []))).toEqual(['many']);
  });
});
