import { contradictions } from '../../../../src/plugin-sdk/framework/server/result-compatibility';
import { pathText } from '../../../../src/plugin-sdk/values/path';
import {
  bool,
  dynamic,
  list,
  map,
  number,
  object,
  set,
  string,
  tuple,
  Type,
} from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../../src/plugin-sdk/values/value';

const typed = (type: Type, value: Value) => ({ type, value }) as unknown as Value;
const pair = object({ a: string, b: string });

/**
 * `core` is what Terraform's AssertObjectCompatible says of an attribute of the type: nothing, or where it complains.
 */
type Row = readonly [what: string, type: Type, planned: Value, actual: Value, core: 'valid' | string];

const simpleRows: readonly Row[] = [
  ['what was unknown may be anything', string, UNKNOWN, 'x', 'valid'],
  ['what was unknown may be nothing', string, UNKNOWN, null, 'valid'],
  ['the same text', string, 'x', 'x', 'valid'],
  ['the same text in another normal form', string, 'é', 'e\u0301', 'valid'],
  ['another text', string, 'x', 'y', 'it'],
  ['the same number', number, 2, 2n, 'valid'],
  ['another number', number, 2, 3, 'it'],
  ['another boolean', bool, true, false, 'it'],
  ['nothing, as planned', string, null, null, 'valid'],
  ['nothing where something was planned', string, 'x', null, 'it'],
  ['something where nothing was planned', string, null, 'x', 'it'],
];

const collectionRows: readonly Row[] = [
  ['an unknown element of a list', list(string), ['a', UNKNOWN], ['a', 'b'], 'valid'],
  ['another element of a list', list(string), ['a', UNKNOWN], ['b', 'b'], 'it[0]'],
  ['another length of a list', list(string), [UNKNOWN], [], 'it'],
  ['a longer list', list(string), [], ['a'], 'it'],
  ['another element of a tuple', tuple([string, number]), ['a', UNKNOWN], ['b', 1], 'it[0]'],
  ['an unknown value in a map', map(string), { a: UNKNOWN }, { a: null }, 'valid'],
  ['a key that vanished', map(string), { a: UNKNOWN }, {}, 'it'],
  ['a key that appeared', map(string), {}, { a: 'x' }, 'it'],
  ['another value under a key', map(string), { a: 'x' }, { a: 'y' }, 'it["a"]'],
  ['an unknown member of an object', pair, { a: 'x', b: UNKNOWN }, { a: 'x', b: 'y' }, 'valid'],
  ['another member of an object', pair, { a: 'x', b: UNKNOWN }, { a: 'y', b: 'y' }, 'it.a'],
];

const setRows: readonly Row[] = [
  ['a set in another order', set(string), ['a', 'b'], ['b', 'a'], 'valid'],
  ['unknown elements that turn out to be the same', set(string), ['a', UNKNOWN, UNKNOWN], ['a'], 'valid'],
  ['an unknown element that turns out to be new', set(string), ['a', UNKNOWN], ['a', 'b'], 'valid'],
  ['another element', set(string), ['a'], ['b'], 'it'],
  ['a known element that vanished', set(string), ['a', UNKNOWN], ['b', 'c'], 'it'],
  ['an element nobody planned', set(string), ['a', 'b'], ['a', 'b', 'c'], 'it'],
  ['more elements than were planned', set(string), ['a', UNKNOWN], ['a', 'b', 'c'], 'it'],
  ['an object of a set with an unknown member', set(pair), [{ a: 'x', b: UNKNOWN }], [{ a: 'x', b: 'y' }], 'valid'],
  ['two objects of a set that become one', set(pair), [{ a: 'x', b: UNKNOWN }, { a: 'x', b: 'y' }], [{
    a: 'x',
    b: 'y',
  }], 'valid'],
  ['an object of a set whose known member changed', set(pair), [{ a: 'x', b: UNKNOWN }], [{ a: 'z', b: 'y' }], 'it'],
  ['an object of a set that nobody planned', set(pair), [{ a: 'x', b: UNKNOWN }, { a: 'x', b: 'y' }], [{
    a: 'x',
    b: 'y',
  }, { a: 'z', b: 'y' }], 'it'],
  ['nothing where a set was planned', set(string), ['a'], null, 'it'],
];

const dynamicRows: readonly Row[] = [
  ['anything where nothing of an unknown type was planned', dynamic, null, typed(string, 'x'), 'valid'],
  ['the same value of the same type', dynamic, typed(string, 'x'), typed(string, 'x'), 'valid'],
  ['another value', dynamic, typed(string, 'x'), typed(string, 'y'), 'it'],
  ['another type', dynamic, typed(string, '1'), typed(number, 1), 'it'],
  ['a value that was unknown, of the type that was known', dynamic, typed(string, UNKNOWN), typed(string, 'x'),
    'valid'],
  ['a value that was unknown, of another type than was known', dynamic, typed(string, UNKNOWN), typed(number, 1), 'it'],
  ['a part that was unknown', dynamic, typed(list(string), ['a', UNKNOWN]), typed(list(string), ['a', 'b']), 'valid'],
  ['another part than the one that was unknown', dynamic, typed(list(string), ['a', UNKNOWN]),
    typed(list(string), ['b', 'b']), 'it[0]'],
  ['something where nothing of a known type was planned', dynamic, typed(string, null), typed(string, 'x'), 'it'],
  ['nothing where something was planned', dynamic, typed(string, 'x'), null, 'it'],
  ['anything in a place whose type was left open', set(object({ any: dynamic })), [{ any: null }], [{
    any: typed(string, 'x'),
  }], 'valid'],
];

describe.each([['simple values', simpleRows], ['collections', collectionRows], ['sets', setRows], ['dynamic values',
  dynamicRows]])(
  '%s, beside Terraform’s own check of a result',
  (_, rows) => {
    test.each(rows)('%s', (_what, type, planned, actual, core) => {
      const found = contradictions(object({ it: type }), { it: planned }, { it: actual });
      expect(found.map(({ path }) => pathText(path)).join() || 'valid').toBe(core);
    });
  },
);
