import { createHmac } from 'node:crypto';
import { answerAdmin } from '../../../src/emulator/admin/admin-routes';
import { assumeRole, keyIn, keysForToken, lastActor } from '../agency-calls';
import { Answer, Caller } from '../caller';

const ROUTE = '/v3.0/OS-AUTH/id-token/tokens';
const SUBJECT = 'emulator-sample-pipeline';

async function logIn(caller: Caller, idToken: unknown = caller.cloud.idToken(), scope?: unknown,
  provider = caller.cloud.account.identityProvider.id): Promise<Answer> {
  return caller.call('POST', ROUTE, { auth: { id_token: { id: idToken }, scope } },
    { anonymous: true, headers: provider ? { 'X-Idp-Id': provider } : {} });
}

const claimsIn = (idToken: string) => JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url').toString());
const inProject = { project: { name: 'eu-west-101' } };

describe('an id token', () => {
  test('says who it is from, whom it is about, whom it is for, and until when', () => {
    const { cloud, clock } = new Caller();
    const seconds = clock.now() / 1000;
    const { issuer, audience } = cloud.account.identityProvider;
    expect(claimsIn(cloud.idToken())).toEqual(
      { iss: issuer, sub: SUBJECT, aud: audience, iat: seconds, nbf: seconds, exp: seconds + 300 },
    );
    expect(claimsIn(cloud.idToken({ subject: 's', audience: 'a', issuer: 'i', lifeSeconds: 7 })))
      .toMatchObject({ iss: 'i', sub: 's', aud: 'a', exp: seconds + 7 });
  });

  test('can be had with curl, for a file', async () => {
    const caller = new Caller();
    const ask = (method: string, body = '') =>
      answerAdmin(caller.cloud, { method, url: '/_emulator/id-token', headers: {}, body })!;
    const { body, headers } = ask('GET');
    expect([headers['content-type'], (await logIn(caller, body.trim())).status])
      .toEqual(['text/plain; charset=utf-8', 201]);
    expect(claimsIn(ask('POST', '{"subject":"job"}').body.trim()).sub).toBe('job');
  });

  test('of a cloud is worth nothing after a reset', async () => {
    const caller = new Caller();
    const before = caller.cloud.idToken();
    caller.cloud.reset();
    expect((await logIn(caller, before)).status).toBe(401);
  });
});

describe.each(['eu-west-101', 'eu-de'])('log-in with an id token (%s)', (region) => {
  test('gives a token that is scoped to nothing, for somebody whom the account does not know', async () => {
    const caller = new Caller({ region });
    const { status, json, headers } = await logIn(caller);
    const { domainId, domainName } = caller.cloud.account;
    expect([status, json]).toEqual([201, {
      token: {
        methods: ['mapped'],
        issued_at: '2026-01-02T03:04:05.000Z',
        expires_at: '2026-01-03T03:04:05.000Z',
        user: {
          'id': SUBJECT,
          'name': SUBJECT,
          'domain': { id: domainId, name: domainName },
          'OS-FEDERATION': {
            groups: [],
            identity_provider: { id: 'emulator-sample-idp' },
            protocol: { id: 'oidc' },
          },
        },
      },
    }]);
    const token = headers['x-subject-token'];
    const shown = await caller.call('GET', '/v3/auth/tokens', undefined,
      { token, headers: { 'X-Subject-Token': token } });
    expect(shown.json).toEqual(json);
    const refused = await caller.call('GET', caller.instancesPath, undefined, { token });
    expect([refused.json.error_code, lastActor(caller)]).toEqual(['DMS.10240104', `idp:${SUBJECT}`]);
  });

  test('gives a token for a project, or the domain, where that is the scope', async () => {
    const caller = new Caller({ region });
    const { headers, json } = await logIn(caller, undefined, { project: { name: region } });
    expect(json.token).toMatchObject({ project: { id: caller.cloud.projectId }, catalog: expect.any(Array) });
    const token = headers['x-subject-token'];
    expect((await caller.call('GET', caller.instancesPath, undefined, { token })).status).toBe(200);
    const { domainId: id, domainName: name } = caller.cloud.account;
    expect((await logIn(caller, undefined, { domain: { name } })).json.token.domain).toEqual({ id, name });
  });

  test('leads to temporary keys, and to those of an agency', async () => {
    const caller = new Caller({ region });
    const { headers } = await logIn(caller, caller.cloud.idToken({ subject: 'job' }));
    const token = headers['x-subject-token'];
    const own = { key: keyIn(await keysForToken(caller, token)) };
    expect((await caller.call('GET', caller.instancesPath, undefined, own)).status).toBe(200);
    expect(lastActor(caller)).toBe('idp:job');
    for (const proof of [own, { token }]) {
      const assumed = await assumeRole(caller, {}, proof);
      await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(assumed) });
      expect([assumed.status, lastActor(caller)]).toEqual([201, 'emulator-sample-agency']);
    }
  });
});

describe('log-in with an id token is refused', () => {
  const resigned = (idToken: string) => {
    const signed = idToken.split('.').slice(0, 2).join('.');
    return `${signed}.${createHmac('sha256', 'another secret').update(signed).digest('base64url')}`;
  };

  test.each<[string, (caller: Caller) => string, string]>([
    ['that is none', () => 'not-a-token', 'it is no signed JWT with a subject'],
    ['with a part too much', ({ cloud }) => `${cloud.idToken()}.more`, 'it is no signed JWT with a subject'],
    ['of JSON null', () => `${Buffer.from('{}').toString('base64url')}.bnVsbA.x`, 'it is no signed JWT'],
    ['without a signature', ({ cloud }) => cloud.idToken().split('.').slice(0, 2).join('.'), 'signature is wrong'],
    ['that somebody else signed', ({ cloud }) => resigned(cloud.idToken()), 'its signature is wrong'],
    ['of another emulator', () => new Caller({ random: () => 0.5 }).cloud.idToken(), 'its signature is wrong'],
    ['from another issuer', ({ cloud }) => cloud.idToken({ issuer: 'https://elsewhere.example' }), 'its issuer is not'],
    ['for another audience', ({ cloud }) => cloud.idToken({ audience: 'elsewhere' }), 'its audience is not'],
    ['that has expired', ({ cloud }) => cloud.idToken({ lifeSeconds: 0 }), 'it has expired'],
  ])('for one %s', async (_case, idTokenOf, reason) => {
    const caller = new Caller();
    const answer = await logIn(caller, idTokenOf(caller));
    expect([answer.status, answer.json]).toEqual([401, {
      error: {
        code: 401,
        title: 'Unauthorized',
        message: expect.stringMatching(new RegExp(`^The id token is not accepted: .*${reason}`)),
      },
    }]);
    expect(answer.headers).not.toHaveProperty('x-subject-token');
  });

  test('for one whose time the emulator\'s clock has passed, whatever the cloud\'s shows', async () => {
    const caller = new Caller({ clockSkewMs: -3_600_000 });
    const idToken = caller.cloud.idToken();
    caller.clock.pass(299_999);
    expect((await logIn(caller, idToken)).status).toBe(201);
    caller.clock.pass(1);
    expect((await logIn(caller, idToken)).json.error.message).toContain('it has expired');
  });

  test('for another provider, and for a project that does not exist', async () => {
    const caller = new Caller();
    const foreign = await logIn(caller, undefined, inProject, 'another-idp');
    expect([foreign.status, foreign.json.error.message])
      .toEqual([401, 'The identity provider another-idp does not exist.']);
    expect((await logIn(caller, undefined, { project: { name: 'nowhere' } })).status).toBe(401);
  });

  test.each<[string, unknown, string | undefined, string]>([
    ['provider', undefined, '', 'X-Idp-Id in the headers'],
    ['id token', '', undefined, 'id in id_token'],
    ['text', 7, undefined, 'id in id_token'],
  ])('without a %s', async (_case, idToken, provider, reason) => {
    const answer = await logIn(new Caller(), idToken, undefined, provider);
    expect([answer.status, answer.json.error.message]).toEqual([400, expect.stringContaining(reason)]);
  });

  test('in silence about the id token, in the request log and unless the cloud echoes', async () => {
    const caller = new Caller();
    const idToken = caller.cloud.idToken({ audience: 'elsewhere' });
    expect((await logIn(caller, idToken)).text).not.toContain(idToken);
    caller.cloud.behave({ echoesRequest: true });
    expect((await logIn(caller, idToken)).json.error.message).toContain(`, id_token: ${idToken}`);
    const logged = JSON.stringify(caller.cloud.requests());
    expect(logged).toContain('***');
    expect(logged).not.toContain(idToken);
  });
});
