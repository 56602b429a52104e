import { ended, line, NOW, queued, restarting, runsOf } from './told';
import { ProgressInstance, ProgressLine } from '../../src/progress/progress-line';
import { timeLeft } from '../../src/watch/estimate';
import { leftText } from '../../src/watch/texts';

const left = (instances: readonly ProgressInstance[], more: Partial<ProgressLine> = {}) => {
  const ms = timeLeft(runsOf(line(instances, more)).at(-1)!, NOW);
  return ms === undefined ? undefined : leftText(ms);
};
const several = (count: number) => [...Array(count).keys()].map((number) => queued(`q${number}`));

test.each([
  ['one at a time, five left', [ended('a', 'done', 120), ...several(5)], {}, 'about 10 min left'],
  ['what is in flight counts from when it was sent', [ended('a', 'done', 600), restarting('b', 240), ...several(1)], {}, 'about 16 min left'],
  ['three at a time, five left', [ended('a', 'done', 120), ...several(5)], { in_flight: 3 }, 'about 4 min left'],
  ['the usual time is that of all that are done', [ended('a', 'done', 60), ended('b', 'unconfirmed', 180), ...several(1)], {}, 'about 2 min left'],
  ['failed and deferred ones are not waited for', [ended('a', 'done', 120), ended('b', 'failed', 1), { ...queued('c'), outcome: 'deferred' }, queued('d')], {}, 'about 2 min left'],
  ['a short rest', [ended('a', 'done', 60), restarting('b', 30)], {}, 'less than a minute left'],
  ['long ones', [ended('a', 'done', 3600), queued('b')], {}, 'about 1 h left'],
] as ReadonlyArray<readonly [string, readonly ProgressInstance[], Partial<ProgressLine>, string]>)('%s', (_, instances, more, expected) => {
  expect(left(instances, more)).toBe(expected);
});

test('absurd numbers are no reason to count for ever', () => {
  expect(left([ended('a', 'done', 60)], { total: 1e15, in_flight: 1e15 })).toMatch(/^about .* left$/);
});

test.each([
  ['nobody is done yet', [restarting('a', 240), queued('b')], {}],
  ['those in flight take longer than any before', [ended('a', 'done', 60), restarting('b', 90)], {}],
  ['nobody is left', [ended('a', 'done', 60)], {}],
  ['the run has ended', [ended('a', 'done', 60), queued('b')], { phase: 'ended' }],
] as ReadonlyArray<readonly [string, readonly ProgressInstance[], Partial<ProgressLine>]>)('nothing is said where %s', (_, instances, more) => {
  expect(left(instances, more)).toBeUndefined();
});
