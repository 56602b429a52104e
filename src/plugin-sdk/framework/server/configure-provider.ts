import { withBlocks } from './block-checks';
import { FrameworkServer } from './framework-server';
import { secretsIn } from './secrets';
import { configurationAttributes } from '../provider-schema';
import { ConfigureProviderRequest, RpcResponse } from '../requests';

/** Keeps what the provider's `configure` returned for every later request, and its secrets out of their diagnostics. */
export async function configureProvider(server: FrameworkServer,
  { terraformVersion, deferralAllowed = false, ...request }: ConfigureProviderRequest): Promise<RpcResponse> {
  const { provider } = server;
  const config = withBlocks(provider.schema.blocks, request.config ?? {});
  return server.respond(server.providerScope('the provider', config), {}, async (context) => {
    const { diagnostics, log } = context.forHandlers;
    let isDeferred = false;
    const defer = () => {
      isDeferred = true;
    };
    const call = await context.call('configure',
      () => provider.configure({ config, terraformVersion, deferralAllowed, defer, diagnostics, log }));
    const secrets = secretsIn(configurationAttributes(provider.schema), config);
    if (call.finished) server.configure(call.value, secrets, isDeferred);
  });
}
