import { pollInterval } from '../../../src/provider/run/interval';

const MINUTE = 60_000;
const middle = () => 0.5;

test('polls are a second apart at first and at most five in the first two minutes, whatever the jitter', () => {
  expect(pollInterval(0, middle)).toBe(1_000);
  for (let since = 0; since < 2 * MINUTE; since += 500) {
    expect(pollInterval(since, () => 0.999999)).toBeLessThanOrEqual(5_000);
    expect(pollInterval(since, () => 0)).toBeGreaterThanOrEqual(900);
  }
});

test('polls lie further apart as it drags on, up to a quarter of a minute', () => {
  const intervals = [2, 3, 5, 10, 60].map((minutes) => pollInterval(minutes * MINUTE, middle));
  expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
  expect(intervals.at(-1)).toBe(15_000);
});

test('a wait of fifteen minutes costs about a hundred polls', () => {
  let [now, polls] = [0, 0];
  for (; now < 15 * MINUTE; polls += 1) now += pollInterval(now, middle);
  expect(polls).toBeLessThan(130);
});

test('jitter keeps processes apart that began together', () => {
  expect(pollInterval(MINUTE, () => 0.1)).not.toBe(pollInterval(MINUTE, () => 0.9));
});
