import { request as httpRequest } from 'node:http';
import { request as httpsRequest, RequestOptions } from 'node:https';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials';
import { signHeaders } from '../../src/client/signer/signer';
import { Emulator, EmulatorOptions, startEmulator } from '../../src/emulator';
import { createCertificate } from '../../src/plugin-sdk';

let emulator: Emulator;

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  emulator = await startEmulator({ pace: 0, ...options });
  return emulator;
}

afterEach(async () => {
  await emulator.close();
});

interface Received {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

async function send(method: string, url: string, headers: Record<string, string> = {}, body = '',
  options: RequestOptions = {}): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = request(url, { method, headers, agent: false, ...options }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
        .on('end',
          () =>
            resolve({
              status: incoming.statusCode!,
              headers: incoming.headers,
              text: Buffer.concat(chunks).toString(),
            }));
    });
    outgoing.on('error', reject).end(body);
  });
}

async function sendSigned(method: string, path: string, body = '', options: RequestOptions = {}): Promise<Received> {
  const url = `${emulator.endpoint}/v2/${emulator.projectId}${path}`;
  const own: Record<string, string> = body ? { 'content-type': 'application/json' } : {};
  return send(method, url, signHeaders({ method, url, headers: own, body }, emulator, new Date()), body, options);
}

const restartOrders = () => JSON.stringify({ action: 'restart', instances: [emulator.cloud.instances()[0].id] });

test('it listens on 127.0.0.1 and says what a client needs', async () => {
  expect(await start({ region: 'eu-de' })).toMatchObject({
    endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    accessKey: expect.any(String),
    secretKey: expect.any(String),
    projectId: expect.stringMatching(/^[0-9a-f]{32}$/),
    region: 'eu-de',
  });
});

test('a signed restart goes through, although the Host carries a port', async () => {
  await start();
  const answer = await sendSigned('POST', '/instances/action', restartOrders());
  expect([answer.status, JSON.parse(answer.text).results]).toMatchObject([200, [{ result: 'success' }]]);
  expect(answer.headers).toMatchObject({ 'x-request-id': expect.any(String) });
  expect(emulator.cloud.actions()).toHaveLength(1);
});

test('a request signed by the vendor\'s SDK goes through', async () => {
  await start();
  const { endpoint, projectId, accessKey, secretKey } = emulator;
  const body = { action: 'restart', instances: [emulator.cloud.instances()[0].id] };
  const own = { 'content-type': 'application/json', 'x-project-id': projectId };
  const url = `${endpoint}/v2/${projectId}/instances/action`;
  const unsigned = { method: 'POST', endpoint: url, headers: own, data: body, queryParams: {}, pathParams: {} };
  const signed = AKSKSigner.sign(unsigned as any, new BasicCredentials().withAk(accessKey).withSk(secretKey)) as Record<
    string,
    string
  >;
  const answer = await send('POST', url, { ...own, ...signed }, JSON.stringify(body));
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('success')]);
});

test('a query with spaces and other scripts keeps its signature', async () => {
  await start({ fleet: [{ name: 'größe a+b' }] });
  const answer = await sendSigned('GET', `/instances?name=${encodeURIComponent('größe a+b')}&limit=5`);
  expect(JSON.parse(answer.text).instance_num).toBe(1);
});

test('HEAD is refused without a body', async () => {
  await start();
  expect(await sendSigned('HEAD', '/instances')).toMatchObject({ status: 405, text: '' });
});

test('204 has no body and no length', async () => {
  await start();
  const answer = await sendSigned('POST', '/instances/action', '{"action":"delete","all_failure":"kafka"}');
  expect([answer.status, answer.text, answer.headers['content-length']]).toEqual([204, '', undefined]);
});

test('a body of more than 12 MB is 413', async () => {
  await start();
  expect((await sendSigned('POST', '/instances/action', ' '.repeat(12 * 1024 * 1024 + 1))).status).toBe(413);
});

test.each([['drop_before', 0], ['drop_after', 1]] as const)('%s resets the connection, and %d restarts began',
  async (kind, restarts) => {
    await start();
    emulator.cloud.fault({ route: 'batch', kind });
    await expect(sendSigned('POST', '/instances/action', restartOrders())).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(emulator.cloud.actions()).toHaveLength(restarts);
  });

test('a torso is complete to HTTP: only its text is cut off', async () => {
  await start();
  emulator.cloud.fault({ route: 'list', kind: 'torso', executed: true });
  const { status, headers, text } = await sendSigned('GET', '/instances');
  expect([status, headers['content-length']]).toEqual([200, String(text.length)]);
  expect(() => JSON.parse(text)).toThrow();
});

test('closing cuts an answer that is being delayed', async () => {
  await start();
  emulator.cloud.fault({ route: 'list', kind: 'delay', ms: 3_600_000 });
  const answer = expect(sendSigned('GET', '/instances')).rejects.toMatchObject({ code: 'ECONNRESET' });
  while (emulator.cloud.requests().length === 0) await new Promise(setImmediate);
  await emulator.close();
  await answer;
});

test('the admin calls and the page answer without a signature', async () => {
  const { endpoint } = await start();
  expect(JSON.parse((await send('GET', `${endpoint}/_emulator/health`)).text)).toMatchObject({ status: 'ok' });
  expect((await send('GET', endpoint)).text).toContain('<title>DMS emulator</title>');
  expect(emulator.cloud.requests()).toEqual([]);
});

test('the admin calls answer to the page of the emulator, and to no other', async () => {
  const { endpoint } = await start();
  const from = async (origin: string) => (await send('POST', `${endpoint}/_emulator/reset`, { origin })).status;
  expect([await from(endpoint), await from('http://127.0.0.1:1'), await from('https://evil.example')]).toEqual([200,
    403, 403]);
});

test('with a certificate it speaks https', async () => {
  const { keyPem, certPem } = createCertificate(new Date());
  await start({ tls: { key: keyPem, cert: certPem } });
  expect(emulator.endpoint).toMatch(/^https:/);
  const trusting = { ca: certPem, checkServerIdentity: () => undefined };
  expect((await sendSigned('GET', '/instances', '', trusting)).status).toBe(200);
  await expect(sendSigned('GET', '/instances')).rejects.toMatchObject({
    code: expect.stringMatching(/CERT|SELF_SIGNED/),
  });
  emulator.cloud.fault({ route: 'list', kind: 'drop_before' });
  await expect(sendSigned('GET', '/instances', '', trusting)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await sendSigned('GET', '/instances', '', trusting)).status).toBe(200);
});

test('a port that is taken is an error', async () => {
  const { endpoint } = await start();
  await expect(startEmulator({ port: Number(new URL(endpoint).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
