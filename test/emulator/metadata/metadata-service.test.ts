import { startEmulator } from '../../../src/emulator';
import { assumeRole, keyIn, lastActor } from '../agency-calls';
import { Answer, Caller } from '../caller';

const TOKEN = '/meta-data/latest/api/token';
const KEY = '/openstack/latest/securitykey';
const MACHINE = '/openstack/latest/meta_data.json';
const TTL = { 'X-Metadata-Token-Ttl-Seconds': '60' };

const put = async (caller: Caller, headers: Record<string, string> = TTL): Promise<Answer> =>
  caller.call('PUT', TOKEN, undefined, { anonymous: true, headers });

const get = async (caller: Caller, path: string, token?: string): Promise<Answer> =>
  caller.call('GET', path, undefined,
    { anonymous: true, headers: token === undefined ? {} : { 'X-Metadata-Token': token } });

describe('the metadata service', () => {
  test('gives a token, and for it the keys of the agency of the machine', async () => {
    const caller = new Caller();
    const { status, text, headers } = await put(caller);
    expect([status, headers['content-type'], text.trim()]).toEqual([200, 'text/plain; charset=utf-8', text]);
    const answer = await get(caller, KEY, text);
    expect([answer.status, answer.json]).toEqual([200, {
      credential: {
        access: expect.any(String),
        secret: expect.any(String),
        securitytoken: expect.any(String),
        expires_at: '2026-01-03T03:04:05.000000Z',
      },
    }]);
    const key = keyIn(answer);
    expect((await caller.call('GET', caller.instancesPath, undefined, { key })).status).toBe(200);
    expect(lastActor(caller)).toBe('metadata:emulator-sample-agency');
  });

  test('gives keys that assume the agency which comes after that of the machine', async () => {
    const caller = new Caller();
    const key = keyIn(await get(caller, KEY, (await put(caller)).text));
    const [, { name, domainName }] = caller.cloud.account.agencies;
    const answer = await assumeRole(caller, { agency_name: name, domain_name: domainName }, { key });
    await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(answer) });
    expect([answer.status, lastActor(caller)]).toEqual([201, name]);
  });

  test('says where the machine is', async () => {
    const caller = new Caller({ region: 'eu-de' });
    expect((await get(caller, MACHINE, (await put(caller)).text)).json).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      region_id: 'eu-de',
      project_id: caller.cloud.projectId,
      availability_zone: 'eu-dea',
    });
  });

  test('gives keys that live no longer than the cloud lets them, and expire with all others', async () => {
    const caller = new Caller({ behaviours: { temporaryKeyLifeMs: 60_000, metadata: 'plain' } });
    const answer = await get(caller, KEY);
    expect(answer.json.credential.expires_at).toBe('2026-01-02T03:05:05.000000Z');
    caller.cloud.expireTokens();
    expect((await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(answer) })).status).toBe(401);
  });

  test.each([[{}], [{ 'X-Metadata-Token-Ttl-Seconds': '0' }], [{ 'X-Metadata-Token-Ttl-Seconds': 'long' }],
    [{ 'X-Metadata-Token-Ttl-Seconds': '21601' }]])('gives no token for %j', async (headers) => {
    expect((await put(new Caller(), headers)).status).toBe(400);
  });

  test.each([KEY, MACHINE])('says nothing under %s without its token, or after that has expired', async (path) => {
    const caller = new Caller();
    const { text } = await put(caller);
    expect([(await get(caller, path)).status, (await get(caller, path, 'forged')).status]).toEqual([401, 401]);
    caller.clock.pass(59_999);
    expect((await get(caller, path, text)).status).toBe(200);
    caller.clock.pass(1);
    expect((await get(caller, path, text)).status).toBe(401);
  });

  test.each<['plain' | 'no_agency' | 'absent', number[]]>([
    ['plain', [405, 200, 200]],
    ['no_agency', [200, 401, 401]],
    ['absent', [404, 404, 404]],
  ])('that is %s answers without a token with %j', async (metadata, statuses) => {
    const caller = new Caller({ behaviours: { metadata } });
    const answers = [await put(caller), await get(caller, KEY), await get(caller, MACHINE)];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test('of a machine without an agency still says where it is', async () => {
    for (const caller of [new Caller({ behaviours: { metadata: 'no_agency' } }), new Caller({ account: { agencies: [] } })]) {
      const { text } = await put(caller);
      const [key, machine] = [await get(caller, KEY, text), await get(caller, MACHINE, text)];
      expect([key.status, key.text, machine.status]).toEqual([401, '', 200]);
    }
  });

  test.each([['DELETE', KEY, 405], ['GET', TOKEN, 405], ['GET', '/openstack/latest/user_data', 404]])(
    'does not know %s %s',
    async (method, path, status) => {
      expect((await new Caller().call(method, path, undefined, { anonymous: true })).status).toBe(status);
    },
  );

  test('that is silent answers nothing until the cloud is closed', async () => {
    const caller = new Caller({ behaviours: { metadata: 'silent' } });
    const outcomes: unknown[] = [];
    const waiting = [TOKEN, KEY, MACHINE].map(async (path) =>
      outcomes.push(await caller.send(path === TOKEN ? 'PUT' : 'GET', path, undefined, { anonymous: true })));
    expect((await caller.list()).status).toBe(200);
    caller.clock.pass(3_600_000);
    await caller.list();
    expect(outcomes).toEqual([]);
    caller.cloud.close();
    await Promise.all(waiting);
    expect(outcomes).toEqual(['dropped before', 'dropped before', 'dropped before']);
  });

  test('leaves the connection of a client that gives up, and ends with the emulator', async () => {
    const emulator = await startEmulator({ behaviours: { metadata: 'silent' } });
    try {
      const patience = new AbortController();
      const asked = fetch(`${emulator.endpoint}${KEY}`, { signal: patience.signal });
      while (emulator.cloud.requestCount() === 0) await fetch(`${emulator.endpoint}/_emulator/health`);
      patience.abort();
      await expect(asked).rejects.toThrow('aborted');
    } finally {
      await emulator.close();
    }
  });

  test('is logged without proof and without its token', async () => {
    const caller = new Caller();
    const { text } = await put(caller);
    await get(caller, KEY, text);
    expect(caller.cloud.requests()).toMatchObject([
      { route: 'metadata_token', authentication: 'none', status: 200 },
      { route: 'metadata_key', authentication: 'none', status: 200 },
    ]);
    expect(JSON.stringify(caller.cloud.requests())).not.toContain(text);
  });
});
