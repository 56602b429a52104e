import { Decision } from './decision';
import { untouched } from './outcome';
import { BatchActionPlan, BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { UNKNOWN } from '../../plugin-sdk';

/** The computed attributes, as a plan shows them. */
export type PlannedComputed = Pick<BatchActionPlan,
  | 'applied'
  | 'pending'
  | 'deferred'
  | 'failed_instances'
  | 'results'>;

/** What a plan shows because of a decision: `applied` is unknown for those who may be acted on, and for nobody else. */
export function computedBy(decision: Decision, prior: BatchActionState | null): PlannedComputed {
  if (decision.kind === 'unknown') {
    return { applied: UNKNOWN, pending: UNKNOWN, deferred: UNKNOWN, failed_instances: null, results: UNKNOWN };
  }
  if (decision.kind === 'all_failure') return decision.acts ? cleanUp(prior) : noCleanUp(prior);
  const { ids, owed, isOpen } = decision;
  const same = untouched(ids, prior);
  if (owed.length === 0) return same;
  return {
    applied: { ...same.applied, ...unknownFor(owed) },
    pending: UNKNOWN,
    deferred: UNKNOWN,
    failed_instances: null,
    results: canNameResults(prior, owed, isOpen) ? { ...same.results, ...unknownFor(owed) } : UNKNOWN,
  };
}

/**
 * Whether it is sure who will have a result. Another leg may have results for a new object; and where nothing happens
 * after all, whoever had none gets none.
 */
function canNameResults(prior: BatchActionState | null, owed: readonly string[], isOpen = false): boolean {
  return prior !== null && (!isOpen || owed.every((id) => id in (prior.results ?? {})));
}

/** If an instance fails later than the plan knows, it is not among those shown, and the apply refuses. */
function cleanUp(prior: BatchActionState | null): PlannedComputed {
  return { applied: cleanedUp(prior), pending: UNKNOWN, deferred: [], failed_instances: [], results: UNKNOWN };
}

function cleanedUp(prior: BatchActionState | null): PlannedComputed['applied'] {
  if (prior === null || prior.all_failure === null) return UNKNOWN;
  const named = [...elementsOf(prior.failed_instances), ...elementsOf(prior.pending)];
  // Where nobody has failed nothing changes: `triggers` that are not known yet may also turn out to be the same.
  return named.length === 0 ? prior.applied : unknownFor(named);
}

/** The plan of a clean-up that deletes nobody. */
export function noCleanUp(prior: BatchActionState | null): PlannedComputed {
  const wasCleanUp = prior !== null && prior.all_failure !== null;
  return {
    applied: wasCleanUp ? prior.applied : {},
    pending: [],
    deferred: prior !== null && prior.deferred === null ? null : [],
    failed_instances: wasCleanUp ? prior.failed_instances : UNKNOWN,
    results: wasCleanUp ? prior.results : {},
  };
}

/** Entries of `applied` for instances that may be acted on: their ids are known, and their times are not. */
export function unknownFor(ids: readonly string[]): Record<string, typeof UNKNOWN> {
  return Object.fromEntries(ids.map((id) => [id, UNKNOWN]));
}
