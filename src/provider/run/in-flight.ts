import { Sighting } from './instance-lookup';
import { Order, RecordedSubmission } from './order';
import { CLOCK_SKEW_MS } from './task-list';
import {
  BackgroundTask, DeleteWaiter, isFailed, isOnItsWay, isRestartTask, RestartWaiter, RUNNING, SETTLE_MS, Waiter,
} from '../../client';

/** Work that is in flight when a run begins, and that the run takes over instead of sending its own call. */
export interface InFlight {
  readonly waiter: Waiter;
  /** Whether it is certain that the API accepted it. */
  readonly accepted: boolean;
  /** When it was submitted; where that is not known, when it was found. */
  readonly submittedAt: number;
}

/**
 * Finds the work owed on an instance that is in flight already, so that it is waited for and not repeated: work that is
 * executing, or whose submission an earlier run recorded. A restart that has ended and that no state knows is never
 * taken for ours.
 */
export function findInFlight(seen: Sighting & { gone: false }, order: Order, recorded: RecordedSubmission | undefined,
  tasks: readonly BackgroundTask[] | undefined, now: number): InFlight | undefined {
  if (order.action === 'delete') return deleteInFlight(seen, order, recorded, now);
  const executing = tasks?.find((task) => isRestartTask(task) && task.status === 'EXECUTING');
  if (executing !== undefined || seen.status === 'RESTARTING') return executingRestart(seen, recorded, executing, now);
  return recorded && recordedRestart(seen, recorded, now);
}

/**
 * If nobody knows whether a deletion by ids arrived, it may be sent again. One that was accepted, or one of failed
 * creations, is given its time.
 */
function deleteInFlight(seen: Sighting & { gone: false }, order: Order, recorded: RecordedSubmission | undefined,
  now: number): InFlight | undefined {
  const forced = order.forceDelete === true;
  if (seen.status === 'DELETING') {
    const submittedAt = recorded?.submittedAt ?? now;
    return {
      waiter: new DeleteWaiter({ status: RUNNING, submittedAt, accepted: true }, forced),
      accepted: true,
      submittedAt,
    };
  }
  if (recorded === undefined || (!recorded.accepted && !order.allFailure)) return undefined;
  const baseline = { status: seen.status, submittedAt: recorded.submittedAt, accepted: false };
  return { waiter: new DeleteWaiter(baseline, forced), accepted: false, submittedAt: recorded.submittedAt };
}

function executingRestart(seen: Sighting & { gone: false }, recorded: RecordedSubmission | undefined,
  executing: BackgroundTask | undefined, now: number): InFlight {
  const submittedAt = recorded?.submittedAt ?? now;
  const baseline = { status: seen.status, submittedAt, accepted: true };
  const waiter = new RestartWaiter(baseline, {
    began: seen.status === 'RESTARTING',
    task: executing,
    taskId: recorded?.taskId,
  });
  return { waiter, accepted: true, submittedAt };
}

/**
 * The restart was recorded, and is not executing now. If it was seen to begin, it is over as soon as the instance is
 * RUNNING; else its waiter goes on where the earlier run stopped.
 */
function recordedRestart(seen: Sighting & { gone: false }, recorded: RecordedSubmission,
  now: number): InFlight | undefined {
  const began = recorded.cameBack === true || recorded.taskId !== undefined
    || (recorded.status !== undefined && isOnItsWay(recorded.status));
  const isComingBack = began && isOnItsWay(seen.status);
  if (seen.status !== RUNNING && !isComingBack && !mayBeAsBefore(seen, recorded, now)) return undefined;
  // Another machine may have recorded it, and nothing tells how far its clock was off.
  const evidenceFrom = recorded.submittedAt - CLOCK_SKEW_MS;
  const { submittedAt, accepted } = recorded;
  const baseline = { status: isComingBack ? RUNNING : seen.status, evidenceFrom, submittedAt, accepted };
  return {
    waiter: new RestartWaiter(baseline, { began, taskId: recorded.taskId }),
    accepted,
    submittedAt,
  };
}

/** Whether a faulty instance may show the status that it had when its restart was accepted, and begin any moment. */
function mayBeAsBefore({ status }: Sighting & { gone: false }, recorded: RecordedSubmission, now: number): boolean {
  return recorded.accepted && recorded.status === status && isFailed(status)
    && now - recorded.submittedAt < SETTLE_MS;
}
