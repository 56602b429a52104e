import { anOrder, seen } from './samples';
import { BackgroundTask } from '../../../src/client/answers/background-task';
import { findInFlight, InFlight } from '../../../src/provider/run/in-flight';
import { RecordedSubmission } from '../../../src/provider/run/order';

const NOW = Date.UTC(2026, 0, 2);
const MINUTE = 60_000;

const restart = anOrder(['a']);
const deletion = anOrder(['a'], { action: 'delete' });
const recorded = (more: Partial<RecordedSubmission> = {}): RecordedSubmission => ({
  submittedAt: NOW - 10 * MINUTE,
  accepted: true,
  ...more,
});
const task = (status: string, minutesAgo: number, id = 'task'): BackgroundTask => ({
  id,
  name: 'restartInstance',
  status,
  createdAt: NOW - minutesAgo * MINUTE,
});

/** What the first look after the takeover says; tasks only where they are asked for. */
function firstVerdict({ waiter }: InFlight, status: string, tasks: readonly BackgroundTask[]) {
  const sighting = { gone: false, status } as const;
  return waiter.observe(sighting, NOW, waiter.wantsTasks(sighting, NOW) ? tasks : undefined);
}

describe('a restart', () => {
  test('that is executing is taken for ours, whoever began it', () => {
    const tasks = [task('EXECUTING', 1)];
    const found = findInFlight(seen('RUNNING'), restart, undefined, tasks, NOW)!;
    expect(found.accepted).toBe(true);
    expect(firstVerdict(found, 'RUNNING', tasks)).toEqual({ kind: 'waiting' });
    expect(firstVerdict(found, 'RUNNING', [task('SUCCESS', 1)])).toEqual({ kind: 'done' });
  });

  test('that only its status shows is taken for ours, too', () => {
    const found = findInFlight(seen('RESTARTING'), restart, undefined, undefined, NOW)!;
    expect(found.waiter.began).toBe(true);
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'done' });
  });

  test('that has ended and that no state knows is never ours', () => {
    expect(findInFlight(seen('RUNNING'), restart, undefined, [task('SUCCESS', 1)], NOW)).toBeUndefined();
  });

  test('of another kind of task is none', () => {
    const other = { ...task('EXECUTING', 1), name: 'modifyAutoTopic' };
    expect(findInFlight(seen('RUNNING'), restart, undefined, [other], NOW)).toBeUndefined();
  });

  test('that state knows, and that has ended since, is done and keeps its submission time', () => {
    const found = findInFlight(seen('RUNNING'), restart, recorded(), [task('SUCCESS', 9)], NOW)!;
    expect(found.submittedAt).toBe(NOW - 10 * MINUTE);
    expect(firstVerdict(found, 'RUNNING', [task('SUCCESS', 9)])).toEqual({ kind: 'done' });
  });

  test('of a faulty instance that may not have begun yet is waited for, and one that has had its time is not', () => {
    const faulty = (more: Partial<RecordedSubmission>) =>
      findInFlight(seen('ERROR'), restart, recorded({ status: 'ERROR', ...more }), [], NOW);
    const found = faulty({ submittedAt: NOW - 5_000 })!;
    expect(firstVerdict(found, 'ERROR', [])).toEqual({ kind: 'waiting' });
    expect(firstVerdict(found, 'RESTARTING', [])).toEqual({ kind: 'waiting' });
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'done' });
    expect(faulty({})).toBeUndefined();
    expect(faulty({ submittedAt: NOW - 5_000, accepted: false })).toBeUndefined();
    expect(faulty({ submittedAt: NOW - 5_000, status: 'RUNNING' })).toBeUndefined();
  });

  test('that state saw begin needs no further evidence', () => {
    const found = findInFlight(seen('RUNNING'), restart, recorded({ status: 'RESTARTING' }), undefined, NOW)!;
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'done' });
  });

  test.each([{ status: 'REBALANCING' }, { taskId: 'task' }, { cameBack: true }])('that state saw begin is waited for in a status that nobody knows, and not sent again: %o', (sign) => {
    const found = findInFlight(seen('REBALANCING'), restart, recorded(sign), [], NOW)!;
    expect(firstVerdict(found, 'REBALANCING', [])).toEqual({ kind: 'waiting' });
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'done' });
  });

  test('that state saw begin is sent again where it ended badly', () => {
    expect(findInFlight(seen('ERROR'), restart, recorded({ cameBack: true }), [], NOW)).toBeUndefined();
  });

  test('that state knows as accepted, and that left no sign, is unconfirmed and never sent again', () => {
    const found = findInFlight(seen('RUNNING'), restart, recorded(), [task('SUCCESS', 60)], NOW)!;
    expect(firstVerdict(found, 'RUNNING', [task('SUCCESS', 60)])).toEqual({ kind: 'unconfirmed' });
  });

  test('whose answer was lost, and that left no sign, may be sent again', () => {
    const found = findInFlight(seen('RUNNING'), restart, recorded({ accepted: false }), [], NOW)!;
    expect(found.accepted).toBe(false);
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'nothing_began' });
  });

  test.each(['ERROR', 'EXTENDING'])('that state knows is sent again where the instance is %s now', (status) => {
    expect(findInFlight(seen(status), restart, recorded(), [], NOW)).toBeUndefined();
  });
});

describe('a deletion', () => {
  test('that is executing is waited for, whoever began it', () => {
    const found = findInFlight(seen('DELETING'), deletion, undefined, undefined, NOW)!;
    expect(found.waiter.observe({ gone: true }, NOW)).toEqual({ kind: 'done' });
  });

  test('that state knows, and that began nothing though it was accepted, may be sent again when its time is over', () => {
    const found = findInFlight(seen('RUNNING'), deletion, recorded(), undefined, NOW)!;
    expect(firstVerdict(found, 'RUNNING', [])).toEqual({ kind: 'nothing_began' });
  });

  test('of which state does not know whether it arrived is sent again at once: it is idempotent', () => {
    expect(findInFlight(seen('RUNNING'), deletion, recorded({ accepted: false }), undefined, NOW)).toBeUndefined();
  });

  test('of failed creations that state knows gets its time: another call would be a new one', () => {
    const found = findInFlight(seen('CREATEFAILED'), { ...deletion, allFailure: true },
      recorded({ submittedAt: NOW - 1_000 }), undefined, NOW)!;
    expect(found.waiter.observe({ gone: false, status: 'CREATEFAILED' }, NOW)).toEqual({ kind: 'waiting' });
  });

  test('that nobody knows is sent', () => {
    expect(findInFlight(seen('RUNNING'), deletion, undefined, undefined, NOW)).toBeUndefined();
  });
});
