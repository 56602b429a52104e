import { Transport } from '../../src/client/transport/transport';

/**
 * Variable that tells the provider under test how many milliseconds of the machine's time an answer may take.
 * @default - the provider's own limits
 */
export const PATIENCE = 'DMS_TEST_PATIENCE_MS';

/** A transport that waits no longer than this for any answer: sockets know nothing of the faster time. */
export const impatient = (transport: Transport, patienceMs: number): Transport => ({
  send: async (request, options) =>
    transport.send(request, { ...options, timeoutMs: Math.min(options.timeoutMs, patienceMs) }),
});
