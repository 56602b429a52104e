import { FrameworkServer, Mutable, Undiagnosed } from './framework-server';
import { RequestContext } from './request-context';
import { SavedState } from './saved-state';
import { notMovable } from './texts';
import { upgraded } from './upgrade-resource-state';
import { MoveResourceStateRequest, MoveResourceStateResponse } from '../requests';
import { Resource } from '../resource';

type Moved = Undiagnosed<MoveResourceStateResponse>;

/**
 * Takes over what is of another type. The same type comes here, too, when only the address of its provider has changed,
 * and then it is upgraded like any other state.
 */
export async function moveResourceState(server: FrameworkServer,
  request: MoveResourceStateRequest): Promise<MoveResourceStateResponse> {
  const { typeName, source } = request;
  const initial: Moved = { state: null, privateState: {} };
  return server.respond(server.resourceScope(typeName, source.raw), initial, async (context, response) => {
    const resource = server.resource(typeName);
    if (source.typeName !== typeName) return take(context, resource, request, response);
    response.state = await upgraded(context, resource, { typeName, version: source.schemaVersion, raw: source.raw });
    response.privateState = source.privateState;
  });
}

async function take(context: RequestContext, resource: Resource<any, any>,
  { typeName, source }: MoveResourceStateRequest, response: Mutable<Moved>): Promise<void> {
  const { diagnostics, signal, log } = context.forHandlers;
  const saved = new SavedState(context, resource.schema, response);
  const call = await context.call('move', () =>
    resource.moveState?.({ diagnostics, signal, log, source, save: saved.save }));
  if (!call.finished || diagnostics.hasErrors) return;
  if (!saved.isSaved) return context.addError(notMovable(typeName, source, resource.importState !== undefined));
  context.bug('it moved what is no state', saved.errors);
  if (diagnostics.hasErrors) return;
  response.state = saved.state;
  response.privateState = saved.privateState;
}
