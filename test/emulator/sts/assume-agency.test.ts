import { SAMPLE_ACCOUNT } from '../../../src/emulator/account';
import { assumeAgency, lastActor } from '../agency-calls';
import { Answer, Caller } from '../caller';

const [FIRST, FINAL] = SAMPLE_ACCOUNT.agencies;
const urnOf = ({ domainId, name }: { domainId: string; name: string }) => `iam::${domainId}:agency:${name}`;

const keyIn = ({ json: { credentials } }: Answer) => ({
  accessKey: credentials.access_key_id,
  secretKey: credentials.secret_access_key,
  securityToken: credentials.security_token,
});

test('gives keys for an hour that open DMS as the agency', async () => {
  const caller = new Caller();
  const answer = await assumeAgency(caller);
  expect([answer.status, answer.json]).toEqual([200, {
    assumed_agency: { urn: `sts::${FIRST.domainId}:assumed-agency:${FIRST.name}/session`, id: `${FIRST.name}:session` },
    credentials: {
      access_key_id: expect.any(String),
      secret_access_key: expect.any(String),
      security_token: expect.any(String),
      expiration: '2026-01-02T04:04:05.000Z',
    },
  }]);
  expect((await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(answer) })).status).toBe(200);
  expect(lastActor(caller)).toBe(FIRST.name);
  caller.clock.pass(3_600_000);
  expect((await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(answer) })).json.error_msg)
    .toContain('security token expired');
});

test('gives keys for as long as is asked for, and no longer than the cloud lets them live', async () => {
  const caller = new Caller();
  const expiration = async () => (await assumeAgency(caller, { duration_seconds: 43_200 })).json.credentials.expiration;
  expect(await expiration()).toBe('2026-01-02T15:04:05.000Z');
  caller.cloud.behave({ temporaryKeyLifeMs: 1_000 });
  expect(await expiration()).toBe('2026-01-02T03:04:06.000Z');
});

test('makes a chain with the keys it gives', async () => {
  const caller = new Caller();
  const key = keyIn(await assumeAgency(caller));
  const final = { agency_urn: urnOf(FINAL) };
  const last = await assumeAgency(caller, final, { key });
  await caller.call('GET', caller.instancesPath, undefined, { key: keyIn(last) });
  expect([last.status, lastActor(caller), (await assumeAgency(caller, final)).status]).toEqual([200, FINAL.name, 403]);
});

test('is no API of Open Telekom Cloud', async () => {
  for (const options of [{}, { anonymous: true }]) {
    const answer = await assumeAgency(new Caller({ region: 'eu-de' }), {}, options);
    expect([answer.status, answer.json.error_code]).toEqual([404, 'APIG.0101']);
  }
});

test('takes no token', async () => {
  const caller = new Caller();
  const answer = await assumeAgency(caller, {}, { token: caller.cloud.issueToken() });
  expect([answer.status, answer.json]).toEqual([401, {
    error_code: 'APIGW.0301',
    error_msg: expect.stringContaining('signature with access keys only'),
    request_id: answer.headers['x-request-id'],
  }]);
});

test('wants a signature', async () => {
  const answer = await assumeAgency(new Caller(), {}, { anonymous: true });
  expect([answer.status, answer.json.error_code]).toEqual([401, 'APIGW.0301']);
});

test.each<[string, string]>([
  ['that does not exist', `iam::${FIRST.domainId}:agency:nobody`],
  ['of another domain', urnOf({ ...FIRST, domainId: FINAL.domainId })],
  ['that one may not assume', urnOf(FINAL)],
])('refuses an agency %s', async (_case, urn) => {
  const answer = await assumeAgency(new Caller(), { agency_urn: urn });
  expect([answer.status, answer.json]).toEqual([403, {
    error_code: 'PAP5.0001',
    error_msg: `There is no agency ${urn}, or you may not assume it.`,
    request_id: answer.headers['x-request-id'],
  }]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['no URN', { agency_urn: undefined }, 'agency_urn must be'],
  ['another URN', { agency_urn: 'iam::agency' }, 'agency_urn must be'],
  ['no session', { agency_session_name: undefined }, 'agency_session_name must be'],
  ['a session with blanks', { agency_session_name: 'a b' }, 'agency_session_name must be'],
  ['too short a life', { duration_seconds: 899 }, 'from 900 to 43200'],
  ['too long a life', { duration_seconds: 43_201 }, 'from 900 to 43200'],
])('makes no sense of %s', async (_case, changes, reason) => {
  const answer = await assumeAgency(new Caller(), changes);
  expect([answer.status, answer.json]).toMatchObject([400, {
    error_code: 'PAP5.0400',
    error_msg: expect.stringContaining(reason),
  }]);
});

test.each<[string, string, string | undefined, number, string]>([
  ['POST', '/v5/agencies/assume', '{', 400, 'PAP5.0400'],
  ['POST', '/v5/agencies/assume', 'null', 400, 'PAP5.0400'],
  ['GET', '/v5/agencies/assume', undefined, 405, 'PAP5.0405'],
  ['GET', '/v5/agencies/list', undefined, 404, 'PAP5.0404'],
  ['GET', '/v5/users', undefined, 404, 'APIGW.0101'],
])('%s %s with the body %s is %s', async (method, path, body, status, code) => {
  const answer = await new Caller().call(method, path, body);
  expect([answer.status, answer.json.error_code]).toEqual([status, code]);
});
