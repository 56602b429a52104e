import { Decision } from './decision';
import { untouched } from './outcome';
import { noCleanUp, PlannedComputed } from './planned-computed';
import { BatchActionPlan, BatchActionState } from './schema';
import { wantedOf } from './wanted';
import { Diagnostics } from '../../plugin-sdk/framework/diagnostics';
import { PrivateState } from '../../plugin-sdk/framework/resource';
import { UNKNOWN } from '../../plugin-sdk/values/unknown';

/** Left by an import: the next plan takes over what is configured, without acting. */
export const ADOPT = 'adopt';

/**
 * Whether what is configured is still to be taken over: after an import, and as long as `ignore_changes` keeps what the
 * object does, or to whom, out of the plan.
 */
export function isAdopting(prior: BatchActionState | null, privateState: PrivateState): prior is BatchActionState {
  return prior !== null && (privateState[ADOPT] === true || !isComplete(prior));
}

/** Whether an object says what it does, and to whom. */
export function isComplete({ action, instances, all_failure }: BatchActionPlan): boolean {
  return action !== null && (instances !== null || all_failure !== null);
}

/** An imported object has never triggered anything, and every configured id is known to it. */
export function adopted(prior: BatchActionState, config: BatchActionPlan): BatchActionState {
  const { ids, triggers, action } = wantedOf(config);
  return {
    ...prior,
    action: action ?? prior.action,
    triggers: triggers ?? null,
    applied: Object.fromEntries((ids ?? []).map((id) => [id, ''])),
    pending: [],
    results: {},
  };
}

/** Nothing is owed by an imported object, also where its ids or triggers are not known yet. */
export function adoption(decision: Decision, before: BatchActionState, config: BatchActionPlan): PlannedComputed {
  if (config.instances === null && config.all_failure === null) {
    return { applied: {}, pending: [], failed_instances: null, results: {} };
  }
  if (decision.kind === 'unknown') return { applied: UNKNOWN, pending: [], failed_instances: null, results: {} };
  if (decision.kind === 'all_failure') return noCleanUp(null);
  return untouched(decision.ids, before);
}

/** Whoever imports an object and ignores what makes it act should not wait for it to act. */
export function warnOfNothing({ action }: BatchActionPlan, diagnostics: Diagnostics): void {
  const missing = action === null ? '`action`' : '`instances` (or `all_failure`)';
  diagnostics.warning('This imported resource acts on nobody',
    `\`ignore_changes\` keeps its ${missing} at what the import knew, which is nothing. Take it out of \`ignore_changes\`: the next apply then takes over `
      + 'what is configured, without acting, and later changes act as usual.');
}
