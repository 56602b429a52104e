import { FrameworkServer, Undiagnosed } from './framework-server';
import { DeferrableResponse, PlanActionRequest } from '../requests';

/** Asks the handler whether it may be done; nothing is remembered of the answer. */
export async function planAction(server: FrameworkServer,
  request: PlanActionRequest): Promise<DeferrableResponse> {
  const { typeName, config } = request;
  const initial: Undiagnosed<DeferrableResponse> = {};
  return server.respond(server.actionScope(typeName, config), initial, async (context, response) => {
    const action = server.action(typeName);
    if (server.defers(request)) {
      response.deferred = 'providerConfigUnknown';
      return;
    }
    await context.call('plan', () => action.plan?.({ ...context.forHandlers, config: config ?? {} }));
  });
}
