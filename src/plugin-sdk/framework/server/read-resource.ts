import { FrameworkServer, Undiagnosed } from './framework-server';
import { SavedState } from './saved-state';
import { ReadResourceRequest, ReadResourceResponse } from '../requests';

/** Refreshes; the state stays as it was when that fails, or when the handler neither saves nor forgets. */
export async function readResource(server: FrameworkServer,
  request: ReadResourceRequest): Promise<ReadResourceResponse> {
  const { typeName, state, privateState } = request;
  const initial: Undiagnosed<ReadResourceResponse> = { state, privateState };
  return server.respond(server.resourceScope(typeName, state, privateState), initial, async (context, response) => {
    const resource = server.resource(typeName);
    if (!resource.read || state === null) return;
    if (server.defers(request)) {
      response.deferred = 'providerConfigUnknown';
      return;
    }
    const saved = new SavedState(context, resource.schema, initial);
    const { save, forget } = saved;
    const call = await context.call('read',
      () => resource.read?.({ ...context.forHandlers, state, privateState, save, forget }));
    if (!call.finished || context.diagnostics.hasErrors) return;
    context.bug('it read what is no state', saved.errors);
    if (context.diagnostics.hasErrors) return;
    response.state = saved.state;
    response.privateState = saved.privateState;
  });
}
