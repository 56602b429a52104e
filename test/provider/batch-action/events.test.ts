import * as fc from 'fast-check';
import { Event, owedIds, triggersDiffer } from '../../../src/provider/batch-action/events';

const DEFAULT = new Set<Event>(['added', 'triggered']);
const known = (...ids: string[]) => ({ applied: Object.fromEntries(ids.map((id) => [id, ''])), pending: [] });

test('at creation every id is added', () => {
  expect(owedIds(['a', 'b'], DEFAULT, false, undefined)).toEqual(['a', 'b']);
});

test('an id that enters is owed, those that were there are not', () => {
  expect(owedIds(['a', 'b'], DEFAULT, false, known('a'))).toEqual(['b']);
});

test('without `added` a new id owes nothing', () => {
  expect(owedIds(['a', 'b'], new Set<Event>(['triggered']), false, undefined)).toEqual([]);
});

test('a trigger hits those that are known, and those that enter are added', () => {
  expect(owedIds(['a', 'b'], DEFAULT, true, known('a'))).toEqual(['a', 'b']);
  expect(owedIds(['a', 'b'], new Set<Event>(['triggered']), true, known('a'))).toEqual(['a']);
  expect(owedIds(['a', 'b'], new Set<Event>(['added']), true, known('a'))).toEqual(['b']);
});

test('what is pending is owed whatever `when` says, as long as it stays', () => {
  const before = { applied: { a: '', b: '' }, pending: ['a', 'b'] };
  expect(owedIds(['a', 'c'], new Set<Event>(['destroyed']), false, before)).toEqual(['a']);
});

test('nobody left and came back: an id that left is new when it returns', () => {
  expect(owedIds(['a'], DEFAULT, false, known('b'))).toEqual(['a']);
});

test.each<[object | null, object | null, boolean]>([
  [null, {}, false],
  [null, null, false],
  [{ a: '1' }, { a: '1' }, false],
  [{ a: '1', b: '2' }, { b: '2', a: '1' }, false],
  [{ a: '1' }, { a: '2' }, true],
  [{ a: '1' }, null, true],
  [{ a: '1' }, { b: '1' }, true],
  [{ a: null }, {}, true],
  [{ a: null }, { a: '' }, true],
])('triggers %j and %j differ: %s', (left, right, differ) => {
  expect(triggersDiffer(left as Record<string, string>, right as Record<string, string>)).toBe(differ);
});

test('triggers differ from themselves never, and from others in both directions alike', () => {
  const triggers = fc.option(
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.option(fc.constantFrom('', '1', '2'))),
  );
  fc.assert(fc.property(triggers, triggers, (left, right) => {
    expect(triggersDiffer(left, left && { ...left })).toBe(false);
    expect(triggersDiffer(left, right)).toBe(triggersDiffer(right, left));
  }));
});
