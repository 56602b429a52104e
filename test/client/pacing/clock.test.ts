import { systemClock } from '../../../src/client/pacing/clock';
import { VirtualClock } from '../../virtual-clock';

test.each([['the system clock', systemClock], ['the virtual clock', new VirtualClock()]])(
  '%s: an aborted sleep rejects as cancelled',
  async (_, clock) => {
    const controller = new AbortController();
    const sleeping = clock.sleep(3_600_000, controller.signal);
    controller.abort();
    await expect(sleeping).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(clock.sleep(1, controller.signal)).rejects.toMatchObject({ kind: 'cancelled' });
  },
);

test('the system clock wakes up, and gives the time of the machine', async () => {
  const before = Date.now();
  await systemClock.sleep(1, new AbortController().signal);
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});

test('the system clock measures durations that no change of the date touches', async () => {
  const before = systemClock.elapsed();
  const setBack = jest.spyOn(Date, 'now').mockReturnValue(0);
  try {
    await systemClock.sleep(5);
    expect(systemClock.now()).toBe(0);
    expect(systemClock.elapsed()).toBeGreaterThan(before);
    expect(systemClock.elapsed() - before).toBeLessThan(60_000);
  } finally {
    setBack.mockRestore();
  }
});

test('a virtual wall clock that jumps moves no sleeper', async () => {
  const clock = new VirtualClock({ startAt: 0 });
  let isAwake = false;
  const sleeping = clock.sleep(100).then(() => {
    isAwake = true;
  });
  clock.jump(3_600_000);
  await clock.advance(99);
  expect([isAwake, clock.now(), clock.elapsed()]).toEqual([false, 3_600_099, 99]);
  await clock.advance(1);
  await sleeping;
});

test('virtual sleepers wake in the order of their time, each before time moves on', async () => {
  const clock = new VirtualClock({ startAt: 0 });
  const woken: [string, number][] = [];
  const sleeper = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push([name, clock.now()]);
  };
  const all = Promise.all([sleeper('late', 30), sleeper('early', 10).then(async () => sleeper('follow-up', 5)),
    sleeper('twin', 10)]);
  await clock.advance(20);
  expect(woken).toEqual([['early', 10], ['twin', 10], ['follow-up', 15]]);
  expect(clock.asleep).toBe(1);
  await clock.advance(10);
  await all;
  expect(woken.at(-1)).toEqual(['late', 30]);
});

test('an auto-advancing clock lets an hour of sleeps pass at once', async () => {
  const clock = new VirtualClock({ startAt: 0, autoAdvance: true });
  for (let minute = 0; minute < 60; minute++) await clock.sleep(60_000);
  expect(clock.now()).toBe(3_600_000);
});
