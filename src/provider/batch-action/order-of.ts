import { DELETE_TIMEOUT_MINUTES, RESTART_TIMEOUT_MINUTES } from './default-timeouts';
import { healthOf } from './result-health';
import { BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { ClusterHealth } from '../../client';
import { parseDuration } from '../../plugin-sdk';
import { GivenWindow, MaintenanceWindow, parseMaintenanceWindow } from '../run/maintenance-window';
import { Action, HealthRule, Order, RecordedSubmission } from '../run/order';

const MINUTE_MS = 60_000;

/** A run may take so much longer than its instances: their time is up before that of the run. */
const LOOKING_MS = MINUTE_MS;

/** The arguments that say how a run goes. */
export type RunArguments = Pick<BatchActionState,
  | 'action'
  | 'instances'
  | 'all_failure'
  | 'force_delete'
  | 'max_unavailable'
  | 'max_unavailable_percent'
  | 'first'
  | 'pause_between'
  | 'max_failures'
  | 'instance_timeout'
  | 'health_check'
  | 'max_per_apply'
  | 'maintenance_window'
  | 'max_deletions'
  | 'wait_for_completion'
  | 'timeouts'>;

/** What an earlier run left behind that this one goes on from. */
export type Before = Pick<Order, 'recorded' | 'healthBefore'>;

/** Nothing was left behind. */
export const NOTHING_BEFORE: Before = { recorded: new Map(), healthBefore: new Map() };

/** The order of one apply. A destroy is not divided: neither checkpoint nor maintenance window count for it. */
export function orderOf(asked: RunArguments, owed: readonly string[], event: 'create' | 'update' | 'delete',
  before: Before): Order {
  const pauseMs = millisecondsOf(asked.pause_between) ?? 0;
  const maxUnavailable = maxUnavailableOf(asked);
  const isRoll = maxUnavailable !== undefined || elementsOf(asked.first).length > 0;
  const undivided = event === 'delete';
  return {
    action: asked.action as Action,
    owed,
    members: elementsOf(asked.instances),
    allFailure: asked.all_failure !== null,
    forceDelete: asked.force_delete ?? undefined,
    maxUnavailable,
    first: elementsOf(asked.first),
    pauseMs,
    maxFailures: asked.max_failures ?? 0,
    instanceTimeoutMs: millisecondsOf(asked.instance_timeout) ?? (isRoll ? usualTimeout(asked) : undefined),
    healthRule: healthRuleOf(asked, isRoll),
    maxPerApply: undivided ? undefined : asked.max_per_apply ?? undefined,
    maintenanceWindow: undivided ? undefined : maintenanceWindowOf(asked),
    maxDeletions: asked.max_deletions ?? undefined,
    waitForCompletion: asked.wait_for_completion ?? true,
    timeoutMs: millisecondsOf(asked.timeouts?.[event] ?? null) ?? defaultTimeout(asked, owed.length, pauseMs),
    goneIsDone: asked.action === 'delete' || event === 'delete',
    ...before,
  };
}

/** How many may be down at once; a share of the members is rounded down, but is at least one. */
export function maxUnavailableOf(
  asked: Pick<RunArguments, 'max_unavailable' | 'max_unavailable_percent' | 'instances'>,
): number | undefined {
  const { max_unavailable: most, max_unavailable_percent: percent } = asked;
  if (percent === null) return most ?? undefined;
  return Math.max(1, Math.floor(elementsOf(asked.instances).length * percent / 100));
}

/** The maintenance window, where one is given. */
export function maintenanceWindowOf(
  { maintenance_window: given }: Pick<RunArguments, 'maintenance_window'>,
): MaintenanceWindow | undefined {
  // Its members are required, and a null in the set of days is refused.
  return given === null ? undefined : parseMaintenanceWindow(given as GivenWindow);
}

/** When an instance of a roll, or of a call that asks for it, is healthy again. */
export function healthRuleOf({ action, health_check: rule }: Pick<RunArguments, 'action' | 'health_check'>,
  isRoll: boolean): HealthRule {
  if (rule !== null) return rule as HealthRule;
  return isRoll && action === 'restart' ? 'where_readable' : 'status';
}

const millisecondsOf = (text: string | null) => (text === null ? undefined : parseDuration(text));

const usualTimeout = ({ action }: RunArguments): number =>
  (action === 'delete' ? DELETE_TIMEOUT_MINUTES : RESTART_TIMEOUT_MINUTES) * MINUTE_MS;

/**
 * The timeout of a run where `timeouts` says nothing. It grows with the roll: as many rounds as the window needs,
 * canaries one by one, and a pause for each round; where each instance has a time of its own, a minute more.
 */
function defaultTimeout(asked: RunArguments, owed: number, pauseMs: number): number {
  const canaries = elementsOf(asked.first).length;
  const window = maxUnavailableOf(asked) ?? Math.max(1, owed);
  const rounds = Math.max(1, canaries + Math.ceil(Math.max(0, owed - canaries) / window));
  const timed = millisecondsOf(asked.instance_timeout) ?? usualTimeout(asked);
  const isTimed = asked.instance_timeout !== null || maxUnavailableOf(asked) !== undefined || canaries > 0;
  return rounds * (timed + pauseMs) + (isTimed ? LOOKING_MS : 0);
}

/**
 * What the clusters of instances had before a restart from which they have not come back, by the results of an earlier
 * run.
 */
export function healthBeforeIn(results: BatchActionState['results'],
  ids: readonly string[]): Map<string, ClusterHealth> {
  return new Map(ids.flatMap((id) => {
    const { outcome, health_before: before } = results?.[id] ?? {};
    const health = before && outcome !== 'done' && outcome !== 'unconfirmed' ? healthOf(before) : undefined;
    return health ? [[id, health] as const] : [];
  }));
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
      cameBack: result.running_at !== null,
    });
  }
  return recorded;
}
