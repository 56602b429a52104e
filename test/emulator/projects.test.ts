import { Answer, Caller, namesIn } from './caller';
import { answerAdmin } from '../../src/emulator/admin/admin-routes';

const SHOP = 'b'.repeat(32);
const CART = '30000000-0000-4000-8000-000000000001';
const BROKEN = '30000000-0000-4000-8000-000000000002';

/** The default fleet in the first project, and two instances in a second one. */
function twoProjects(): Caller {
  const fleet = [{ id: CART, name: 'cart' }, { id: BROKEN, name: 'broken', status: 'CREATEFAILED' }];
  return new Caller({ projects: [{ id: SHOP, name: 'eu-west-101_shop', fleet }] });
}

const code = ({ status, json }: Answer) => [status, json.error_code];
const inShop = (path = '') => `/v2/${SHOP}/instances${path}`;

test('each project lists its own instances', async () => {
  const caller = twoProjects();
  expect(namesIn(await caller.call('GET', inShop('?include_failure=true')))).toEqual(['cart', 'broken']);
  expect((await caller.list('?include_failure=true')).json.instance_num).toBe(8);
});

test('show, tasks and deletion know the instances of their own project only', async () => {
  const caller = twoProjects();
  for (const [method, path] of [['GET', ''], ['GET', '/tasks'], ['DELETE', '']]) {
    expect(code(await caller.call(method, `${caller.instancesPath}/${CART}${path}`))).toEqual([404, 'DMS.00404022']);
    expect(code(await caller.call(method, inShop(`/${caller.id('orders')}${path}`)))).toEqual([404, 'DMS.00404022']);
  }
  expect((await caller.call('GET', inShop(`/${CART}`))).json.name).toBe('cart');
  expect((await caller.call('GET', inShop(`/${CART}/tasks`))).json.task_count).toBe('0');
});

test('a batch call reaches the instances of its own project only', async () => {
  const caller = twoProjects();
  expect(code(await caller.batch({ action: 'restart', instances: [CART] }))).toEqual([404, 'DMS.00404022']);
  expect((await caller.call('POST', inShop('/action'), { action: 'restart', instances: [CART] })).json.results)
    .toMatchObject([{ result: 'success' }]);
  caller.clock.pass(60_000);
  expect(caller.cloud.actions()).toMatchObject([{ instanceName: 'cart', action: 'restart' }]);
});

test('all_failure cleans up its own project only', async () => {
  const caller = twoProjects();
  await caller.call('POST', inShop('/action'), { action: 'delete', all_failure: 'kafka' });
  caller.clock.pass(60_000);
  const left = caller.cloud.instances();
  expect(left.filter(({ status }) => status === 'CREATEFAILED').map(({ name }) => name)).toEqual(['audit-trial',
    'clickstream-trial']);
  expect(left.filter(({ projectId }) => projectId === SHOP)).toMatchObject([{ name: 'cart' }]);
});

test('each project has a recycle bin and a policy of its own', async () => {
  const caller = twoProjects();
  await caller.call('PUT', `/v2/${SHOP}/recycle`, { default_use_recycle: true, retention_days: 2 });
  await caller.call('POST', inShop('/action'), { action: 'delete', instances: [CART] });
  const orders = caller.id('orders');
  await caller.delete('orders');
  caller.clock.pass(60_000);
  const bin = async (projectId: string) => (await caller.call('GET', `/v2/${projectId}/recycle`)).json;
  expect(await bin(SHOP)).toMatchObject({
    retention_days: 2,
    default_use_recycle: true,
    recycle_instances: [{ instance_id: CART }],
  });
  expect(await bin(caller.cloud.projectId)).toMatchObject({ default_use_recycle: false, recycle_instances: [] });
  expect(caller.cloud.instance(orders)).toBeUndefined();
  expect(code(await caller.call('POST', `/v2/${caller.cloud.projectId}/recycle`, { instances: [CART] }))).toEqual([404,
    'DMS.00404022']);
  expect((await caller.call('POST', `/v2/${SHOP}/recycle`, { instances: [CART] })).status).toBe(200);
});

test('a token opens the project it is scoped to, and no other', async () => {
  const caller = twoProjects();
  const token = caller.cloud.issueToken(SHOP);
  expect(namesIn(await caller.call('GET', inShop(), undefined, { token }))).toEqual(['cart']);
  expect(code(await caller.call('GET', caller.instancesPath, undefined, { token }))).toEqual([401, 'DMS.10240104']);
  expect(code(await caller.call('GET', inShop(), undefined, { token: caller.cloud.issueToken() }))).toEqual([401,
    'DMS.10240104']);
});

test('a token for a project the account does not own opens nothing', async () => {
  const caller = twoProjects();
  const stranger = 'c'.repeat(32);
  const token = caller.cloud.issueToken(stranger);
  const answer = await caller.call('GET', `/v2/${stranger}/instances`, undefined, { token });
  expect(code(answer)).toEqual([403, 'APIGW.0302']);
});

test('IAM names both, finds each by its name, and scopes a log-in to either', async () => {
  const caller = twoProjects();
  expect((await caller.call('GET', '/v3/projects')).json.projects).toMatchObject([{ id: caller.cloud.projectId }, {
    id: SHOP,
    name: 'eu-west-101_shop',
    enabled: true,
  }]);
  expect((await caller.call('GET', '/v3/projects?name=eu-west-101_shop')).json.projects).toMatchObject([{ id: SHOP }]);
  const { userName: name, password, domainName } = caller.cloud.account;
  const identity = { methods: ['password'], password: { user: { name, password, domain: { name: domainName } } } };
  const { json } = await caller.call('POST', '/v3/auth/tokens', {
    auth: { identity, scope: { project: { name: 'eu-west-101_shop' } } },
  }, { anonymous: true });
  expect(json.token.project.id).toBe(SHOP);
});

test('what drives the cloud reaches the instances of every project', async () => {
  const caller = twoProjects();
  caller.cloud.setStatus(CART, 'ERROR');
  expect(caller.status('cart')).toBe('ERROR');
  caller.cloud.removeInstance(CART);
  expect(caller.cloud.instance(CART)).toBeUndefined();
  caller.cloud.reset();
  expect(caller.cloud.instance(CART)).toMatchObject({ status: 'RUNNING', projectId: SHOP });
  expect(() => caller.cloud.addInstance({ name: 'twin', id: CART })).toThrow('already');
});

test('a project and its instances can come while the cloud runs', async () => {
  const caller = new Caller();
  const admin = (path: string, body: unknown) =>
    answerAdmin(caller.cloud, { method: 'POST', url: `/_emulator${path}`, headers: {}, body: JSON.stringify(body) });
  expect(admin('/projects', { id: SHOP, name: 'eu-west-101_shop' })).toMatchObject({ status: 200 });
  expect(admin('/instances', { id: CART, name: 'cart', project_id: SHOP })).toMatchObject({ status: 200 });
  expect(namesIn(await caller.call('GET', inShop()))).toEqual(['cart']);
  expect(admin('/seed', [{ name: 'only' }, { name: 'other', project_id: SHOP }])).toMatchObject({ status: 200 });
  expect([namesIn(await caller.list()), namesIn(await caller.call('GET', inShop()))]).toEqual([['only'], ['other']]);
});

test('the id of the first project can be chosen', async () => {
  const caller = new Caller({ region: 'eu-de', projectId: SHOP });
  expect(caller.cloud.projectId).toBe(SHOP);
  expect((await caller.call('GET', inShop())).json.instance_num).toBe(6);
  expect((await caller.call('GET', '/v3/projects?name=eu-de')).json.projects).toMatchObject([{ id: SHOP }]);
});
