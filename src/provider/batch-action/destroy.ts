import { elementsOf } from './decision';
import { isPlannedElsewhere, noteProviderPlace } from './destroy-place';
import { cloudAtApply, execute } from './execute';
import { failedCreations, failedIds } from './failed-creations';
import { warnOfLoss } from './look-ahead';
import { orderOf, recordedSubmissions } from './order';
import { outcomeOf } from './outcome';
import { failureOf } from './report';
import { BatchActionAttributes, BatchActionState } from './schema';
import { eventsOf } from './wanted';
import { isDeleted, isDmsError } from '../../client';
import { DeleteRequest, PlanDestroyRequest, PrivateState } from '../../plugin-sdk/framework/resource';
import { Cloud, DmsSession } from '../dms-session';
import { Action } from '../run/action';
import { InstanceLookup } from '../run/instance-lookup';
import { Order } from '../run/order';
import { Fate } from '../run/target';

/**
 * A destroy that was planned by another session than the one that applies it is a real one. The destroy leg of a
 * replacement carries the create plan's private state, without this token; with create_before_destroy it is planned and
 * applied in one session.
 */
const TOKEN = 'destroy_planned_in';

/** Ids on which a destroy that failed half-way has acted already. */
const DONE = 'destroyed_ids';

/** With `all_failure`: the failed creations that the plan of the destroy named. */
const NAMED = 'destroy_names';

/** Warns whose data will be lost, and leaves the token by which the apply tells a destroy from a replacement. */
export async function planDestroy(
  request: PlanDestroyRequest<BatchActionAttributes, DmsSession>,
): Promise<PrivateState> {
  const { prior, provider, privateState } = request;
  const isPlanned = actsOnDestroy(prior) && !provider.isApplying;
  const place = isPlanned ? await noteProviderPlace(request) : {};
  const doomed = isPlanned && prior.action === 'delete' ? await warn(request) : [];
  const named = isPlanned && prior.all_failure !== null ? { [NAMED]: doomed } : {};
  return {
    [TOKEN]: provider.nonce,
    ...place,
    ...named,
    ...(DONE in privateState ? { [DONE]: privateState[DONE] } : {}),
  };
}

/** Runs the hook of a real destroy; the destroy leg of a replacement calls nothing. */
export async function destroy(request: DeleteRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  const { prior, provider, privateState } = request;
  const plannedIn = privateState[TOKEN];
  const isReal = typeof plannedIn === 'string' && plannedIn !== provider.nonce;
  if (!isReal) return leaveForCreateLeg(prior, provider);
  if (actsOnDestroy(prior) && !await isPlannedElsewhere(request)) await actOnDestroy(request);
}

/** An imported object that never learned what it does has nothing to do at its end either. */
const actsOnDestroy = (prior: BatchActionState): boolean =>
  prior.action !== null && eventsOf(prior.when)!.has('destroyed');

type Doomed = Parameters<typeof warnOfLoss>[0][number];

/** The ids that it warned of. A stack must stay destroyable: what cannot be looked at is not warned of. */
async function warn(request: PlanDestroyRequest<BatchActionAttributes, DmsSession>): Promise<readonly string[]> {
  const { prior, provider, log } = request;
  try {
    const cloud = provider.cloud(prior.region, prior.project_id);
    if (cloud === undefined) return [];
    const forced = prior.force_delete === true;
    const doomed = prior.all_failure === null ? await standing(cloud, request) : await failedCreations(cloud, request);
    await warnOfLoss(doomed, { instances: prior.all_failure === null, forced }, cloud, request);
    return doomed.map(({ id }) => id);
  } catch (error) {
    // the destroy would fail with the same key, and every failure brings the lock of that key nearer
    if (isDmsError(error, 'authentication')) throw error;
    log.warn('the instances that the destroy will delete cannot be looked at', { reason: (error as Error).message });
    return [];
  }
}

async function standing(cloud: Cloud,
  { prior, signal }: PlanDestroyRequest<BatchActionAttributes, DmsSession>): Promise<Doomed[]> {
  const fleet = new InstanceLookup(cloud.api, signal);
  const seen = [...await fleet.look(elementsOf(prior.instances))].filter(([, sighting]) =>
    !isDeleted(sighting, prior.force_delete === true),
  );
  return seen.map(([id, sighting]) => ({ id, name: '', status: '', ...sighting }));
}

/**
 * The destroy leg of a replacement calls nothing; what a half-failed apply got done must not be done again by the
 * create leg.
 */
function leaveForCreateLeg(prior: BatchActionState, { parts: { handover } }: DmsSession): void {
  if (elementsOf(prior.pending).length === 0) return;
  const key = { region: prior.region, projectId: prior.project_id, action: prior.action, triggers: prior.triggers };
  const submissions = recordedSubmissions(prior.results, elementsOf(prior.pending));
  if (prior.all_failure !== null) return handover.leaveCleanUp(key, submissions);
  for (const [id, finishedAt] of Object.entries(prior.applied ?? {})) {
    // what is pending was done once, and is owed again
    if (finishedAt && !elementsOf(prior.pending).includes(id)) {
      handover.leave(key, id, { finishedAt, result: prior.results?.[id] ?? undefined });
    }
  }
  // also what was accepted and not waited for, which is pending no more
  for (const [id, submission] of recordedSubmissions(prior.results, Object.keys(prior.applied ?? {}))) {
    handover.leave(key, id, { submission });
  }
}

async function actOnDestroy(request: DeleteRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  const { prior, provider, privateState, signal, diagnostics } = request;
  const cloud = cloudAtApply(provider, prior.region, prior.project_id);
  const before = new Set(textsIn(privateState[DONE]));
  const all = prior.all_failure === null ? elementsOf(prior.instances).sort() : await failedIds(cloud, request);
  const owed = all.filter((id) => !before.has(id));
  const recorded = DONE in privateState ? recordedSubmissions(prior.results, owed) : new Map();
  // `pending` stays as it was: it is what an ordinary apply would act on, and that was not asked to destroy anything.
  const keep = (fates: readonly Fate[]) => {
    const done = [...before, ...fates.filter((fate) => !fate.owed).map((fate) => fate.id)];
    request.save({ ...prior, results: outcomeOf(all, fates, prior).results }, { [DONE]: done });
  };
  const order: Order = { ...orderOf(prior, owed, 'delete', recorded), named: new Set(textsIn(privateState[NAMED])) };
  const report = await execute(order, request, cloud, await cloud.projectId(signal), keep);
  if (report === undefined) return;
  const nextStep = 'The resource stays in state; the next destroy acts only on what is still owed.';
  const verdict = failureOf(prior.action as Action, report, nextStep);
  if (verdict === undefined) return;
  keep(report.fates);
  diagnostics.error(verdict.summary, verdict.detail);
}

const textsIn = (note: unknown): readonly string[] => (Array.isArray(note) ? note as string[] : []);
