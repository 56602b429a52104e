import { RunClock } from '../../../src/provider/run/run-clock';
import { VirtualClock } from '../../virtual-clock';

const HOUR = 3_600_000;

test('the time of a run goes on evenly when the wall clock is set, and its dates follow the wall clock', async () => {
  const wall = new VirtualClock();
  const clock = new RunClock(wall);
  const [startedAt, startDate] = [clock.now(), wall.now()];
  await wall.advance(5_000);
  wall.jump(-HOUR);
  await wall.advance(5_000);
  expect(clock.now() - startedAt).toBe(10_000);
  expect(clock.dateOf(clock.now())).toBe(wall.now());
  expect(clock.dateOf(startedAt)).toBe(startDate - HOUR);
  expect(clock.momentOf(wall.now())).toBe(clock.now());
});
