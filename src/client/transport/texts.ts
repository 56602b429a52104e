import { ProxyServer } from './proxy-server';

/** What is said of a failure, as far as it is known. */
export interface FailureFacts {
  readonly host: string;
  /**
   * Node's code: `ECONNREFUSED`, `ENOTFOUND`, …
   * @default - there is none
   */
  readonly code?: string;
  /**
   * Node's words.
   * @default - there are none
   */
  readonly message?: string;
  /**
   * The time limit in milliseconds, when it was our own limit that ended the exchange.
   * @default - something else ended it
   */
  readonly timedOutAfterMs?: number;
}

export const NO_CLIENT_CERTIFICATE = 'there is no certificate in it that can be read (PEM)';
export const NO_PRIVATE_KEY = 'there is no private key in it that can be read (PEM)';
export const ENCRYPTED_KEY = 'the private key is encrypted: store it without a passphrase, readable by its owner only';
export const FOREIGN_KEY = 'the private key does not belong to the certificate';

const NOTHING_SENT = 'Nothing was sent.';

/** Says that nobody knows whether the request was carried out, and why. */
export function unknownWhetherSent({ host, timedOutAfterMs }: FailureFacts, proxy?: ProxyServer): string {
  const what = timedOutAfterMs ? `${host} did not answer within ${timedOutAfterMs / 1000} s`
    : `the connection to ${host} broke`;
  const way = proxy ? ` It went through ${proxy}.` : '';
  return `the request was sent, but ${what}: it is unknown whether it was carried out.${way} `
    + 'Check the network and the state of the instances.';
}

/** Says that a host was not reached, and why. */
export function hostNotReached(facts: FailureFacts): string {
  return `${hostReason(facts)} ${NOTHING_SENT}`;
}

/** Says that the handshake ended the connection when the request may have been on its way: nobody decrypted it. */
export function handshakeRefused(facts: FailureFacts): string {
  return `${tlsReason(facts.host, facts, 'the endpoints')} Nothing was carried out.`;
}

/** Says that the host was not reached, although its proxy opened a connection. */
export function hostNotReachedThrough(proxy: ProxyServer, facts: FailureFacts): string {
  return `${reasonBeyond(proxy, facts)} ${NOTHING_SENT}`;
}

/** Says that a proxy was not reached, and why. */
export function proxyNotReached(proxy: ProxyServer, facts: FailureFacts): string {
  return `${proxyReason(proxy, facts)} ${facts.host} is reached through it. ${NOTHING_SENT}`;
}

/** Says that a proxy was reached and gave no usable answer to the wish for a connection. */
export function proxySilent(proxy: ProxyServer, { host, timedOutAfterMs, code = '' }: FailureFacts): string {
  const what = timedOutAfterMs ? `did not open a connection to ${host} within ${timedOutAfterMs / 1000} s`
    : code.startsWith('HPE_') ? `opened no connection to ${host}, and what it answered is not HTTP`
      : `closed the connection when it was asked for one to ${host}`;
  return `${proxy} ${what}. ${checkProxy(proxy)} ${NOTHING_SENT}`;
}

/** Says that a proxy opened no connection to an https host. */
export function tunnelRefused(proxy: ProxyServer, host: string, status = 0): string {
  const next = status === 407 ? logIn(proxy) : `Check what the proxy allows, ${proxy.variable} and NO_PROXY.`;
  return `${proxy} opened no connection to ${host}, but answered with HTTP ${status}. ${next} ${NOTHING_SENT}`;
}

/** Says that a proxy that reads requests did not send one on. */
export function logInWanted(proxy: ProxyServer, host: string): string {
  return `${proxy} did not send the request on to ${host}, but answered with HTTP 407. ${logIn(proxy)}`;
}

/** Says that a variable does not name a proxy that can be used. */
export function unusableProxy({ flaw, variable, scheme }: ProxyServer): string {
  const why = flaw === 'scheme' ? `has the scheme ${scheme}; http, https, socks5 and socks5h can be used`
    : flaw === 'host' ? 'names no host'
      : 'is not the address of a proxy. Special characters in user and password must be percent-encoded there, '
        + 'and nothing may follow the port';
  return `${variable} ${why}. ${NOTHING_SENT}`;
}

/** Says that a proxy is neither used nor passed by. */
export function proxyOfCgi(variable: string): string {
  return `${variable} is set, and so is REQUEST_METHOD: in a CGI program any visitor can set ${variable}. `
    + `Unset one of them. ${NOTHING_SENT}`;
}

/** Says that a variable that seems to name a proxy had no effect. */
export function proxyIgnored(variable: string): string {
  return ` ${variable} is not the address of a proxy and was ignored, as Terraform itself ignores it.`;
}

/** What Node said, in parentheses. */
export function originalWords({ code, message }: FailureFacts): string {
  const words = [code, message?.trim()].filter(Boolean).join(': ');
  return words ? ` (${words})` : '';
}

function hostReason({ host, code = '', message, timedOutAfterMs }: FailureFacts): string {
  if (timedOutAfterMs) {
    return `no connection to ${host} within ${timedOutAfterMs / 1000} s. Check the network and the proxy settings.`;
  }
  if (isUnknownName(code)) {
    return `the host name ${host} could not be resolved. Check the region, the endpoints and the name server.`;
  }
  if (code === 'ECONNREFUSED') return `${host} refused the connection. Check the endpoints and the proxy settings.`;
  if (isAboutTls(code)) return tlsReason(host, { code, message }, 'the endpoints');
  return `no connection to ${host}. Check the network and the proxy settings.`;
}

function reasonBeyond(proxy: ProxyServer, { host, code = '', message, timedOutAfterMs }: FailureFacts): string {
  if (timedOutAfterMs) {
    return `no TLS connection to ${host} through ${proxy} within ${timedOutAfterMs / 1000} s. `
      + 'Check the endpoints and what the proxy allows.';
  }
  if (isAboutTls(code)) {
    return `${tlsReason(host, { code, message }, 'the endpoints')} It was reached through ${proxy}: `
      + 'where that one reads what is encrypted, it is its authority that has to be trusted.';
  }
  return `the connection to ${host} through ${proxy} broke before anything was sent. `
    + 'Check the endpoints and what the proxy allows.';
}

function proxyReason(proxy: ProxyServer, { code = '', message = '', timedOutAfterMs }: FailureFacts): string {
  if (timedOutAfterMs || /timed out/i.test(message)) {
    const limit = timedOutAfterMs ? ` within ${timedOutAfterMs / 1000} s` : '';
    return `no connection to ${proxy}${limit}. ${checkProxy(proxy)}`;
  }
  // The library for SOCKS keeps the codes in its words.
  const known = code || (/\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)\b/.exec(message)?.[1] ?? '');
  if (isUnknownName(known)) return `the host name of ${proxy} could not be resolved. ${checkProxy(proxy)}`;
  if (known === 'ECONNREFUSED') return `${proxy} refused the connection. ${checkProxy(proxy)}`;
  if (proxy.isTls && isAboutTls(code)) return tlsReason(String(proxy), { code, message }, proxy.variable);
  if (/auth/i.test(message)) return `${proxy} did not let this machine in. ${logIn(proxy)}`;
  if (/rejected/i.test(message)) return `${proxy} opened no connection. Check what the proxy allows and NO_PROXY.`;
  return `no connection to ${proxy}. ${checkProxy(proxy)}`;
}

const checkProxy = ({ variable }: ProxyServer) => `Check ${variable}, NO_PROXY and the network.`;

function logIn({ hasCredentials, variable }: ProxyServer): string {
  return hasCredentials
    ? `It did not accept the user and password in ${variable}. Check them; special characters are percent-encoded.`
    : `It wants a user name and password, and ${variable} has none: http://user:password@host:port.`;
}

function isUnknownName(code: string): boolean {
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

function isAboutTls(code: string): boolean {
  return /CERT|SIGNED|SIGNATURE|ISSUER|ALTNAME|TLS|SSL|EPROTO|INVALID_(CA|PURPOSE)/.test(code);
}

const TRUST = 'If it belongs to a private certificate authority, set cacert_file (or SSL_CERT_FILE; '
  + 'or OS_CACERT, which counts with credentials from OS_… variables only).';

/** What Node's codes and OpenSSL's words mean, and what helps: `<where>` is replaced by what named the host. */
const TLS_REASONS: readonly (readonly [pattern: RegExp, reason: string, remedy: string])[] = [
  [/DEPTH_ZERO_SELF_SIGNED/, 'its certificate is self-signed and not among those that are trusted', TRUST],
  [/SELF_SIGNED|ISSUER|LEAF_SIGNATURE|INVALID_CA/, 'its certificate comes from an authority that is not trusted', TRUST],
  [/CERT_HAS_EXPIRED/, 'its certificate has expired', 'Renew it, or check the clock of this machine.'],
  [/CERT_NOT_YET_VALID/, 'its certificate is not valid yet', 'Check the clock of this machine.'],
  [/ALTNAME|HOSTNAME_MISMATCH/, 'its certificate is for another name', 'Check <where>.'],
  [/CERTIFICATE.REQUIRED/, 'it wants a client certificate', 'Set one, with its key.'],
  [/ALERT.(BAD.CERT|UNKNOWN.CA|CERT|UNSUPPORTED.CERT|ACCESS)/, 'it did not accept the client certificate',
    'Set one that it knows, with its key.'],
  [/HANDSHAKE.FAILURE/, 'both sides have no way to encrypt in common, or it wants a client certificate',
    'Check <where>, and whether a client certificate is needed.'],
  [/UNSUPPORTED.PROTOCOL|PROTOCOL.VERSION/, 'it speaks nothing newer than TLS 1.1, and 1.2 is the least', 'Check <where>.'],
  [/WRONG.VERSION|PACKET.LENGTH|UNEXPECTED.MESSAGE|HTTP.REQUEST/, 'it does not speak TLS', 'Check <where> and the port.'],
  [/EPROTO|ERR_SSL/, 'both sides have no way to encrypt in common', 'Check <where>.'],
];

/** Whom TLS was to reach, why that failed, and what helps. `named` is what named the host. */
function tlsReason(whom: string, { code = '', message = '' }: Omit<FailureFacts, 'host'>, named: string): string {
  const said = `${code} ${message.toUpperCase()}`;
  const [, reason, remedy] = TLS_REASONS.find(([pattern]) => pattern.test(said)) ?? [];
  return reason ? `no trusted TLS connection to ${whom}: ${reason}. ${remedy!.replace('<where>', named)}`
    : `no trusted TLS connection to ${whom}. ${TRUST}`;
}
