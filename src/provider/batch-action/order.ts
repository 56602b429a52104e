import { elementsOf } from './decision';
import { BatchActionState } from './schema';
import { parseDuration } from '../../plugin-sdk/framework/duration';
import { Action } from '../run/action';
import { Order, RecordedSubmission } from '../run/order';

const MINUTE_MS = 60_000;
const RESTART_MS = 30 * MINUTE_MS;
const DELETE_MS = 20 * MINUTE_MS;

/** What is asked of a run: the arguments, and who is owed. */
export type Asked = Pick<BatchActionState,
  | 'action'
  | 'instances'
  | 'all_failure'
  | 'force_delete'
  | 'max_unavailable'
  | 'first'
  | 'pause_between'
  | 'max_deletions'
  | 'wait_for_completion'
  | 'timeouts'>;

/** The order of one apply; `recorded` is what an earlier one sent and did not see to its end. */
export function orderOf(asked: Asked, owed: readonly string[], event: 'create' | 'update' | 'delete',
  recorded: Order['recorded']): Order {
  const pauseMs = asked.pause_between === null ? 0 : parseDuration(asked.pause_between)!;
  const maxUnavailable = asked.max_unavailable ?? undefined;
  const timeout = asked.timeouts?.[event];
  return {
    action: asked.action as Action,
    owed,
    members: elementsOf(asked.instances),
    allFailure: asked.all_failure !== null,
    forceDelete: asked.force_delete ?? undefined,
    maxUnavailable,
    first: elementsOf(asked.first),
    pauseMs,
    maxDeletions: asked.max_deletions ?? undefined,
    waitForCompletion: asked.wait_for_completion ?? true,
    timeoutMs: timeout ? parseDuration(timeout)! : defaultTimeout(asked, owed.length, pauseMs),
    goneIsDone: asked.action === 'delete' || event === 'delete',
    recorded,
  };
}

/** Grows with the roll: as many rounds as the window needs, canaries one by one, and their pauses. */
function defaultTimeout(asked: Asked, owed: number, pauseMs: number): number {
  const canaries = elementsOf(asked.first).length;
  const window = asked.max_unavailable ?? Math.max(1, owed);
  const rounds = Math.max(1, canaries + Math.ceil(Math.max(0, owed - canaries) / window));
  return rounds * ((asked.action === 'delete' ? DELETE_MS : RESTART_MS) + pauseMs);
}

/** The submissions that an earlier run recorded for `ids` and did not see to their end. */
export function recordedSubmissions(results: BatchActionState['results'],
  ids: readonly string[]): Map<string, RecordedSubmission> {
  const recorded = new Map<string, RecordedSubmission>();
  for (const id of ids) {
    const result = results?.[id];
    if (!result?.submitted_at || (result.outcome !== 'in_progress' && result.outcome !== 'unknown')) continue;
    recorded.set(id, {
      submittedAt: Date.parse(result.submitted_at),
      taskId: result.task_id ?? undefined,
      status: result.status ?? undefined,
      accepted: result.outcome === 'in_progress',
    });
  }
  return recorded;
}
