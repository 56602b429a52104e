import { impatient, PATIENCE } from './impatient-transport';
import { ORIGIN, scaledClock, SPEED } from './scaled-clock';
import { serveProvider } from '../../src/plugin-sdk/serve-provider';

/**
 * The provider as users get it, but for its clock: minutes of waiting pass in seconds, over real HTTP and with real
 * Terraform.
 */
void serveProvider({
  name: 'dms',
  loadProvider: async (log) => {
    const [{ createProviderServer }, { createProvider }, { processParts }, { AxiosTransport }] = await Promise.all([
      import('../../src/plugin-sdk/framework/server/index.js'),
      import('../../src/provider/provider.js'),
      import('../../src/provider/process-parts.js'),
      import('../../src/client/transport/axios-transport.js'),
    ]);
    const speed = Number(process.env[SPEED]);
    const clock = scaledClock(speed, Number(process.env[ORIGIN]));
    const patience = process.env[PATIENCE];
    const transport = patience === undefined ? undefined : impatient(new AxiosTransport(), Number(patience));
    return createProviderServer(createProvider({ ...processParts(), clock, transport }), {
      log,
      stopGrace: 30_000 / speed,
    });
  },
});
