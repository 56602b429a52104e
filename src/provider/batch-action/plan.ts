import { adopted, adoption, isAdopting, isComplete, knowsIds, warnOfNothing } from './adoption';
import { Decision, decide } from './decision';
import { knownArgumentsOf } from './known-arguments';
import { checkAhead } from './look-ahead';
import { PlanErrors } from './plan-errors';
import { computedBy, unknownFor } from './planned-computed';
import { PlannedPlace, planPlace } from './planned-place';
import { BatchActionAttributes, BatchActionState, batchActionSchema } from './schema';
import { checkHeldBack } from './validate';
import { equal, isUnknown, PlanRequest, PlanResult, schemaType, UNKNOWN } from '../../plugin-sdk';
import { DmsSession } from '../dms-session';

type Request = PlanRequest<BatchActionAttributes, DmsSession>;

const TYPE = schemaType(batchActionSchema.attributes);

/** The plan shows in `applied` who will be acted on; everything else follows from that. */
export async function plan(request: Request): Promise<PlanResult<BatchActionAttributes>> {
  const { config, prior, proposed, privateState, diagnostics } = request;
  const errors = new PlanErrors(diagnostics, prior !== null);
  const adopting = isAdopting(prior, privateState);
  if (prior !== null) checkHeldBack(config, adopting, errors);
  if (diagnostics.hasErrors) return {};
  const before = adopting ? adopted(prior, config, privateState) : prior;
  const decision = decide(knownArgumentsOf(config), before);
  const actsOnNobody = adopting && !knowsIds(config, privateState);
  const computed = actsOnNobody ? adoption(decision, before!, config) : computedBy(decision, before);
  const acts = isUnknown(computed.pending);
  const changes = acts || prior === null || !equal(TYPE, { ...proposed, ...computed, id: prior.id }, prior);
  const place = await planPlace(request, { acts, changes }, errors);
  const failed = acts && place?.cloud ? await checkAhead(request, decision, place.cloud, errors) : undefined;
  if (place === undefined) return {};
  if (adopting && !isComplete(config)) warnOfNothing(config, diagnostics);
  return {
    planned: {
      ...proposed,
      ...computed,
      ...(listsAnew(decision, prior, place) && failed ? { applied: unknownFor(failed) } : {}),
      id: prior?.id ?? UNKNOWN,
      region: place.region,
      project_id: place.project_id,
    },
    privateState: adopting ? privateState : {},
  };
}

/**
 * An object that named its instances becomes a clean-up, or a clean-up goes elsewhere: state does not hold who has
 * failed there, so the plan lists them itself.
 */
function listsAnew(decision: Decision, prior: BatchActionState | null, place: PlannedPlace): boolean {
  if (decision.kind !== 'all_failure' || !decision.acts || prior === null) return false;
  const differs = (before: string | null, planned: unknown) => before !== null && before !== planned;
  return prior.all_failure === null || differs(prior.region, place.region)
    || differs(prior.project_id, place.project_id);
}
