import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { equal } from '../../../src/plugin-sdk/values/equal';
import { record } from '../../../src/plugin-sdk/values/record';
import { bool, dynamic, list, map, number, object, set, string, tuple } from '../../../src/plugin-sdk/values/type';
import { Unknown, UNKNOWN } from '../../../src/plugin-sdk/values/unknown';

test('sets are equal whatever their order and duplicates, lists are not', () => {
  expect(equal(set(string), ['a', 'b', 'a'], ['b', 'a'])).toBe(true);
  expect(equal(set(string), ['a'], ['b'])).toBe(false);
  expect(equal(list(string), ['a', 'b'], ['b', 'a'])).toBe(false);
});

test('sets of objects are compared by what the objects hold, in any order of their keys', () => {
  const type = set(object({ name: string, tags: set(string) }));
  expect(
    equal(type, [{ name: 'x', tags: ['1', '2'] }, { name: 'y', tags: [] }], [{ tags: [], name: 'y' }, {
      tags: ['2', '1'],
      name: 'x',
    }]),
  ).toBe(true);
});

test('what is unknown equals only what is unknown', () => {
  expect(equal(string, UNKNOWN, new Unknown())).toBe(true);
  expect(equal(string, UNKNOWN, 'a')).toBe(false);
  expect(equal(string, UNKNOWN, null)).toBe(false);
  expect(equal(list(string), ['a', UNKNOWN], ['a', 'b'])).toBe(false);
});

test('two unknown elements of a set are not one', () => {
  expect(equal(set(string), [UNKNOWN, UNKNOWN], [UNKNOWN])).toBe(false);
});

test('numbers are compared exactly, in whatever form they come', () => {
  expect(equal(number, 9007199254740993n, 9007199254740992)).toBe(false);
  expect(equal(number, 7n, 7)).toBe(true);
  expect(equal(number, new Decimal('0.5'), 0.5)).toBe(true);
});

test('texts are compared after Unicode normalisation, as Terraform does', () => {
  expect(equal(string, 'Zu\u0308rich', 'Z\u00fcrich')).toBe(true);
  expect(equal(map(string), { ü: 'x' }, { ü: 'x' })).toBe(true);
});

test('null is not empty, and not a missing key', () => {
  expect(equal(list(string), null, [])).toBe(false);
  expect(equal(map(string), { a: null }, {})).toBe(false);
  expect(equal(string, undefined, null)).toBe(true);
});

test('a map may hold the key __proto__', () => {
  expect(equal(map(string), record([['__proto__', 'x']]), record([['__proto__', 'x']]))).toBe(true);
  expect(equal(map(string), record([['__proto__', 'x']]), {})).toBe(false);
});

test('a text that looks like the notation of another value is still a text', () => {
  expect(equal(list(string), ['a,b'], ['a', 'b'])).toBe(false);
  expect(equal(list(string), ['null'], [null])).toBe(false);
  expect(equal(string, '?', UNKNOWN)).toBe(false);
});

test('dynamic values are equal when their types are, too', () => {
  expect(equal(dynamic, { type: string, value: '1' }, { type: string, value: '1' })).toBe(true);
  expect(equal(dynamic, { type: string, value: '1' }, { type: number, value: 1 })).toBe(false);
  expect(equal(dynamic, { type: list(string), value: [] }, { type: tuple([]), value: [] })).toBe(false);
});

test('tuples and booleans are compared by position and value', () => {
  expect(equal(tuple([bool, string]), [true, 'a'], [true, 'a'])).toBe(true);
  expect(equal(tuple([bool, string]), [false, 'a'], [true, 'a'])).toBe(false);
});
