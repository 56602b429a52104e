import { Place, placeText } from './place';
import { BatchActionAttributes } from './schema';
import { isDmsError } from '../../client';
import { DeleteRequest, PlanDestroyRequest, PrivateState } from '../../plugin-sdk/framework/resource';
import { isRecord } from '../../plugin-sdk/values/record';
import { DmsSession } from '../dms-session';

/** Where the provider block belonged when the destroy was planned: its apply acts for no other. */
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
  if (differ(before, home)) {
    diagnostics.warning('The provider block has moved away from this resource',
      `The destroy acts in ${placeText(before)}, where the resource is; its provider block is now for ${placeText(home)}.`);
  }
  return { [PLANNED_FOR]: { region: home.region, project_id: home.projectId } };
}

/**
 * Whether the destroy must not go ahead, because it was planned for another place than it would act in; then it is
 * told.
 */
export async function isPlannedElsewhere(request: DeleteRequest<BatchActionAttributes, DmsSession>): Promise<boolean> {
  const { prior, privateState, diagnostics } = request;
  const planned = noted(privateState[PLANNED_FOR]);
  const isShown = prior.region !== null && prior.project_id !== null;
  if (planned === undefined || (planned.projectId === null && !isShown)) {
    if (isShown) return false;
    diagnostics.error('The plan of this destroy does not say where it acts',
      'Region and project of the instances could not be found out when it was planned, and state does not hold them. Nothing was sent. Make a new plan.');
    return true;
  }
  const home = await providerPlace(request);
  if (home === undefined || !differ(planned, home)) return false;
  diagnostics.error('This destroy was planned for another place',
    `It was planned with a provider block for ${placeText(planned)}, and is applied with one for ${placeText(home)}. Nothing was sent. `
      + 'Make a new plan here, or a new one where that was made.');
  return true;
}

/**
 * Undefined where the provider block is not known; a stack must stay destroyable, so that a project that cannot be
 * looked up is null.
 */
async function providerPlace(
  { provider, signal, log }: Pick<DeleteRequest<BatchActionAttributes, DmsSession>, 'provider' | 'signal' | 'log'>,
): Promise<Place | undefined> {
  const cloud = provider.cloud(null, null);
  if (cloud === undefined) return undefined;
  try {
    return { region: cloud.region, projectId: await cloud.projectId(signal) };
  } catch (error) {
    // the destroy would fail with the same key, and every failure brings the lock of that key nearer
    if (!isDmsError(error) || error.kind === 'cancelled' || error.kind === 'authentication') throw error;
    log.warn('the project of the provider block could not be looked up', { reason: error.message });
    return { region: cloud.region, projectId: null };
  }
}

/** Whether two places are known to be different ones. */
function differ(left: Place, right: Place): boolean {
  const unlike = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return unlike(left.region, right.region) || unlike(left.projectId, right.projectId);
}

function noted(note: unknown): Place | undefined {
  return isRecord(note) && typeof note.region === 'string'
    ? { region: note.region, projectId: typeof note.project_id === 'string' ? note.project_id : null } : undefined;
}
