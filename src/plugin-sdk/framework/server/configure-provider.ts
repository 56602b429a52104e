import { FrameworkServer } from './framework-server';
import { secretsIn } from './secrets';
import { ConfigureProviderRequest, RpcResponse } from '../requests';

/** Keeps what the provider's `configure` returned for every later request, and its secrets out of their diagnostics. */
export async function configureProvider(server: FrameworkServer,
  { terraformVersion, config, deferralAllowed = false }: ConfigureProviderRequest): Promise<RpcResponse> {
  const { provider } = server;
  return server.respond({ name: 'the provider', schema: provider.schema, values: [config] }, {}, async (context) => {
    const { diagnostics, log } = context.forHandlers;
    let isDeferred = false;
    const defer = () => {
      isDeferred = true;
    };
    const call = await context.call('configure',
      () => provider.configure({ config: config ?? {}, terraformVersion, deferralAllowed, defer, diagnostics, log }));
    if (call.finished) server.configure(call.value, secretsIn(provider.schema.attributes, config), isDeferred);
  });
}
