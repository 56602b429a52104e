import { freeze } from '../../../src/plugin-sdk/values/freeze';
import { isRecord, member, record } from '../../../src/plugin-sdk/values/record';

test('a record reads and sets only keys of its own', () => {
  const values = record([['__proto__', 'a'], ['constructor', 'b']]);
  expect(Object.entries(values)).toEqual([['__proto__', 'a'], ['constructor', 'b']]);
  expect(member({}, 'toString')).toBeUndefined();
  expect(member(values, 'constructor')).toBe('b');
});

test('instances of classes and arrays are no records', () => {
  expect([{}, record(), Object.create(null)].map(isRecord)).toEqual([true, true, true]);
  expect([[], null, new Date(0), 'a', new (class A {})()].map(isRecord)).toEqual([false, false, false, false, false]);
});

test('a frozen value cannot be changed anywhere inside', () => {
  const value = freeze({ list: [{ a: 1 }] });
  expect(() => {
    value.list[0].a = 2;
  }).toThrow(TypeError);
  expect(() => {
    value.list.push({ a: 3 });
  }).toThrow(TypeError);
});
