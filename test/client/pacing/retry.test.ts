import { DmsError, ErrorKind } from '../../../src/client/errors/errors';
import { CallNature, withRetries } from '../../../src/client/pacing/retry';
import { VirtualClock } from '../../virtual-clock';

/** Fails with the given errors, then succeeds; tells how often it was tried and how long was waited in between. */
async function attempt(nature: CallNature, failures: DmsError[], { maxRetries = 5, random = (): number => 1 } = {}) {
  const clock = new VirtualClock({ autoAdvance: true });
  let attempts = 0;
  const outcome = await withRetries(async () => {
    const failure = failures[attempts++];
    if (failure) throw failure;
    return 'done';
  }, { nature, clock, random, maxRetries }).catch((error: DmsError) => error.kind);
  return { outcome, attempts, waits: clock.sleeps };
}

const times = (count: number, kind: ErrorKind, retryAfterMs?: number) =>
  Array.from({ length: count }, () => new DmsError(kind, 'no', { retryAfterMs }));

test.each<CallNature>(['read', 'action'])('throttling of a %s is waited out, long and longer, up to a minute',
  async (nature) => {
    const { outcome, waits } = await attempt(nature, times(6, 'flow_control'));
    expect(outcome).toBe('done');
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

test('throttling that does not end is reported after twice the number of retries', async () => {
  expect(await attempt('read', times(99, 'flow_control'), { maxRetries: 2 })).toMatchObject({
    outcome: 'flow_control',
    attempts: 5,
  });
});

test('a read that fails ambiguously is repeated after short waits', async () => {
  const { outcome, waits } = await attempt('read', times(5, 'ambiguous'));
  expect(outcome).toBe('done');
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
});

test('an action whose outcome is unknown is never repeated', async () => {
  expect(await attempt('action', times(1, 'ambiguous'))).toMatchObject({ outcome: 'ambiguous', attempts: 1 });
});

test('an action refused as busy goes back to the caller at once', async () => {
  expect(await attempt('action', times(1, 'busy'))).toMatchObject({ outcome: 'busy', attempts: 1 });
});

test.each<CallNature>(['read', 'action'])('a %s that never left is tried a few times', async (nature) => {
  expect(await attempt(nature, times(99, 'never_sent'))).toMatchObject({ outcome: 'never_sent', attempts: 4 });
});

test.each<[CallNature, ErrorKind]>([
  ['read', 'authentication'],
  ['read', 'permission'],
  ['read', 'gone'],
  ['read', 'contract'],
  ['read', 'busy'],
  ['action', 'authentication'],
  ['action', 'permission'],
  ['action', 'gone'],
  ['action', 'contract'],
])('a %s that fails with %s is not repeated', async (nature, kind) => {
  expect(await attempt(nature, times(1, kind))).toMatchObject({ outcome: kind, attempts: 1 });
});

test('waits are spread over the whole range', async () => {
  const { waits } = await attempt('read', times(3, 'ambiguous'), { random: () => 0.25 });
  expect(waits).toEqual([125, 250, 500]);
});

test('a server that says when is believed', async () => {
  expect((await attempt('read', times(1, 'flow_control', 42_000))).waits).toEqual([42_000]);
});

test('a server that asks for an hour is not waited for', async () => {
  expect(await attempt('read', times(1, 'flow_control', 3_600_000))).toMatchObject({
    outcome: 'flow_control',
    attempts: 1,
  });
});

test('without retries every failure is final', async () => {
  expect(await attempt('read', times(1, 'flow_control'), { maxRetries: 0 })).toMatchObject({
    outcome: 'flow_control',
    attempts: 1,
  });
});

test('a cancelled wait ends the retries', async () => {
  const clock = new VirtualClock();
  const controller = new AbortController();
  const work = withRetries(async () => {
    throw new DmsError('flow_control', 'no');
  }, {
    nature: 'read',
    clock,
    random: () => 1,
    signal: controller.signal,
  });
  await clock.settle();
  controller.abort();
  await expect(work).rejects.toMatchObject({ kind: 'cancelled' });
});

test('an error that is not of the API is no reason to repeat', async () => {
  const clock = new VirtualClock();
  const bug = new TypeError('bug');
  await expect(withRetries(async () => {
    throw bug;
  }, { nature: 'read', clock, random: () => 1 })).rejects.toBe(bug);
});
