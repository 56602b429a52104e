import { DeleteWaiter, isDeleted } from '../../../src/client/waiters/delete-waiter';
import { Baseline } from '../../../src/client/waiters/waiter';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const sent = (more: Partial<Baseline> = {}): Baseline => ({
  status: 'RUNNING',
  submittedAt: 0,
  accepted: true,
  ...more,
});
const seen = (status: string) => ({ gone: false, status } as const);

test('a deletion is over when the instance exists no more', () => {
  const waiter = new DeleteWaiter(sent(), false);
  expect(waiter.observe(seen('DELETING'), SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.began).toBe(true);
  expect(waiter.observe({ gone: true }, MINUTE)).toEqual({ kind: 'done' });
});

test.each([
  ['DELETED', false, 'done'],
  ['DELETED', true, 'done'],
  ['RECYCLE', false, 'done'],
  ['RECYCLE', true, 'waiting'],
])('%s is, with force %s, %s', (status, forced, kind) => {
  expect(new DeleteWaiter(sent(), forced).observe(seen(status), MINUTE)).toEqual({ kind });
  expect(isDeleted(seen(status), forced)).toBe(kind === 'done');
});

test('ERROR on the way is no failure, for as long as it takes', () => {
  const waiter = new DeleteWaiter(sent(), false);
  waiter.observe(seen('DELETING'), SECOND);
  for (const now of [2, 5, 20]) expect(waiter.observe(seen('ERROR'), now * MINUTE)).toEqual({ kind: 'waiting' });
});

test('an accepted deletion that shows nothing is waited for until the timeout', () => {
  expect(new DeleteWaiter(sent(), false).observe(seen('RUNNING'), 20 * MINUTE)).toEqual({ kind: 'waiting' });
});

test('a failed creation that stands two minutes after the deletion was accepted was left out', () => {
  const waiter = new DeleteWaiter(sent({ status: 'CREATEFAILED' }), false);
  expect(waiter.observe(seen('CREATEFAILED'), 119 * SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.observe(seen('CREATEFAILED'), 120 * SECOND)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('CREATEFAILED'),
  });
});

test('a call whose answer was lost may be sent again when nothing began for two minutes', () => {
  const waiter = new DeleteWaiter(sent({ accepted: false }), false);
  expect(waiter.observe(seen('RUNNING'), 119 * SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.observe(seen('RUNNING'), 120 * SECOND)).toEqual({ kind: 'nothing_began' });
});

test('a call whose answer was lost is waited for once it began', () => {
  const waiter = new DeleteWaiter(sent({ accepted: false }), false);
  waiter.observe(seen('DELETING'), MINUTE);
  expect(waiter.observe(seen('DELETING'), 10 * MINUTE)).toEqual({ kind: 'waiting' });
});

test('background tasks tell nothing of a deletion', () => {
  expect(new DeleteWaiter(sent(), false).wantsTasks()).toBe(false);
});

test('a deletion by ids whose answer was lost may be repeated while the instance still stands, and one of failed creations after its time', () => {
  const lost = sent({ accepted: false });
  expect(new DeleteWaiter(lost, false, false).observe(seen('RUNNING'), SECOND)).toEqual({ kind: 'repeatable' });
  expect(new DeleteWaiter(lost, false, false).observe(seen('DELETING'), SECOND)).toEqual({ kind: 'waiting' });
  expect(new DeleteWaiter(lost, false).observe(seen('RUNNING'), SECOND)).toEqual({ kind: 'waiting' });
});
