import { Caller } from '../caller';

const MINUTE = 60_000;
const REFUSED_FOR = (reason: string) => `Incorrect IAM authentication information: ${reason}`;

describe('tokens', () => {
  test('scoped to the project open the door', async () => {
    const caller = new Caller();
    expect((await caller.call('GET', caller.instancesPath, undefined, { token: caller.cloud.issueToken() })).status)
      .toBe(200);
  });

  test('nobody issued are refused by the gateway', async () => {
    const caller = new Caller();
    const answer = await caller.call('GET', caller.instancesPath, undefined, { token: 'forged' });
    expect(answer.json.error_msg).toBe(REFUSED_FOR('decrypt token fail'));
  });

  test('expire after 24 hours', async () => {
    const caller = new Caller();
    const token = caller.cloud.issueToken();
    caller.clock.pass(24 * 60 * MINUTE - 1);
    expect((await caller.call('GET', caller.instancesPath, undefined, { token })).status).toBe(200);
    caller.clock.pass(1);
    const answer = await caller.call('GET', caller.instancesPath, undefined, { token });
    expect([answer.status, answer.json]).toEqual([401, {
      error_code: 'DMS.10240102',
      error_msg: 'The token has expired.',
    }]);
  });

  test('are refused by IAM in its own shape when they have expired', async () => {
    const caller = new Caller();
    const token = caller.cloud.issueToken();
    caller.cloud.expireTokens();
    expect((await caller.call('GET', '/v3/projects', undefined, { token })).json).toEqual({
      error: { code: 401, title: 'Unauthorized', message: 'The token has expired.' },
    });
  });

  test.each([['eu-west-101', 'APIGW.0301'], ['eu-de', 'APIG.0301']])(
    'may be refused by the gateway when they have expired (%s)',
    async (region, code) => {
      const caller = new Caller({ region, behaviours: { expiredToken: 'gateway' } });
      const token = caller.cloud.issueToken();
      caller.cloud.expireTokens();
      for (const path of [caller.instancesPath, '/v3/projects']) {
        const { status, headers, json } = await caller.call('GET', path, undefined, { token });
        expect([status, json]).toEqual([401, {
          error_code: code,
          error_msg: REFUSED_FOR('token expired'),
          request_id: headers['x-request-id'],
        }]);
      }
    },
  );

  test('live as long as was the rule when they were issued', async () => {
    const caller = new Caller({ behaviours: { tokenLifeMs: MINUTE } });
    const short = caller.cloud.issueToken();
    caller.cloud.behave({ tokenLifeMs: 3 * MINUTE });
    const long = caller.cloud.issueToken();
    const statuses = async () =>
      Promise.all([short, long].map(async (token) =>
        (await caller.call('GET', caller.instancesPath, undefined, { token })).status));
    caller.clock.pass(MINUTE - 1);
    expect(await statuses()).toEqual([200, 200]);
    caller.clock.pass(1);
    expect(await statuses()).toEqual([401, 200]);
    caller.clock.pass(2 * MINUTE);
    expect(await statuses()).toEqual([401, 401]);
  });

  test('expire all at once, and those that come after live', async () => {
    const caller = new Caller();
    const before = [caller.cloud.issueToken(), caller.cloud.issueToken()];
    caller.cloud.expireTokens();
    const statuses = [];
    for (const token of [...before, caller.cloud.issueToken()]) {
      statuses.push((await caller.call('GET', caller.instancesPath, undefined, { token })).status);
    }
    expect(statuses).toEqual([401, 401, 200]);
  });

  test('of another project are refused', async () => {
    const caller = new Caller();
    const other = caller.cloud.addProject({ name: 'eu-west-101_other' });
    const answer = await caller.call('GET', caller.instancesPath, undefined, {
      token: caller.cloud.issueToken(other.id),
    });
    expect([answer.status, answer.json.error_code]).toEqual([401, 'DMS.10240104']);
  });
});
