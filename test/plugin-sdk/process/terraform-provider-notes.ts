import { serveProvider } from '../../../src/plugin-sdk/serve-provider';

void serveProvider({ name: 'notes', loadProvider: async () => (await import('../protocol/note-provider.js')).noteProvider() });
