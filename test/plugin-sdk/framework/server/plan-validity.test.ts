import {
  Attribute,
  AttributeOptions,
  computed,
  nestedList,
  nestedMap,
  nestedObject,
  nestedSet,
  optional,
  optionalComputed,
  required,
} from '../../../../src/plugin-sdk/framework/schema';
import { planViolations } from '../../../../src/plugin-sdk/framework/server/plan-validity';
import { pathText } from '../../../../src/plugin-sdk/values/path';
import { dynamic, list, number, set, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../../src/plugin-sdk/values/value';

const described: AttributeOptions = { description: '' };
const members = {
  name: required(string, described),
  size: optionalComputed(number, described),
  note: optional(string, described),
  id: computed(string, described),
};
const [one, many, named, bag] = [nestedObject(members), nestedList(members), nestedMap(members), nestedSet(members)];
/** An object with these members, of which the rest is null. */
const item = (given: Record<string, Value>): Value => ({ name: null, size: null, note: null, id: null, ...given });
const typed = (value: Value) => ({ type: string, value }) as unknown as Value;

/** `core` is what Terraform's AssertPlanValid says of it: nothing, or where it complains. */
type Row = readonly [what: string, attribute: Attribute<any>,
  values: { config?: Value; prior?: Value; planned?: Value }, core: 'valid' | string];

const attributeRows: readonly Row[] = [
  ['as configured', required(string, described), { config: 'a', planned: 'a' }, 'valid'],
  ['unknown as configured', required(string, described), { config: UNKNOWN, planned: UNKNOWN }, 'valid'],
  ['a set in another order', optional(set(string), described), { config: ['a', 'b'], planned: ['b', 'a'] }, 'valid'],
  ['nothing, as configured', optional(string, described), { prior: 'a' }, 'valid'],
  ['as it was before', optional(string, described), { config: 'A', prior: 'a', planned: 'a' }, 'valid'],
  ['as it was before, though the configuration is unknown', optional(string, described), {
    config: UNKNOWN,
    prior: 'a',
    planned: 'a',
  }, 'valid'],
  ['as it was before, though nothing is configured', optional(string, described), { prior: 'a', planned: 'a' }, 'it'],
  ['nothing as before, though something is configured', optional(string, described), { config: 'a' }, 'it'],
  ['anything for what is computed', computed(string, described), { planned: 'x' }, 'valid'],
  ['unknown for what is computed', computed(string, described), { prior: 'x', planned: UNKNOWN }, 'valid'],
  ['another value than ignore_changes configured', computed(string, described), {
    config: 'x',
    prior: 'x',
    planned: UNKNOWN,
  }, 'valid'],
  ['another value than somebody configured', computed(string, described), { config: 'x', planned: 'y' }, 'valid'],
  ['nothing where ignore_changes configured something', computed(string, described), { config: 'x', prior: 'x' },
    'valid'],
  ['a default for what may be computed', optionalComputed(string, described), { planned: 'x' }, 'valid'],
  ['another value than configured for what may be computed', optionalComputed(string, described), {
    config: 'a',
    planned: 'x',
  }, 'it'],
  ['unknown instead of what is configured', optionalComputed(string, described), {
    config: 'a',
    prior: 'b',
    planned: UNKNOWN,
  }, 'it'],
  ['a value nobody configured', optional(string, described), { planned: 'x' }, 'it'],
  ['unknown where nothing is configured', optional(string, described), { planned: UNKNOWN }, 'it'],
  ['neither the configured nor the prior value', optional(string, described), { config: 'a', prior: 'b', planned: 'c' },
    'it'],
  ['known, though the configuration is not', required(string, described), { config: UNKNOWN, planned: 'a' }, 'it'],
  ['another element of a list', optional(list(string), described), { config: ['a'], planned: ['b'] }, 'it'],
  ['a default where a null of known type is configured', optionalComputed(dynamic, described), {
    config: typed(null),
    planned: typed('x'),
  }, 'valid'],
  ['a value where a null of known type is configured', optional(dynamic, described), {
    config: typed(null),
    planned: typed('x'),
  }, 'it'],
  ['a null of known type as before', optional(dynamic, described), {
    config: typed('x'),
    prior: typed(null),
    planned: typed(null),
  }, 'it'],
];

const objectRows: readonly Row[] = [
  ['computed members chosen', optional(one, described), {
    config: item({ name: 'a' }),
    planned: item({ name: 'a', size: 1, id: UNKNOWN }),
  }, 'valid'],
  ['one member as configured, another as before', optional(one, described), {
    config: item({ name: 'A', note: 'new' }),
    prior: item({ name: 'a', note: 'old', id: '1' }),
    planned: item({ name: 'a', note: 'new', id: '1' }),
  }, 'valid'],
  ['a computed member that ignore_changes configured', optional(one, described), {
    config: item({ name: 'a', id: '1' }),
    planned: item({ name: 'a', id: UNKNOWN }),
  }, 'valid'],
  ['a configured member otherwise', optional(one, described), {
    config: item({ name: 'a' }),
    planned: item({ name: 'b' }),
  }, 'it.name'],
  ['a member nobody configured', optional(one, described), {
    config: item({ name: 'a' }),
    planned: item({ name: 'a', note: 'x' }),
  }, 'it.note'],
  ['absent though configured', optional(one, described), { config: item({ name: 'a' }), prior: item({ name: 'a' }) },
    'it'],
  ['present though not configured', optional(one, described), { planned: item({ name: 'a' }) }, 'it'],
  ['unknown though configured', optional(one, described), { config: item({ name: 'a' }), planned: UNKNOWN }, 'it'],
  ['the prior object for what may be computed', optionalComputed(one, described), {
    prior: item({ name: 'a' }),
    planned: item({ name: 'a' }),
  }, 'valid'],
  ['anything for a computed object', computed(one, described), {
    config: item({ name: 'a' }),
    planned: item({ name: 'b', note: 'x' }),
  }, 'valid'],
  ['nothing for a computed object', computed(one, described), { config: item({ name: 'a' }) }, 'valid'],
  ['unknown member by member, as the configuration is', optional(one, described), {
    config: UNKNOWN,
    planned: item({ name: UNKNOWN, size: UNKNOWN, note: UNKNOWN, id: 'x' }),
  }, 'valid'],
  ['members as before, while the configuration is unknown', optional(one, described), {
    config: UNKNOWN,
    prior: item({ name: 'a', size: 1, note: 'n' }),
    planned: item({ name: 'a', size: UNKNOWN, note: 'n' }),
  }, 'valid'],
  ['a member known, while the configuration is unknown', optional(one, described), {
    config: UNKNOWN,
    planned: item({ name: 'a', size: UNKNOWN, note: UNKNOWN }),
  }, 'it.name'],
];

const collectionRows: readonly Row[] = [
  ['computed members in a list', optional(many, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'a', size: 1, id: UNKNOWN })],
  }, 'valid'],
  ['a list with an object as before', optional(many, described), {
    config: [item({ name: 'A' }), item({ name: 'b' })],
    prior: [item({ name: 'a' })],
    planned: [item({ name: 'a' }), item({ name: 'b' })],
  }, 'valid'],
  ['a configured member of a list otherwise', optional(many, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'b' })],
  }, 'it[0].name'],
  ['fewer objects in a list', optional(many, described), { config: [item({ name: 'a' })], planned: [] }, 'it'],
  ['a list of known length, while the configuration is unknown', optional(many, described), {
    config: UNKNOWN,
    planned: [item({ name: UNKNOWN })],
  }, 'it'],
  ['an unknown object in a list where its members are configured', optional(many, described), {
    config: [item({ name: 'a' })],
    planned: [UNKNOWN],
  }, 'it[0].name,it[0].note'],
  ['an unknown object in a list as configured', optional(many, described), {
    config: [UNKNOWN, item({ name: 'a' })],
    planned: [UNKNOWN, item({ name: 'a', id: 'x' })],
  }, 'valid'],
  ['the members of an unknown object in a list unknown', optional(many, described), {
    config: [UNKNOWN],
    planned: [item({ name: UNKNOWN, size: UNKNOWN, note: UNKNOWN, id: UNKNOWN })],
  }, 'valid'],
  ['a null instead of an object in a list', optional(many, described), {
    config: [item({ name: 'a' })],
    planned: [null],
  }, 'it[0].name'],
  ['an object in a list, of computed members only, where null is configured', optional(many, described), {
    config: [null],
    planned: [item({ id: 'x', size: 1 })],
  }, 'valid'],
  ['an object in a list where null is configured', optional(many, described), {
    config: [null],
    planned: [item({ name: 'a' })],
  }, 'it[0].name'],

  ['computed members in a map', optional(named, described), {
    config: { a: item({ name: 'a' }) },
    planned: { a: item({ name: 'a', size: 1, id: UNKNOWN }) },
  }, 'valid'],
  ['a map with an object as before', optional(named, described), {
    config: { k: item({ name: 'A', note: 'n' }) },
    prior: { k: item({ name: 'a' }) },
    planned: { k: item({ name: 'a', note: 'n' }) },
  }, 'valid'],
  ['a configured member of a map otherwise', optional(named, described), {
    config: { a: item({ name: 'a' }) },
    planned: { a: item({ name: 'b' }) },
  }, 'it["a"].name'],
  ['another key in a map', optional(named, described), {
    config: { a: item({ name: 'a' }) },
    planned: { b: item({ name: 'a' }) },
  }, 'it'],
  ['one key more in a map', optional(named, described), { config: {}, planned: { b: item({ name: 'a' }) } }, 'it'],
  ['a map of known keys, while the configuration is unknown', optional(named, described), {
    config: UNKNOWN,
    planned: { a: item({ name: UNKNOWN }) },
  }, 'it'],
  ['the members of an unknown object in a map unknown', optional(named, described), {
    config: { a: UNKNOWN },
    planned: { a: item({ name: UNKNOWN, size: UNKNOWN, note: UNKNOWN }) },
  }, 'valid'],
  ['anything for a computed map', computed(named, described), { config: { a: item({ name: 'a' }) }, planned: {} },
    'valid'],

  ['computed members in a set', optional(bag, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'a', size: 1, id: UNKNOWN })],
  }, 'valid'],
  ['a member of a set in its prior spelling', optional(bag, described), {
    config: [item({ name: 'A', note: 'new' })],
    prior: [item({ name: 'a', note: 'old' })],
    planned: [item({ name: 'a', note: 'new' })],
  }, 'valid'],
  ['other objects in a set', optional(bag, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'b', note: 'x' })],
  }, 'valid'],
  ['fewer objects in a set', optional(bag, described), {
    config: [item({ name: 'a' }), item({ name: 'b' })],
    planned: [item({ name: 'a' })],
  }, 'it'],
  ['more objects in a set', optional(bag, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'a' }), item({ name: 'b' })],
  }, 'it'],
  ['two objects of a set, of which one is configured twice', optional(bag, described), {
    config: [item({ name: 'a' }), item({ name: 'a' })],
    planned: [item({ name: 'b' })],
  }, 'valid'],
  ['a set of fewer objects, which may turn out to be the same', optional(bag, described), {
    config: [item({ name: 'a' })],
    planned: [item({ name: 'a', id: UNKNOWN }), item({ name: 'b', id: UNKNOWN })],
  }, 'valid'],
  ['one object where the configured ones may turn out to be the same', optional(bag, described), {
    config: [item({ name: UNKNOWN }), item({ name: 'b' })],
    planned: [item({ name: 'b' })],
  }, 'valid'],
  ['more objects than the configured ones can become', optional(bag, described), {
    config: [item({ name: UNKNOWN }), item({ name: 'b' })],
    planned: [item({ name: 'a' }), item({ name: 'b' }), item({ name: 'c' })],
  }, 'it'],
  ['more configured objects than the planned ones can become', optional(bag, described), {
    config: [item({ name: 'a' }), item({ name: 'b' }), item({ name: 'c' })],
    planned: [item({ name: 'a', id: UNKNOWN }), item({ name: 'b', id: UNKNOWN })],
  }, 'it'],
  ['no object where some are configured', optional(bag, described), {
    config: [item({ name: UNKNOWN }), item({ name: 'b' })],
    planned: [],
  }, 'it'],
  ['a set of any length, while the configuration is unknown', optional(bag, described), {
    config: UNKNOWN,
    planned: [item({ name: 'a' }), item({ name: 'b' })],
  }, 'valid'],
  ['an unknown set though configured', optional(bag, described), { config: [item({ name: 'a' })], planned: UNKNOWN },
    'it'],
];

const deepRows: readonly Row[] = [
  ['a set in a list is only counted', optional(nestedList({ bag: optional(bag, described) }), described), {
    config: [{ bag: [item({ name: 'a' })] }],
    planned: [{ bag: [item({ name: 'b' })] }],
  }, 'valid'],
  ['a member deep inside otherwise', optional(nestedMap({ many: required(many, described) }), described), {
    config: { k: { many: [item({ name: 'a' })] } },
    planned: { k: { many: [item({ name: 'b' })] } },
  }, 'it["k"].many[0].name'],
  ['a computed object deep inside', optional(nestedObject({ made: computed(one, described) }), described), {
    config: { made: null },
    planned: { made: item({ name: 'a', note: 'x' }) },
  }, 'valid'],
  ['a member of what is unknown deep inside unknown',
    optional(nestedObject({ inner: optional(one, described) }), described), {
      config: UNKNOWN,
      planned: { inner: item({ name: UNKNOWN, size: UNKNOWN, note: UNKNOWN }) },
    }, 'valid'],
];

/** Where we complain of a plan, in the order of the schema. */
function complaints(attribute: Attribute<any>, { config = null, prior = null, planned = null }: Row[2]): string {
  const found = planViolations({ it: attribute }, { it: config }, prior === null ? null : { it: prior }, {
    it: planned,
  });
  return found.map(({ path }) => pathText(path)).join() || 'valid';
}

describe.each([['an attribute', attributeRows], ['a nested object', objectRows], ['nested collections', collectionRows],
  ['nesting in nesting', deepRows]])(
  '%s, beside Terraform’s own check of a plan',
  (_, rows) => {
    test.each(rows)('%s', (_what, attribute, values, core) => {
      expect(complaints(attribute, values)).toBe(core);
    });
  },
);

test('a prior object that was not there is no prior value', () => {
  expect(planViolations(members, { name: 'a' }, null, { name: 'b' }).map(({ path }) => pathText(path))).toEqual([
    'name',
  ]);
});
