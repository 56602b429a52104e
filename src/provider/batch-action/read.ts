import { ADOPT } from './adoption';
import { failedCreations } from './failed-creations';
import { PlanErrors } from './plan-errors';
import { tellPlanned } from './planned-progress';
import { BatchActionAttributes } from './schema';
import { FAILED_NOT_LISTED, placeText } from './texts';
import { ImportRequest, ReadRequest } from '../../plugin-sdk';
import { ProjectCloud, DmsSession } from '../dms-session';

/**
 * A refresh asks the cloud only for failed creations: with `all_failure` a new one shows as drift. Nothing else it
 * could see calls for an action.
 */
export async function read(request: ReadRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  const { state, diagnostics, save } = request;
  if (state.all_failure === null) return;
  const cloud = cloudOfState(request);
  if (cloud === undefined) return;
  const errors = new PlanErrors(diagnostics, true);
  errors.lookingIn(placeText({ region: cloud.region, projectId: state.project_id }));
  try {
    const failed = await failedCreations(cloud, request);
    if (failed.length > 0) await tellPlanned('delete', failed, cloud, request);
    save({ ...state, failed_instances: failed.map(({ id }) => id) });
  } catch (error) {
    errors.failedLook(FAILED_NOT_LISTED, error);
  }
}

/**
 * Where state says that the instances are; undefined where the provider block is not known or cannot act there, which
 * the plan will say.
 */
function cloudOfState(
  { state, provider, log }: ReadRequest<BatchActionAttributes, DmsSession>,
): ProjectCloud | undefined {
  try {
    return provider.cloud(state.region, state.project_id);
  } catch (error) {
    log.warn('failed instances are not listed: the provider block cannot look where the resource is', {
      reason: (error as Error).message,
    });
    return undefined;
  }
}

/**
 * There is nothing in the cloud to import: any id serves, and the next plan takes over what is configured, without
 * acting.
 */
export async function importState({ id, save }: ImportRequest<BatchActionAttributes, DmsSession>): Promise<void> {
  save({ id, applied: {}, pending: [], deferred: [], results: {} }, { [ADOPT]: true });
}
