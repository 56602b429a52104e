import { SAMPLE_ACCOUNT, SAMPLE_PROJECT_ID } from '../../../src/emulator/account';
import { Caller } from '../caller';
import { logInBody, LogInChanges } from '../log-in-body';

const MINUTE = 60_000;
const { userId: USER_ID, domainId: DOMAIN_ID, userName, domainName } = SAMPLE_ACCOUNT;
const anonymous = { anonymous: true };

describe('log-in with a password', () => {
  test('gives a token for 24 hours, in a header, that opens DMS', async () => {
    const caller = new Caller();
    const answer = await caller.call('POST', '/v3/auth/tokens', logInBody(caller), anonymous);
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
    const { json } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller), anonymous);
    const urls = json.token.catalog.map(({ type, endpoints }: any) => [type, endpoints[0].url]);
    expect(urls).toContainEqual(['dmsv2', `http://dms.emulator.example/v2/${caller.cloud.projectId}`]);
  });

  test.each<[string, LogInChanges]>([
    ['by id', { user: { name: undefined, id: USER_ID, domain: undefined } }],
    ['by id, with its domain', { user: { name: undefined, id: USER_ID, domain: { id: DOMAIN_ID } } }],
    ['by name, with the domain by id', { user: { domain: { id: DOMAIN_ID } } }],
    ['by name and by id', { user: { id: USER_ID, domain: { id: DOMAIN_ID, name: domainName } } }],
  ])('knows its user %s', async (_case, changes) => {
    const caller = new Caller();
    const { status, json } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, changes), anonymous);
    expect(status).toBe(201);
    expect(json.token.user).toEqual({ id: USER_ID, name: userName, domain: { id: DOMAIN_ID, name: domainName } });
  });

  test.each<[string, unknown]>([
    ['by name', { project: { name: 'eu-west-101' } }],
    ['by id', { project: { id: SAMPLE_PROJECT_ID } }],
    ['by name within a domain by name', { project: { name: 'eu-west-101', domain: { name: domainName } } }],
    ['by name within a domain by id', { project: { name: 'eu-west-101', domain: { id: DOMAIN_ID } } }],
  ])('is scoped to a project %s', async (_case, scope) => {
    const caller = new Caller();
    const { json } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, { scope }), anonymous);
    expect(json.token.project).toEqual({
      id: SAMPLE_PROJECT_ID,
      name: 'eu-west-101',
      domain: { id: DOMAIN_ID, name: domainName },
    });
    expect(json.token).not.toHaveProperty('domain');
  });

  test.each<[string, unknown]>([
    ['its domain by name', { domain: { name: domainName } }],
    ['its domain by id', { domain: { id: DOMAIN_ID } }],
    ['nothing', undefined],
    ['null', null],
  ])('scoped to %s gives a token that DMS does not accept', async (_case, scope) => {
    const caller = new Caller();
    const answer = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, { scope }), anonymous);
    expect(answer.json.token).toMatchObject({ domain: { id: DOMAIN_ID, name: domainName } });
    expect(answer.json.token).not.toHaveProperty('project');
    const token = answer.headers['x-subject-token'];
    const refused = await caller.call('GET', caller.instancesPath, undefined, { token });
    expect([refused.status, refused.json.error_code]).toEqual([401, 'DMS.10240104']);
  });

  test.each<[string, LogInChanges, string]>([
    ['a wrong password', { user: { password: 'wrong' } }, 'password is wrong'],
    ['an unknown user', { user: { name: 'nobody' } }, 'password is wrong'],
    ['an unknown user id', { user: { name: undefined, id: 'f'.repeat(32) } }, 'password is wrong'],
    ['a name that does not belong to the id', { user: { name: 'nobody', id: USER_ID } }, 'password is wrong'],
    ['a wrong domain', { user: { domain: { name: 'elsewhere' } } }, 'password is wrong'],
    ['an unknown project', { scope: { project: { name: 'eu-de_unknown' } } }, 'eu-de_unknown does not exist'],
    ['an unknown project id', { scope: { project: { id: 'f'.repeat(32) } } }, 'ffff does not exist'],
    ['a project that is switched off', { scope: { project: { name: 'off' } } }, 'not enabled'],
    ['a project that two have the name of', { scope: { project: { name: 'twin' } } }, 'More than one project'],
    ['a project of another domain',
      { scope: { project: { name: 'eu-west-101', domain: { name: 'elsewhere' } } } }, 'domain elsewhere does not'],
    ['another domain', { scope: { domain: { id: 'elsewhere' } } }, 'domain elsewhere does not exist'],
  ])('is refused with %s, in the shape of Keystone', async (_case, changes, reason) => {
    const caller = new Caller();
    caller.cloud.addProject({ name: 'off', enabled: false });
    for (let count = 0; count < 2; count += 1) caller.cloud.addProject({ name: 'twin' });
    const answer = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, changes), anonymous);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({
      error: { code: 401, title: 'Unauthorized', message: expect.stringContaining(reason) },
    });
    expect(answer.headers).not.toHaveProperty('x-subject-token');
  });

  test('finds the one that is switched on among projects of the same name', async () => {
    const caller = new Caller();
    caller.cloud.addProject({ name: 'twin', enabled: false });
    const { id } = caller.cloud.addProject({ name: 'twin' });
    const scope = { project: { name: 'twin' } };
    const { json } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, { scope }), anonymous);
    expect(json.token.project.id).toBe(id);
  });

  test.each<[string, LogInChanges, string]>([
    ['no password', { user: { password: undefined } }, 'password in user'],
    ['a password that is no text', { user: { password: 7 } }, 'password in user'],
    ['neither name nor id', { user: { name: undefined } }, 'id or name in user'],
    ['a name without a domain', { user: { domain: undefined } }, 'domain in user'],
    ['a domain that says nothing', { user: { domain: {} } }, 'id or name in domain'],
    ['a project that says nothing', { scope: { project: {} } }, 'id or name in project'],
    ['two scopes', { scope: { project: { name: 'eu-west-101' }, domain: { name: domainName } } }, 'only one of them'],
  ])('makes no sense with %s', async (_case, changes, reason) => {
    const caller = new Caller();
    const answer = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, changes), anonymous);
    expect(answer.json).toEqual({
      error: { code: 400, title: 'Bad Request', message: expect.stringContaining(reason) },
    });
  });

  test.each(['{', '{"auth":{"identity":{"methods":["totp"]}}}', '{"auth":{"identity":{"methods":"password"}}}',
    '{"auth":{"identity":{"methods":["password"],"password":{"user":null}}}}', 'null'])(
    'is refused with the body %s',
    async (body) => {
      expect((await new Caller().call('POST', '/v3/auth/tokens', body, anonymous)).status).toBe(400);
    },
  );

  test('leaves no password in the request log', async () => {
    const caller = new Caller();
    await caller.call('POST', '/v3/auth/tokens', logInBody(caller), anonymous);
    const logged = JSON.stringify(caller.cloud.requests());
    expect(logged).toContain('***');
    expect(logged).not.toContain(caller.cloud.account.password);
  });
});

describe('more than five wrong passwords in a row', () => {
  const logIn = async (caller: Caller, password?: string) =>
    caller.call('POST', '/v3/auth/tokens', logInBody(caller, password === undefined ? {} : { user: { password } }),
      anonymous);

  async function fail(caller: Caller, times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) await logIn(caller, 'wrong');
  }

  test('five leave the user free, and a success starts the count again', async () => {
    const caller = new Caller();
    await fail(caller, 5);
    expect((await logIn(caller)).status).toBe(201);
    await fail(caller, 5);
    expect((await logIn(caller)).status).toBe(201);
    expect(caller.cloud.locks()).toEqual([]);
  });

  test.each(['eu-west-101', 'eu-de'])('six lock it for 15 minutes, also with the right one (%s)', async (region) => {
    const caller = new Caller({ region });
    await fail(caller, 6);
    expect(await logIn(caller)).toMatchObject({
      status: 401,
      json: { error: { code: 401, title: 'Unauthorized', message: expect.stringContaining('locked') } },
    });
    expect(caller.cloud.locks()).toEqual([{ kind: 'user', name: userName, until: caller.clock.now() + 15 * MINUTE }]);
    caller.clock.pass(15 * MINUTE - 1);
    expect((await logIn(caller)).status).toBe(401);
    caller.clock.pass(1);
    expect([(await logIn(caller)).status, caller.cloud.locks()]).toEqual([201, []]);
  });

  test('leave tokens and access keys as they are', async () => {
    const caller = new Caller();
    const token = (await logIn(caller)).headers['x-subject-token'];
    await fail(caller, 6);
    expect((await caller.call('GET', caller.instancesPath, undefined, { token })).status).toBe(200);
    expect((await caller.list()).status).toBe(200);
  });
});
