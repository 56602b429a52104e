import { FrameworkServer, Mutable, Undiagnosed } from './framework-server';
import { markComputed } from './mark-computed';
import { planViolations } from './plan-validity';
import { privateStateOf } from './private-state';
import { replacementPaths } from './replacement';
import { RequestContext } from './request-context';
import { conform } from '../../values/conform';
import { ObjectValue, PlanResourceChangeRequest, PlanResourceChangeResponse } from '../requests';
import { Resource } from '../resource';
import { schemaType } from '../schema-type';

type Plan = Undiagnosed<PlanResourceChangeResponse>;

/** Plans a create or an update, or, when nothing is proposed, a destroy. */
export async function planResourceChange(server: FrameworkServer,
  request: PlanResourceChangeRequest): Promise<PlanResourceChangeResponse> {
  const { typeName, prior, proposed, config, privateState } = request;
  const initial: Plan = { planned: prior, requiresReplace: [], privateState };
  const scope = server.resourceScope(typeName, prior, proposed, config, privateState);
  return server.respond(scope, initial, async (context, response) => {
    const resource = server.resource(typeName);
    if (server.defers(request)) {
      // Valid as any plan is: what is configured stays, and what is computed is anybody's guess.
      response.planned = proposed && markComputed(resource.schema.attributes, config ?? {}, proposed, prior);
      response.deferred = 'providerConfigUnknown';
      return;
    }
    if (proposed === null) await planDestroy(context, resource, request, response);
    else await planChange(context, resource, { ...request, proposed, config: config ?? {} }, response);
  });
}

async function planDestroy(context: RequestContext, resource: Resource<any, any>, request: PlanResourceChangeRequest,
  response: Mutable<Plan>): Promise<void> {
  const { prior, privateState } = request;
  response.planned = null;
  if (!resource.planDestroy || prior === null) return;
  const call = await context.call('plan to destroy',
    () => resource.planDestroy?.({ ...context.forHandlers, prior, privateState }));
  if (call.finished) response.privateState = privateStateOf(context, call.value, privateState);
}

/** A create or an update, which have a configuration. */
type Change = PlanResourceChangeRequest & {
  readonly proposed: NonNullable<ObjectValue>;
  readonly config: NonNullable<ObjectValue>;
};

async function planChange(context: RequestContext, resource: Resource<any, any>, change: Change,
  response: Mutable<Plan>): Promise<void> {
  const { config, prior, proposed } = change;
  const { attributes } = resource.schema;
  const marked = markComputed(attributes, config, proposed, prior);
  const call = await context.call('plan',
    () => resource.plan?.({
      ...context.forHandlers,
      config,
      prior,
      proposed,
      planned: marked,
      privateState: change.privateState,
    }));
  if (!call.finished || context.diagnostics.hasErrors) return;
  const { value, errors } = conform(schemaType(attributes), call.value?.planned ?? marked, { unknowns: true });
  const planned = value as NonNullable<ObjectValue>;
  context.bug('it planned what Terraform does not accept',
    errors.length > 0 ? errors : planViolations(attributes, config, prior, planned));
  const privateState = privateStateOf(context, call.value?.privateState, change.privateState);
  if (context.diagnostics.hasErrors) return;
  response.planned = planned;
  response.privateState = privateState;
  if (prior !== null) {
    response.requiresReplace = replacementPaths(resource, { config, prior, planned }, call.value?.requiresReplace);
  }
}
