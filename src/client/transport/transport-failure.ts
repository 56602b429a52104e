import { neverSent, originalWords, refusedTunnel, unknownWhetherSent } from './texts';
import { DmsError } from '../errors/errors';

/** Why no answer came. */
export interface TransportFailure {
  readonly host: string;
  /** Whether a byte of the request can have left this machine. */
  readonly maybeSent: boolean;
  /**
   * Node's code: `ECONNREFUSED`, `ENOTFOUND`, …
   * @default - there is none
   */
  readonly code?: string;
  /** @default - there is none */
  readonly message?: string;
  /**
   * The time limit in milliseconds, when it was our own limit that ended the exchange.
   * @default - something else ended it
   */
  readonly timedOutAfterMs?: number;
}

/**
 * The error that the absence of an answer means. In doubt the request may have been carried out. `withPurpose` adds
 * what the call was for.
 */
export function errorOfFailure({ host, maybeSent, code, message, timedOutAfterMs }: TransportFailure): DmsError {
  const original = originalWords(code, message);
  return maybeSent ? new DmsError('ambiguous', unknownWhetherSent(host, timedOutAfterMs) + original)
    : new DmsError('never_sent', neverSent(host, code, timedOutAfterMs) + original);
}

/** The proxy itself answered the CONNECT for an https host: no byte of the request got further than this machine. */
export function errorOfRefusedTunnel(host: string, status: number): DmsError {
  return new DmsError('never_sent', refusedTunnel(host, status));
}
