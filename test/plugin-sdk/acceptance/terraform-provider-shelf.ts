import { debugProvider, serveProvider } from '../../../src/plugin-sdk/serve';

/** The shelf as an executable. SHELF_DEBUG serves it for TF_REATTACH_PROVIDERS. */
const options = {
  name: 'shelf',
  providerAddress: 'npm.internal/test/shelf',
  stopGrace: 1000,
  loadProvider: async () => (await import('./shelf-provider.js')).shelfProvider,
};

void (process.env.SHELF_DEBUG ? debugProvider(options) : serveProvider(options));
