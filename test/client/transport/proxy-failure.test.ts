import { createServer as createTcpServer } from 'node:net';
import { inspect } from 'node:util';
import { ConnectProxyOptions } from './connect-proxy';
import { CREDENTIALS, HTTP, HTTPS, LOG_IN, nobody, proxyFor, through } from './proxy-fixture';
import { failure, HOST, LONG, portOf, post } from './transport-fixture';

describe('a proxy that opens no connection is named, and nothing was sent', () => {
  test.each([
    [401, 'contract'],
    [403, 'contract'],
    [429, 'never_sent'],
    [502, 'never_sent'],
  ])('it refuses with %d, which is %s', async (refuse, kind) => {
    const proxy = await proxyFor({ refuse });
    const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: `${LOG_IN}localhost:${proxy.port}` }));
    expect(error).toMatchObject({ kind, httpStatus: undefined });
    expect(error.message).toContain(
      `the proxy localhost:${proxy.port} (HTTPS_PROXY) opened no connection to ${HOST}, but answered with HTTP ${refuse}`);
    expect(error.message).toMatch(/Nothing was sent\.$/);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/jane|p@ss|p%40ss|amFuZT/);
  });

  test.each([
    ['', 'It wants a user name and password, and HTTPS_PROXY has none'],
    ['john:doe@', 'It did not accept the user and password in HTTPS_PROXY'],
  ])('it wants a log-in, and gets "%s"', async (logIn, text) => {
    const proxy = await proxyFor({ credentials: CREDENTIALS });
    const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: `http://${logIn}localhost:${proxy.port}` }));
    // It is not repeated: proxies lock out who tries often.
    expect(error.kind).toBe('contract');
    expect(error.message).toContain(text);
    expect(inspect(error, { depth: 20 })).not.toMatch(/john|doe@/);
  });

  test.each<[string, ConnectProxyOptions['misbehave'], RegExp]>([
    ['never answers', 'silent', /did not open a connection to dms.* within 1 s/],
    ['closes the connection', 'drop', /closed the connection when it was asked for one to dms/],
    ['is no proxy', 'babble', /what it answered is not HTTP/],
  ])('it %s', async (_, misbehave, text) => {
    const proxy = await proxyFor({ misbehave });
    const options = misbehave === 'silent' ? { timeoutMs: 1000 } : LONG;
    const error = await failure(post(HTTPS), options, through({ HTTPS_PROXY: proxy.url }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toMatch(text);
    expect(error.message).toContain(`the proxy localhost:${proxy.port} (HTTPS_PROXY)`);
  });

  test('it never begins its own TLS', async () => {
    const port = await portOf(createTcpServer(() => undefined));
    const error = await failure(post(HTTPS), { timeoutMs: 1000 }, through({ HTTPS_PROXY: `https://localhost:${port}` }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain(`no connection to the proxy localhost:${port} (HTTPS_PROXY) within 1 s`);
  });

  test('a request that is abandoned leaves no connection to the proxy behind', async () => {
    const closed = new Promise<void>((resolve, reject) => {
      void portOf(createTcpServer((socket) => socket.resume().on('close', () => resolve()))).then((port) =>
        failure(post(HTTPS), { timeoutMs: 1000 }, through({ HTTPS_PROXY: `127.0.0.1:${port}` }))).catch(reject);
    });
    await closed;
  });

  test.each([[HTTPS, 'HTTPS_PROXY'], [HTTP, 'HTTP_PROXY']])('it is down: %s', async (url, variable) => {
    const address = await nobody();
    const error = await failure(post(url), LONG, through({ [variable]: `http://${LOG_IN}${address}` }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain(`the proxy ${address} (${variable}) refused the connection`);
  });

  test.each([[HTTPS, 'https_proxy'], [HTTP, 'http_proxy']])('its name leads nowhere: %s', async (url, variable) => {
    const error = await failure(post(url), LONG, through({ [variable]: 'proxy.corp.invalid:3128' }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain(`the host name of the proxy proxy.corp.invalid:3128 (${variable}) could not be resolved`);
  });

  test.each([
    ['http://jane:p^ss@proxy.corp:3128', 'percent-encoded'],
    ['socks4://jane:pass@proxy.corp:1080', 'has the scheme socks4'],
    ['http://jane:pass@:3128', 'names no host'],
  ])('its address is unusable: %s', async (HTTPS_PROXY, text) => {
    const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY }));
    expect(error.kind).toBe('never_sent');
    expect(error.message).toContain(text);
    expect(error.message).not.toMatch(/jane|p\^?ss/);
  });

  test('an address that Terraform ignores is ignored, and mentioned when the host is not reached', async () => {
    const error = await failure(post(HTTPS), LONG, through({ HTTPS_PROXY: 'ja%zzne:pass@proxy.corp:3128' }));
    expect(error.message).toMatch(/could not be resolved.*HTTPS_PROXY is not the address of a proxy and was ignored/);
  });

  test('a CGI program takes no proxy from its visitors', async () => {
    const error = await failure(post(HTTP), LONG, through({ HTTP_PROXY: 'proxy.corp', REQUEST_METHOD: 'GET' }));
    expect(error).toMatchObject({ kind: 'never_sent', message: expect.stringContaining('REQUEST_METHOD') });
  });
});
