import { OrphanWatch } from '../../../src/plugin-sdk/process/orphan-watch';

let parent: number;
let orphaned: number;
let watch: OrphanWatch;

beforeEach(() => {
  jest.useFakeTimers();
  [parent, orphaned] = [100, 0];
  watch = new OrphanWatch({ parentPid: () => parent, onOrphaned: () => orphaned++ });
});

afterEach(() => {
  watch.stop();
  jest.useRealTimers();
});

test('a plugin whose parent has changed is an orphan, and learns it once', () => {
  jest.advanceTimersByTime(60_000);
  expect(orphaned).toBe(0);
  parent = 1;
  jest.advanceTimersByTime(60_000);
  expect(orphaned).toBe(1);
});

test('a plugin whose last connection is gone is an orphan after a while', () => {
  watch.lastSessionClosed();
  jest.advanceTimersByTime(9_000);
  expect(orphaned).toBe(0);
  jest.advanceTimersByTime(1_000);
  expect(orphaned).toBe(1);
});

test('a client that comes back in time is no reason to end', () => {
  watch.lastSessionClosed();
  jest.advanceTimersByTime(9_000);
  watch.connected();
  jest.advanceTimersByTime(60_000);
  expect(orphaned).toBe(0);
});
