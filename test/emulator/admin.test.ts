import { Caller } from './caller';
import { CloudOptions, WireResponse } from '../../src/emulator';
import { answerAdmin } from '../../src/emulator/admin/admin-routes';
import { LIMITATIONS } from '../../src/emulator/limitations';

function admin({ cloud }: Caller, method: string, path: string, body?: unknown, host = '127.0.0.1:4000'): { status: number; json: any } {
  const request = { method, url: `http://${host}/_emulator${path}`, headers: { host }, body: body === undefined ? '' : JSON.stringify(body) };
  const answer = answerAdmin(cloud, request) as WireResponse;
  return { status: answer.status, json: JSON.parse(answer.body) };
}

test('a request for the cloud is none of its business', () => {
  const { cloud, instancesPath } = new Caller();
  expect(answerAdmin(cloud, { method: 'GET', url: instancesPath, headers: {} })).toBeUndefined();
});

test('health says what is played', () => {
  expect(admin(new Caller({ region: 'eu-de' }), 'GET', '/health').json).toEqual({ status: 'ok', region: 'eu-de', profile: 'otc', instances: 8 });
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

test('the state holds the fleet and the ground truth', async () => {
  const caller = new Caller();
  await caller.restart('orders');
  caller.clock.pass(1_000);
  expect(admin(caller, 'GET', '/state').json).toMatchObject({ downNow: 1, maxDown: 1, requests: 1, actions: [{ instanceName: 'orders' }] });
});

test('the request log names route, outcome and proof of identity, and holds no secret', async () => {
  const caller = new Caller({ account: { securityToken: 'emulator-sample-security-token' } });
  const token = caller.cloud.issueToken();
  await caller.restart('orders');
  await caller.call('GET', `${caller.instancesPath}/?limit=5`, undefined, { token });
  const { json } = admin(caller, 'GET', '/requests');
  expect(json.requests).toMatchObject([
    { at: caller.clock.now(), method: 'POST', route: 'batch', authentication: 'aksk', status: 200, body: expect.stringContaining('restart') },
    { method: 'GET', path: caller.instancesPath, query: { limit: '5' }, authentication: 'token', status: 200 },
  ]);
  const text = JSON.stringify(json);
  for (const secret of [token, caller.cloud.account.secretKey, 'emulator-sample-security-token', 'Signature=']) expect(text).not.toContain(secret);
});

test.each([
  ['an unknown instance', '/status', { id: '99999999-9999-4999-8999-999999999999', status: 'ERROR' }, 'has no instance'],
  ['a body that is no object', '/hold', ['x'], 'not a JSON object'],
  ['a number as id', '/hold', { id: 7 }, 'id is not a text'],
  ['a negative pace', '/pace', { pace: -1 }, 'pace is not a number'],
  ['a missing id', '/plan', { restart: 'error' }, 'id is missing'],
  ['an unknown outcome', '/plan', { id: '10000000-0000-4000-8000-000000000001', restart: 'explode' }, 'restart is one of'],
  ['an unknown route', '/faults', { route: 'everything', kind: 'drop_before' }, 'route is one of'],
  ['an unknown trouble', '/faults', { route: 'list', kind: 'earthquake' }, 'kind is one of'],
  ['a fault without its number', '/faults', { route: 'list', kind: 'delay' }, 'ms is missing'],
  ['an unknown behaviour', '/behaviours', { mood: 'bad' }, 'no behaviour mood'],
  ['a fleet that is none', '/seed', { name: 'x' }, 'list of instances'],
  ['an id that is taken', '/instances', { name: 'x', id: '10000000-0000-4000-8000-000000000001' }, 'already'],
])('%s is refused with a reason', (_case, path, body, reason) => {
  const { status, json } = admin(new Caller(), 'POST', path, body);
  expect(status).toBe(400);
  expect(json.error).toContain(reason);
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
    const answer = answerAdmin(cloud, { method: 'POST', url: `http://${host}/_emulator/reset`, headers: { host, ...headers } }) as WireResponse;
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
    expect(page.headers['content-security-policy']).toBe("frame-ancestors 'none'");
  });
});

describe('the request log', () => {
  async function logged(options: CloudOptions = {}): Promise<Caller> {
    const caller = new Caller(options);
    for (const name of ['first', 'second', 'third']) await caller.batch({ action: name, instances: ['x'.repeat(10_000)] });
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
    expect(requests.map(({ body, status }) => [body.slice(0, 19), status])).toEqual([['{"action":"second",', 400], ['{"action":"third","', 400]]);
    for (const { body } of requests) expect(body).toMatch(/^.{40}… \(100\d\d characters\)$/);
    expect(admin(caller, 'GET', '/state').json.requests).toBe(3);
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
