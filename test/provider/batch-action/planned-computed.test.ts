import { stateOf } from './state-of';
import { UNKNOWN } from '../../../src/plugin-sdk';
import { Decision } from '../../../src/provider/batch-action/decision';
import { computedBy } from '../../../src/provider/batch-action/planned-computed';

const acting: Decision = { kind: 'all_failure', acts: true };
const cleanUp = { action: 'delete', instances: null, all_failure: 'kafka' };
const appliedIn = (prior: Parameters<typeof computedBy>[1]) => computedBy(acting, prior).applied;

test('a clean-up names those that state knows to be failed, or still owed', () => {
  const prior = stateOf({
    ...cleanUp,
    applied: { old: '2026-01-02T03:04:05Z' },
    failed_instances: ['f1'],
    pending: ['f2'],
  });
  expect(appliedIn(prior)).toEqual({ f1: UNKNOWN, f2: UNKNOWN });
});

test('where nobody has failed it names nobody, and what it did before stays as it was', () => {
  const prior = stateOf({ ...cleanUp, applied: { old: '2026-01-02T03:04:05Z' }, failed_instances: [], pending: [] });
  expect(appliedIn(prior)).toEqual({ old: '2026-01-02T03:04:05Z' });
});

test('a new clean-up, or an object that becomes one, cannot tell from state', () => {
  expect(appliedIn(null)).toBe(UNKNOWN);
  expect(appliedIn(stateOf({ instances: ['a'], all_failure: null }))).toBe(UNKNOWN);
});

test('of named instances those that are owed are open, and all others stay as they were', () => {
  const prior = stateOf({ instances: ['a', 'b'], applied: { a: '2026-01-02T03:04:05Z', b: '' } });
  expect(computedBy({ kind: 'instances', ids: ['a', 'b', 'c'], owed: ['c'] }, prior))
    .toMatchObject({ applied: { a: '2026-01-02T03:04:05Z', b: '', c: UNKNOWN }, pending: UNKNOWN });
});

test('where an event may turn out to be none, nobody is promised a first result', () => {
  const resultsIn = (owed: readonly string[], isOpen: boolean) => (
    computedBy({ kind: 'instances', ids: ['a', 'b'], owed, isOpen }, stateOf({ results: { a: {} as never } })).results
  );
  expect(resultsIn(['a', 'b'], false)).toEqual({ a: UNKNOWN, b: UNKNOWN });
  expect(resultsIn(['a'], true)).toEqual({ a: UNKNOWN });
  expect(resultsIn(['a', 'b'], true)).toBe(UNKNOWN);
});
