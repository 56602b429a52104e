import { Decision } from './decision';
import { knownArgumentsOf } from './known-arguments';
import { untouched } from './outcome';
import { noCleanUp, PlannedComputed } from './planned-computed';
import { BatchActionPlan, BatchActionState } from './schema';
import { importActsOnNobody } from './texts';
import { Diagnostics, PrivateState, UNKNOWN } from '../../plugin-sdk';

/**
 * The key in private state that an import and a move leave: the next plan takes over what is configured, without acting
 * on what is known already.
 */
export const ADOPT = 'adopt';

/** What a move leaves there that has brought ids: others in the configuration are added. */
export const KNOWN_IDS = 'known_ids';

/** Whether a move has brought ids to an object that names its instances: then whoever else is named is acted on. */
export const knowsIds = ({ action, instances }: BatchActionPlan, privateState: PrivateState): boolean =>
  privateState[ADOPT] === KNOWN_IDS && action !== null && instances !== null;

/**
 * Whether what is configured is still to be taken over: after an import, and as long as `ignore_changes` keeps what the
 * object does, or to whom, out of the plan.
 */
export function isAdopting(prior: BatchActionState | null, privateState: PrivateState): prior is BatchActionState {
  return prior !== null && (ADOPT in privateState || !isComplete(prior));
}

/** Whether an object says what it does, and to whom. */
export function isComplete({ action, instances, all_failure }: BatchActionPlan): boolean {
  return action !== null && (instances !== null || all_failure !== null);
}

/**
 * The prior state as if it had always been configured so: nothing has triggered, and every id is known, or those that
 * a move has brought.
 */
export function adopted(prior: BatchActionState, config: BatchActionPlan,
  privateState: PrivateState): BatchActionState {
  const { ids, triggers, action } = knownArgumentsOf(config);
  return {
    ...prior,
    action: action ?? prior.action,
    triggers: triggers ?? null,
    applied: knowsIds(config, privateState) ? prior.applied : Object.fromEntries((ids ?? []).map((id) => [id, ''])),
    pending: [],
    deferred: [],
    results: {},
  };
}

/** What the plan of an adoption shows: nothing is owed, also where ids or triggers are not known yet. */
export function adoption(decision: Decision, before: BatchActionState, config: BatchActionPlan): PlannedComputed {
  const nothing = { pending: [], deferred: [], failed_instances: null, results: {} };
  if (config.instances === null && config.all_failure === null) return { applied: {}, ...nothing };
  if (decision.kind === 'unknown') return { applied: UNKNOWN, ...nothing };
  if (decision.kind === 'all_failure') return noCleanUp(null);
  return untouched(decision.ids, before);
}

/** Warns whoever imports an object, ignores what makes it act, and may wait for it to act. */
export function warnOfNothing({ action }: BatchActionPlan, diagnostics: Diagnostics): void {
  diagnostics.warning(...importActsOnNobody(action !== null));
}
