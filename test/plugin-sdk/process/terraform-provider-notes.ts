import { debugProvider, serveProvider } from '../../../src/plugin-sdk/serve-provider';

/** The provider of notes as an executable. NOTES_DEBUG serves it for TF_REATTACH_PROVIDERS. */
const options = {
  name: 'notes',
  providerAddress: 'npm.internal/test/notes',
  loadProvider: async () => {
    // eslint-disable-next-line no-console -- what careless code prints must not reach the channel of the handshake
    console.log('stray line on the console');
    process.stdout.write('stray line on stdout\n');
    return (await import('../protocol/note-provider.js')).noteProvider();
  },
};

void (process.env.NOTES_DEBUG ? debugProvider(options) : serveProvider(options));
