import { EventEmitter, once } from 'node:events';
import { connect as connectHttp2, ClientHttp2Session, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { credentials, status } from '@grpc/grpc-js';
import { GrpcClient, mutualTls } from './grpc-client';
import { GrpcHost, hostGrpc } from './grpc-host';
import { createCertificate } from '../../../src/plugin-sdk/process/certificate';
import { GrpcHandler } from '../../../src/plugin-sdk/process/grpc-call';
import { GrpcError, GrpcStatus } from '../../../src/plugin-sdk/process/grpc-status';

/** What became of the handler that waits. */
const waiting = new EventEmitter();

const waitForCancellation: GrpcHandler = async (_request, { signal }) => {
  setImmediate(() => waiting.emit('begun'));
  await once(signal, 'abort');
  waiting.emit('cancelled');
  return Buffer.alloc(0);
};

const handlers = new Map<string, GrpcHandler>([
  ['/test.Echo/Same', async (request) => request],
  ['/test.Echo/Refuse', async () => {
    throw new GrpcError(GrpcStatus.resourceExhausted, 'größer als 100%');
  }],
  ['/test.Echo/Wait', waitForCancellation],
  ['/test.Echo/Count', async function*(request) {
    for (let n = 0; n < request[0]; n++) yield Buffer.alloc(100_000, n);
  }],
  ['/test.Echo/Break', async function*() {
    yield Buffer.from('one');
    throw new Error('broken in the middle');
  }],
]);

let host: GrpcHost;

beforeEach(async () => {
  host = await hostGrpc(handlers);
});

afterEach(() => host.close());

test('five megabytes travel both ways', async () => {
  const large = Buffer.alloc(5 * 1024 * 1024, 'terraform');
  const answer = await host.client().call('/test.Echo/Same', large);
  expect(answer.equals(large)).toBe(true);
});

test('an empty message is a message', async () => {
  expect(await host.client().call('/test.Echo/Same')).toHaveLength(0);
});

test('two hundred calls at once each get their own answer', async () => {
  const client = host.client();
  const requests = Array.from({ length: 200 }, (_, at) => Buffer.from(`request ${at}`));
  const answers = await Promise.all(requests.map((request) => client.call('/test.Echo/Same', request)));
  expect(answers.map(String)).toEqual(requests.map(String));
});

test('a stream delivers its messages in order', async () => {
  const received: Buffer[] = [];
  for await (const message of host.client().stream('/test.Echo/Count', Buffer.from([150]))) received.push(message);
  expect(received.map((message) => message[0])).toEqual(Array.from({ length: 150 }, (_, at) => at));
});

test('a stream that breaks delivers what it had, and the reason', async () => {
  const received: string[] = [];
  const reading = (async () => {
    for await (const message of host.client().stream('/test.Echo/Break')) received.push(String(message));
  })();
  await expect(reading).rejects.toMatchObject({ code: status.INTERNAL, details: 'broken in the middle' });
  expect(received).toEqual(['one']);
});

test('a refusal carries its status and message', async () => {
  await expect(host.client().call('/test.Echo/Refuse')).rejects.toMatchObject({
    code: status.RESOURCE_EXHAUSTED,
    details: 'größer als 100%',
  });
});

test('an unknown method is unimplemented', async () => {
  await expect(host.client().call('/test.Echo/Nothing')).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
});

test('a client that cancels aborts its handler', async () => {
  const [begun, cancelled, cancellation] = [once(waiting, 'begun'), once(waiting, 'cancelled'), new AbortController()];
  const call = host.client().call('/test.Echo/Wait', Buffer.alloc(0), { signal: cancellation.signal });
  const refused = expect(call).rejects.toMatchObject({ code: status.CANCELLED });
  await begun;
  cancellation.abort();
  await Promise.all([refused, cancelled]);
});

test('a deadline that passes aborts the handler', async () => {
  const cancelled = once(waiting, 'cancelled');
  const call = host.client().call('/test.Echo/Wait', Buffer.alloc(0), { deadline: new Date(Date.now() + 300) });
  await expect(call).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
  await cancelled;
});

test('a connection that breaks aborts its handlers, and they are settled', async () => {
  const [begun, cancelled] = [once(waiting, 'begun'), once(waiting, 'cancelled')];
  const ended = expect(host.client().call('/test.Echo/Wait')).rejects.toMatchObject({ code: expect.any(Number) });
  await begun;
  await host.listener.close();
  await Promise.all([ended, cancelled]);
  await host.server.settled();
});

test('TCP serves like a unix socket', async () => {
  const tcp = await hostGrpc(handlers, { platform: 'win32' });
  expect(tcp.listener.address).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(String(await tcp.client().call('/test.Echo/Same', Buffer.from('hello')))).toBe('hello');
  await tcp.close();
});

test('the closing of the last session is reported', async () => {
  const events: string[] = [];
  const closed = new Promise<void>((resolve) => {
    const onLastSessionClosed = () => {
      events.push('closed');
      resolve();
    };
    void hostGrpc(handlers, { events: { onSession: () => events.push('session'), onLastSessionClosed } }).then(
      async (watched) => {
        await watched.client().call('/test.Echo/Same');
        await watched.close();
      },
    );
  });
  await closed;
  expect(events).toEqual(['session', 'closed']);
});

describe('who may call', () => {
  const refusal = { code: status.UNAVAILABLE };

  async function tryAs(clientCredentials: Parameters<typeof mutualTls>[1] | undefined): Promise<Buffer> {
    const trusted = host.serverCertificate.certPem;
    const presented = clientCredentials ? mutualTls(trusted, clientCredentials)
      : credentials.createSsl(Buffer.from(trusted));
    const client = new GrpcClient(host.target, presented);
    try {
      return await client.call('/test.Echo/Same', Buffer.from('hello'), { deadline: new Date(Date.now() + 5000) });
    } finally {
      client.close();
    }
  }

  test('the client of the handshake', async () => {
    expect(String(await tryAs(host.clientCertificate))).toBe('hello');
  });

  test('nobody without a certificate', async () => {
    await expect(tryAs(undefined)).rejects.toMatchObject(refusal);
    expect(host.connectionErrors.length).toBeGreaterThan(0);
  });

  test('nobody with a certificate of their own', async () => {
    await expect(tryAs(createCertificate(new Date()))).rejects.toMatchObject(refusal);
    expect(host.connectionErrors.length).toBeGreaterThan(0);
  });

  test.each([
    ['no certificate', () => ({})],
    ['a foreign certificate', () => {
      const { keyPem, certPem } = createCertificate(new Date());
      return { key: keyPem, cert: certPem };
    }],
  ])('a bare TLS connection with %s ends without an answer', async (_name, identity) => {
    const received: Buffer[] = [];
    const trusting = { ca: host.serverCertificate.certPem, servername: 'localhost', ALPNProtocols: ['h2'] };
    const socket = connectTls({ path: host.listener.address, ...trusting, ...identity() });
    socket.on('data', (data) => received.push(data));
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(host.connectionErrors.length).toBeGreaterThan(0);
    expect(received).toEqual([]);
  });
});

describe('clients that break the rules', () => {
  let plain: GrpcHost;
  let session: ClientHttp2Session;

  beforeEach(async () => {
    plain = await hostGrpc(handlers, { plaintext: true, platform: 'win32' });
    session = connectHttp2(`http://${plain.listener.address}`);
  });

  afterEach(async () => {
    session.destroy();
    await plain.close();
  });

  async function send(body: Buffer, headers: OutgoingHttpHeaders = {}): Promise<IncomingHttpHeaders> {
    const stream = session.request({
      ':method': 'POST',
      ':path': '/test.Echo/Same',
      'content-type': 'application/grpc',
      ...headers,
    });
    const seen: IncomingHttpHeaders = {};
    stream.on('response', (response) => Object.assign(seen, response));
    stream.on('trailers', (trailers) => Object.assign(seen, trailers));
    stream.end(body);
    stream.resume();
    await once(stream, 'close');
    return seen;
  }

  test.each([
    ['a whole message is served', Buffer.from([0, 0, 0, 0, 1, 7]), {}, { 'grpc-status': '0' }],
    ['compression is refused', Buffer.from([1, 0, 0, 0, 1, 7]), {}, {
      'grpc-status': '12',
      'grpc-accept-encoding': 'identity',
    }],
    ['a message cut short is refused', Buffer.from([0, 0, 0, 0, 2, 7]), {}, { 'grpc-status': '13' }],
    ['no message is refused', Buffer.alloc(0), {}, { 'grpc-status': '13' }],
    ['two messages are refused', Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), {}, { 'grpc-status': '13' }],
    ['a message beyond 256 MiB is refused', Buffer.from([0, 0x10, 0, 0, 1]), {}, { 'grpc-status': '8' }],
    ['another content type is refused', Buffer.alloc(0), { 'content-type': 'application/json' }, { ':status': 415 }],
    ['another HTTP method is refused', Buffer.alloc(0), { ':method': 'PUT' }, { ':status': 405 }],
  ])('%s', async (_name, body, headers, expected) => {
    expect(await send(body, headers)).toMatchObject(expected);
  });

  test('noise instead of HTTP/2 does no harm to others', async () => {
    const noise = connectSocket(Number(plain.listener.address.split(':')[1]), '127.0.0.1');
    noise.on('error', () => undefined);
    noise.end('GET / HTTP/1.1\r\n\r\n'.repeat(10));
    noise.resume();
    await new Promise((resolve) => noise.once('close', resolve));
    expect(await send(Buffer.from([0, 0, 0, 0, 0]))).toMatchObject({ 'grpc-status': '0' });
  });

  test('the server has settled only when its client has taken what was sent', async () => {
    const raw = connectSocket(Number(plain.listener.address.split(':')[1]), '127.0.0.1');
    const settings = Buffer.from('000000040000000000', 'hex');
    raw.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), settings]));
    await once(raw, 'data');
    let isSettled = false;
    const settled = plain.server.settled().then(() => isSettled = true);
    const ping = Buffer.from('000008060000000000', 'hex');
    let received = Buffer.alloc(0);
    const payloadOf = (frames: Buffer) => frames.subarray(frames.indexOf(ping) + ping.length).subarray(0, 8);
    while (!received.includes(ping) || payloadOf(received).length < 8) {
      received = Buffer.concat([received, (await once(raw, 'data'))[0] as Buffer]);
    }
    expect(isSettled).toBe(false);
    raw.write(Buffer.concat([Buffer.from('000008060100000000', 'hex'), payloadOf(received)]));
    expect(await settled).toBe(true);
    raw.destroy();
  });
});
