import { FrameworkServer, Undiagnosed } from './framework-server';
import { SavedState } from './saved-state';
import { notImportable, nothingToImport } from './texts';
import { ImportResourceStateRequest, ImportResourceStateResponse } from '../requests';

/** Answers the little that the handler saves. Terraform reads the object next, and fails when that finds nothing. */
export async function importResourceState(server: FrameworkServer,
  request: ImportResourceStateRequest): Promise<ImportResourceStateResponse> {
  const { typeName, id } = request;
  const initial: Undiagnosed<ImportResourceStateResponse> = { state: null, privateState: {} };
  return server.respond(server.resourceScope(typeName), initial, async (context, response) => {
    const resource = server.resource(typeName);
    if (!resource.importState) return context.addError(notImportable(typeName));
    if (server.defers(request)) {
      response.deferred = 'providerConfigUnknown';
      return;
    }
    const saved = new SavedState(context, resource.schema, initial);
    const call = await context.call('import',
      () => resource.importState?.({ ...context.forHandlers, id, save: saved.save }));
    if (!call.finished || context.diagnostics.hasErrors) return;
    if (!saved.isSaved) return context.addError(nothingToImport(typeName, id));
    context.bug('it imported what is no state', saved.errors);
    if (context.diagnostics.hasErrors) return;
    response.state = saved.state;
    response.privateState = saved.privateState;
  });
}
