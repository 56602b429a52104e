import { readProxyAddress } from '../../../src/client/transport/proxy-address';
import { ProxyServer } from '../../../src/client/transport/proxy-server';
import * as said from '../../../src/client/transport/texts';
import { Branches, Room, Said } from '../room';
import { DMS } from '../sample-words';

const host = DMS;
const LIMIT = { host, timedOutAfterMs: 15_000 };
const proxy = (address: string, isMisread = false) => new ProxyServer(readProxyAddress(address)!, 'HTTPS_PROXY',
  isMisread);
const plain = proxy('http://proxy.example.com:3128');
const named = proxy('http://ops:secret@proxy.example.com:3128');
const secure = proxy('https://proxy.example.com:3128');
const list = (...sentences: readonly string[]) =>
  new Branches(...sentences.map((sentence): Said => `Could not list the Kafka instances: ${sentence}`));
const codes = (...all: readonly string[]) => all.map((code) => said.hostNotReached({ host, code }));
const words = (...all: readonly string[]) => all.map((message) => said.hostNotReached({
  host,
  code: 'EPROTO',
  message,
}));
const flaw = (reason: string) =>
  `The client certificate of cert and key in the provider configuration cannot be used: ${reason}`;

export const network: Room = {
  file: 'src/client/transport/texts.ts',
  says: {
    unknownWhetherSent: new Branches(`Tried to restart 2 instances: ${said.unknownWhetherSent(LIMIT)}`,
      `Tried to restart 2 instances: ${said.unknownWhetherSent({ host }, plain)}`),
    hostNotReached: list(said.hostNotReached(LIMIT), ...codes('ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH')),
    handshakeRefused: list(said.handshakeRefused({ host, code: 'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED' })),
    trust: list(...codes('DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_DECODE_ISSUER_CERT', 'CERT_UNTRUSTED')),
    ciphers: list(...codes('ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_ALERT_BAD_CERTIFICATE'),
      ...words('handshake failure', 'unsupported protocol', 'wrong version number', 'no shared cipher')),
    hostNotReachedThrough: list(said.hostNotReachedThrough(plain, LIMIT), said.hostNotReachedThrough(plain, { host }),
      said.hostNotReachedThrough(plain, { host, code: 'SELF_SIGNED_CERT_IN_CHAIN' })),
    proxyNotReached: list(said.proxyNotReached(plain, LIMIT), ...['ENOTFOUND', 'ECONNREFUSED',
      'EHOSTUNREACH'].map((code) =>
      said.proxyNotReached(plain, { host, code })), said.proxyNotReached(secure, { host, code: 'CERT_HAS_EXPIRED' }),
    said.proxyNotReached(named, { host, message: 'Authentication failed' }),
    said.proxyNotReached(plain, { host, message: 'rejected' })),
    proxySilent: list(said.proxySilent(plain, LIMIT), said.proxySilent(plain, { host, code: 'HPE_INVALID' }),
      said.proxySilent(plain, { host })),
    tunnelRefused: list(said.tunnelRefused(plain, host, 403), said.tunnelRefused(plain, host, 407)),
    logInWanted: list(said.logInWanted(named, host)),
    unusableProxy: list(said.unusableProxy(proxy('ftp://proxy.example.com:21')),
      ...[proxy('http://:3128'), proxy('http://proxy.example.com:3128', true)].map(said.unusableProxy)),
    proxyOfCgi: list(said.proxyOfCgi('HTTP_PROXY')),
    proxyIgnored: list(said.hostNotReached({ host }) + said.proxyIgnored('HTTPS_PROXY')),
    NO_CLIENT_CERTIFICATE: flaw(said.NO_CLIENT_CERTIFICATE),
    NO_PRIVATE_KEY: flaw(said.NO_PRIVATE_KEY),
    ENCRYPTED_KEY: flaw(said.ENCRYPTED_KEY),
    FOREIGN_KEY: flaw(said.FOREIGN_KEY),
  },
  saysNoError: ['originalWords'],
};
