import { LocatedContext } from './apply-context';
import { conductAndRecord } from './conduct';
import { decide } from './decision';
import { knownArgumentsOf } from './known-arguments';
import { healthBeforeIn, orderOf, recordedSubmissions } from './order-of';
import { outcomeOf } from './outcome';
import { keepPromise } from './promise';
import { BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { DmsSession } from '../dms-session';
import { HandedOver, HandoverKey, handoverKeyOf } from '../handover';
import { Order } from '../run/order';

/**
 * A run on instances: decides which of those that are owed are still to be acted on, conducts the run, and records it.
 * @throws RefusedRun when the plan showed others.
 */
export async function actOnInstances(context: LocatedContext, ids: readonly string[],
  owed: readonly string[]): Promise<void> {
  const { request, prior, event, base, projectId } = context;
  keepPromise(owed, request.planned.applied);
  const key = handoverKeyOf({ ...base, project_id: projectId });
  const handed = event === 'create' ? handedOver(request.provider, key, owed) : new Map<string, HandedOver>();
  const before = handed.size > 0 ? finishedBefore(handed) : prior;
  const left = owed.filter((id) => !isFinished(handed.get(id)));
  const order = orderOf(base, left, event, {
    recorded: recordedFor(context, left, handed),
    healthBefore: healthBefore(context, left, handed),
  });
  await conductAndRecord(context, order, (fates) => ({ ...base, ...outcomeOf(ids, fates, before) }));
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
function recordedFor({ prior, planned }: LocatedContext, owed: readonly string[],
  handed: ReadonlyMap<string, HandedOver>): Order['recorded'] {
  if (prior === null) {
    return new Map([...handed].flatMap(([id, entry]) =>
      ('submission' in entry && entry.submission ? [[id, entry.submission] as const] : [])));
  }
  if (prior.action !== planned.action) return new Map();
  const pending = new Set(elementsOf(prior.pending));
  const retried = decide(knownArgumentsOf(planned), { ...prior, pending: [] });
  const hit = new Set(retried.kind === 'instances' ? retried.owed : []);
  return recordedSubmissions(prior.results, owed.filter((id) => pending.has(id) && !hit.has(id)));
}

function healthBefore({ prior }: LocatedContext, owed: readonly string[],
  handed: ReadonlyMap<string, HandedOver>): Order['healthBefore'] {
  if (prior !== null) return healthBeforeIn(prior.results, owed);
  return new Map([...handed].flatMap(([id, entry]) =>
    ('healthBefore' in entry && entry.healthBefore ? [[id, entry.healthBefore] as const] : [])));
}
