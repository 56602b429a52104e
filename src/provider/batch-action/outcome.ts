import { storedHealth } from './result-health';
import { BatchActionPlan, BatchActionState, InstanceResult } from './schema';
import { entriesOf } from './state-collections';
import { isUnknown, UNKNOWN } from '../../plugin-sdk';
import { Fate } from '../run/fate';

/** The computed attributes that an apply leaves behind. */
export type Computed = Pick<BatchActionState, 'applied' | 'pending' | 'deferred' | 'failed_instances' | 'results'>;

const time = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/**
 * After a run on instances: who was acted on, what is still owed, and the latest outcome of each. Ids that left the set
 * are dropped.
 */
export function outcomeOf(ids: readonly string[], fates: readonly Fate[],
  before: Pick<BatchActionState, 'applied' | 'results'> | null): Computed {
  const applied = entriesOf(before?.applied ?? null);
  const fateOf = new Map(fates.map((fate) => [fate.id, fate]));
  return {
    applied: Object.fromEntries(ids.map((id) => [id, completedAt(fateOf.get(id)) ?? applied[id] ?? ''])),
    pending: owed(fates),
    deferred: leftOf(fates),
    failed_instances: null,
    results: resultsOf(ids, fates, before?.results ?? null),
  };
}

/** After a clean-up. `planned` fixes which ids the plan showed, and what is known of others. */
export function cleanUpOf(fates: readonly Fate[], planned: BatchActionPlan['applied']): Computed {
  const fateOf = new Map(fates.map((fate) => [fate.id, fate]));
  const shown = isUnknown(planned) ? fates.map((fate) => [fate.id, UNKNOWN] as const) : Object.entries(planned ?? {});
  return {
    applied: Object.fromEntries(
      shown.map(([id, before]) => [id, isUnknown(before) ? completedAt(fateOf.get(id)) ?? '' : before]),
    ),
    pending: owed(fates),
    deferred: [],
    failed_instances: [],
    results: Object.fromEntries(fates.map((fate) => [fate.id, resultOf(fate)])),
  };
}

/** Where nothing is owed, in plan and apply: what was there before, for the ids that are there now. */
export function untouched(ids: readonly string[], before: BatchActionState | null): Computed {
  const { applied } = outcomeOf(ids, [], before);
  const results = before === null ? {} : before.results && kept(ids, before.results);
  // A state that does not know the attribute does not learn it by doing nothing.
  const deferred = before !== null && before.deferred === null ? null : [];
  return { applied, pending: [], deferred, failed_instances: null, results };
}

function kept(ids: readonly string[], results: NonNullable<BatchActionState['results']>): BatchActionState['results'] {
  return Object.fromEntries(ids.filter((id) => id in results).map((id) => [id, results[id]]));
}

function resultsOf(ids: readonly string[], fates: readonly Fate[],
  before: BatchActionState['results']): BatchActionState['results'] {
  return { ...kept(ids, before ?? {}), ...Object.fromEntries(fates.map((fate) => [fate.id, resultOf(fate)])) };
}

function resultOf(fate: Fate): InstanceResult {
  return {
    name: fate.name ?? null,
    outcome: fate.outcome,
    status: fate.status ?? null,
    error: fate.error ?? null,
    submitted_at: time(fate.submittedAt),
    running_at: time(fate.runningAt),
    finished_at: time(fate.finishedAt),
    task_id: fate.taskId ?? null,
    health_before: storedHealth(fate.healthBefore),
    health: storedHealth(fate.health),
  };
}

function completedAt(fate: Fate | undefined): string | undefined {
  const done = fate?.outcome === 'done' || fate?.outcome === 'unconfirmed';
  return done ? time(fate.finishedAt) ?? undefined : undefined;
}

function leftOf(fates: readonly Fate[]): string[] {
  return fates.filter(({ outcome }) => outcome === 'deferred').map(({ id }) => id).sort();
}

function owed(fates: readonly Fate[]): string[] {
  return fates.filter((fate) => fate.owed).map((fate) => fate.id).sort();
}
