import { Caller } from '../caller';

interface LogInChanges {
  readonly name?: string;
  readonly password?: string;
  readonly domain?: Readonly<Record<string, string>>;
  readonly scope?: unknown;
}

function logIn({ cloud }: Caller, changes: LogInChanges = {}): unknown {
  const { userName, password, domainName } = cloud.account;
  const user = {
    name: changes.name ?? userName,
    password: changes.password ?? password,
    domain: changes.domain ?? { name: domainName },
  };
  const scope = 'scope' in changes ? changes.scope : { project: { name: cloud.region } };
  return { auth: { identity: { methods: ['password'], password: { user } }, scope } };
}

const anonymous = { anonymous: true };

describe('log-in with a password', () => {
  test('gives a token for 24 hours, in a header, that opens DMS', async () => {
    const caller = new Caller();
    const answer = await caller.call('POST', '/v3/auth/tokens', logIn(caller), anonymous);
    expect(answer.status).toBe(201);
    expect(answer.json.token).toMatchObject({
      project: { id: caller.cloud.projectId },
      expires_at: '2026-01-03T03:04:05.000Z',
    });
    const token = answer.headers['x-subject-token'];
    expect((await caller.call('GET', caller.instancesPath, undefined, { token })).status).toBe(200);
    expect(
      (await caller.call('GET', '/v3/auth/tokens', undefined, { token, headers: { 'X-Subject-Token': token } })).json,
    ).toEqual(answer.json);
  });

  test('tells where the services are, at the address the client used', async () => {
    const caller = new Caller();
    const { json } = await caller.call('POST', '/v3/auth/tokens', logIn(caller), anonymous);
    const urls = json.token.catalog.map(({ type, endpoints }: any) => [type, endpoints[0].url]);
    expect(urls).toContainEqual(['dmsv2', `http://dms.emulator.example/v2/${caller.cloud.projectId}`]);
  });

  test('for a domain gives a token that DMS does not accept', async () => {
    const caller = new Caller();
    const { headers } = await caller.call('POST', '/v3/auth/tokens', logIn(caller, { scope: undefined }), anonymous);
    const answer = await caller.call('GET', caller.instancesPath, undefined, { token: headers['x-subject-token'] });
    expect([answer.status, answer.json.error_code]).toEqual([401, 'DMS.10240104']);
  });

  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['an unknown user', { name: 'nobody' }],
    ['a wrong domain', { domain: { name: 'elsewhere' } }],
    ['an unknown project', { scope: { project: { name: 'eu-de_unknown' } } }],
  ])('is refused with %s, in the shape of Keystone', async (_case, changes) => {
    const caller = new Caller();
    const answer = await caller.call('POST', '/v3/auth/tokens', logIn(caller, changes), anonymous);
    expect(answer.json).toEqual({ error: { code: 401, title: 'Unauthorized', message: expect.any(String) } });
  });

  test.each(['{', '{"auth":{"identity":{"methods":["totp"]}}}', '{"auth":{"identity":{"methods":"password"}}}'])(
    'is refused with the body %s',
    async (body) => {
      expect((await new Caller().call('POST', '/v3/auth/tokens', body, anonymous)).status).toBe(400);
    },
  );

  test('leaves no password in the request log', async () => {
    const caller = new Caller();
    await caller.call('POST', '/v3/auth/tokens', logIn(caller), anonymous);
    const logged = JSON.stringify(caller.cloud.requests());
    expect(logged).toContain('***');
    expect(logged).not.toContain(caller.cloud.account.password);
  });
});

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
