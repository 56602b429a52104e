import { begin, seen, targetIn } from './samples';
import { DeleteWaiter } from '../../../src/client/waiters/delete-waiter';
import { RestartWaiter } from '../../../src/client/waiters/restart-waiter';
import { Target } from '../../../src/provider/run/target';

const SETTLED = 120_000;
const WAITS = { waitForCompletion: true, healsFirst: false };
const DOES_NOT_WAIT = { ...WAITS, waitForCompletion: false };

const waiter = (accepted = true) => new RestartWaiter({ status: 'RUNNING', submittedAt: 0, accepted });

/** A target whose call was sent and whose answer was lost; then nothing was seen to begin. */
function lost(target: Target): Target {
  target.send(0);
  target.wait(waiter(false), false);
  for (let now = 0; now <= SETTLED; now += 5_000) target.observe(now, undefined, WAITS);
  return target;
}

test('from queued to done: sent once, waited for, ended', () => {
  const target = begin(targetIn('a'));
  expect(target.fate()).toMatchObject({ outcome: 'in_progress', owed: true, touched: true, submittedAt: 0 });
  target.see(seen('RESTARTING'));
  target.observe(1_000, undefined, WAITS);
  target.see(seen('RUNNING'));
  target.observe(2_000, undefined, WAITS);
  expect(target.fate()).toEqual({
    id: 'a',
    outcome: 'done',
    owed: false,
    touched: true,
    name: 'orders',
    status: 'RUNNING',
    error: undefined,
    submittedAt: 0,
    runningAt: 2_000,
    finishedAt: 2_000,
    taskId: undefined,
    healthBefore: undefined,
    health: undefined,
  });
});

test('it is not back as long as its task alone tells of its restart, and its status is that of before', () => {
  const target = targetIn('a');
  target.send(0);
  target.wait(new RestartWaiter({ status: 'RUNNING', submittedAt: 0, accepted: true, taskIds: new Set() }), true);
  const task = { id: 't', name: 'restartInstance', status: 'EXECUTING', createdAt: 0 } as const;
  target.see(seen('RUNNING'));
  target.observe(4_000, [task], WAITS);
  expect(target.fate()).toMatchObject({ taskId: 't', runningAt: undefined });
  target.see(seen('RESTARTING'));
  target.observe(5_000, undefined, WAITS);
  target.see(seen('RUNNING'));
  target.observe(60_000, [task], WAITS);
  target.observe(70_000, [{ ...task, status: 'SUCCESS' }], WAITS);
  expect(target.fate()).toMatchObject({ outcome: 'done', runningAt: 60_000, finishedAt: 70_000 });
});

describe('a transition that is not allowed throws', () => {
  test.each<[string, (target: Target) => void, string]>([
    ['sending while it is waited for', (target) => begin(target).send(1), 'cannot go from waiting to sending'],
    ['sending while it is being sent', (target) => {
      target.send(0);
      target.send(0);
    }, 'cannot go from sending to sending'],
    ['sending what has ended', (target) => {
      target.end('done', 0);
      target.send(1);
    }, 'cannot go from ended to sending'],
    ['leaving without being sent', (target) => target.leftAt(0), 'cannot go from queued to sending'],
    ['waiting for what was never sent', (target) => target.wait(waiter(), true), 'cannot go from queued to waiting'],
    ['a refusal of what was never sent', (target) => target.refused(0, 'busy', { suspect: true, alone: true }),
      'cannot go from queued to queued'],
    ['taking over what was sent', (target) => begin(target).takeOver({ waiter: waiter(), accepted: true, submittedAt: 0 }, 0),
      'cannot go from waiting to waiting'],
    ['ending twice', (target) => {
      target.end('done', 0);
      target.end('failed', 1);
    }, 'would end twice'],
  ])('%s', (_, act, message) => {
    expect(() => act(targetIn('a'))).toThrow(message);
  });
});

test('the time of a call is the time at which it left, be it much later than it was to be sent', () => {
  const target = targetIn('a');
  target.send(0);
  target.leftAt(60_000);
  expect(target.fate().submittedAt).toBe(60_000);
});

test('a call whose answer was lost and that began nothing may be sent once more', () => {
  const target = lost(targetIn('a'));
  expect(target.phase).toBe('queued');
  expect(target.fate()).toMatchObject({ outcome: 'not_begun', touched: false, submittedAt: undefined });
  lost(target);
  expect(target.fate()).toMatchObject({ outcome: 'unknown', owed: true, error: expect.stringContaining('lost twice') });
});

test('a lost call is doubtful until something is seen of it', () => {
  const target = targetIn('a');
  target.send(0);
  expect(target.fate().outcome).toBe('unknown');
  target.wait(waiter(false), false);
  expect(target.isDoubtful).toBe(true);
  target.see(seen('RESTARTING'));
  target.observe(1_000, undefined, WAITS);
  expect(target.isDoubtful).toBe(false);
  expect(target.fate().outcome).toBe('in_progress');
});

test('a refused call does not count as sent, and is tried alone and later', () => {
  const target = targetIn('a');
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    target.send(0);
    target.refused(0, 'busy', { suspect: true, alone: true });
    return target.notBefore;
  });
  expect(waits).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
  expect(target.isAlone).toBe(true);
  expect(target.fate()).toMatchObject({ outcome: 'not_begun', touched: false });
});

test('whoever was not to blame for a refusal may go at once, together with others', () => {
  const target = targetIn('a');
  target.send(0);
  target.refused(0, 'busy', { suspect: false, alone: false });
  expect(target.notBefore).toBe(0);
  expect(target.isAlone).toBe(false);
});

test('where nobody waits an accepted restart is in progress, and owed no more', () => {
  const target = begin(targetIn('a'));
  target.observe(1_000, undefined, DOES_NOT_WAIT);
  expect(target.fate()).toMatchObject({ outcome: 'in_progress', owed: false, finishedAt: undefined });
});

test('a restart that is given up on is in progress, and owed', () => {
  const target = begin(targetIn('a'));
  target.end('in_progress', 1_000, 'the run was interrupted');
  expect(target.fate()).toMatchObject({ outcome: 'in_progress', owed: true });
});

test('unconfirmed is owed no more', () => {
  const target = begin(targetIn('a'));
  target.end('unconfirmed', 1_000);
  expect(target.fate()).toMatchObject({ owed: false });
  expect(target.hasFailed).toBe(false);
});

test('a deletion that is to be sent again, and never is, is not said to be untouched', () => {
  const target = targetIn('a');
  target.send(0);
  target.wait(new DeleteWaiter({ status: 'RUNNING', submittedAt: 0, accepted: false }, false, false), false);
  target.observe(1_000, undefined, WAITS);
  expect(target.phase).toBe('queued');
  expect(target.fate()).toMatchObject({ outcome: 'unknown', touched: true, submittedAt: 0 });
  target.end('not_begun', 2_000, 'the run was interrupted');
  expect(target.fate()).toMatchObject({ outcome: 'unknown', owed: true, touched: true });
});
