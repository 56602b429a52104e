import { DELETE_TIMEOUT_MINUTES, RESTART_TIMEOUT_MINUTES } from './default-timeouts';
import { BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { parseDuration } from '../../plugin-sdk';
import { Action, Order, RecordedSubmission } from '../run/order';

const MINUTE_MS = 60_000;

/** The arguments that say how a run goes. */
export type RunArguments = Pick<BatchActionState,
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
export function orderOf(asked: RunArguments, owed: readonly string[], event: 'create' | 'update' | 'delete',
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

/**
 * The timeout of a run where `timeouts` says nothing. It grows with the roll: as many rounds as the window needs,
 * canaries one by one, and a pause for each round.
 */
function defaultTimeout(asked: RunArguments, owed: number, pauseMs: number): number {
  const canaries = elementsOf(asked.first).length;
  const window = asked.max_unavailable ?? Math.max(1, owed);
  const rounds = Math.max(1, canaries + Math.ceil(Math.max(0, owed - canaries) / window));
  const minutes = asked.action === 'delete' ? DELETE_TIMEOUT_MINUTES : RESTART_TIMEOUT_MINUTES;
  return rounds * (minutes * MINUTE_MS + pauseMs);
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
