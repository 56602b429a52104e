import { ProviderServer } from '../plugin-sdk/framework/requests';
import { Log } from '../plugin-sdk/framework/resource';
import { debugProvider, serveProvider } from '../plugin-sdk/serve-provider';

const NAME = 'dms';

/** Everything a provider needs is loaded when Terraform connects: the way to the handshake is on every start's bill. */
async function loadProvider(log: Log): Promise<ProviderServer> {
  const [{ createProviderServer }, { createProvider }, parts] = await Promise.all([
    import('../plugin-sdk/framework/server/index.js'),
    import('../provider/provider.js'),
    import('../provider/process-parts.js'),
  ]);
  return createProviderServer(createProvider(parts.processParts()), { log });
}

async function main(): Promise<void> {
  if (!process.argv.includes('--debug')) return serveProvider({ name: NAME, loadProvider });
  const { PROVIDER_SOURCE } = await import('../constructs/provider-address.js');
  return debugProvider({ name: NAME, providerAddress: PROVIDER_SOURCE, loadProvider });
}

void main();
