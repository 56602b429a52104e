import { stateOf } from './state-of';
import { UNKNOWN } from '../../../src/plugin-sdk';
import { cleanUpOf, outcomeOf, untouched } from '../../../src/provider/batch-action/outcome';
import { Fate } from '../../../src/provider/run/fate';

const NOON = Date.UTC(2026, 0, 2, 12);
const NOON_TEXT = '2026-01-02T12:00:00.000Z';
const EARLIER = '2025-12-31T00:00:00.000Z';

const fate = (id: string, more: Partial<Fate>): Fate => ({ id, outcome: 'done', owed: false, touched: true, ...more });
const failed = (id: string) => fate(id, { outcome: 'failed', owed: true, error: 'why', finishedAt: NOON });

test('what is done is applied now; what failed stays as it was, and pending', () => {
  const before = { applied: { a: EARLIER, b: EARLIER }, results: {} };
  const after = outcomeOf(['a', 'b', 'c'], [fate('a', { finishedAt: NOON }), failed('b'), failed('c')], before);
  expect(after.applied).toEqual({ a: NOON_TEXT, b: EARLIER, c: '' });
  expect(after.pending).toEqual(['b', 'c']);
});

test('unconfirmed counts as applied', () => {
  expect(outcomeOf(['a'], [fate('a', { outcome: 'unconfirmed', finishedAt: NOON })], null).applied).toEqual({
    a: NOON_TEXT,
  });
});

test('what is in progress, unknown or not begun is not applied', () => {
  for (const outcome of ['in_progress', 'unknown', 'not_begun'] as const) {
    expect(outcomeOf(['a'], [fate('a', { outcome, owed: true })], null)).toMatchObject({
      applied: { a: '' },
      pending: ['a'],
    });
  }
});

test('ids that left are dropped, results of those that stay are kept until there are newer ones', () => {
  const result = (outcome: string) => ({
    name: null,
    outcome,
    status: null,
    error: null,
    submitted_at: null,
    running_at: null,
    finished_at: null,
    task_id: null,
    health_before: null,
    health: null,
  });
  const before = { applied: { a: EARLIER, gone: EARLIER }, results: { a: result('done'), gone: result('done') } };
  const after = outcomeOf(['a', 'b'], [fate('b', { finishedAt: NOON })], before);
  expect(Object.keys(after.applied!)).toEqual(['a', 'b']);
  expect(Object.keys(after.results!)).toEqual(['a', 'b']);
});

test('a result tells the whole fate', () => {
  const told = fate('a', { name: 'orders', status: 'RUNNING', submittedAt: NOON, finishedAt: NOON, taskId: 't' });
  expect(outcomeOf(['a'], [told], null).results).toEqual({
    a: {
      name: 'orders',
      outcome: 'done',
      status: 'RUNNING',
      error: null,
      submitted_at: NOON_TEXT,
      running_at: null,
      finished_at: NOON_TEXT,
      task_id: 't',
      health_before: null,
      health: null,
    },
  });
});

test('where nothing is owed everything stays as it was', () => {
  const before = stateOf({ applied: { a: EARLIER }, results: {}, pending: ['a'] });
  expect(untouched(['a'], before)).toEqual({
    applied: { a: EARLIER },
    pending: [],
    deferred: [],
    failed_instances: null,
    results: {},
  });
});

describe('a clean-up', () => {
  test('tells of those that the plan showed, and of those that were met', () => {
    const after = cleanUpOf([fate('a', { finishedAt: NOON }), failed('b')], { a: UNKNOWN });
    expect(after.applied).toEqual({ a: NOON_TEXT });
    expect(after.pending).toEqual(['b']);
    expect(Object.keys(after.results!)).toEqual(['a', 'b']);
  });

  test('tells of all where the plan knew nobody', () => {
    expect(cleanUpOf([fate('a', { finishedAt: NOON })], UNKNOWN).applied).toEqual({ a: NOON_TEXT });
  });
});
