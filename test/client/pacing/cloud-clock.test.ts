import { CloudClock } from '../../../src/client/pacing/cloud-clock';
import { HttpResponse } from '../../../src/client/transport/transport';
import { VirtualClock } from '../../virtual-clock';
import { items, scriptedClient } from '../scripted-client';
import { answer, refusal, Reply } from '../scripted-transport';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 2, 3, 4, 5);
const date = (epochMs: number) => new Date(epochMs).toUTCString();

/** An answer of a cloud whose clock is `aheadMs` before ours, after a round trip of `tripMs`. */
function learn(cloudClock: CloudClock, clock: VirtualClock, aheadMs: number, tripMs: number): void {
  const cameAt = clock.elapsed();
  cloudClock.learn(date(clock.now() + aheadMs), cameAt - tripMs, cameAt);
}

test('nothing is known before the first answer', () => {
  const cloudClock = new CloudClock(new VirtualClock());
  expect(cloudClock.time()).toBeUndefined();
});

test.each([0, 1, 250, 500, 999])(
  'the truth lies within the uncertainty, wherever in its second (%d ms) and in the round trip the date was written',
  (fraction) => {
    const clock = new VirtualClock({ startAt: START });
    for (const ahead of [-90_000, 0, 7_200_000]) {
      for (const writtenAfter of [0, 100, 400]) {
        const cloudClock = new CloudClock(clock);
        const left = clock.elapsed();
        clock.jump(fraction); // An arbitrary place in the second
        cloudClock.learn(date(clock.now() + ahead + writtenAfter), left, left + 400);
        clock.jump(-fraction);
        const { offsetMs, uncertaintyMs } = cloudClock.time()!;
        expect(uncertaintyMs).toBe(700);
        expect(Math.abs(offsetMs - (ahead + fraction))).toBeLessThanOrEqual(uncertaintyMs);
      }
    }
  },
);

test('the best measurement is kept, and gives way after ten minutes', async () => {
  const clock = new VirtualClock({ startAt: START });
  const cloudClock = new CloudClock(clock);
  learn(cloudClock, clock, 60_000, 2_000);
  learn(cloudClock, clock, 60_000, 40);
  expect(cloudClock.time()?.uncertaintyMs).toBe(520);
  await clock.advance(9 * MINUTE);
  learn(cloudClock, clock, 65_000, 1_000);
  expect(cloudClock.time()).toEqual({ offsetMs: 60_520, uncertaintyMs: 520 });
  await clock.advance(2 * MINUTE);
  learn(cloudClock, clock, 65_000, 1_000);
  expect(cloudClock.time()).toEqual({ offsetMs: 66_000, uncertaintyMs: 1_000 });
});

test('a wall clock of ours that is set meanwhile is followed', () => {
  const clock = new VirtualClock({ startAt: START });
  const cloudClock = new CloudClock(clock);
  learn(cloudClock, clock, 0, 0);
  clock.jump(3_600_000);
  expect(cloudClock.time()?.offsetMs).toBe(500 - 3_600_000);
});

test('a date that is none teaches nothing', () => {
  const cloudClock = new CloudClock(new VirtualClock());
  cloudClock.learn(undefined, 0, 0);
  cloudClock.learn('soon', 0, 0);
  expect(cloudClock.time()).toBeUndefined();
});

describe('the client asks every answer of DMS for its date', () => {
  const headers = { date: date(START + MINUTE) };
  const list = answer(200, { instances: items(1), instance_num: 1 }, headers);

  async function timeAfter(reply: Reply, settings: Parameters<typeof scriptedClient>[1] = {}): Promise<unknown> {
    const { client } = scriptedClient([reply, answer(200, { instances: [] })], settings);
    await client.listInstances().catch(() => undefined);
    return client.cloudTime();
  }

  test.each<[string, HttpResponse]>([
    ['a list', list],
    ['a refusal', refusal(403, 'DMS.00403003', 'no', headers)],
  ])('%s', async (_, reply) => {
    expect(await timeAfter(reply)).toEqual({ offsetMs: MINUTE + 500, uncertaintyMs: 500 });
  });

  test('an accepted action', async () => {
    const { client } = scriptedClient([answer(204, '', headers)]);
    await client.batchAction({ action: 'restart', instances: ['a'] });
    expect(client.cloudTime()).toEqual({ offsetMs: MINUTE + 500, uncertaintyMs: 500 });
  });

  test('the round trip counts', async () => {
    const { client, clock } = scriptedClient([async () => {
      await clock.sleep(600);
      return list;
    }]);
    await client.listInstances();
    expect(client.cloudTime()).toEqual({ offsetMs: MINUTE + 200, uncertaintyMs: 800 });
  });

  test.each<[string, HttpResponse]>([
    ['the page of a proxy', answer(200, '<html></html>', headers)],
    ['the refusal of a proxy', answer(403, 'Forbidden', headers)],
    ['an empty answer', answer(200, '', headers)],
    ['an answer without a date', answer(200, { instances: [] })],
  ])('%s teaches nothing', async (_, reply) => {
    expect(await timeAfter(reply)).toBeUndefined();
  });

  test('the clock of IAM is not that of DMS', async () => {
    const projects = answer(200, { projects: [{ id: 'p', name: 'eu-west-101' }] }, headers);
    expect(await timeAfter(projects, { projectId: undefined })).toBeUndefined();
  });
});
