import { failureOf, warningsOf } from '../../../src/provider/batch-action/report';
import { Fate } from '../../../src/provider/run/fate';
import { RunReport } from '../../../src/provider/run/run';

const fate = (id: string, more: Partial<Fate> = {}): Fate => ({
  id,
  outcome: 'done',
  owed: false,
  touched: true,
  ...more,
});
const failed = (id: string, name?: string) =>
  fate(id, { outcome: 'failed', owed: true, name, error: 'its status is ERROR after the restart' });
const report = (fates: readonly Fate[], more: Partial<RunReport> = {}): RunReport => ({
  fates,
  warnings: [],
  elapsedMs: 80_000,
  ...more,
});

test('where nothing is owed there is nothing to tell', () => {
  expect(failureOf('restart', report([fate('a'), fate('b', { outcome: 'in_progress' })]), 'next')).toBeUndefined();
});

test('a failure names each instance with its fate and its reason, why the rest was not begun, and the next step', () => {
  const fates = [fate('a', { name: 'orders' }), failed('b', 'billing'),
    fate('c', { outcome: 'not_begun', owed: true })];
  expect(failureOf('restart', report(fates, { halted: 'the roll stopped at instance b' }), 'Apply again.')).toEqual([
    '2 of 3 instances were not restarted: b (billing), c',
    [
      'After 1m20s:',
      'Done (1):',
      '  - a (orders)',
      'Failed (1):',
      '  - b (billing): its status is ERROR after the restart',
      'Not begun, and untouched (1):',
      '  - c',
      'Nothing more was begun, because the roll stopped at instance b.',
      'Apply again.',
    ].join('\n'),
  ]);
});

test('a single instance is named in the summary', () => {
  expect(failureOf('delete', report([failed('a', 'orders')]), 'next')![0]).toBe(
    'Instance a (orders) was not deleted',
  );
});

test('many instances are abbreviated in the summary, and all named in the detail', () => {
  const [summary, detail] = failureOf('restart', report(['a', 'b', 'c', 'd', 'e'].map((id) => failed(id))), 'next')!;
  expect(summary).toBe('5 of 5 instances were not restarted: a, b, c and 2 more');
  expect(detail).toContain('- e: ');
});

test.each<[Fate['outcome'], string]>([
  ['in_progress', 'Still in progress'],
  ['unknown', 'Not known whether it was accepted'],
])('%s has a heading of its own', (outcome, heading) => {
  expect(failureOf('restart', report([fate('a', { outcome, owed: true })]), 'next')![1]).toContain(
    `${heading} (1):\n  - a`,
  );
});

test('unconfirmed restarts are a warning that says what to do', () => {
  const [[summary, detail], ...more] = warningsOf('restart', report([fate('a'), fate('b', { outcome: 'unconfirmed' })]));
  expect(summary).toBe('No sign of a restart was seen on b');
  expect(detail).toContain('change `triggers`');
  expect(more).toEqual([]);
});

test('what the API answered beyond what was asked is a warning', () => {
  expect(warningsOf('restart', report([fate('a')], { warnings: ['The API answered for instance x.'] }))).toEqual([
    ['Something about this run deserves a look', 'The API answered for instance x.'],
  ]);
});
