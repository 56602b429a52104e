import { SAMPLE_ACCOUNT } from '../../../src/emulator/account';
import { assumeRole, keyIn, keysForToken, lastActor, SECURITY_TOKENS } from '../agency-calls';
import { Answer, Caller } from '../caller';
import { logInBody } from '../log-in-body';

const MINUTE = 60_000;
const [FIRST, FINAL] = SAMPLE_ACCOUNT.agencies;
const EXPIRED = 'Incorrect IAM authentication information: security token expired';

const refusal = (code: number, title: string, reason: string) => ({
  error: { code, title, message: expect.stringContaining(reason) },
});

const listWith = async (caller: Caller, answer: Answer): Promise<Answer> =>
  caller.call('GET', caller.instancesPath, undefined, { key: keyIn(answer) });

describe.each(['eu-west-101', 'eu-de'])('keys for an agency (%s)', (region) => {
  test('are given for 15 minutes, and open DMS as the agency', async () => {
    const caller = new Caller({ region });
    const answer = await assumeRole(caller);
    expect([answer.status, answer.json]).toEqual([201, {
      credential: {
        access: expect.any(String),
        secret: expect.any(String),
        securitytoken: expect.any(String),
        expires_at: '2026-01-02T03:19:05.000000Z',
      },
    }]);
    const restarted = await caller.batch({ action: 'restart', instances: [caller.id('orders')] },
      { key: keyIn(answer) });
    expect([restarted.status, lastActor(caller)]).toEqual([200, FIRST.name]);
    await caller.restart('billing');
    caller.clock.pass(MINUTE);
    expect(caller.cloud.actions().map(({ actsAs }) => actsAs)).toEqual([FIRST.name, undefined]);
    expect(caller.cloud.requests().map(({ route, authentication }) => [route, authentication]))
      .toEqual([['security_tokens', 'aksk'], ['batch', 'aksk'], ['batch', 'aksk']]);
  });

  test('need their security token, and another signature than that of others', async () => {
    const caller = new Caller({ region });
    const key = keyIn(await assumeRole(caller));
    for (const wrong of [{ ...key, securityToken: undefined }, { ...key, secretKey: caller.cloud.account.secretKey }]) {
      expect((await caller.call('GET', caller.instancesPath, undefined, { key: wrong })).status).toBe(401);
    }
  });

  test('expire by the clock, and the gateway says why', async () => {
    const caller = new Caller({ region });
    const answer = await assumeRole(caller, { duration_seconds: 900 });
    caller.clock.pass(15 * MINUTE - 1);
    expect((await listWith(caller, answer)).status).toBe(200);
    caller.clock.pass(1);
    expect(await listWith(caller, answer)).toMatchObject({ status: 401, json: { error_msg: EXPIRED } });
  });

  test('can be assumed in a chain, each by the one before alone', async () => {
    const caller = new Caller({ region });
    const final = { agency_name: FINAL.name, domain_name: FINAL.domainName };
    const first = { key: keyIn(await assumeRole(caller)) };
    const second = await assumeRole(caller, final, first);
    expect([second.status, (await listWith(caller, second)).status, lastActor(caller)]).toEqual([201, 200, FINAL.name]);

    const [tooEarly, tooLate] = [await assumeRole(caller, final), await assumeRole(caller, {}, { key: keyIn(second) })];
    const again = await assumeRole(caller, {}, first);
    expect([tooEarly.status, tooLate.status, again.status]).toEqual([403, 403, 403]);
  });
});

describe('who assumes an agency', () => {
  test.each<[string, (caller: Caller) => string | undefined]>([
    ['a project', ({ cloud }) => cloud.projectId],
    ['another project', () => 'f'.repeat(32)],
  ])('may bring a token scoped to %s', async (_case, projectOf) => {
    const caller = new Caller();
    const answer = await assumeRole(caller, {}, { token: caller.cloud.issueToken(projectOf(caller)) });
    expect([answer.status, (await listWith(caller, answer)).status]).toEqual([201, 200]);
  });

  test('may bring a token scoped to the domain', async () => {
    const caller = new Caller();
    const { headers } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller, { scope: undefined }),
      { anonymous: true });
    expect((await assumeRole(caller, {}, { token: headers['x-subject-token'] })).status).toBe(201);
  });

  test('may bring a token of the agency that comes before it', async () => {
    const caller = new Caller();
    const token = caller.cloud.issueToken(undefined, { agency: FIRST.name });
    const final = { agency_name: FINAL.name, domain_name: FINAL.domainName };
    expect((await assumeRole(caller, final, { token })).status).toBe(201);
    expect(lastActor(caller)).toBe(FIRST.name);
  });

  test('names its domain by name, by id, or both', async () => {
    const caller = new Caller();
    for (
      const domain of [{}, { domain_name: undefined, domain_id: FIRST.domainId }, { domain_id: FIRST.domainId }]
    ) expect((await assumeRole(caller, domain)).status).toBe(201);
  });

  test('is somebody', async () => {
    const answer = await assumeRole(new Caller(), {}, { anonymous: true });
    expect([answer.status, answer.json.error_code]).toEqual([401, 'APIGW.0301']);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown agency', { agency_name: 'nobody' }, 'There is no agency nobody of emulator-delegating-domain, or you'],
    ['another domain', { domain_name: 'elsewhere' }, 'no agency emulator-sample-agency of elsewhere, or you may not'],
    ['another domain id', { domain_name: undefined, domain_id: 'elsewhere' }, 'of elsewhere, or you may not assume it.'],
    ['a domain whose id is another\'s', { domain_id: FINAL.domainId }, 'or you may not assume it.'],
    ['an agency it may not assume', { agency_name: FINAL.name, domain_name: FINAL.domainName },
      'no agency emulator-final-agency of emulator-final-domain, or you may not assume it.'],
  ])('is refused with %s', async (_case, changes, reason) => {
    const answer = await assumeRole(new Caller(), changes);
    expect([answer.status, answer.json]).toEqual([403, refusal(403, 'Forbidden', reason)]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['no agency', { agency_name: undefined }, 'agency_name in assume_role'],
    ['an agency that is no text', { agency_name: 7 }, 'agency_name in assume_role'],
    ['no domain', { domain_name: undefined }, 'domain_id or domain_name in assume_role'],
    ['too short a life', { duration_seconds: 899 }, 'from 900 to 86400'],
    ['too long a life', { duration_seconds: 86_401 }, 'from 900 to 86400'],
    ['a life in words', { duration_seconds: '900' }, 'from 900 to 86400'],
  ])('makes no sense with %s', async (_case, changes, reason) => {
    const answer = await assumeRole(new Caller(), changes);
    expect([answer.status, answer.json]).toEqual([400, refusal(400, 'Bad Request', reason)]);
  });

  test.each(['{', 'null', '{"auth":{"identity":null}}', '{"auth":{"identity":{"methods":["password"]}}}',
    '{"auth":{"identity":{"methods":["assume_role"]}}}'])('is refused with the body %s', async (body) => {
    expect((await new Caller().call('POST', SECURITY_TOKENS, body)).status).toBe(400);
  });
});

describe('keys for a token', () => {
  test.each([['in the body', true], ['in the head', false]])('need no other proof than the token %s', async (_where, inBody) => {
    const caller = new Caller();
    const token = caller.cloud.issueToken();
    const answer = inBody ? await keysForToken(caller, token)
      : await keysForToken(caller, undefined, { anonymous: false, token });
    expect([answer.status, answer.json.credential.expires_at]).toEqual([201, '2026-01-02T03:19:05.000000Z']);
    expect([(await listWith(caller, answer)).status, lastActor(caller)]).toEqual([200, undefined]);
  });

  test('act as whom the token acts as', async () => {
    const caller = new Caller();
    const answer = await keysForToken(caller, caller.cloud.issueToken(undefined, { agency: FIRST.name }));
    await listWith(caller, answer);
    expect(lastActor(caller)).toBe(FIRST.name);
  });

  test('live as long as is asked for', async () => {
    const caller = new Caller();
    const answer = await keysForToken(caller, { id: caller.cloud.issueToken(), duration_seconds: 86_400 });
    expect(answer.json.credential.expires_at).toBe('2026-01-03T03:04:05.000000Z');
  });

  test.each<[string, (caller: Caller) => string, string]>([
    ['nobody issued', () => 'forged', 'The token is invalid.'],
    ['has expired', ({ cloud }) => {
      const token = cloud.issueToken();
      cloud.expireTokens();
      return token;
    }, 'The token has expired.'],
  ])('are refused where the token %s', async (_case, tokenOf, reason) => {
    const caller = new Caller();
    const token = tokenOf(caller);
    for (
      const answer of [await keysForToken(caller, token),
        await keysForToken(caller, undefined, { anonymous: false, token })]
    ) expect([answer.status, answer.json]).toEqual([401, refusal(401, 'Unauthorized', reason)]);
  });

  test('make no sense without a token, or for too short', async () => {
    const caller = new Caller();
    const without = await keysForToken(caller, undefined);
    expect([without.status, without.json]).toEqual([400, refusal(400, 'Bad Request', 'a token in X-Auth-Token')]);
    expect((await keysForToken(caller, { id: caller.cloud.issueToken(), duration_seconds: 1 })).status).toBe(400);
  });
});

describe('all temporary keys', () => {
  test('live no longer than the cloud lets them', async () => {
    const caller = new Caller({ behaviours: { temporaryKeyLifeMs: MINUTE } });
    const answers = [await assumeRole(caller), await keysForToken(caller, caller.cloud.issueToken())];
    expect(answers.map(({ json }) => json.credential.expires_at)).toEqual(Array(2).fill('2026-01-02T03:05:05.000000Z'));
    caller.clock.pass(MINUTE);
    expect((await listWith(caller, answers[0])).json.error_msg).toBe(EXPIRED);
  });

  test('live no longer because the cloud would let them', async () => {
    const caller = new Caller({ behaviours: { temporaryKeyLifeMs: 60 * MINUTE } });
    expect((await assumeRole(caller)).json.credential.expires_at).toBe('2026-01-02T03:19:05.000000Z');
  });

  test('expire with the tokens, and the account\'s permanent one does not', async () => {
    const caller = new Caller();
    const answer = await assumeRole(caller);
    caller.cloud.expireTokens();
    expect([(await listWith(caller, answer)).json.error_msg, (await caller.list()).status]).toEqual([EXPIRED, 200]);
  });

  test('of an agency can be had without a call', async () => {
    const caller = new Caller();
    const key = caller.cloud.issueTemporaryKey({ agency: FIRST.name });
    await caller.call('GET', caller.instancesPath, undefined, { key });
    expect(lastActor(caller)).toBe(FIRST.name);
  });

  test('leave neither themselves nor the token in the request log', async () => {
    const caller = new Caller();
    const token = caller.cloud.issueToken();
    const key = keyIn(await keysForToken(caller, { duration_seconds: 900, id: token }));
    await assumeRole(caller, {}, { key });
    await caller.call('POST', SECURITY_TOKENS, `{"auth":{"identity":{"methods":["token"],"token":{"id":"${token}`);
    const logged = JSON.stringify(caller.cloud.requests());
    expect(logged).toContain('***');
    for (const secret of [token, key.secretKey, key.securityToken]) expect(logged).not.toContain(secret);
  });
});
