import { conduct } from './conduct';
import { isPlannedElsewhere, noteProviderPlace } from './destroy-place';
import { failedCreations, failedIds } from './failed-creations';
import { eventsOf } from './known-arguments';
import { warnOfLoss } from './look-ahead';
import { healthBeforeIn, maintenanceWindowOf, orderOf, recordedSubmissions } from './order-of';
import { outcomeOf } from './outcome';
import { failureOf } from './report';
import { BatchActionAttributes, BatchActionState } from './schema';
import { elementsOf } from './state-collections';
import { destroyOutsideWindow, NEXT_DESTROY_GOES_ON } from './texts';
import { isDeleted, isDmsError } from '../../client';
import { DeleteRequest, PlanDestroyRequest, PrivateState } from '../../plugin-sdk';
import { DmsSession, ProjectCloud } from '../dms-session';
import { handoverKeyOf } from '../handover';
import { Fate } from '../run/fate';
import { InstanceLookup } from '../run/instance-lookup';
import { isOpen, openingText } from '../run/maintenance-window';
import { Action, Order } from '../run/order';

/**
 * The key in private state of the session that planned the destroy. If another session applies it, it is a real
 * destroy. The destroy leg of a replacement carries the create plan's private state, without this token; with
 * create_before_destroy it is planned and applied in one session.
 */
const TOKEN = 'destroy_planned_in';

/** The key in private state of the ids on which a destroy that failed half-way has acted already. */
const DONE = 'destroyed_ids';

/** The key in private state of the failed creations that the plan of the destroy named, with `all_failure`. */
const NAMED = 'destroy_names';

/** Warns whose data will be lost, and leaves the token by which the apply tells a destroy from a replacement. */
export async function planDestroy(
  request: PlanDestroyRequest<BatchActionAttributes, DmsSession>,
): Promise<PrivateState> {
  const { prior, provider, privateState } = request;
  const isPlanned = actsOnDestroy(prior) && !provider.isApplying;
  const place = isPlanned ? await noteProviderPlace(request) : {};
  const doomed = isPlanned && prior.action === 'delete' ? await warn(request) : [];
  if (isPlanned) warnOutsideWindow(request);
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

/** Whether a destroy acts; an imported object that never learned what it does has nothing to do at its end either. */
const actsOnDestroy = (prior: BatchActionState): boolean =>
  prior.action !== null && eventsOf(prior.when)!.has('destroyed');

type Doomed = Parameters<typeof warnOfLoss>[0][number];

/**
 * Warns whose data the destroy will lose, and gives the ids that it named. A stack must stay destroyable: what cannot
 * be looked at is not warned of.
 */
async function warn(request: PlanDestroyRequest<BatchActionAttributes, DmsSession>): Promise<readonly string[]> {
  const { prior, provider, log } = request;
  try {
    const cloud = provider.cloud(prior.region, prior.project_id);
    if (cloud === undefined) return [];
    const forced = prior.force_delete === true;
    const doomed = prior.all_failure === null ? await standing(cloud, request) : await failedCreations(cloud, request);
    await warnOfLoss(doomed, { isCleanUp: prior.all_failure !== null, forced }, cloud, request);
    return doomed.map(({ id }) => id);
  } catch (error) {
    // The destroy would fail with the same key, and every failure brings the lock of that key nearer.
    if (isDmsError(error, 'authentication')) throw error;
    log.warn('the instances that the destroy will delete cannot be looked at', { reason: (error as Error).message });
    return [];
  }
}

async function standing(cloud: ProjectCloud,
  { prior, signal }: PlanDestroyRequest<BatchActionAttributes, DmsSession>): Promise<Doomed[]> {
  const lookup = new InstanceLookup(cloud.api, signal);
  const seen = [...await lookup.look(elementsOf(prior.instances))].filter(([, sighting]) =>
    !isDeleted(sighting, prior.force_delete === true),
  );
  return seen.map(([id, sighting]) => ({ id, name: '', status: '', ...sighting }));
}

/**
 * What a half-failed apply got done must not be done again by the create leg of a replacement: the destroy leg tells
 * it.
 */
function leaveForCreateLeg(prior: BatchActionState, { parts: { handover } }: DmsSession): void {
  if (elementsOf(prior.pending).length === 0) return;
  const key = handoverKeyOf(prior);
  const submissions = recordedSubmissions(prior.results, elementsOf(prior.pending));
  if (prior.all_failure !== null) return handover.leaveCleanUp(key, submissions);
  for (const [id, finishedAt] of Object.entries(prior.applied ?? {})) {
    // What is pending was done once, and is owed again.
    if (finishedAt && !elementsOf(prior.pending).includes(id)) {
      handover.leave(key, id, { finishedAt, result: prior.results?.[id] ?? undefined });
    }
  }
  // What was accepted and not waited for is pending no more, and in flight all the same.
  const known = Object.keys(prior.applied ?? {});
  const [sent, unhealed] = [recordedSubmissions(prior.results, known), healthBeforeIn(prior.results, known)];
  for (const id of new Set([...sent.keys(), ...unhealed.keys()])) {
    handover.leave(key, id, { submission: sent.get(id), healthBefore: unhealed.get(id) });
  }
}

/** A destroy is not divided, so that it may not begin outside the maintenance window either. */
function warnOutsideWindow(
  { prior, provider, diagnostics }: PlanDestroyRequest<BatchActionAttributes, DmsSession>,
): void {
  const opening = openingOf(prior, provider);
  if (opening !== undefined) diagnostics.warning(...destroyOutsideWindow(opening, true));
}

/** When the maintenance window opens; undefined where it is open, or there is none. */
function openingOf(prior: BatchActionState, { parts: { clock } }: DmsSession): string | undefined {
  const window = maintenanceWindowOf(prior);
  return window && !isOpen(window, clock.now()) ? openingText(window, clock.now()) : undefined;
}

async function actOnDestroy(request: DeleteRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  const { prior, provider, privateState, signal, diagnostics } = request;
  const opening = openingOf(prior, provider);
  if (opening !== undefined) return diagnostics.error(...destroyOutsideWindow(opening, false));
  const cloud = provider.cloudAtApply(prior.region, prior.project_id);
  const doneBefore = new Set(textsIn(privateState[DONE]));
  const all = prior.all_failure === null ? elementsOf(prior.instances).sort() : await failedIds(cloud, request);
  const owed = all.filter((id) => !doneBefore.has(id));
  const recorded = DONE in privateState ? recordedSubmissions(prior.results, owed) : new Map();
  // `pending` stays as it was: it is what an ordinary apply would act on, and that was not asked to destroy anything.
  const record = (fates: readonly Fate[]) => {
    const done = [...doneBefore, ...fates.filter((fate) => !fate.owed).map((fate) => fate.id)];
    request.save({ ...prior, results: outcomeOf(all, fates, prior).results }, { [DONE]: done });
  };
  const before = { recorded, healthBefore: healthBeforeIn(prior.results, owed) };
  const order: Order = { ...orderOf(prior, owed, 'delete', before), named: new Set(textsIn(privateState[NAMED])) };
  const report = await conduct(order, request, cloud, await cloud.projectId(signal), record);
  if (report === undefined) return;
  const failure = failureOf(prior.action as Action, report, NEXT_DESTROY_GOES_ON);
  if (failure === undefined) return;
  record(report.fates);
  diagnostics.error(...failure);
}

const textsIn = (note: unknown): readonly string[] => (Array.isArray(note) ? note as string[] : []);
