import { impatient, PATIENCE } from './impatient-transport';
import { ORIGIN, scaledClock, SPEED, STARTS_AT } from './scaled-clock';
import { serveProvider } from '../../src/plugin-sdk/serve';

const speed = Number(process.env[SPEED]);

/**
 * The provider as users get it, but for its clock: minutes of waiting pass in seconds, over real HTTP and with real
 * Terraform.
 */
void serveProvider({
  name: 'dms',
  stopGrace: 30_000 / speed,
  loadProvider: async () => {
    const [{ createProvider }, { processParts }, { AxiosTransport }] = await Promise.all([
      import('../../src/provider/provider.js'),
      import('../../src/provider/process-parts.js'),
      import('../../src/client/transport/axios-transport.js'),
    ]);
    const clock = scaledClock(speed, Number(process.env[ORIGIN]), Number(process.env[STARTS_AT]));
    const patience = process.env[PATIENCE];
    const transport = patience === undefined ? undefined : impatient(new AxiosTransport(), Number(patience));
    return createProvider({ ...processParts(), clock, transport });
  },
});
