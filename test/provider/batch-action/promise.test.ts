import { UNKNOWN } from '../../../src/plugin-sdk';
import { keepPromise, shownIn } from '../../../src/provider/batch-action/promise';

test('the plan shows those whose time it leaves open', () => {
  expect(shownIn({ a: UNKNOWN, b: '', c: '2026-01-02T03:04:05Z' })).toEqual(new Set(['a']));
  expect(shownIn({})).toEqual(new Set());
  expect(shownIn(null)).toEqual(new Set());
});

test('a plan that could name nobody shows nobody in particular', () => {
  expect(shownIn(UNKNOWN)).toBeUndefined();
});

test('those that are owed are those that the plan showed, in any order', () => {
  expect(() => keepPromise(['b', 'a'], { a: UNKNOWN, b: UNKNOWN, c: '' })).not.toThrow();
});

test.each<[string, readonly string[], Parameters<typeof keepPromise>[1], string]>([
  ['one that the plan did not show', ['a', 'b'], { a: UNKNOWN, b: '' }, 'not shown by the plan: b.'],
  ['one too few', ['a'], { a: UNKNOWN, b: UNKNOWN }, 'not owed by now: b.'],
  ['anybody, where the plan named nobody', ['a'], UNKNOWN, 'not shown by the plan: a.'],
])('%s refuses the run, which names them', (_, owed, applied, text) => {
  expect(() => keepPromise(owed, applied)).toThrow(text);
});
