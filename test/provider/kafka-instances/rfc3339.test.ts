import { namePattern } from '../../../src/provider/kafka-instances/name-pattern';
import { parseRfc3339, timeText } from '../../../src/provider/kafka-instances/rfc3339';

test.each([
  ['2026-01-31T00:00:00Z', Date.UTC(2026, 0, 31)],
  ['2026-01-31t00:00:00z', Date.UTC(2026, 0, 31)],
  ['2026-01-31T01:00:00+01:00', Date.UTC(2026, 0, 31)],
  ['2026-01-30T23:30:00.5-00:30', Date.UTC(2026, 0, 31) + 500],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
])('%s is a time', (text, expected) => {
  expect(parseRfc3339(text)).toBe(expected);
});

test.each(['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-31', '2026-01-31T00:00:00',
  '2026-01-31 00:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31T00:60:00Z', '2026-01-31T00:00:00+24:00', 'yesterday', ''])(
  '"%s" is no time', (text) => {
    expect(parseRfc3339(text)).toBeUndefined();
  });

test('a moment is told in UTC, and one that no calendar knows is not told', () => {
  expect(timeText(Date.UTC(2026, 0, 31))).toBe('2026-01-31T00:00:00.000Z');
  expect(timeText(undefined)).toBeNull();
  expect(timeText(9e15)).toBeNull();
});

test.each([
  ['op', 'shop', true],
  ['^op', 'shop', false],
  ['(?i)^SHOP$', 'shop', true],
  ['SHOP', 'shop', false],
])('the pattern %s finds %s: %s', (pattern, name, expected) => {
  expect(namePattern(pattern).test(name)).toBe(expected);
});

test.each(['(', '\\A', '[[:alpha:]]', '(?P<x>a)'])('%s is no pattern, rather than one that means something else', (pattern) => {
  expect(() => namePattern(pattern)).toThrow(SyntaxError);
});
