import { parseDuration } from '../../../src/plugin-sdk/framework/duration';

test.each<[string, number]>([
  ['0', 0],
  ['0s', 0],
  ['90s', 90_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['500ms', 500],
  ['.5s', 500],
  ['1m30.5s', 90_500],
  ['250us', 0.25],
  ['250µs', 0.25],
  ['30m0s', 1_800_000],
])('%s is %d ms', (text, expected) => {
  expect(parseDuration(text)).toBeCloseTo(expected, 9);
});

test.each(['', '90', '1 h', '1d', '-5m', 'h', '1h 30m', 'five minutes', '1h30', '1e3s', ' 1s', '.s'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
