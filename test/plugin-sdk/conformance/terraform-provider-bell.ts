import { serveProvider } from '../../../src/plugin-sdk/serve';

/** The bells as an executable. */
void serveProvider({
  name: 'bell',
  stopGrace: 1000,
  loadProvider: async () => (await import('./bell-provider.js')).bellProvider,
});
