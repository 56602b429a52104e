import { Protection } from '../../src/provider/protection';

const ID = '10000000-0000-4000-8000-00000000000a';

test('an instance is protected by its id, in small or capital letters', () => {
  expect(new Protection([ID.toUpperCase()]).matching(ID, 'orders')).toBe(ID.toUpperCase());
});

test.each([
  ['orders', 'orders', true],
  ['orders', 'orders-2', false],
  ['prod-*', 'prod-orders', true],
  ['prod-*', 'preprod-orders', false],
  ['*-prod-*', 'orders-prod-1', true],
  ['*', 'anything', true],
  ['a.c', 'abc', false],
  ['(a|b)', 'a', false],
])('the pattern %s on the name %s: %s', (pattern, name, isProtected) => {
  expect(new Protection([pattern]).matching(ID, name) !== undefined).toBe(isProtected);
});

test('the first pattern that matches is named, and none where nothing is protected', () => {
  expect(new Protection(['x', 'ord*', '*']).matching(ID, 'orders')).toBe('ord*');
  expect(new Protection([]).matching(ID, 'orders')).toBeUndefined();
});
