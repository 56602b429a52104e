import { serveProvider } from '../../../src/plugin-sdk/serve';

/** The library as an executable. */
void serveProvider({
  name: 'library',
  loadProvider: async () => (await import('./library-provider.js')).libraryProvider,
});
