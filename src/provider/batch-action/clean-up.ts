import { ApplyContext, baseOf, locate, LocatedContext } from './apply-context';
import { conductAndRecord } from './conduct';
import { failedIds } from './failed-creations';
import { NOTHING_BEFORE, orderOf, recordedSubmissions } from './order-of';
import { cleanUpOf } from './outcome';
import { areDifferent } from './place';
import { noCleanUp } from './planned-computed';
import { shownIn } from './promise';
import { BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { HandoverKey, handoverKeyOf } from '../handover';
import { InstanceLookup } from '../run/instance-lookup';
import { Order } from '../run/order';

/**
 * A clean-up: decides whose creation has failed, conducts the deletion of all of them, and records it. The run is
 * refused if one has failed that the plan did not name.
 */
export async function cleanUp(context: LocatedContext): Promise<void> {
  const { request, cloud, event, base, projectId } = context;
  const failed = await failedIds(cloud, request);
  const recorded = recordedDeletions(context, handoverKeyOf({ ...base, project_id: projectId }));
  const owed = [...new Set([...failed, ...await leaving(context, [...recorded.keys()])])].sort();
  const order = {
    ...orderOf(base, owed, event, { ...NOTHING_BEFORE, recorded }),
    named: shownIn(request.planned.applied) ?? new Set(owed),
  };
  await conductAndRecord(context, order, (fates) => ({ ...base, ...cleanUpOf(fates, request.planned.applied) }));
}

/** A clean-up that no event asks for says who has failed, and leaves them. */
export async function leaveFailed(context: ApplyContext): Promise<void> {
  const { request, prior } = context;
  if (prior !== null && prior.all_failure !== null) {
    const { applied, results, failed_instances } = prior;
    const deferred = noCleanUp(prior).deferred as BatchActionState['deferred'];
    return request.save({ ...baseOf(context), applied, pending: [], deferred, results, failed_instances });
  }
  const { cloud, base } = await locate(context);
  const failed = await failedIds(cloud, request);
  request.save({ ...base, applied: {}, pending: [], deferred: [], results: {}, failed_instances: failed });
}

function recordedDeletions({ prior, request }: LocatedContext, key: HandoverKey): Order['recorded'] {
  if (prior === null) return new Map(request.provider.parts.handover.takeCleanUp(key));
  // In another place the list would not hold them, which would look as if they were deleted.
  const isElsewhere = areDifferent({ region: prior.region, projectId: prior.project_id }, key);
  return prior.all_failure === null || isElsewhere ? new Map()
    : recordedSubmissions(prior.results, elementsOf(prior.pending));
}

/** Those of `ids` that are gone, or being deleted: a list does not hold them, and they belong to the clean-up. */
async function leaving({ cloud, request: { signal } }: LocatedContext, ids: readonly string[]): Promise<string[]> {
  const seen = await new InstanceLookup(cloud.api, signal).look(ids);
  return ids.filter((id) => {
    const sighting = seen.get(id)!;
    return sighting.gone || sighting.status === 'DELETING';
  });
}
