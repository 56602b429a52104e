import { FrameworkServer, Undiagnosed } from './framework-server';
import { RequestContext } from './request-context';
import { contradictions } from './result-compatibility';
import { SavedState } from './saved-state';
import { NO_UPDATE, nothingSaved } from './texts';
import { pathText } from '../../values/path';
import { ApplyResourceChangeRequest, ApplyResourceChangeResponse, ObjectValue } from '../requests';
import { Resource } from '../resource';
import { schemaType } from '../schema-type';

/** A create or an update, which have a plan. */
type Change = ApplyResourceChangeRequest & { readonly planned: NonNullable<ObjectValue> };

/** Creates, updates or, when nothing is planned, deletes. When something fails, it answers what was saved last. */
export async function applyResourceChange(server: FrameworkServer,
  request: ApplyResourceChangeRequest): Promise<ApplyResourceChangeResponse> {
  const { typeName, prior, planned, config, privateState } = request;
  const initial: Undiagnosed<ApplyResourceChangeResponse> = { state: prior, privateState };
  const scope = server.resourceScope(typeName, prior, planned, config, privateState);
  return server.respond(scope, initial, async (context, response) => {
    const resource = server.resource(typeName);
    const saved = new SavedState(context, resource.schema, initial);
    if (planned === null) await applyDelete(context, resource, request, saved);
    else await applyChange(context, resource, { ...request, planned }, saved);
    response.state = saved.state;
    response.privateState = saved.privateState;
  });
}

async function applyDelete(context: RequestContext, resource: Resource<any, any>,
  { prior, privateState }: ApplyResourceChangeRequest, saved: SavedState): Promise<void> {
  const deletion = await context.call('delete',
    () => (prior === null ? undefined
      : resource.delete?.({ ...context.forHandlers, prior, privateState, save: saved.save })));
  if (!deletion.finished || context.diagnostics.hasErrors) return;
  saved.forget();
  saved.privateState = {};
}

async function applyChange(context: RequestContext, resource: Resource<any, any>, change: Change,
  saved: SavedState): Promise<void> {
  const { prior, planned } = change;
  const verb = prior === null ? 'create' : 'update';
  const call = await context.call(verb, async () => callHandler(context, resource, change, saved));
  if (!call.finished || context.diagnostics.hasErrors) {
    saved.errors.forEach(({ path, problem }) =>
      context.forHandlers.log.warn('saved as null', { attribute: pathText(path), problem }),
    );
    return;
  }
  if (!saved.isSaved) return context.bug(`${verb} told no result`, [nothingSaved]);
  context.bug(`${verb} made something else than planned`, saved.errors.length > 0 ? saved.errors
    : contradictions(schemaType(resource.schema.attributes), planned, saved.state));
}

async function callHandler(context: RequestContext, resource: Resource<any, any>,
  { prior, planned, privateState }: Change, saved: SavedState): Promise<void> {
  const request = { ...context.forHandlers, planned, privateState, save: saved.save };
  if (prior === null) return resource.create(request);
  if (!resource.update) throw new Error(NO_UPDATE);
  return resource.update({ ...request, prior });
}
