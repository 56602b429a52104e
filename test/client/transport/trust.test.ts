import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { ServerOptions } from 'node:https';
import { createServer as createTcpServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { PrivateAuthority } from './private-authority';
import { authority, failure, get, LONG, portOf, post, tlsServer } from './transport-fixture';
import { AxiosTransport, AxiosTransportOptions } from '../../../src/client/transport/axios-transport';
import { checkClientCertificate, ClientCertificate } from '../../../src/client/transport/client-certificate';
import { certificatesIn } from '../../../src/client/transport/pem';
import { errorOfFailure } from '../../../src/client/transport/transport-failure';
import { TrustStore } from '../../../src/client/transport/trust-store';
import { createCertificate } from '../../../src/plugin-sdk';

const folder = mkdtempSync(join(tmpdir(), 'trust-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const trusting = (options: AxiosTransportOptions = {}) => new AxiosTransport({
  ...options,
  caCertificates: [authority.certPem, options.caCertificates].join('\n'),
});

const local = async (options?: ServerOptions) => `https://localhost:${await tlsServer(undefined, options)}`;
const statusOf = async (url: string, by: AxiosTransport) => (await by.send(get(url), LONG)).status;

describe('whom it trusts', () => {
  const pem = file('authority.pem', authority.certPem);

  test.each<[string, AxiosTransportOptions]>([
    ['given authorities', { caCertificates: authority.certPem }],
    ['SSL_CERT_FILE', { environment: { SSL_CERT_FILE: pem } }],
    ['SSL_CERT_DIR', { environment: { SSL_CERT_DIR: `/nowhere:${folder}` } }],
    ['NODE_EXTRA_CA_CERTS', { environment: { NODE_EXTRA_CA_CERTS: pem } }],
    ['insecure: everyone', { insecure: true }],
    ['an authority among others that cannot be read', {
      caCertificates: `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${authority.certPem.slice(0, 99)}\n`
        + `${authority.certPem}-----BEGIN CERTIFICATE-----\n`,
    }],
  ])('%s', async (_, options) => {
    expect(await statusOf(await local(), new AxiosTransport(options))).toBe(200);
  });

  test('all of them add up, and a file that is not there takes nothing away', async () => {
    const others = ['one', 'two', 'three'].map((name) => new PrivateAuthority(name));
    const by = trusting({
      caCertificates: others[0].certPem,
      environment: {
        SSL_CERT_FILE: file('two.crt', others[1].certPem),
        NODE_EXTRA_CA_CERTS: file('three.crt', others[2].certPem),
        SSL_CERT_DIR: '/nowhere',
      },
    });
    for (const one of [authority, ...others]) {
      const { certPem: cert, keyPem: key } = one.issue({ names: ['localhost'] });
      expect(await statusOf(await local({ cert, key }), by)).toBe(200);
    }
    expect(await statusOf(await local(), trusting({ environment: { SSL_CERT_FILE: '/nowhere' } }))).toBe(200);
  });

  test('a server certificate that is itself in the store needs no authority', async () => {
    const { certPem: cert, keyPem: key } = new PrivateAuthority().issue({ names: ['localhost'] });
    expect(await statusOf(await local({ cert, key }), new AxiosTransport({ caCertificates: cert }))).toBe(200);
  });

  test('NODE_TLS_REJECT_UNAUTHORIZED of the process does not make it trust anyone', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect((await failure(get(await local()))).kind).toBe('never_sent');
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  test('the store is read with the first https request, and once', async () => {
    const trust = new TrustStore({ environment: { SSL_CERT_FILE: file('late.crt', 'not yet') } });
    const by = new AxiosTransport({ environment: { SSL_CERT_FILE: join(folder, 'late.crt') } });
    writeFileSync(join(folder, 'late.crt'), authority.certPem);
    expect(await statusOf(await local(), by)).toBe(200);
    expect(trust.tls.secureContext).toBe(trust.tls.secureContext);
  });
});

describe('whom it refuses, before anything is sent', () => {
  const keyed = ({ certPem: cert, keyPem: key }: { certPem: string; keyPem: string }) => ({ cert, key });
  const DAY_MS = 24 * 3_600_000;

  test.each<[string, ServerOptions, RegExp]>([
    ['an unknown authority', keyed(new PrivateAuthority('Other').issue({ names: ['localhost'] })),
      /comes from an authority that is not trusted.*set cacert_file.*SSL_CERT_FILE.*OS_CACERT.*OS_…/],
    ['a self-signed certificate', keyed(createCertificate(new Date())), /is self-signed and not among.*set cacert_file/],
    ['another name', keyed(authority.issue({ names: ['elsewhere.example'] })), /for another name. Check the endpoints/],
    ['one that has expired', keyed(authority.issue({ names: ['localhost'], notAfter: new Date(Date.now() - 1_000) })),
      /has expired/],
    ['one of tomorrow', keyed(authority.issue({ names: ['localhost'], notBefore: new Date(Date.now() + DAY_MS / 2) })),
      /not valid yet/],
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, /1\.2 is the least/],
  ])('%s', async (_, server, text) => {
    const error = await failure(post(await local(server)), LONG, trusting());
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(/no trusted TLS connection to localhost:\d+: /);
    expect(error.message).toMatch(text);
    expect(error.message).toContain('Nothing was sent.');
  });

  test('TLS 1.1, also where the process would allow it', async () => {
    const tls = jest.requireActual<{ DEFAULT_MIN_VERSION: string }>('node:tls');
    const before = tls.DEFAULT_MIN_VERSION;
    Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1' });
    try {
      const old = await local({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
      expect((await failure(get(old), LONG, trusting())).message).toContain('1.2 is the least');
    } finally {
      Object.assign(tls, { DEFAULT_MIN_VERSION: before });
    }
  });

  test('what speaks no TLS', async () => {
    const port = await portOf(createTcpServer((socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect((await failure(get(`https://localhost:${port}`))).message).toContain('it does not speak TLS');
  });
});

describe('client certificates', () => {
  const mine = authority.issue();
  const clientCertificate = new ClientCertificate({ certificate: mine.certPem, key: mine.keyPem });
  const strict: ServerOptions = { ca: authority.certPem, requestCert: true, rejectUnauthorized: true };

  test('are shown to a server that asks', async () => {
    expect(await statusOf(await local(strict), trusting({ clientCertificate }))).toBe(200);
  });

  test('a server that wants one and gets none is named', async () => {
    const error = await failure(post(await local({ ...strict, maxVersion: 'TLSv1.2' })), LONG, trusting());
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(/client certificate/);
  });

  test('an alert about them means that nothing was carried out, even where TLS 1.3 let the request leave first', () => {
    const code = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';
    const error = errorOfFailure({ host: 'dms.example.com', maybeSent: true, code });
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(/it wants a client certificate.*Nothing was carried out/);
  });

  test('do not show their keys, whatever prints them', () => {
    const all = { clientCertificate, transport: trusting({ clientCertificate }) };
    const printed = [inspect(all, { depth: 20, showHidden: true }), JSON.stringify(all), String(clientCertificate),
      JSON.stringify({ ...clientCertificate })].join();
    expect(printed).not.toContain(mine.keyPem.split('\n')[1]);
    expect(printed).not.toContain('PRIVATE KEY');
  });

  const ENCRYPTED = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n';
  test.each([
    ['that fits', mine.certPem, mine.keyPem, undefined],
    ['with its authority behind it', mine.certPem + authority.certPem, mine.keyPem, undefined],
    ['that is none', 'garbage', mine.keyPem, /no certificate/],
    ['that is cut off', mine.certPem.slice(0, 200), mine.keyPem, /no certificate/],
    ['with the key of another', mine.certPem, authority.issue().keyPem, /does not belong/],
    ['with an encrypted key', mine.certPem, ENCRYPTED, /encrypted/],
    ['with an encrypted key of old', mine.certPem,
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIB\n-----END RSA PRIVATE KEY-----\n', /encrypted/],
    ['with a certificate for a key', mine.certPem, mine.certPem, /no private key/],
    ['without a key', mine.certPem, '', /no private key/],
  ])('a certificate %s', (_, certificate, key, wrong) => {
    const said = checkClientCertificate(certificate, key);
    if (wrong) expect(said).toMatch(wrong);
    else expect(said).toBeUndefined();
  });
});

test.each([
  ['nothing', '', 0],
  ['garbage', 'garbage', 0],
  ['a private key only', authority.issue().keyPem, 0],
  ['one that is cut off', authority.certPem.slice(0, 200), 0],
  ['one with a part missing', authority.certPem.replace(/\n.{64}\n/, '\n'), 0],
  ['one', authority.certPem, 1],
  ['two, with a key and comments between them, and Windows line ends',
    `# mine\n${authority.certPem}\n${authority.issue().keyPem}\n${authority.issue().certPem}`.replace(/\n/g, '\r\n'), 2],
])('certificates are counted: %s', (_, text, count) => expect(certificatesIn(text)).toBe(count));
