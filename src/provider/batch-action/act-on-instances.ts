import { ActingChange } from './change';
import { conduct } from './conduct';
import { decide, elementsOf } from './decision';
import { orderOf, recordedSubmissions } from './order';
import { outcomeOf } from './outcome';
import { keepPromise } from './promise';
import { BatchActionState } from './schema';
import { wantedOf } from './wanted';
import { DmsSession } from '../dms-session';
import { HandedOver, HandoverKey } from '../handover';
import { Order } from '../run/order';
import { Fate } from '../run/target';

/** Acts on the instances that are owed, once each. Throws a RefusedRun where the plan showed others. */
export async function actOnInstances(change: ActingChange, ids: readonly string[],
  owed: readonly string[]): Promise<void> {
  const { request, prior, event, base, projectId } = change;
  keepPromise(owed, request.planned.applied);
  const key = { region: base.region, projectId, action: base.action, triggers: base.triggers };
  const handed = event === 'create' ? handedOver(request.provider, key, owed) : new Map<string, HandedOver>();
  const before = handed.size > 0 ? finishedBefore(handed) : prior;
  const left = owed.filter((id) => !isFinished(handed.get(id)));
  const order = orderOf(base, left, event, recordedFor(change, left, handed));
  await conduct(change, order, (fates: readonly Fate[]) => ({ ...base, ...outcomeOf(ids, fates, before) }));
}

function handedOver({ parts }: DmsSession, key: HandoverKey, ids: readonly string[]): Map<string, HandedOver> {
  return new Map(ids.flatMap((id) => {
    const entry = parts.handover.take(key, id);
    return entry === undefined ? [] : [[id, entry] as const];
  }));
}

const isFinished = (entry: HandedOver | undefined): entry is Extract<HandedOver, { finishedAt: string }> =>
  entry !== undefined && 'finishedAt' in entry;

/** What the destroy leg of this replacement knew to be done. */
function finishedBefore(handed: ReadonlyMap<string, HandedOver>): Pick<BatchActionState, 'applied' | 'results'> {
  const finished = [...handed].flatMap(([id, entry]) => (isFinished(entry) ? [{ id, ...entry }] : []));
  return {
    applied: Object.fromEntries(finished.map(({ id, finishedAt }) => [id, finishedAt])),
    results: Object.fromEntries(finished.flatMap(({ id, result }) => (result ? [[id, result]] : []))),
  };
}

/**
 * A recorded submission counts where the same action is still owed; a new trigger asks for more than what was recorded.
 */
function recordedFor({ prior, wanted }: ActingChange, owed: readonly string[],
  handed: ReadonlyMap<string, HandedOver>): Order['recorded'] {
  if (prior === null) {
    return new Map(
      [...handed].flatMap(([id, entry]) => ('submission' in entry ? [[id, entry.submission] as const] : [])),
    );
  }
  if (prior.action !== wanted.action) return new Map();
  const pending = new Set(elementsOf(prior.pending));
  const retried = decide(wantedOf(wanted), { ...prior, pending: [] });
  const hit = new Set(retried.kind === 'instances' ? retried.owed : []);
  return recordedSubmissions(prior.results, owed.filter((id) => pending.has(id) && !hit.has(id)));
}
