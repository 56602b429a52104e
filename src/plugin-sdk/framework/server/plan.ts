import { Mutable, FrameworkServer } from './framework-server';
import { markComputed } from './mark-computed';
import { planViolations } from './plan-validity';
import { privateStateOf } from './private-state';
import { replacementPaths } from './replacement';
import { RequestContext } from './request-context';
import { conform } from '../../values/conform';
import { ObjectValue, PlanResponse, PlanChange } from '../requests';
import { Resource } from '../resource';
import { schemaType } from '../schema-type';

/** Plans a create or an update, or, when nothing is proposed, a destroy. */
export async function planResourceChange(session: FrameworkServer, request: PlanChange) {
  const { typeName, prior, proposed, config, privateState } = request;
  const preset: PlanResponse = { planned: prior, requiresReplace: [], privateState };
  return session.answer(session.aboutResource(typeName, prior, proposed, config, privateState), preset,
    async (turn, answer) => {
      const resource = session.resource(typeName);
      if (proposed === null) await planDestroy(turn, resource, request, answer);
      else await planChange(turn, resource, { ...request, proposed, config: config ?? {} }, answer);
    });
}

async function planDestroy(turn: RequestContext, resource: Resource<any, any>, request: PlanChange,
  answer: Mutable<PlanResponse>): Promise<void> {
  const { prior, privateState } = request;
  answer.planned = null;
  if (!resource.planDestroy || prior === null) return;
  const noted = await turn.call('plan to destroy',
    () => resource.planDestroy?.({ ...turn.context, prior, privateState }));
  if (noted.finished) answer.privateState = privateStateOf(turn, noted.value, privateState);
}

/** Of a create or an update, which have a configuration. */
type Change = PlanChange & { readonly proposed: NonNullable<ObjectValue>; readonly config: NonNullable<ObjectValue> };

async function planChange(turn: RequestContext, resource: Resource<any, any>, change: Change,
  answer: Mutable<PlanResponse>): Promise<void> {
  const { config, prior, proposed, privateState } = change;
  const { attributes } = resource.schema;
  const marked = markComputed(attributes, config, proposed, prior);
  const chosen = await turn.call('plan',
    () => resource.plan?.({ ...turn.context, config, prior, proposed, planned: marked, privateState }));
  if (!chosen.finished || turn.diagnostics.hasErrors) return;
  const { value, misfits } = conform(schemaType(attributes), chosen.value?.planned ?? marked, { unknowns: true });
  const planned = value as NonNullable<ObjectValue>;
  turn.bug('it planned what Terraform does not accept',
    misfits.length > 0 ? misfits : planViolations(attributes, config, prior, planned));
  const notes = privateStateOf(turn, chosen.value?.privateState, privateState);
  if (turn.diagnostics.hasErrors) return;
  answer.planned = planned;
  answer.privateState = notes;
  if (prior !== null) {
    answer.requiresReplace = replacementPaths(resource, { config, prior, planned }, chosen.value?.requiresReplace);
  }
}
