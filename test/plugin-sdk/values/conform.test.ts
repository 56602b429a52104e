import { conform } from '../../../src/plugin-sdk/values/conform';
import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { pathText } from '../../../src/plugin-sdk/values/path';
import { record } from '../../../src/plugin-sdk/values/record';
import {
  bool,
  dynamic,
  integer,
  list,
  map,
  number,
  object,
  set,
  string,
  tuple,
  Type,
} from '../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';

const problems = (type: Type, value: unknown, unknowns = false) => (
  conform(type, value, { unknowns }).errors.map(({ path, problem }) => `${pathText(path)}: ${problem}`)
);

test('missing attributes become null, extra ones are reported and dropped', () => {
  const type = object({ a: string, b: string });
  const { value, errors } = conform(type, { a: 'x', c: 'y' }, { unknowns: false });
  expect(value).toEqual(record<unknown>([['a', 'x'], ['b', null]]));
  expect(errors).toEqual([{ path: [{ attribute: 'c' }], problem: 'is not an attribute of the schema' }]);
});

test('an error names the place deep inside and never the value', () => {
  const type = object({ brokers: list(map(number)) });
  expect(problems(type, { brokers: [{ a: 1 }, { 'b"c': 'hunter2' }] })).toEqual([
    'brokers[1]["b\\"c"]: must be a number, not a string',
  ]);
});

test('an error becomes null and leaves the rest as it was', () => {
  expect(conform(list(bool), [true, 'yes'], { unknowns: false }).value).toEqual([true, null]);
});

test('unknown parts are accepted in a plan and refused in a state', () => {
  expect(problems(set(string), ['a', UNKNOWN], true)).toEqual([]);
  expect(problems(object({ ids: set(string) }), { ids: ['a', UNKNOWN] })).toEqual(['ids: must be known']);
});

test('a whole number must be whole and exact', () => {
  expect(conform(integer, 5n, { unknowns: false })).toEqual({ value: 5, errors: [] });
  expect(conform(integer, 9007199254740991, { unknowns: false })).toEqual({ value: 9007199254740991, errors: [] });
  for (const value of [1.5, new Decimal('0.10000000000000000001'), 2n ** 60n]) {
    expect(problems(integer, value)).toEqual([': must be a whole number from -9007199254740991 to 9007199254740991']);
  }
});

test.each<[string, Type, unknown]>([
  ['NaN for a number', number, NaN],
  ['a date for an object', object({}), new Date(0)],
  ['a Set for a set', set(string), new Set()],
  ['a tuple of the wrong length', tuple([string]), []],
  ['a function for a string', string, () => ''],
  ['a plain text for a dynamic value', dynamic, 'x'],
  ['an array for a map', map(string), []],
])('%s does not fit', (_, type, value) => {
  expect(problems(type, value)).toHaveLength(1);
});

test('a dynamic value is fitted to the type it carries', () => {
  expect(problems(dynamic, { type: list(string), value: ['a', 1] })).toEqual(['[1]: must be a string, not a number']);
});

test('the result is a copy that later changes do not reach', () => {
  const ids = ['a'];
  const { value } = conform(list(string), ids, { unknowns: false });
  ids.push('b');
  expect(value).toEqual(['a']);
});

test('the key __proto__ of a map is a key', () => {
  const { value } = conform(map(string), JSON.parse('{"__proto__":"x"}'), { unknowns: false });
  expect(Object.keys(value as object)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBeNull();
});
