import { Caller } from './caller';
import { WireResponse } from '../../src/emulator';
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
