import { RateLimiter } from '../../../src/client/pacing/rate-limiter';
import { VirtualClock } from '../../virtual-clock';

async function departures(clock: VirtualClock, limiter: RateLimiter,
  count: number): Promise<{ order: number[]; times: number[] }> {
  const start = clock.elapsed();
  const order: number[] = [];
  const times: number[] = [];
  const all = Promise.all(Array.from({ length: count }, async (_, index) => {
    await limiter.acquire();
    order.push(index);
    times.push(clock.elapsed() - start);
  }));
  await clock.advance(60_000);
  await all;
  return { order, times };
}

test('one second\'s worth leaves at once, the rest in a steady flow and in order', async () => {
  const clock = new VirtualClock();
  const { order, times } = await departures(clock, new RateLimiter(clock, 4), 8);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(times).toEqual([0, 0, 0, 0, 250, 500, 750, 1000]);
});

test('a pause earns one second\'s worth again, and no more', async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(clock, 2);
  await departures(clock, limiter, 2);
  expect((await departures(clock, limiter, 4)).times).toEqual([0, 0, 500, 1000]);
});

test('less than one request per second is possible', async () => {
  const clock = new VirtualClock();
  expect((await departures(clock, new RateLimiter(clock, 0.5), 3)).times).toEqual([0, 2000, 4000]);
});

test.each([['back', -3_600_000], ['forward', 3_600_000]])('a wall clock that goes %s by an hour changes nothing',
  async (_, ms) => {
    const clock = new VirtualClock();
    const limiter = new RateLimiter(clock, 2);
    await departures(clock, limiter, 2);
    const departing = departures(clock, limiter, 4);
    clock.jump(ms);
    clock.jump(ms);
    expect((await departing).times).toEqual([0, 0, 500, 1000]);
    clock.jump(ms);
    expect((await departures(clock, limiter, 4)).times).toEqual([0, 0, 500, 1000]);
  });

test('the wait can be cancelled', async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(clock, 1);
  await limiter.acquire();
  const controller = new AbortController();
  const waiting = limiter.acquire(controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
});

test('a rate of nothing is refused', () => {
  expect(() => new RateLimiter(new VirtualClock(), 0)).toThrow(RangeError);
});
