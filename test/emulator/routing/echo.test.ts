import { answerAdmin } from '../../../src/emulator/admin/admin-routes';
import { Answer, Caller } from '../caller';
import { logInBody } from '../log-in-body';

/** Looks different in every spelling. */
const PASSWORD = 'p<"ä&\'\\/ +%';
const SPELLINGS = [
  PASSWORD,
  'p<\\"ä&\'\\\\/ +%',
  'p%3C%22%C3%A4%26\'%5C%2F%20%2B%25',
  'p&lt;&quot;ä&amp;&#39;\\/ +%',
];
const anonymous = { anonymous: true };

function echoing(region: string): Caller {
  return new Caller({ region, behaviours: { echoesRequest: true } });
}

const wrongPassword = async (caller: Caller) =>
  caller.call('POST', '/v3/auth/tokens', logInBody(caller, { user: { password: PASSWORD } }), anonymous);

const messageOf = ({ json }: Answer): string => json.error?.message ?? json.error_msg;

describe.each(['eu-west-101', 'eu-de'])('a cloud that echoes (%s)', (region) => {
  test('repeats the password of a log-in that IAM refuses, in every spelling', async () => {
    const message = messageOf(await wrongPassword(echoing(region)));
    expect(message).toMatch(/^The username or password is wrong\., password: /);
    for (const spelling of SPELLINGS) expect(message).toContain(spelling);
  });

  test('repeats the signature and the security token of a request that the gateway refuses', async () => {
    const caller = echoing(region);
    const key = { ...caller.cloud.issueTemporaryKey(), secretKey: 'not the secret' };
    const answer = await caller.call('GET', caller.instancesPath, undefined, { key });
    const message = messageOf(answer);
    expect(message).toContain(`, authorization: SDK-HMAC-SHA256 Access=${key.accessKey}`);
    for (const spelling of [key.securityToken, encodeURIComponent(key.securityToken)]) {
      expect(message).toContain(spelling);
    }
    expect(answer.json.request_id).toBe(answer.headers['x-request-id']);
  });

  test('repeats a token, whoever refuses it but DMS', async () => {
    const caller = echoing(region);
    const token = caller.cloud.issueToken();
    caller.cloud.expireTokens();
    expect(messageOf(await caller.call('GET', '/v3/projects', undefined, { token }))).toContain(token);
    expect((await caller.call('GET', caller.instancesPath, undefined, { token })).text).not.toContain(token);
    caller.cloud.behave({ expiredToken: 'gateway' });
    expect(messageOf(await caller.call('GET', caller.instancesPath, undefined, { token }))).toContain(token);
  });

  test('copes with half a character', async () => {
    const caller = echoing(region);
    const body = JSON.stringify(logInBody(caller, { user: { password: 'HALF' } })).replace('HALF', '\\ud800');
    expect((await caller.call('POST', '/v3/auth/tokens', body, anonymous)).status).toBe(401);
  });

  test('says nothing more where nothing was carried', async () => {
    const caller = echoing(region);
    const answer = await caller.call('POST', '/v3/auth/tokens', '{', anonymous);
    expect(messageOf(answer)).toBe('The request body is invalid.');
  });

  test('keeps its own log and pages free of it, also of the tokens it gives', async () => {
    const caller = echoing(region);
    await wrongPassword(caller);
    const { headers } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller), anonymous);
    const token = headers['x-subject-token'];
    const key = caller.cloud.issueTemporaryKey();
    await caller.call('GET', caller.instancesPath, undefined, { key: { ...key, secretKey: 'not the secret' } });
    await caller.call('GET', '/v3/auth/tokens', undefined, { token, headers: { 'X-Subject-Token': token } });
    const shown = ['/', '/_emulator/state', '/_emulator/requests'].map((url) =>
      answerAdmin(caller.cloud, { method: 'GET', url, headers: {} })!.body).join('\n');
    expect(shown).toContain('***');
    for (
      const secret of [...SPELLINGS, 'ä', token, caller.cloud.account.password, key.secretKey, key.securityToken, 'Signature=']
    ) expect(shown).not.toContain(secret);
  });
});

test('a cloud does not echo unless it is told to', async () => {
  const caller = new Caller();
  expect(messageOf(await wrongPassword(caller))).toBe('The username or password is wrong.');
});
