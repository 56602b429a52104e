import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { restart } from './batch-action-hcl';
import { DmsWorkspace, ORDERS } from './dms-workspace';
import { ConnectProxy, ConnectProxyOptions, startConnectProxy } from '../client/transport/connect-proxy';
import { PrivateAuthority } from '../client/transport/private-authority';

const CREDENTIALS = { user: 'jane', password: 'p@ss#1' };
const REGIONS = [['eu-west-101', 'myhuaweicloud.eu'], ['eu-de', 'otc.t-systems.com']] as const;

const proxies: ConnectProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

/** What a proxy does beside letting everybody through. */
type Misbehaviour = Omit<ConnectProxyOptions, 'routes'>;

/**
 * A cloud that can be reached under its own names through a proxy only, and whose certificates a private authority has
 * issued: what a provider in a company's network meets.
 */
async function behindProxy(region: string, cloud: string, options: Misbehaviour = {}) {
  const authority = new PrivateAuthority();
  const names = [`dms.${region}.${cloud}`, `iam.${region}.${cloud}`];
  const { certPem: cert, keyPem: key } = authority.issue({ names });
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), { emulator: { region, tls: { key, cert } } });
  const port = Number(new URL(workspace.emulator.endpoint).port);
  const proxy = await startConnectProxy({ routes: Object.fromEntries(names.map((name) => [name, port])), ...options });
  proxies.push(proxy);
  const file = join(workspace.folder, 'authority.pem');
  writeFileSync(file, authority.certPem);
  workspace.configure(restart([ORDERS]), { endpoints: undefined, project_id: undefined, max_retries: '0' });
  return { workspace, proxy, file };
}

test.each(REGIONS)('in %s the region alone leads to the cloud, through a proxy with a log-in and past a private authority', async (region, cloud) => {
  const { workspace, proxy, file } = await behindProxy(region, cloud, { credentials: CREDENTIALS });
  Object.assign(workspace.env, {
    HTTPS_PROXY: `jane:p%40ss%231@localhost:${proxy.port}`,
    SSL_CERT_FILE: file,
    TF_LOG: 'TRACE',
  });
  const { code, stdout, stderr } = await workspace.run('apply', '-no-color', '-auto-approve');
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  expect(new Set(proxy.seen.map(({ target }) => target)))
    .toEqual(new Set([`iam.${region}.${cloud}:443`, `dms.${region}.${cloud}:443`]));
  for (const secret of ['p@ss#1', Buffer.from('jane:p@ss#1').toString('base64')]) {
    expect(stdout + stderr).not.toContain(secret);
  }
  delete workspace.env.TF_LOG;
  await workspace.expectEmptyPlan();
});

test.each<[string, Misbehaviour, (port: number) => string, RegExp]>([
  ['wants a log-in that is not set', { credentials: CREDENTIALS }, (port) => `http://localhost:${port}`,
    /the proxy localhost:\d+ \(HTTPS_PROXY\) opened no connection to .* HTTP 407\. It wants a user name and password/],
  ['refuses the log-in', { credentials: CREDENTIALS }, (port) => `http://jane:wrong-secret@localhost:${port}`,
    /It did not accept the user and password in HTTPS_PROXY/],
  ['forbids the host', { refuse: 403 }, (port) => `http://localhost:${port}`,
    /the proxy localhost:\d+ \(HTTPS_PROXY\) opened no connection to iam\..*, but answered with HTTP 403/],
  ['is down', {}, () => 'http://localhost:9', /the proxy localhost:9 \(HTTPS_PROXY\) refused the connection/],
])('a proxy that %s is named in the plan, and nothing was sent', async (_, options, url, expected) => {
  const { workspace, proxy } = await behindProxy('eu-de', 'otc.t-systems.com', options);
  workspace.env.HTTPS_PROXY = url(proxy.port);
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [expect.objectContaining({ detail: expect.stringMatching(expected) })],
  });
  expect(diagnostics[0].detail).toContain('Nothing was sent.');
  expect(diagnostics[0].detail).not.toContain('wrong-secret');
  // A refused log-in is not tried again.
  expect(proxy.seen.length).toBeLessThanOrEqual(1);
  expect(workspace.cloud.requests()).toEqual([]);
});

test('the emulator on loopback is never asked through a proxy, and NO_PROXY takes a bare domain', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), {
    env: { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' },
  });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);

  const { workspace: other } = await behindProxy('eu-de', 'otc.t-systems.com');
  Object.assign(other.env, { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'otc.t-systems.com' });
  const { diagnostics } = await other.attempt('plan');
  expect(diagnostics[0].detail).toMatch(/iam\.eu-de\.otc\.t-systems\.com/);
  expect(diagnostics[0].detail).not.toContain('127.0.0.1:9');
});

test('a certificate that nobody trusts, behind a proxy: the error names both, and what to set', async () => {
  const { workspace, proxy, file } = await behindProxy('eu-de', 'otc.t-systems.com');
  workspace.env.HTTPS_PROXY = proxy.url;
  const { diagnostics } = await workspace.attempt('plan');
  expect(diagnostics).toEqual([expect.objectContaining({
    detail: expect.stringMatching(
      /no trusted TLS connection to iam\..*from an authority that is not trusted.*set cacert_file.*reached through the proxy localhost/,
    ),
  })]);
  workspace.env.NODE_EXTRA_CA_CERTS = file;
  expect(await workspace.attempt('plan')).toMatchObject({ code: 2 });
});
