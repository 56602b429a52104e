import { createServer as createTcpServer } from 'node:net';
import { inspect } from 'node:util';
import { AS_JANE, CREDENTIALS, HTTP, HTTPS, LOG_IN, nobody, proxyFor, through } from './proxy-fixture';
import { startSocksProxy } from './socks-proxy';
import { authority, closing, failure, get, HOST, httpServer, LONG, portOf, post, tlsServer } from './transport-fixture';
import { AxiosTransport } from '../../../src/client/transport/axios-transport';

describe('an https host behind a proxy', () => {
  test('is reached through a tunnel: the proxy sees its name, and no header', async () => {
    const proxy = await proxyFor({ routes: { [HOST]: await tlsServer() } });
    const by = through({ HTTPS_PROXY: proxy.url });
    expect(await by.send(post(HTTPS), LONG)).toMatchObject({ status: 200, body: '{}' });
    expect(proxy.seen).toMatchObject([{ method: 'CONNECT', target: `${HOST}:443` }]);
    expect(inspect(proxy.seen, { depth: 9 })).not.toContain('hidden');
    expect(Object.keys(proxy.seen[0].headers)).toEqual(['host', 'user-agent']);
  });

  test('without a scheme it is http, and user and password arrive as they are', async () => {
    const proxy = await proxyFor({ routes: { [HOST]: await tlsServer() }, credentials: CREDENTIALS });
    const by = through({ https_proxy: `${LOG_IN}127.0.0.1:${proxy.port}` });
    expect((await by.send(post(HTTPS), LONG)).status).toBe(200);
    expect(proxy.seen).toMatchObject([{ authorization: AS_JANE }]);
  });

  test('what is escaped need not be UTF-8', async () => {
    const proxy = await proxyFor({ refuse: 403 });
    await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: `http://jos%E9:@localhost:${proxy.port}` }));
    expect(proxy.seen[0].authorization).toBe(`Basic ${Buffer.from('josé:', 'latin1').toString('base64')}`);
  });

  test('reads share a tunnel, actions get one each', async () => {
    const proxy = await proxyFor({ routes: { [HOST]: await tlsServer() } });
    const by = through({ HTTPS_PROXY: proxy.url });
    for (const request of [get(HTTPS), get(HTTPS), post(HTTPS), post(HTTPS)]) await by.send(request, LONG);
    expect(proxy.seen).toHaveLength(3);
  });

  test('the proxy may speak TLS, and is trusted like the endpoints', async () => {
    const { certPem: cert, keyPem: key } = authority.issue({ names: ['localhost'] });
    const routes = { [HOST]: await tlsServer() };
    const proxy = await proxyFor({ routes, credentials: CREDENTIALS, tls: { cert, key } });
    const environment = { HTTPS_PROXY: `https://${LOG_IN}localhost:${proxy.port}` };
    expect((await through(environment).send(post(HTTPS), LONG)).status).toBe(200);
    const error = await failure(post(HTTPS), LONG, new AxiosTransport({ environment }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(
      /no trusted TLS connection to the proxy localhost:\d+ \(HTTPS_PROXY\): its certificate comes from an authority/);
  });

  test('without a proxy for https, HTTP_PROXY does not count', async () => {
    const proxy = await proxyFor({ refuse: 403 });
    expect((await failure(get(HTTPS), LONG, through({ HTTP_PROXY: proxy.url }))).message).toContain('not be resolved');
    expect(proxy.seen).toEqual([]);
  });

  test('what breaks beyond the proxy is told with its name', async () => {
    const routes = { [HOST]: await tlsServer((request) => request.socket.destroy()) };
    const proxy = await proxyFor({ routes });
    const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: proxy.url }));
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toContain(`It went through the proxy localhost:${proxy.port} (HTTPS_PROXY).`);
  });

  test('a certificate that nobody trusts may be that of a proxy that reads along', async () => {
    const proxy = await proxyFor({ routes: { [HOST]: await tlsServer() } });
    const error = await failure(post(HTTPS), LONG, new AxiosTransport({ environment: { HTTPS_PROXY: proxy.url } }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(/no trusted TLS connection to dms.*It was reached through the proxy localhost.*its authority/);
  });

  test('a host that breaks off the handshake, or never begins it: nothing was sent', async () => {
    const rude = await portOf(createTcpServer((socket) => socket.once('data', () => socket.destroy())));
    const mute = await portOf(createTcpServer(() => undefined));
    const proxy = await proxyFor({ routes: { 'rude.example': rude, 'mute.example': mute } });
    const by = through({ HTTPS_PROXY: proxy.url });
    const broken = await failure(post('https://rude.example'), LONG, by);
    expect(broken.kind).toBe('never_sent');
    expect(broken.message).toMatch(/the connection to rude.example through the proxy localhost:\d+ .* broke before/);
    const late = await failure(post('https://mute.example'), { timeoutMs: 1000 }, by);
    expect(late.kind).toBe('never_sent');
    expect(late.message).toMatch(/no TLS connection to mute.example through the proxy localhost:\d+/);
  });
});

describe('an http host behind a proxy', () => {
  const portIn = (url: string) => Number(new URL(url).port);

  test('the proxy gets the whole URL and the log-in, the host gets its own name and no log-in', async () => {
    const seen: unknown[] = [];
    const url = await httpServer((request, response) => {
      seen.push({ path: request.url, host: request.headers.host, logIn: request.headers['proxy-authorization'] });
      response.end('{}');
    });
    const proxy = await proxyFor({ routes: { [HOST]: portIn(url) }, credentials: CREDENTIALS });
    const by = through({ HTTP_PROXY: `http://${LOG_IN}localhost:${proxy.port}` });
    expect((await by.send(post(`${HTTP}:8080/a%20b/%2A?x=%2A`), LONG)).status).toBe(200);
    expect(proxy.seen).toMatchObject([{ target: `${HTTP}:8080/a%20b/%2A?x=%2A`, authorization: AS_JANE }]);
    expect(seen).toEqual([{ path: '/a%20b/%2A?x=%2A', host: `${HOST}:8080`, logIn: undefined }]);
  });

  test('the proxy may speak TLS; as long as it is not trusted, nothing is sent', async () => {
    const { certPem: cert, keyPem: key } = authority.issue({ names: ['localhost'] });
    const url = await httpServer((_, response) => response.end('{}'));
    const proxy = await proxyFor({ routes: { [HOST]: portIn(url) }, tls: { cert, key } });
    const environment = { HTTP_PROXY: proxy.url };
    expect((await through(environment).send(post(HTTP), LONG)).status).toBe(200);
    const error = await failure(post(HTTP), LONG, new AxiosTransport({ environment }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain('no trusted TLS connection to the proxy localhost');
  });

  test('what a proxy answers is an answer: whoever gave it had the request', async () => {
    const proxy = await proxyFor({ refuse: 403 });
    expect(await through({ HTTP_PROXY: proxy.url }).send(post(HTTP), LONG)).toMatchObject({ status: 403, body: 'no' });
  });

  test('its wish for a log-in is its own word', async () => {
    const proxy = await proxyFor({ credentials: CREDENTIALS });
    const error = await failure(post(HTTP), LONG, through({ HTTP_PROXY: proxy.url }));
    expect(error).toMatchObject({ kind: 'contract', httpStatus: 407 });
    expect(error.message).toMatch(/the proxy localhost:\d+ \(HTTP_PROXY\) did not send the request on.*has none/);
  });

  test('a proxy that had the request and breaks off: nobody knows', async () => {
    const port = await portOf(createTcpServer((socket) => socket.once('data', () => socket.destroy())));
    const error = await failure(post(HTTP), LONG, through({ HTTP_PROXY: `127.0.0.1:${port}` }));
    expect(error.kind).toBe('ambiguous');
    expect(error.message).toContain(`through the proxy 127.0.0.1:${port} (HTTP_PROXY)`);
  });
});

describe('SOCKS5', () => {
  test.each(['socks5', 'socks5h'])('%s: the proxy looks the name up, for https and http', async (scheme) => {
    const secure = await closing(startSocksProxy({ routes: { [HOST]: await tlsServer() }, credentials: CREDENTIALS }));
    const by = through({ HTTPS_PROXY: `${scheme}://${LOG_IN}127.0.0.1:${secure.port}` });
    for (const request of [get(HTTPS), get(HTTPS), post(HTTPS)]) {
      expect((await by.send(request, LONG)).status).toBe(200);
    }
    expect(secure.seen).toEqual(Array(2).fill({ target: `${HOST}:443`, logIn: 'jane:p@ss#1' }));

    const url = await httpServer((request, response) => response.end(request.url));
    const plain = await closing(startSocksProxy({ routes: { [HOST]: Number(new URL(url).port) } }));
    const answer = await through({ HTTP_PROXY: `${scheme}://localhost:${plain.port}` }).send(post(`${HTTP}/x`), LONG);
    expect(answer).toMatchObject({ status: 200, body: '/x' });
  });

  test('a proxy that does not help is named, without user and password', async () => {
    const proxy = await closing(startSocksProxy({ routes: {}, credentials: CREDENTIALS }));
    const refusals: [string, RegExp][] = [
      [`${LOG_IN}127.0.0.1:${proxy.port}`, /opened no connection/],
      [`jane:wrong@127.0.0.1:${proxy.port}`, /did not let this machine in. It did not accept/],
      [`127.0.0.1:${proxy.port}`, /did not let this machine in. It wants a user/],
      [`${LOG_IN}${await nobody()}`, /refused the connection/],
    ];
    for (const [address, text] of refusals) {
      const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: `socks5://${address}` }));
      expect(error.kind).toBe('never_sent');
      expect(error.message).toMatch(/the proxy 127.0.0.1:\d+ \(HTTPS_PROXY\)/);
      expect(error.message).toMatch(text);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/jane|p@ss|wrong/);
    }
  });

  test('TLS that fails beyond it: nothing was sent', async () => {
    const proxy = await closing(startSocksProxy({ routes: { [HOST]: await tlsServer() } }));
    const environment = { HTTPS_PROXY: `socks5://127.0.0.1:${proxy.port}` };
    const error = await failure(post(HTTPS), LONG, new AxiosTransport({ environment }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(/no trusted TLS connection to dms.*It was reached through the proxy 127.0.0.1/);
  });
});

describe('past the proxy', () => {
  test.each([
    ['localhost', {}], ['127.0.0.1', {}],
    [HOST, { NO_PROXY: 'example.invalid' }], [HOST, { no_proxy: 'a, *.INVALID' }],
  ])('%s %j', async (host, rules) => {
    const proxy = await proxyFor({ refuse: 403 });
    const port = await tlsServer();
    const by = through({ HTTPS_PROXY: proxy.url, ...rules });
    if (host === HOST) expect((await failure(get(HTTPS), LONG, by)).message).toContain('could not be resolved');
    else expect((await by.send(get(`https://${host}:${port}`), LONG)).status).toBe(200);
    expect(proxy.seen).toEqual([]);
  });

  test('IPv6 loopback, over IPv6', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 204 No\r\n\r\n')));
    const port = await portOf(server, '::1');
    const by = through({ HTTP_PROXY: await nobody() });
    expect((await by.send(post(`http://[::1]:${port}`), LONG)).status).toBe(204);
  });

  test('an IPv6 host that is not loopback goes through it, in brackets', async () => {
    const proxy = await proxyFor({ routes: { '[fd00::5]:8443': await tlsServer() } });
    const by = through({ HTTPS_PROXY: proxy.url }, { insecure: true });
    expect((await by.send(post('https://[fd00::5]:8443'), LONG)).status).toBe(200);
    expect(proxy.seen).toMatchObject([{ target: '[fd00::5]:8443' }]);
  });

  test('what the environment of the process says does not count', async () => {
    const proxy = await proxyFor({ refuse: 403 });
    const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'NODE_USE_ENV_PROXY'];
    const before = names.map((name) => process.env[name]);
    Object.assign(process.env, { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NODE_USE_ENV_PROXY: '1' });
    try {
      for (const url of [HTTPS, HTTP]) expect((await failure(get(url))).message).toContain('could not be resolved');
    } finally {
      names.forEach((name, at) => before[at] === undefined ? delete process.env[name] : process.env[name] = before[at]);
    }
    expect(proxy.seen).toEqual([]);
  });
});

test('a transport shows no password of a proxy, whatever prints it', async () => {
  const proxy = await proxyFor({ routes: { [HOST]: await tlsServer() } });
  const by = through({ HTTPS_PROXY: `http://${LOG_IN}localhost:${proxy.port}` });
  await by.send(get(HTTPS), LONG);
  expect(inspect(by, { depth: 20, showHidden: true }) + JSON.stringify(by)).not.toMatch(/jane|p@ss|p%40ss|amFuZT/);
});
