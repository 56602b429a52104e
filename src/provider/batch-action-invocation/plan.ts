import { planAsResource } from './as-resource';
import { InvocationAttributes } from './schema';
import { CANNOT_ACT_THERE } from './texts';
import { ActionPlanRequest, isUnknown } from '../../plugin-sdk';
import { decide } from '../batch-action/decision';
import { knownArgumentsOf } from '../batch-action/known-arguments';
import { checkAhead } from '../batch-action/look-ahead';
import { knownPlace } from '../batch-action/place';
import { PlanErrors } from '../batch-action/plan-errors';
import { placeText } from '../batch-action/texts';
import { DmsSession, ProjectCloud } from '../dms-session';

type Request = ActionPlanRequest<InvocationAttributes, DmsSession>;

/** Looks at the instances as the plan of the resource does: what would be refused is, and a loss of data is told. */
export async function plan(request: Request): Promise<void> {
  const { signal, diagnostics } = request;
  const config = planAsResource(request.config);
  const errors = new PlanErrors(diagnostics, false);
  const cloud = cloudOf(request, errors);
  const decision = decide(knownArgumentsOf(config), null);
  if (cloud === undefined || decision.kind === 'unknown') return;
  if (decision.kind === 'instances' && decision.owed.length === 0) return;
  try {
    errors.lookingIn(placeText({ region: cloud.region, projectId: await cloud.projectId(signal) }));
  } catch (error) {
    return errors.failedLook(CANNOT_ACT_THERE, error);
  }
  await checkAhead({ ...request, config, prior: null }, decision, cloud, errors);
}

/** Undefined while the place is not wholly known, or where it is an error. */
function cloudOf({ config, provider }: Request, errors: PlanErrors): ProjectCloud | undefined {
  if (isUnknown(config.region) || isUnknown(config.project_id)) return undefined;
  const { region, projectId } = knownPlace(config);
  try {
    return provider.cloud(region, projectId);
  } catch (error) {
    errors.error([CANNOT_ACT_THERE, (error as Error).message]);
    return undefined;
  }
}
