import { FrameworkServer } from './framework-server';
import { PlanActionRequest, RpcResponse } from '../requests';

/** Asks the handler whether it may be done; nothing is remembered of the answer. */
export async function planAction(server: FrameworkServer,
  { typeName, config }: PlanActionRequest): Promise<RpcResponse> {
  return server.respond(server.actionScope(typeName, config), {}, async (context) => {
    const action = server.action(typeName);
    await context.call('plan', () => action.plan?.({ ...context.forHandlers, config: config ?? {} }));
  });
}
