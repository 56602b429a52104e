import { ORIGIN, scaledClock, SPEED } from './scaled-clock';
import { serveProvider } from '../../src/plugin-sdk/serve-provider';

/** The provider as users get it, but for its clock: minutes of waiting pass in seconds, over real HTTP and with real Terraform. */
void serveProvider({
  name: 'dms',
  loadProvider: async (log) => {
    const [{ createProviderServer }, { createProvider }, { processParts }] = await Promise.all([
      import('../../src/plugin-sdk/framework/server/index.js'), import('../../src/provider/provider.js'), import('../../src/provider/process-parts.js'),
    ]);
    const clock = scaledClock(Number(process.env[SPEED]), Number(process.env[ORIGIN]));
    return createProviderServer(createProvider({ ...processParts(), clock }), { log });
  },
});
