import { createServer as createTcpServer } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { failure, get, httpServer, LONG, portOf, post, SECRET_HEADERS } from './transport-fixture';
import { AxiosTransport, AxiosTransportOptions } from '../../../src/client/transport/axios-transport';

const transport = (options: AxiosTransportOptions = {}) => new AxiosTransport(options);

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
    const port = await portOf(server);
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
    const port = await portOf(createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect((await failure(post(`https://127.0.0.1:${port}`))).kind).toBe('never_sent');
  });

  test('when the TLS handshake takes for ever', async () => {
    const port = await portOf(createTcpServer(() => undefined));
    const error = await failure(post(`https://127.0.0.1:${port}`), { timeoutMs: 1000 });
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
    const error = await failure(post(url), { timeoutMs: 1000 });
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toContain('did not answer within 1 s');
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

describe('what the answer looks like', () => {
  test('gzip is unpacked', async () => {
    let accepted: string | undefined;
    const url = await httpServer((request, response) => {
      accepted = request.headers['accept-encoding'];
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a":"é"}'));
    });
    expect((await transport().send(get(url), LONG)).body).toBe('{"a":"é"}');
    expect(accepted).toContain('gzip');
  });

  test('the limit holds for what is unpacked: a small bomb does not fill the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    const url = await httpServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb));
    const error = await failure(get(url));
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toContain('maxContentLength');
  });

  test('a redirect to another host is an answer, and nothing goes there', async () => {
    const strangers: unknown[] = [];
    const elsewhere = await httpServer((request) => strangers.push(request.headers));
    const url = await httpServer((_, response) => response.writeHead(307, { Location: elsewhere }).end());
    expect(await transport().send(post(url), LONG)).toMatchObject({ status: 307, headers: { location: elsewhere } });
    expect(strangers).toEqual([]);
  });
});
