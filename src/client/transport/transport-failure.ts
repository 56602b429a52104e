import { DmsError } from '../errors/errors';

/** Why no answer came. */
export interface TransportFailure {
  readonly host: string;
  /** Whether a byte of the request can have left this machine. */
  readonly maybeSent: boolean;
  /** Node's code: `ECONNREFUSED`, `ENOTFOUND`, … */
  readonly code?: string;
  readonly message?: string;
  /** Set when our own time limit ended it, in milliseconds. */
  readonly timedOutAfterMs?: number;
}

/**
 * The error that the absence of an answer means. In doubt the request may have been carried out. `withPurpose` adds
 * what was asked.
 */
export function errorOfFailure(failure: TransportFailure): DmsError {
  const original = originalWords(failure);
  if (!failure.maybeSent) return new DmsError('never_sent', `${neverSentReason(failure)} Nothing was sent.${original}`);
  const what = failure.timedOutAfterMs ? `${failure.host} did not answer within ${failure.timedOutAfterMs / 1000} s`
    : `the connection to ${failure.host} broke`;
  return new DmsError(
    'ambiguous',
    `the request was sent, but ${what}: it is unknown whether it was carried out. Check the network and the state of the instances.${original}`,
  );
}

/** The proxy answered the CONNECT for an https host itself: no byte of the request got further than this machine. */
export function errorOfRefusedTunnel(host: string, status: number): DmsError {
  const next = status === 407
    ? 'It wants a user name and password: check HTTPS_PROXY.'
    : 'Check HTTPS_PROXY, NO_PROXY and what the proxy allows.';
  return new DmsError('never_sent',
    `the proxy opened no connection to ${host}, but answered with HTTP ${status}. ${next} Nothing was sent.`);
}

function neverSentReason({ code = '', host, timedOutAfterMs }: TransportFailure): string {
  if (timedOutAfterMs) {
    return `no connection to ${host} within ${timedOutAfterMs / 1000} s. Check the network and the proxy settings.`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the host name ${host} could not be resolved. Check the region, the endpoints and the name server.`;
  }
  if (code === 'ECONNREFUSED') return `${host} refused the connection. Check the endpoints and the proxy settings.`;
  if (/CERT|SIGNED|SIGNATURE|ISSUER|ALTNAME|TLS|SSL|EPROTO/.test(code)) {
    return `no trusted TLS connection to ${host}. If it uses a private certificate authority, set cacert_file.`;
  }
  return `no connection to ${host}. Check the network and the proxy settings.`;
}

function originalWords({ code, message }: TransportFailure): string {
  const words = [code, message?.trim()].filter(Boolean).join(': ');
  return words ? ` (${words})` : '';
}
