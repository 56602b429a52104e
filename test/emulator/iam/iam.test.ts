import { Caller } from '../caller';

const anonymous = { anonymous: true };

describe('projects', () => {
  test('are found by exact name', async () => {
    const caller = new Caller({ region: 'eu-de' });
    caller.cloud.addProject({ name: 'eu-de_shop', enabled: false });
    expect((await caller.call('GET', '/v3/projects?name=eu-de')).json.projects).toMatchObject([{
      id: caller.cloud.projectId,
      name: 'eu-de',
      enabled: true,
    }]);
    expect((await caller.call('GET', '/v3/auth/projects')).json.projects).toHaveLength(2);
    expect((await caller.call('GET', '/v3/projects?name=eu-nl')).json.projects).toEqual([]);
  });

  test('of the same name are all found by it', async () => {
    const caller = new Caller({ region: 'eu-de' });
    const twin = caller.cloud.addProject({ name: 'eu-de' });
    expect((await caller.call('GET', '/v3/projects?name=eu-de')).json.projects).toMatchObject([
      { id: caller.cloud.projectId, name: 'eu-de' },
      { id: twin.id, name: 'eu-de' },
    ]);
  });

  test('need a proof of identity', async () => {
    expect((await new Caller().call('GET', '/v3/projects', undefined, anonymous)).status).toBe(401);
  });

  test('are never created', async () => {
    const caller = new Caller();
    expect((await caller.call('POST', '/v3/projects', { project: { name: 'new' } })).status).toBe(403);
    expect((await caller.call('GET', '/v3/projects')).json.projects).toHaveLength(1);
  });
});

test('OpenStack clients find the version without logging in', async () => {
  const { json } = await new Caller().call('GET', '/v3/', undefined, anonymous);
  expect(json.version).toMatchObject({
    status: 'stable',
    links: [{ rel: 'self', href: 'http://dms.emulator.example/v3/' }],
  });
});

test('the catalogue, domains and regions can be read', async () => {
  const caller = new Caller();
  expect((await caller.call('GET', '/v3/auth/catalog')).json.catalog).toHaveLength(3);
  expect((await caller.call('GET', '/v3/auth/domains')).json.domains).toMatchObject([{
    name: caller.cloud.account.domainName,
  }]);
  expect((await caller.call('GET', '/v3/regions')).json.regions).toMatchObject([{ id: 'eu-west-101' }]);
});

test('an unknown URL of IAM is refused in the shape of Keystone', async () => {
  expect((await new Caller().call('GET', '/v3/users')).json).toMatchObject({ error: { code: 404 } });
  expect((await new Caller().call('DELETE', '/v3/projects')).json).toMatchObject({ error: { code: 405 } });
});
