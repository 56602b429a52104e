import { CloudOptions, WireResponse } from '../../../src/emulator';
import { answerAdmin } from '../../../src/emulator/admin/admin-routes';
import { LIMITATIONS } from '../../../src/emulator/limitations';
import { DEFAULT_BEHAVIOURS } from '../../../src/emulator/profiles/behaviours';
import { Caller } from '../caller';
import { logInBody } from '../log-in-body';

function admin({ cloud }: Caller, method: string, path: string, body?: unknown,
  host = '127.0.0.1:4000'): { status: number; json: any } {
  const request = {
    method,
    url: `http://${host}/_emulator${path}`,
    headers: { host },
    body: body === undefined ? '' : JSON.stringify(body),
  };
  const answer = answerAdmin(cloud, request) as WireResponse;
  return { status: answer.status, json: JSON.parse(answer.body) };
}

test('a request for the cloud is none of its business', () => {
  const { cloud, instancesPath } = new Caller();
  expect(answerAdmin(cloud, { method: 'GET', url: instancesPath, headers: {} })).toBeUndefined();
});

test('health says what is played', () => {
  expect(admin(new Caller({ region: 'eu-de' }), 'GET', '/health').json).toEqual({
    status: 'ok',
    region: 'eu-de',
    profile: 'otc',
    instances: 8,
  });
});

test('a shell user can add an instance whose creation failed', () => {
  const caller = new Caller();
  expect(admin(caller, 'POST', '/fail-creation').json).toMatchObject({ status: 'CREATEFAILED' });
  expect(admin(caller, 'POST', '/fail-creation', { name: 'oops' }).json).toMatchObject({ name: 'oops' });
  expect(caller.cloud.instances()).toHaveLength(10);
});

test('the fleet can be replaced, added to, removed from, and reset', () => {
  const caller = new Caller();
  admin(caller, 'POST', '/seed', [{ name: 'only' }]);
  expect(caller.cloud.instances()).toMatchObject([{ name: 'only', status: 'RUNNING' }]);
  const { json } = admin(caller, 'POST', '/instances', { name: 'second', charging_mode: 0 });
  expect(json).toMatchObject({ name: 'second', chargingMode: 0 });
  admin(caller, 'DELETE', `/instances/${json.id}`);
  expect(caller.cloud.instances()).toHaveLength(1);
  admin(caller, 'POST', '/reset');
  expect(caller.cloud.instances()).toHaveLength(8);
});

test('time can be held, stepped and released', async () => {
  const caller = new Caller();
  admin(caller, 'POST', '/hold');
  await caller.restart('orders');
  caller.clock.pass(60_000);
  expect(caller.status('orders')).toBe('RUNNING');
  expect(admin(caller, 'POST', '/advance', { id: caller.id('orders') }).json).toEqual({ advanced: 1 });
  expect(caller.status('orders')).toBe('RESTARTING');
  admin(caller, 'POST', '/release');
  caller.clock.pass(60_000);
  expect(caller.status('orders')).toBe('RUNNING');
});

test('a status, a plan, a pace, a behaviour and a fault can be arranged', async () => {
  const caller = new Caller();
  const id = caller.id('orders');
  admin(caller, 'POST', '/status', { id, status: 'ERROR' });
  expect(caller.status('orders')).toBe('ERROR');

  admin(caller, 'POST', '/pace', { pace: 0 });
  admin(caller, 'POST', '/plan', { id, restart: 'error', endStatus: 'FROZEN' });
  await caller.restart('orders');
  expect(caller.status('orders')).toBe('FROZEN');

  admin(caller, 'POST', '/behaviours', { statusForbids: 'item' });
  expect((await caller.restart('orders')).json.results).toMatchObject([{ result: 'failed' }]);

  admin(caller, 'POST', '/faults', { route: 'list', kind: 'status', status: 500, times: -1 });
  expect((await caller.list()).status).toBe(500);
  expect(admin(caller, 'GET', '/faults').json.faults).toMatchObject([{ route: 'list' }]);
  admin(caller, 'DELETE', '/faults');
  expect((await caller.list()).status).toBe(200);
});

test('a cluster can be made ill and well again, one or all', () => {
  const caller = new Caller();
  const alive = () => caller.cloud.instances().slice(0, 2).map(({ cluster }) => cluster.brokersAlive);
  for (const [name, brokersAlive] of [['orders', 1], ['billing', 2]] as const) {
    expect(admin(caller, 'POST', '/cluster', { id: caller.id(name), brokersAlive }).json).toEqual({ ok: true });
  }
  expect(alive()).toEqual([1, 2]);
  admin(caller, 'POST', '/heal', { id: caller.id('orders') });
  expect(alive()).toEqual([3, 2]);
  admin(caller, 'POST', '/heal');
  expect(alive()).toEqual([3, 3]);
});

test('how a cluster comes back is part of a plan, and the state knows who has not', async () => {
  const caller = new Caller();
  const id = caller.id('orders');
  const healing = { brokersMs: 3_000, replicasMs: 9_000, never: true, to: { replicasInSync: 60 } };
  admin(caller, 'POST', '/plan', { id, healing });
  await caller.restart('orders');
  caller.clock.pass(60_000);
  const { json } = admin(caller, 'GET', '/state');
  expect(json).toMatchObject({ downNow: 0, unhealthyNow: [id], maxUnhealthy: 1 });
  expect(json.instances[0].cluster).toMatchObject({ brokersAlive: 3, replicasInSync: 60 });
});

test('the state holds the fleet and the ground truth', async () => {
  const caller = new Caller();
  await caller.restart('orders');
  caller.clock.pass(1_000);
  expect(admin(caller, 'GET', '/state').json).toMatchObject({
    downNow: 1,
    maxDown: 1,
    requests: 1,
    actions: [{ instanceName: 'orders' }],
  });
});

test('temporary keys can be had, and keys and tokens expire on demand', async () => {
  const caller = new Caller();
  const token = caller.cloud.issueToken();
  const { json: key } = admin(caller, 'POST', '/temporary-keys', { lifeMs: 60_000 });
  expect(key).toEqual({
    accessKey: expect.any(String),
    secretKey: expect.any(String),
    securityToken: expect.any(String),
    expiresAt: caller.clock.now() + 60_000,
  });
  const statuses = async () =>
    Promise.all([{ token }, { key }].map(async (options) =>
      (await caller.call('GET', caller.instancesPath, undefined, options)).status));
  expect(await statuses()).toEqual([200, 200]);
  expect(admin(caller, 'POST', '/expire-keys').json).toEqual({ ok: true });
  expect(await statuses()).toEqual([200, 401]);
  expect(admin(caller, 'POST', '/expire-tokens').json).toEqual({ ok: true });
  expect(await statuses()).toEqual([401, 401]);
});

test('the state names who is locked', async () => {
  const caller = new Caller();
  for (let count = 0; count < 6; count += 1) {
    await caller.call('POST', '/v3/auth/tokens', logInBody(caller, { user: { password: 'wrong' } }),
      { anonymous: true });
  }
  const { userName: name } = caller.cloud.account;
  expect(admin(caller, 'GET', '/state').json.locks).toEqual([{
    kind: 'user',
    name,
    until: caller.clock.now() + 15 * 60_000,
  }]);
});

test('the request log names route, outcome and proof of identity, and holds no secret', async () => {
  const caller = new Caller({ account: { securityToken: 'emulator-sample-security-token' } });
  const token = caller.cloud.issueToken();
  await caller.restart('orders');
  await caller.call('GET', `${caller.instancesPath}/?limit=5`, undefined, { token });
  const { json } = admin(caller, 'GET', '/requests');
  expect(json.requests).toMatchObject([
    {
      at: caller.clock.now(),
      method: 'POST',
      route: 'batch',
      authentication: 'aksk',
      status: 200,
      body: expect.stringContaining('restart'),
    },
    { method: 'GET', path: caller.instancesPath, query: { limit: '5' }, authentication: 'token', status: 200 },
  ]);
  const text = JSON.stringify(json);
  for (const secret of [token, caller.cloud.account.secretKey, 'emulator-sample-security-token', 'Signature=']) {
    expect(text).not.toContain(secret);
  }
});

const ORDERS = '10000000-0000-4000-8000-000000000001';

test.each<[string, unknown, string]>([
  ['/status', { id: '99999999-9999-4999-8999-999999999999', status: 'ERROR' }, 'has no instance'],
  ['/status', { id: ORDERS, status: 7 }, 'status must be a text'],
  ['/status', { id: ORDERS, status: 'ERROR', afterMs: '5' }, 'afterMs must be a number of at least 0'],
  ['/hold', ['x'], 'must be a JSON object'],
  ['/hold', { id: 7 }, 'id must be a text'],
  ['/hold', { name: 'orders' }, 'name is not known; known are id'],
  ['/pace', { pace: -1 }, 'pace must be a number of at least 0'],
  ['/plan', { restart: 'error' }, 'id is missing'],
  ['/plan', { id: ORDERS, restart: 'explode' }, 'restart must be one of succeed'],
  ['/plan', { id: ORDERS, delete: 'vanish' }, 'delete must be one of succeed'],
  ['/plan', { id: ORDERS, taskAppears: 'never' }, 'taskAppears must be one of at_acceptance, with_status'],
  ['/plan', { id: ORDERS, leavesNoTask: 1 }, 'leavesNoTask must be true or false'],
  ['/plan', { id: ORDERS, times: 0 }, 'times must be a whole number of at least 1'],
  ['/plan', { id: ORDERS, lag: 5 }, 'lag is not known; known are id, restart'],
  ['/faults', { route: 'everything', kind: 'drop_before' }, 'route must be one of list, batch'],
  ['/faults', { kind: 'drop_before' }, 'route is missing: it must be one of'],
  ['/faults', { route: 'list', kind: 'earthquake' }, 'kind must be one of status'],
  ['/faults', [], 'kind is missing'],
  ['/faults', { route: 'list', kind: 'delay' }, 'ms is missing'],
  ['/faults', { route: 'list', kind: 'delay', ms: 1e10 }, 'ms must be a number from 0 to 2147483647'],
  ['/faults', { route: 'list', kind: 'status', status: 99 }, 'status must be a whole number from 200 to 599'],
  ['/faults', { route: 'list', kind: 'status', status: 500, headers: { 'a b': 'c' } },
    'headers must be an object of header names'],
  ['/faults', { route: 'list', kind: 'drop_before', times: 0 },
    'times must be a whole number of at least 1, or -1, not 0'],
  ['/faults', { route: 'list', kind: 'drop_before', after: 1.5 }, 'after must be a whole number of at least 0'],
  ['/faults', { route: 'batch', kind: 'drop_before', action: 'stop' }, 'action must be one of restart, delete'],
  ['/faults', { route: 'batch', kind: 'drop_before', executed: true }, 'executed is not known'],
  ['/cluster', { brokersAlive: 1 }, 'id is missing'],
  ['/cluster', { id: ORDERS, brokersAlive: -1 }, 'brokersAlive must be a whole number from 0'],
  ['/cluster', { id: ORDERS, brokersAlive: 4 }, 'brokersAlive is 4, but the cluster has only 3 brokers'],
  ['/cluster', { id: ORDERS, health: 1 }, 'health is not known; known are id, brokers'],
  ['/heal', { id: 'nobody' }, 'has no instance nobody'],
  ['/plan', { id: ORDERS, healing: { ms: 5 } }, 'healing.ms is not known'],
  ['/plan', { id: ORDERS, healing: { to: { replicasInSync: '5' } } }, 'healing.to.replicasInSync must be a whole number'],
  ['/instances', { name: 'x', cluster: { replicas: 5, replicasInSync: 6 } }, 'only 5 replicas'],
  ['/behaviours', { clusterPaths: 'none' }, 'clusterPaths must be one of both, management, manage'],
  ['/behaviours', { mood: 'bad' }, 'mood is not known; known are unknownId'],
  ['/behaviours', { resultOrder: 'bogus' }, 'resultOrder must be one of as_sent, reversed, shuffled, not "bogus"'],
  ['/behaviours', { resultOrder: null }, 'resultOrder must be one of'],
  ['/behaviours', { throttle: 5 }, 'throttle must be a JSON object with requests, perMs, not 5'],
  ['/behaviours', { throttle: { requests: 5 } }, 'throttle.perMs is missing'],
  ['/behaviours', { throttle: { requests: 0, perMs: 5 } }, 'throttle.requests must be a whole number of at least 1'],
  ['/behaviours', { extraResults: 'x' }, 'extraResults must be a list'],
  ['/behaviours', { extraResults: ['x', 7] }, 'extraResults[1] must be a text'],
  ['/behaviours', { allFailure: 201 }, 'allFailure must be one of 200, 204'],
  ['/behaviours', { ignoresPaging: 'true' }, 'ignoresPaging must be true or false'],
  ['/behaviours', { clockSkewMs: 1e15 }, 'clockSkewMs must be a whole number from'],
  ['/behaviours', { tokenLifeMs: -1 }, 'tokenLifeMs must be a whole number from 0'],
  ['/behaviours', { expiredToken: 'iam' }, 'expiredToken must be one of dms, gateway'],
  ['/temporary-keys', { lifeMs: '60' }, 'lifeMs must be a whole number from 0'],
  ['/temporary-keys', { life: 60 }, 'life is not known; known are lifeMs, agency'],
  ['/temporary-keys', { agency: 'nobody' }, 'has no agency nobody; there are emulator-sample-agency, emulator-final'],
  ['/id-token', { lifeSeconds: -1 }, 'lifeSeconds must be a whole number of at least 0'],
  ['/id-token', { aud: 'x' }, 'aud is not known; known are subject, audience, issuer, lifeSeconds'],
  ['/behaviours', { metadata: 'off' }, 'metadata must be one of token, plain, no_agency, absent, silent'],
  ['/behaviours', { temporaryKeyLifeMs: -1 }, 'temporaryKeyLifeMs must be a whole number from 0'],
  ['/seed', { name: 'x' }, 'list of instances'],
  ['/seed', [{ name: 'x', project_id: 'f'.repeat(32) }], 'has no project ffff'],
  ['/instances', { name: 'x', id: ORDERS }, 'already'],
  ['/instances', { name: 'x', statsu: 'ERROR' }, 'statsu is not known'],
  ['/instances', { name: 'x', project_id: 'eu-de' }, 'projectId must be 32 hex digits'],
  ['/projects', { id: '0123456789abcdef0123456789abcdef', name: 'x' }, 'already'],
  ['/projects', { id: 'a'.repeat(32) }, 'name is missing'],
])('%s refuses %j, and says what is allowed', (path, body, reason) => {
  const caller = new Caller();
  const { status, json } = admin(caller, 'POST', path, body);
  expect(status).toBe(400);
  expect(json.error).toContain(reason);
  expect([caller.cloud.faults(), caller.cloud.instances().length, caller.cloud.projects().length]).toEqual([[], 8, 1]);
});

test('null takes a behaviour back that is absent by default', async () => {
  const caller = new Caller();
  admin(caller, 'POST', '/behaviours', { throttle: { requests: 1, perMs: 60_000 } });
  expect([(await caller.list()).status, (await caller.list()).status]).toEqual([200, 429]);
  admin(caller, 'POST', '/behaviours', { throttle: null });
  expect((await caller.list()).status).toBe(200);
});

test('every default behaviour is one that can be chosen', () => {
  const caller = new Caller();
  expect(admin(caller, 'POST', '/behaviours', DEFAULT_BEHAVIOURS)).toEqual({ status: 200, json: { ok: true } });
});

test('a fault for all requests reads -1 on the way out, as on the way in', () => {
  const caller = new Caller();
  admin(caller, 'POST', '/faults', { route: '*', kind: 'drop_before', times: -1 });
  expect(admin(caller, 'GET', '/faults').json.faults).toEqual([{ route: '*', kind: 'drop_before', times: -1 }]);
});

test('a body that is not JSON is refused', () => {
  const { cloud } = new Caller();
  const answer = answerAdmin(cloud, { method: 'POST', url: '/_emulator/hold', headers: {}, body: '{' }) as WireResponse;
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('not JSON')]);
});

test('an unknown call is answered with those there are', () => {
  const { status, json } = admin(new Caller(), 'GET', '/fail-creation');
  expect(status).toBe(404);
  expect(json.calls).toContain('POST /fail-creation');
});

test('a name that resolves to localhost does not reach the admin calls', () => {
  expect(admin(new Caller(), 'POST', '/reset', undefined, 'evil.example:4000').status).toBe(403);
});

describe('who may drive the emulator', () => {
  const host = '127.0.0.1:4000';
  const reset = (headers: Record<string, string>) => {
    const { cloud } = new Caller();
    cloud.failCreation();
    const answer = answerAdmin(cloud, {
      method: 'POST',
      url: `http://${host}/_emulator/reset`,
      headers: { host, ...headers },
    }) as WireResponse;
    return [answer.status, cloud.instances().length];
  };

  test.each<[string, Record<string, string>]>([
    ['a program, which names no origin', {}],
    ['its own page', { 'origin': `http://${host}`, 'sec-fetch-site': 'same-origin' }],
    ['its own page over TLS', { Origin: `https://${host}` }],
    ['somebody who types the address', { 'sec-fetch-site': 'none' }],
  ])('%s does', (_case, headers) => {
    expect(reset(headers)).toEqual([200, 8]);
  });

  test.each<[string, Record<string, string>]>([
    ['a page elsewhere', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:4001' }],
    ['a page of the same machine by another name', { origin: 'http://localhost:4000' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a page whose origin only begins like ours', { origin: `http://${host}.evil.example` }],
    ['a page elsewhere that names no origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port that names no origin', { 'Sec-Fetch-Site': 'same-site' }],
  ])('%s does not', (_case, headers) => {
    expect(reset(headers)).toEqual([403, 9]);
  });

  test('nobody may put the page into a frame', () => {
    const page = answerAdmin(new Caller().cloud, { method: 'GET', url: '/', headers: {} }) as WireResponse;
    expect(page.headers['content-security-policy']).toBe('frame-ancestors \'none\'');
  });
});

describe('the request log', () => {
  async function logged(options: CloudOptions = {}): Promise<Caller> {
    const caller = new Caller(options);
    for (const name of ['first', 'second', 'third']) {
      await caller.batch({ action: name, instances: ['x'.repeat(10_000)] });
    }
    return caller;
  }

  test('of a cloud in process holds everything', async () => {
    const requests = (await logged()).cloud.requests();
    expect(requests.map(({ body }) => JSON.parse(body).action)).toEqual(['first', 'second', 'third']);
    expect(requests.every(({ body }) => body.length > 10_000)).toBe(true);
  });

  test('within bounds holds the last requests and the beginnings of their bodies, and still counts all', async () => {
    const caller = await logged({ logBounds: { requests: 2, bodyCharacters: 40 } });
    const requests = caller.cloud.requests();
    expect(requests.map(({ body, status }) => [body.slice(0, 19), status])).toEqual([['{"action":"second",', 400], [
      '{"action":"third","',
      400,
    ]]);
    for (const { body } of requests) expect(body).toMatch(/^.{40}… \(100\d\d characters\)$/);
    expect(admin(caller, 'GET', '/state').json.requests).toBe(3);
  });

  test('masks a secret that the body ends in', async () => {
    const caller = new Caller();
    await caller.batch('{"password":"half a sec');
    expect(caller.cloud.requests()[0].body).toBe('{"password":"***"');
  });

  test('masks a secret before it cuts', async () => {
    const caller = new Caller({ logBounds: { requests: 1, bodyCharacters: 20 } });
    await caller.batch('{"password":"a secret that is longer than what is kept"}');
    expect(caller.cloud.requests()[0].body).not.toContain('a sec');
  });
});

test('the web page says where it is and what it does not emulate', () => {
  const { cloud } = new Caller({ region: 'eu-de' });
  const page = answerAdmin(cloud, { method: 'GET', url: '/', headers: {} }) as WireResponse;
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('eu-de, otc');
  expect(page.body.match(/<li>/g)).toHaveLength(LIMITATIONS.length);
  expect(page.body).not.toContain(cloud.account.secretKey);
  const [, script] = /<script>(.*)<\/script>/s.exec(page.body)!;
  expect(() => new Function(script)).not.toThrow();
});
