import { debugProvider, serveProvider } from '../plugin-sdk/serve';

const NAME = 'dms';

/** Everything a provider needs is loaded when Terraform connects: the way to the handshake is on every start's bill. */
async function loadProvider() {
  const [{ createProvider }, { processParts }] = await Promise.all([
    import('../provider/provider.js'),
    import('../provider/process-parts.js'),
  ]);
  return createProvider(processParts());
}

async function main(): Promise<void> {
  if (!process.argv.includes('--debug')) return serveProvider({ name: NAME, loadProvider });
  const { PROVIDER_SOURCE } = await import('../constructs/provider-address.js');
  return debugProvider({ name: NAME, providerAddress: PROVIDER_SOURCE, loadProvider });
}

void main();
