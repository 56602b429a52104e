import { Sighting } from './instance-lookup';
import { Order, RecordedSubmission } from './order';
import { CLOCK_SKEW_MS } from './task-list';
import { BackgroundTask, DeleteWaiter, isOnItsWay, isRestartTask, RestartWaiter, RUNNING, Waiter } from '../../client';

/** Work that is in flight when a run begins: what to wait for, and since when where that is known. */
export interface InFlight {
  readonly waiter: Waiter;
  readonly accepted: boolean;
  /** When it was submitted, or where that is not known, when it was found. */
  readonly submittedAt: number;
}

/**
 * Whether the work owed on an instance is in flight already, so that it is waited for and not repeated: it is
 * executing, or an earlier run recorded its submission. A restart that has ended and that no state knows is never taken
 * for ours.
 */
export function inFlight(seen: Sighting & { gone: false }, order: Order, recorded: RecordedSubmission | undefined,
  tasks: readonly BackgroundTask[] | undefined, now: number): InFlight | undefined {
  if (order.action === 'delete') return deleteInFlight(seen, order, recorded, now);
  const executing = tasks?.find((task) => isRestartTask(task) && task.status === 'EXECUTING');
  if (executing !== undefined || seen.status === 'RESTARTING') return executingRestart(seen, recorded, executing, now);
  return recorded && recordedRestart(seen, recorded);
}

/**
 * A deletion by ids of which nobody knows whether it arrived may be sent again; one that was accepted, or of failed
 * creations, gets its time.
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
 * Recorded, and not executing now: over where it was seen to begin, else its waiter goes on where the earlier run
 * stopped.
 */
function recordedRestart(seen: Sighting & { gone: false }, recorded: RecordedSubmission): InFlight | undefined {
  if (seen.status !== RUNNING) return undefined;
  const began = recorded.taskId !== undefined || (recorded.status !== undefined && isOnItsWay(recorded.status));
  // it may have been recorded by another machine, whose clock nothing tells of
  const evidenceFrom = recorded.submittedAt - CLOCK_SKEW_MS;
  const baseline = { status: RUNNING, evidenceFrom, submittedAt: recorded.submittedAt, accepted: recorded.accepted };
  return {
    waiter: new RestartWaiter(baseline, { began, taskId: recorded.taskId }),
    accepted: recorded.accepted,
    submittedAt: recorded.submittedAt,
  };
}
