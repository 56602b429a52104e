import { conform } from '../../../src/plugin-sdk/values/conform';
import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { fromRaw } from '../../../src/plugin-sdk/values/raw';
import { record } from '../../../src/plugin-sdk/values/record';
import { bool, dynamic, integer, list, number, object, string, tuple, Type } from '../../../src/plugin-sdk/values/type';

const read = (type: Type, raw: unknown) => conform(type, fromRaw(type, raw), { unknowns: false });

test('attributes which the type does not have are dropped at every depth, missing ones become null', () => {
  const type = object({ name: string, nodes: list(object({ id: string, size: number })) });
  expect(read(type, { name: 'a', old: 1, nodes: [{ id: 'n', gone: true }] })).toEqual({
    value: record<unknown>([['name', 'a'], ['nodes', [record([['id', 'n'], ['size', null]])]]]),
    errors: [],
  });
});

test.each<[Type, unknown, unknown]>([
  [number, '0.1', 0.1],
  [integer, '5', 5],
  [string, 7, '7'],
  [string, new Decimal('1e5000'), '1e5000'],
  [string, true, 'true'],
  [bool, 'false', false],
])('a %j that was kept as %p is read as %p', (type, raw, expected) => {
  expect(read(type, raw)).toEqual({ value: expected, errors: [] });
});

test('a dynamic value brings its type along', () => {
  expect(read(dynamic, { type: ['tuple', ['string', 'number']], value: ['a', 1] })).toEqual({
    value: { type: tuple([string, number]), value: ['a', 1] },
    errors: [],
  });
});

test.each<[Type, unknown]>([[number, 'many'], [list(string), 'a'], [dynamic, { type: 'nonsense', value: 1 }], [dynamic,
  'a'], [tuple([string]), ['a', 'b']]])(
  'what does not fit %j is reported, not guessed',
  (type, raw) => {
    expect(read(type, raw).errors).toHaveLength(1);
  },
);
