import { Decision, decide, texts } from './decision';
import { checkAhead } from './look-ahead';
import { untouched } from './outcome';
import { BatchActionAttributes, BatchActionPlan, BatchActionState } from './schema';
import { wantedOf } from './wanted';
import { PlanRequest, PlanResult } from '../../plugin-sdk/framework/resource';
import { isUnknown, UNKNOWN } from '../../plugin-sdk/values/unknown';
import { Session } from '../session';

/** The computed attributes, as a plan shows them. */
type PlannedComputed = Pick<BatchActionPlan, 'applied' | 'pending' | 'failed_instances' | 'results'>;

/** Left by an import: the next plan takes over what is configured, without acting. */
export const ADOPT = 'adopt';

/** The plan shows in `applied` who will be acted on; everything else follows from that. */
export async function plan(request: PlanRequest<BatchActionAttributes, Session>): Promise<PlanResult<BatchActionAttributes>> {
  const { config, prior, privateState } = request;
  const adopting = privateState[ADOPT] === true;
  const before = adopting ? adopted(prior!, config) : prior;
  const decision = decide(wantedOf(config), before);
  const computed = adopting ? adoption(decision, before!) : computedBy(decision, before);
  const acts = computed.pending instanceof Object && isUnknown(computed.pending);
  if (acts) await checkAhead(request, decision);
  return {
    planned: {
      ...request.proposed,
      ...computed,
      id: prior?.id ?? UNKNOWN,
      region: config.region ?? inherited(prior?.region, prior === null || acts),
      project_id: config.project_id ?? inherited(prior?.project_id, prior === null || acts),
    },
    privateState: adopting ? { [ADOPT]: true } : {},
  };
}

/** What the provider gave before stays; what it never gave may become known with the next call. */
function inherited(before: string | null | undefined, open: boolean): BatchActionPlan['region'] {
  return before ?? (open ? UNKNOWN : null);
}

function computedBy(decision: Decision, prior: BatchActionState | null): PlannedComputed {
  if (decision.kind === 'unknown') return { applied: UNKNOWN, pending: UNKNOWN, failed_instances: null, results: UNKNOWN };
  if (decision.kind === 'all_failure') return decision.acts ? cleanUp(prior) : noCleanUp(prior);
  const { ids, owed } = decision;
  const same = untouched(ids, prior);
  if (owed.length === 0) return same;
  const applied = { ...same.applied, ...Object.fromEntries(owed.map((id) => [id, UNKNOWN])) };
  return { applied, pending: UNKNOWN, failed_instances: null, results: UNKNOWN };
}

function cleanUp(prior: BatchActionState | null): PlannedComputed {
  const known = [...new Set([...texts(prior?.failed_instances ?? null), ...(prior?.all_failure == null ? [] : texts(prior.pending))])];
  const applied = known.length === 0 ? UNKNOWN : Object.fromEntries(known.map((id) => [id, UNKNOWN]));
  return { applied, pending: UNKNOWN, failed_instances: [], results: UNKNOWN };
}

function noCleanUp(prior: BatchActionState | null): PlannedComputed {
  const wasCleanUp = prior !== null && prior.all_failure !== null;
  return {
    applied: wasCleanUp ? prior.applied : {},
    pending: [],
    failed_instances: wasCleanUp ? prior.failed_instances : UNKNOWN,
    results: wasCleanUp ? prior.results : {},
  };
}

/** An imported object has never triggered anything, and every configured id is known to it. */
function adopted(prior: BatchActionState, config: BatchActionPlan): BatchActionState {
  const { ids, triggers, action } = wantedOf(config);
  return { ...prior, action: action ?? prior.action, triggers: triggers ?? null, applied: Object.fromEntries((ids ?? []).map((id) => [id, ''])), pending: [], results: {} };
}

/** Nothing is owed by an imported object, also where its ids or triggers are not known yet. */
function adoption(decision: Decision, before: BatchActionState): PlannedComputed {
  if (decision.kind === 'unknown') return { applied: UNKNOWN, pending: [], failed_instances: null, results: {} };
  if (decision.kind === 'all_failure') return noCleanUp(null);
  return untouched(decision.ids, before);
}
