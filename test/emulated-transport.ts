import { Transport } from '../src/client/transport/transport';
import { errorOfFailure } from '../src/client/transport/transport-failure';
import { EmulatedCloud, isDropped } from '../src/emulator';

/** Carries requests straight into the emulated cloud, without sockets. */
export function emulatedTransport(cloud: EmulatedCloud): Transport {
  return {
    send: async (request) => {
      const answer = await cloud.handle(request);
      if (isDropped(answer)) throw errorOfFailure({ host: 'dms', maybeSent: true, code: 'ECONNRESET' });
      return answer;
    },
  };
}
