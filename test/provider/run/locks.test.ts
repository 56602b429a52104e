import { InstanceLocks } from '../../../src/provider/run/locks';

const [ours, theirs] = [{}, {}];

test('an instance belongs to one run at a time', () => {
  const locks = new InstanceLocks();
  expect(locks.acquire('a', ours)).toBe(true);
  expect(locks.acquire('a', theirs)).toBe(false);
  expect(locks.isHeldByOther('a', theirs)).toBe(true);
  expect(locks.acquire('b', theirs)).toBe(true);
});

test('a run may ask again for what it holds', () => {
  const locks = new InstanceLocks();
  locks.acquire('a', ours);
  expect(locks.acquire('a', ours)).toBe(true);
  expect(locks.isHeldByOther('a', ours)).toBe(false);
});

test('only the run that holds an instance can free it', () => {
  const locks = new InstanceLocks();
  locks.acquire('a', ours);
  locks.release('a', theirs);
  expect(locks.acquire('a', theirs)).toBe(false);
  locks.release('a', ours);
  expect(locks.acquire('a', theirs)).toBe(true);
});
