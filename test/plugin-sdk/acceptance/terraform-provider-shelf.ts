import { serveProvider } from '../../../src/plugin-sdk/serve-provider';

void serveProvider({
  name: 'shelf',
  loadProvider: async (log) => {
    const [{ createProviderServer }, { shelfProvider }] = await Promise.all([
      import('../../../src/plugin-sdk/framework/server/index.js'),
      import('./shelf-provider.js'),
    ]);
    return createProviderServer(shelfProvider, { log, stopGrace: 1000 });
  },
});
