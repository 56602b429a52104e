import { areDifferent, Place } from './place';
import { BatchActionAttributes } from './schema';
import { destroyActsInState, destroyPlannedElsewhere, DESTROY_WITHOUT_PLACE } from './texts';
import { isDmsError } from '../../client';
import { DeleteRequest, isRecord, PlanDestroyRequest, PrivateState } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';

/** The key in private state of the place that the destroy was planned for: its apply acts for no other. */
const PLANNED_FOR = 'destroy_planned_for';

/**
 * Notes where the provider block belongs, and warns where that is not where the resource is: a destroy acts where state
 * says.
 */
export async function noteProviderPlace(
  request: PlanDestroyRequest<BatchActionAttributes, DmsSession>,
): Promise<PrivateState> {
  const { prior, diagnostics } = request;
  const home = await providerPlace(request);
  if (home === undefined) return {};
  const before = { region: prior.region ?? home.region, projectId: prior.project_id ?? home.projectId };
  if (areDifferent(before, home)) diagnostics.warning(...destroyActsInState(before, home));
  return { [PLANNED_FOR]: { region: home.region, project_id: home.projectId } };
}

/**
 * Whether the destroy must not go ahead, because it was planned for another place than it would act in. If so, this
 * tells the user.
 */
export async function isPlannedElsewhere(request: DeleteRequest<BatchActionAttributes, DmsSession>): Promise<boolean> {
  const { prior, privateState, diagnostics } = request;
  const planned = noted(privateState[PLANNED_FOR]);
  const isShown = prior.region !== null && prior.project_id !== null;
  if (planned === undefined || (planned.projectId === null && !isShown)) {
    if (isShown) return false;
    diagnostics.error(...DESTROY_WITHOUT_PLACE);
    return true;
  }
  const home = await providerPlace(request);
  if (home === undefined || !areDifferent(planned, home)) return false;
  diagnostics.error(...destroyPlannedElsewhere(planned, home));
  return true;
}

/**
 * Where the provider block belongs; undefined where it is not known. A stack must stay destroyable: a project that
 * cannot be looked up is null.
 */
async function providerPlace(
  { provider, signal, log }: Pick<DeleteRequest<BatchActionAttributes, DmsSession>, 'provider' | 'signal' | 'log'>,
): Promise<Place | undefined> {
  const cloud = provider.cloud(null, null);
  if (cloud === undefined) return undefined;
  try {
    return { region: cloud.region, projectId: await cloud.projectId(signal) };
  } catch (error) {
    // The destroy would fail with the same key, and every failure brings the lock of that key nearer.
    if (!isDmsError(error) || error.kind === 'cancelled' || error.kind === 'authentication') throw error;
    log.warn('the project of the provider block could not be looked up', { reason: error.message });
    return { region: cloud.region, projectId: null };
  }
}

function noted(note: unknown): Place | undefined {
  return isRecord(note) && typeof note.region === 'string'
    ? { region: note.region, projectId: typeof note.project_id === 'string' ? note.project_id : null } : undefined;
}
