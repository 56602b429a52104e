import { currentProcess } from '../../../src/plugin-sdk/process/plugin-process';
import { servePlugin } from '../../../src/plugin-sdk/process/serve-plugin';

/** The provider of notes as an executable, without a framework: the process and the protocol alone. */
void servePlugin({
  name: 'notes',
  host: currentProcess(),
  loadService: async (log) => {
    // eslint-disable-next-line no-console -- what careless code prints must not reach the channel of the handshake
    console.log('stray line on the console');
    process.stdout.write('stray line on stdout\n');
    const [{ createProtocol6Service }, { noteProvider }] = await Promise.all([
      import('../../../src/plugin-sdk/protocol/protocol6-service.js'),
      import('../protocol/note-provider.js'),
    ]);
    return createProtocol6Service(noteProvider(), { log, elapsed: () => performance.now() });
  },
});
