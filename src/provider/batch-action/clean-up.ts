import { acting, ActingChange, baseOf, Change } from './change';
import { conduct } from './conduct';
import { elementsOf } from './decision';
import { failedIds } from './failed-creations';
import { orderOf, recordedSubmissions } from './order';
import { cleanUpOf } from './outcome';
import { shownIn } from './promise';
import { HandoverKey } from '../handover';
import { InstanceLookup } from '../run/instance-lookup';
import { Order } from '../run/order';

/**
 * Deletes every instance whose creation has failed. The run refuses where one has failed that the plan did not name.
 */
export async function cleanUp(change: ActingChange): Promise<void> {
  const { request, cloud, event, base, projectId } = change;
  const failed = await failedIds(cloud, request);
  const recorded = recordedDeletions(change, {
    region: base.region,
    projectId,
    action: base.action,
    triggers: base.triggers,
  });
  const owed = [...new Set([...failed, ...await leaving(change, [...recorded.keys()])])].sort();
  const order = { ...orderOf(base, owed, event, recorded), named: shownIn(request.planned.applied) ?? new Set(owed) };
  await conduct(change, order, (fates) => ({ ...base, ...cleanUpOf(fates, request.planned.applied) }));
}

/** A clean-up that no event asks for says who has failed, and leaves them. */
export async function leaveFailed(change: Change): Promise<void> {
  const { request, prior } = change;
  if (prior !== null && prior.all_failure !== null) {
    const { applied, results, failed_instances } = prior;
    return request.save({ ...baseOf(change), applied, pending: [], results, failed_instances });
  }
  const { cloud, base } = await acting(change);
  request.save({ ...base, applied: {}, pending: [], results: {}, failed_instances: await failedIds(cloud, request) });
}

function recordedDeletions({ prior, request }: ActingChange, key: HandoverKey): Order['recorded'] {
  if (prior === null) return new Map(request.provider.parts.handover.takeCleanUp(key));
  // in another place they could only be missed, and that would look as if they were over
  const isElsewhere = (prior.region ?? key.region) !== key.region
    || (prior.project_id ?? key.projectId) !== key.projectId;
  return prior.all_failure === null || isElsewhere ? new Map()
    : recordedSubmissions(prior.results, elementsOf(prior.pending));
}

/** Those whose deletion, recorded by an earlier apply, goes on or is over: the list no longer holds them. */
async function leaving({ cloud, request: { signal } }: ActingChange, ids: readonly string[]): Promise<string[]> {
  const seen = await new InstanceLookup(cloud.api, signal).look(ids);
  return ids.filter((id) => {
    const sighting = seen.get(id)!;
    return sighting.gone || sighting.status === 'DELETING';
  });
}
