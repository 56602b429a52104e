import { createServer, IncomingMessage, RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo, connect, createServer as createTcpServer, Server, Socket } from 'node:net';
import { inspect } from 'node:util';
import { DmsError } from '../../../src/client/errors/errors';
import { AxiosTransport, AxiosTransportOptions } from '../../../src/client/transport/axios-transport';
import { HttpRequest, SendOptions } from '../../../src/client/transport/transport';
import { createCertificate } from '../../../src/plugin-sdk';

const LONG = { timeoutMs: 30_000 };
const SECRET_HEADERS = { 'Authorization': 'SDK-HMAC-SHA256 hidden', 'X-Auth-Token': 'hidden' };

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()));

const transport = (options: AxiosTransportOptions = {}) => new AxiosTransport(options);

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  cleanups.push(() => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function httpServer(handler: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listening(createServer(handler))}`;
}

async function failure(request: HttpRequest, options: SendOptions = LONG, by = transport()): Promise<DmsError> {
  const error = await by.send(request, options).then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(DmsError);
  return error as DmsError;
}

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: SECRET_HEADERS });
const post = (url: string, body = '{}'): HttpRequest => ({
  method: 'POST',
  url,
  headers: { ...SECRET_HEADERS, 'Content-Type': 'application/json' },
  body,
});

test('method, path, query, headers and body arrive exactly as they were signed', async () => {
  const seen: Record<string, unknown>[] = [];
  const url = await httpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(200, { 'X-Request-Id': 'req-7' }).end('{"a": 1 }');
    });
  });
  const body = '{"action" : "restart", "name": "é😀"}';
  const answer = await transport().send({ ...post(`${url}/a%20b/%2A?x=%2A&y=1%202`, body) }, LONG);
  expect(answer).toMatchObject({ status: 200, body: '{"a": 1 }', headers: { 'x-request-id': 'req-7' } });
  expect(seen).toEqual([expect.objectContaining({ method: 'POST', url: '/a%20b/%2A?x=%2A&y=1%202', body })]);
  expect(seen[0].headers).toMatchObject({
    'authorization': SECRET_HEADERS.Authorization,
    'content-type': 'application/json',
  });
});

test('every status is an answer, and a redirect is not followed', async () => {
  const paths: (string | undefined)[] = [];
  const url = await httpServer((request, response) => {
    paths.push(request.url);
    response.writeHead(request.url === '/moved' ? 302 : 503, { Location: '/elsewhere' }).end('body');
  });
  const client = transport();
  expect(await client.send(get(`${url}/moved`), LONG)).toMatchObject({ status: 302, body: 'body' });
  expect((await client.send(get(`${url}/down`), LONG)).status).toBe(503);
  expect(paths).toEqual(['/moved', '/down']);
});

test('204 has an empty body', async () => {
  const url = await httpServer((_, response) => response.writeHead(204).end());
  expect(await transport().send(post(url), LONG)).toMatchObject({ status: 204, body: '' });
});

test('reads share a connection, actions get a fresh one each', async () => {
  const ports: (number | undefined)[] = [];
  const url = await httpServer((request, response) => {
    ports.push(request.socket.remotePort);
    request.resume().on('end', () => response.end('{}'));
  });
  const client = transport();
  for (const request of [get(url), get(url), post(url), post(url)]) await client.send(request, LONG);
  expect(ports[0]).toBe(ports[1]);
  expect(new Set(ports).size).toBe(3);
});

describe('nothing was sent', () => {
  test('when the connection is refused', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(post(`http://127.0.0.1:${port}`));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain(`127.0.0.1:${port} refused the connection`);
  });

  test('when the name does not exist', async () => {
    const error = await failure(get('http://dms.nowhere.invalid'));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain('dms.nowhere.invalid');
  });

  test('when the connection breaks during the TLS handshake', async () => {
    const port = await listening(createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect((await failure(post(`https://127.0.0.1:${port}`))).kind).toBe('never_sent');
  });

  test('when the TLS handshake takes for ever', async () => {
    const port = await listening(createTcpServer(() => undefined));
    const error = await failure(post(`https://127.0.0.1:${port}`), { timeoutMs: 50 });
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain('no connection');
  });
});

describe('nobody knows', () => {
  test('when the connection is reset after the request was read', async () => {
    const url = await httpServer((request) => request.resume().on('end', () => request.socket.resetAndDestroy()));
    const error = await failure(post(url));
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toMatch(/unknown whether it was carried out.*ECONNRESET/);
  });

  test('when the connection is closed without an answer', async () => {
    const url = await httpServer((request) => request.socket.end());
    expect((await failure(post(url))).kind).toBe('ambiguous');
  });

  test('when the answer breaks off', async () => {
    const url = await httpServer((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"results":[', () => request.socket.destroy());
    });
    expect((await failure(post(url))).kind).toBe('ambiguous');
  });

  test('when no answer comes in time', async () => {
    const url = await httpServer(() => undefined);
    const error = await failure(post(url), { timeoutMs: 50 });
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toContain('did not answer within 0.05 s');
  });

  test('when a pooled connection dies under a read', async () => {
    let requests = 0;
    const url = await httpServer((request,
      response) => (requests++ === 0 ? response.end('{}') : request.socket.resetAndDestroy()),
    );
    const client = transport();
    await client.send(get(url), LONG);
    expect((await failure(get(url), LONG, client)).kind).toBe('ambiguous');
  });
});

describe('TLS', () => {
  const { certPem, keyPem } = createCertificate(new Date());
  const tlsServer = async () =>
    `https://localhost:${await listening(
      createTlsServer({ cert: certPem, key: keyPem }, (_, response) => response.end('{}')),
    )}`;

  test('an unknown authority is refused before anything is sent, with a hint', async () => {
    const error = await failure(post(await tlsServer()));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain('cacert_file');
  });

  test('a given authority is trusted', async () => {
    expect((await transport({ caCertificates: certPem }).send(post(await tlsServer()), LONG)).status).toBe(200);
  });

  test('insecure trusts everyone', async () => {
    expect((await transport({ insecure: true }).send(get(await tlsServer()), LONG)).status).toBe(200);
  });
});

describe('behind a proxy', () => {
  const { certPem, keyPem } = createCertificate(new Date());

  async function proxied(proxy: Server): Promise<void> {
    const before = process.env.HTTPS_PROXY;
    process.env.HTTPS_PROXY = `http://127.0.0.1:${await listening(proxy)}`;
    cleanups.push(() => {
      if (before === undefined) delete process.env.HTTPS_PROXY;
      else process.env.HTTPS_PROXY = before;
    });
  }

  test('HTTPS goes through a tunnel, so that the proxy sees no header', async () => {
    const connects: string[] = [];
    const target = await listening(
      createTlsServer({ cert: certPem, key: keyPem }, (_, response) => response.end('{}')),
    );
    const proxy = createServer().on('connect', (request: IncomingMessage, client: Socket) => {
      connects.push(inspect([request.url, request.headers]));
      const upstream = connect(target, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      upstream.on('error', () => client.destroy());
      client.on('error', () => upstream.destroy());
    });
    await proxied(proxy);
    expect((await transport({ caCertificates: certPem }).send(post(`https://localhost:${target}`), LONG)).status).toBe(
      200,
    );
    expect(connects).toEqual([expect.stringContaining(`localhost:${target}`)]);
    expect(connects[0]).not.toContain('hidden');
  });

  test.each([401, 403, 407, 429, 502])('a tunnel that the proxy refuses with %d: nothing was sent', async (status) => {
    const seen: string[] = [];
    await proxied(createServer().on('connect', (_, client: Socket) => {
      client.on('data', (bytes) => seen.push(bytes.toString()));
      client.end(`HTTP/1.1 ${status} No\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>`);
    }));
    const error = await failure(post('https://dms.example.com'));
    expect(error).toMatchObject({ kind: 'never_sent', httpStatus: undefined });
    expect(error.message).toContain(
      `the proxy opened no connection to dms.example.com, but answered with HTTP ${status}`,
    );
    expect(seen).toEqual([]);
  });

  test('what a proxy answers over plain HTTP is an answer: whoever gave it had the request', async () => {
    const url = await httpServer((_, response) => response.writeHead(403).end('Forbidden'));
    process.env.HTTP_PROXY = url;
    cleanups.push(() => {
      delete process.env.HTTP_PROXY;
    });
    expect(await transport().send(post('http://dms.example.com'), LONG)).toMatchObject({
      status: 403,
      body: 'Forbidden',
    });
  });

  test('a tunnel that never stands: nothing was sent', async () => {
    await proxied(createServer().on('connect', () => undefined));
    expect((await failure(post('https://dms.example.com'), { timeoutMs: 50 })).kind).toBe('never_sent');
  });
});

describe('cancellation', () => {
  test('abandons a request on its way', async () => {
    const controller = new AbortController();
    const url = await httpServer(() => controller.abort());
    expect((await failure(get(url), { ...LONG, signal: controller.signal })).kind).toBe('cancelled');
  });

  test('before the request: nothing is sent', async () => {
    let requests = 0;
    const url = await httpServer(() => {
      requests++;
    });
    expect((await failure(get(url), { ...LONG, signal: AbortSignal.abort() })).kind).toBe('cancelled');
    expect(requests).toBe(0);
  });
});

test('no failure shows headers, whatever depth it is printed at', async () => {
  const url = await httpServer((request) => request.socket.resetAndDestroy());
  expect(inspect(await failure(post(url)), { depth: 20, showHidden: true })).not.toContain('hidden');
});
