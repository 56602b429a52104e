import { SETTLE_MS, RestoreWaiter } from '../../../src/client';

const AT = 1_000_000;
const is = (status: string) => ({ gone: false, status } as const);
const GONE = { gone: true } as const;
const job = (status: string) => ({ id: 'job', name: 'restoreInstance', status });
const waiter = (jobId: string | undefined = 'job') => new RestoreWaiter(AT, jobId);

test.each([
  ['its job has ended and it is RUNNING', is('RUNNING'), job('SUCCESS'), { kind: 'done' }],
  ['it is RUNNING and nobody tells of a job', is('RUNNING'), undefined, { kind: 'done' }],
  ['it is RUNNING and its job goes on', is('RUNNING'), job('EXECUTING'), { kind: 'waiting' }],
  ['it is still in the bin', is('RECYCLE'), job('EXECUTING'), { kind: 'waiting' }],
  ['show hides what is in the bin', GONE, undefined, { kind: 'waiting' }],
  ['it is in a status that nobody knows', is('RESTORING'), undefined, { kind: 'waiting' }],
  ['its job has ended and the status lags behind', is('RECYCLE'), job('SUCCESS'), { kind: 'waiting' }],
  ['its job has failed', is('RECYCLE'), job('FAILED'),
    { kind: 'failed', reason: 'its restore failed, and its status is RECYCLE' }],
  ['its job has failed and it is gone', GONE, job('FAILED'),
    { kind: 'failed', reason: 'its restore failed, and it no longer exists' }],
  ['it came out of the bin faulty', is('ERROR'), job('SUCCESS'),
    { kind: 'failed', reason: 'its restore failed, and its status is ERROR' }],
])('%s', (_, sighting, task, verdict) => {
  expect(waiter().observe(sighting, AT + 1_000, task)).toEqual(verdict);
});

test('a job that has ended and leaves the instance in the bin has failed when the status had time to follow', () => {
  const restore = waiter();
  expect(restore.observe(is('RECYCLE'), AT + 5_000, job('SUCCESS'))).toEqual({ kind: 'waiting' });
  expect(restore.observe(is('RECYCLE'), AT + 5_000 + SETTLE_MS, job('SUCCESS'))).toEqual({
    kind: 'failed',
    reason: 'its restore ended, and its status is RECYCLE all the same',
  });
});

test('where the answer was lost and nothing shows, nobody knows', () => {
  const restore = new RestoreWaiter(AT, undefined);
  expect(restore.observe(is('RECYCLE'), AT + SETTLE_MS - 1)).toEqual({ kind: 'waiting' });
  expect(restore.observe(is('RECYCLE'), AT + SETTLE_MS)).toEqual({ kind: 'unclear' });
});

test('where the answer was lost and the instance runs, it was restored', () => {
  expect(new RestoreWaiter(AT, undefined).observe(is('RUNNING'), AT + 10 * SETTLE_MS)).toEqual({ kind: 'done' });
});
