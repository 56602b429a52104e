import { BackgroundTask } from '../../../src/client/answers/background-task';
import { isRestartTask, RestartWaiter } from '../../../src/client/waiters/restart-waiter';
import { Baseline } from '../../../src/client/waiters/waiter';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const sent = (more: Partial<Baseline> = {}): Baseline => ({
  status: 'RUNNING',
  taskIds: new Set(['old']),
  submittedAt: 0,
  accepted: true,
  ...more,
});
const seen = (status: string) => ({ gone: false, status } as const);
const task = (status: string, more: Partial<BackgroundTask> = {}): BackgroundTask => ({
  id: 'new',
  name: 'restartInstance',
  status,
  ...more,
});

/** Looks every five seconds until the time is over, and answers the last verdict. */
function watch(waiter: RestartWaiter, status: string, until: number, tasks: readonly BackgroundTask[] = [], from = 0) {
  let verdict = waiter.observe(seen(status), from);
  for (let now = from + 5 * SECOND; now <= until; now += 5 * SECOND) {
    verdict = waiter.observe(seen(status), now, waiter.wantsTasks(seen(status), now) ? tasks : undefined);
  }
  return verdict;
}

test('RUNNING right after the acceptance is stale and proves nothing', () => {
  const waiter = new RestartWaiter(sent());
  expect(waiter.observe(seen('RUNNING'), SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.began).toBe(false);
});

test('an instance that left its status and is RUNNING again is done', () => {
  const waiter = new RestartWaiter(sent());
  expect(waiter.observe(seen('RESTARTING'), 10 * SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.began).toBe(true);
  expect(waiter.observe(seen('RUNNING'), MINUTE, [])).toEqual({ kind: 'done' });
});

test('a restart that fell between two looks is known by its task', () => {
  const waiter = new RestartWaiter(sent());
  expect(waiter.wantsTasks(seen('RUNNING'), 4 * SECOND)).toBe(true);
  expect(waiter.observe(seen('RUNNING'), 4 * SECOND, [task('SUCCESS')])).toEqual({ kind: 'done' });
  expect(waiter.taskId).toBe('new');
});

test('RUNNING again is not done while the restart task is executing', () => {
  const waiter = new RestartWaiter(sent());
  waiter.observe(seen('RESTARTING'), 10 * SECOND);
  expect(waiter.wantsTasks(seen('RUNNING'), 20 * SECOND)).toBe(true);
  expect(waiter.observe(seen('RUNNING'), 20 * SECOND, [task('EXECUTING')])).toEqual({ kind: 'waiting' });
  expect(waiter.wantsTasks(seen('RUNNING'), 25 * SECOND)).toBe(true);
  expect(waiter.observe(seen('RUNNING'), 25 * SECOND, [task('SUCCESS')])).toEqual({ kind: 'done' });
});

test('a task that appears only after the status was left is waited for, too', () => {
  const waiter = new RestartWaiter(sent());
  watch(waiter, 'RUNNING', 15 * SECOND);
  waiter.observe(seen('RESTARTING'), 20 * SECOND);
  expect(waiter.wantsTasks(seen('RUNNING'), MINUTE)).toBe(true);
  expect(waiter.observe(seen('RUNNING'), MINUTE, [task('EXECUTING')])).toEqual({ kind: 'waiting' });
  expect(waiter.observe(seen('RUNNING'), 2 * MINUTE, [task('SUCCESS')])).toEqual({ kind: 'done' });
});

test.each([
  ['was there before the call', task('SUCCESS', { id: 'old' })],
  ['is about something else', task('SUCCESS', { name: 'modifyAutoTopic' })],
])('a task that %s is no evidence', (_, other) => {
  const waiter = new RestartWaiter(sent());
  expect(waiter.observe(seen('RUNNING'), 5 * SECOND, [other])).toEqual({ kind: 'waiting' });
  expect(waiter.began).toBe(false);
});

test.each(['restartInstance', 'Restart Instance', 'BATCH_RESTART'])('a task named %s is a restart', (name) => {
  expect(isRestartTask(task('EXECUTING', { name }))).toBe(true);
});

test.each(['ERROR', 'EXTENDEDFAILED', 'FROZEN'])(
  'an instance that settles in %s after it left has failed, and the status is named',
  (status) => {
    const waiter = new RestartWaiter(sent());
    waiter.observe(seen('RESTARTING'), 10 * SECOND);
    expect(waiter.observe(seen(status), MINUTE)).toEqual({
      kind: 'failed',
      reason: `its status is ${status} after the restart`,
    });
  },
);

test('an instance that exists no more has failed', () => {
  expect(new RestartWaiter(sent()).observe({ gone: true }, MINUTE)).toEqual({
    kind: 'failed',
    reason: 'the instance no longer exists',
  });
});

test('a restart whose task failed has failed, although the instance is RUNNING', () => {
  const waiter = new RestartWaiter(sent());
  expect(waiter.observe(seen('RUNNING'), 5 * SECOND, [task('FAILED')])).toEqual({
    kind: 'failed',
    reason: 'its restart task failed, and its status is RUNNING',
  });
});

test.each(['RESTARTING', 'STARTING', 'SOMETHING_NEW'])('%s is on its way, for as long as it takes', (status) => {
  expect(watch(new RestartWaiter(sent()), status, 20 * MINUTE)).toEqual({ kind: 'waiting' });
});

describe('a faulty instance', () => {
  const faulty = () => new RestartWaiter(sent({ status: 'ERROR' }));

  test('has not failed while it shows the ERROR it started with', () => {
    expect(watch(faulty(), 'ERROR', 10 * MINUTE)).toEqual({ kind: 'waiting' });
  });

  test('is done when it is RUNNING', () => {
    const waiter = faulty();
    waiter.observe(seen('RESTARTING'), 10 * SECOND);
    expect(waiter.observe(seen('RUNNING'), MINUTE, [])).toEqual({ kind: 'done' });
  });

  test('has failed when it is in ERROR again after it left it', () => {
    const waiter = faulty();
    waiter.observe(seen('RESTARTING'), 10 * SECOND);
    expect(waiter.observe(seen('ERROR'), MINUTE)).toMatchObject({ kind: 'failed' });
  });

  test('is followed by its task, and has failed when that has ended and the status does not follow', () => {
    const waiter = faulty();
    waiter.observe(seen('ERROR'), 5 * SECOND, [task('EXECUTING')]);
    expect(waiter.wantsTasks(seen('ERROR'), 10 * SECOND)).toBe(true);
    expect(waiter.observe(seen('ERROR'), 10 * SECOND, [task('SUCCESS')])).toEqual({ kind: 'waiting' });
    expect(waiter.observe(seen('ERROR'), 129 * SECOND)).toEqual({ kind: 'waiting' });
    expect(waiter.observe(seen('ERROR'), 130 * SECOND)).toEqual({
      kind: 'failed',
      reason: 'its restart ended, and its status is still ERROR',
    });
  });
});

test('RUNNING without any sign two minutes after the acceptance is unconfirmed, and not before', () => {
  const waiter = new RestartWaiter(sent());
  expect(watch(waiter, 'RUNNING', 119 * SECOND)).toEqual({ kind: 'waiting' });
  expect(waiter.observe(seen('RUNNING'), 120 * SECOND)).toEqual({ kind: 'unconfirmed' });
});

test('the tasks are read a few times only while nothing shows', () => {
  const waiter = new RestartWaiter(sent());
  const reads: number[] = [];
  for (let now = 0; now <= 120 * SECOND; now += SECOND) {
    const wants = waiter.wantsTasks(seen('RUNNING'), now);
    if (wants) reads.push(now / SECOND);
    waiter.observe(seen('RUNNING'), now, wants ? [] : undefined);
  }
  expect(reads).toEqual([4, 15, 45, 120]);
});

describe('a call whose answer was lost', () => {
  test('may be sent again when neither status nor tasks showed anything for two minutes', () => {
    const waiter = new RestartWaiter(sent({ accepted: false }));
    expect(watch(waiter, 'RUNNING', 115 * SECOND)).toEqual({ kind: 'waiting' });
    expect(watch(waiter, 'RUNNING', 125 * SECOND, [], 120 * SECOND)).toEqual({ kind: 'nothing_began' });
  });

  test('is not sent again before the tasks were read after that time', () => {
    const waiter = new RestartWaiter(sent({ accepted: false }));
    for (let now = 0; now < 240 * SECOND; now += 5 * SECOND) {
      expect(waiter.observe(seen('RUNNING'), now)).toEqual({ kind: 'waiting' });
    }
    expect(waiter.observe(seen('RUNNING'), 240 * SECOND)).toEqual({ kind: 'unclear' });
  });

  test('may be sent again without readable tasks when the status was watched closely', () => {
    expect(watch(new RestartWaiter(sent({ accepted: false, taskIds: undefined })), 'RUNNING', 120 * SECOND)).toEqual({
      kind: 'nothing_began',
    });
  });

  describe('and whose tasks could not be read before it', () => {
    /** Watched, but for the looks between one minute and 80 seconds, which failed. */
    function watchedWithGap(tasks: readonly BackgroundTask[] | undefined, until = 120 * SECOND) {
      const waiter = new RestartWaiter(sent({ accepted: false, taskIds: undefined }));
      let verdict;
      for (let now = 0; now <= until; now += 5 * SECOND) {
        if (now <= 60 * SECOND || now >= 80 * SECOND) {
          verdict = waiter.observe(seen('RUNNING'), now, waiter.wantsTasks(seen('RUNNING'), now) ? tasks : undefined);
        }
      }
      return { waiter, verdict };
    }

    test('is waited for, for a while, and then unclear, when a restart may have come and gone unseen and no task can be read', () => {
      expect(watchedWithGap(undefined).verdict).toEqual({ kind: 'waiting' });
      expect(watchedWithGap(undefined, 240 * SECOND).verdict).toEqual({ kind: 'unclear' });
    });

    test('may be sent again when no task was created since, though looks failed', () => {
      expect(watchedWithGap([task('SUCCESS', { createdAt: -1 })]).verdict).toEqual({ kind: 'nothing_began' });
    });

    test('has begun when a restart task was created after it', () => {
      const { waiter, verdict } = watchedWithGap([task('SUCCESS', { createdAt: 2 * SECOND })]);
      expect(verdict).toEqual({ kind: 'done' });
      expect(waiter.taskId).toBe('new');
    });

    test('is unclear when something else was begun since, whatever its name, and looks failed', () => {
      expect(watchedWithGap([task('SUCCESS', { name: 'do_it', createdAt: 2 * SECOND })], 240 * SECOND).verdict).toEqual(
        { kind: 'unclear' },
      );
    });

    test('may be sent again when something else was begun since and the status was watched without a gap', () => {
      const waiter = new RestartWaiter(sent({ accepted: false, taskIds: undefined }));
      expect(watch(waiter, 'RUNNING', 120 * SECOND, [task('SUCCESS', { name: 'modifyTopic', createdAt: 2 * SECOND })]))
        .toEqual({ kind: 'nothing_began' });
    });

    test('is not proved by a task of whose creation nothing is known, which may be new', () => {
      const { waiter, verdict } = watchedWithGap([task('EXECUTING', { name: 'modifyTopic', createdAt: undefined })],
        240 * SECOND);
      expect(verdict).toEqual({ kind: 'unclear' });
      expect(waiter.began).toBe(false);
    });
  });

  test('is unclear when an earlier run sent it, nobody watched since, and its tasks cannot be read', () => {
    const waiter = new RestartWaiter(sent({ accepted: false, taskIds: undefined }), {});
    expect(waiter.observe(seen('RUNNING'), 10 * MINUTE)).toEqual({ kind: 'waiting' });
    expect(waiter.observe(seen('RUNNING'), 14 * MINUTE)).toEqual({ kind: 'unclear' });
  });

  test('is waited for when it turns out that it began', () => {
    const waiter = new RestartWaiter(sent({ accepted: false }));
    waiter.observe(seen('RESTARTING'), 100 * SECOND);
    expect(waiter.observe(seen('RESTARTING'), 10 * MINUTE)).toEqual({ kind: 'waiting' });
    expect(waiter.observe(seen('RUNNING'), 11 * MINUTE, [])).toEqual({ kind: 'done' });
  });
});

describe('a restart that somebody else began, and that is executing', () => {
  const running = task('EXECUTING', { id: 'theirs' });

  test('is not over at the first stale RUNNING, but when its task is', () => {
    const waiter = new RestartWaiter(sent({ taskIds: undefined }), { task: running });
    expect(waiter.wantsTasks(seen('RUNNING'), SECOND)).toBe(true);
    expect(waiter.observe(seen('RUNNING'), SECOND, [running])).toEqual({ kind: 'waiting' });
    expect(waiter.observe(seen('RUNNING'), MINUTE, [task('SUCCESS', { id: 'theirs' })])).toEqual({ kind: 'done' });
    expect(waiter.taskId).toBe('theirs');
  });

  test('is not over while its tasks cannot be read', () => {
    const waiter = new RestartWaiter(sent({ taskIds: undefined }), { task: running });
    expect(waiter.observe(seen('RUNNING'), MINUTE)).toEqual({ kind: 'waiting' });
  });

  test('has not failed while a faulty instance still shows ERROR', () => {
    const waiter = new RestartWaiter(sent({ status: 'ERROR', taskIds: undefined }), { task: running });
    expect(waiter.observe(seen('ERROR'), SECOND, [running])).toEqual({ kind: 'waiting' });
  });

  test('is over with the status where there is no task', () => {
    const waiter = new RestartWaiter(sent({ status: 'RESTARTING', taskIds: undefined }), { began: true });
    expect(waiter.wantsTasks(seen('RUNNING'), SECOND)).toBe(true);
    expect(waiter.observe(seen('RUNNING'), SECOND, [])).toEqual({ kind: 'done' });
  });
});

test('a recorded task is read once before RUNNING counts', () => {
  const waiter = new RestartWaiter(sent({ taskIds: undefined }), { began: true, taskId: 'recorded' });
  expect(waiter.wantsTasks(seen('RUNNING'), MINUTE)).toBe(true);
  expect(waiter.observe(seen('RUNNING'), MINUTE, [task('EXECUTING', { id: 'recorded' })])).toEqual({ kind: 'waiting' });
  expect(waiter.observe(seen('RUNNING'), 2 * MINUTE, [task('SUCCESS', { id: 'recorded' })])).toEqual({ kind: 'done' });
});
