import { Clock, systemClock } from '../../src/client/pacing/clock';

/**
 * Variables that tell the provider under test how fast its time runs: set by the workspace, read by its entry point
 * only.
 */
export const SPEED = 'DMS_TEST_CLOCK_SPEED';
export const ORIGIN = 'DMS_TEST_CLOCK_ORIGIN';
export const STARTS_AT = 'DMS_TEST_CLOCK_STARTS_AT';

/**
 * Time that runs `speed` times as fast as the machine's since `origin`, and that is `startsAt` then; processes that
 * share all of them agree on what time it is.
 */
export function scaledClock(speed: number, origin: number, startsAt = origin): Clock {
  return {
    now: () => startsAt + Math.round((systemClock.now() - origin) * speed),
    elapsed: () => systemClock.elapsed() * speed,
    sleep: async (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
