import { Caller } from '../caller';

const MINUTE = 60_000;
const REFUSED_FOR = (reason: string) => `Incorrect IAM authentication information: ${reason}`;

describe('temporary keys', () => {
  const account = { securityToken: 'emulator-sample-security-token' };

  test('are accepted with their security token', async () => {
    expect((await new Caller({ account }).list()).status).toBe(200);
  });

  test.each([undefined, 'another-token'])('are refused with the token %s', async (securityToken) => {
    const caller = new Caller({ account });
    const issued = { ...caller.cloud.issueTemporaryKey(), securityToken };
    for (const refused of [{ securityToken }, issued]) {
      const answer = await caller.call('GET', caller.instancesPath, undefined, { key: refused });
      expect([answer.status, answer.json.error_msg]).toEqual([401, REFUSED_FOR('verify aksk signature fail')]);
    }
  });

  test('are issued beside the account\'s own, as many as are wanted', async () => {
    const caller = new Caller();
    const keys = [caller.cloud.issueTemporaryKey(), caller.cloud.issueTemporaryKey()];
    expect(new Set(keys.map(({ accessKey }) => accessKey)).size).toBe(2);
    for (const key of keys) {
      expect((await caller.call('GET', caller.instancesPath, undefined, { key })).status).toBe(200);
    }
    expect((await caller.list()).status).toBe(200);
  });

  test.each([['eu-west-101', 'APIGW.0301'], ['eu-de', 'APIG.0301']])(
    'expire, and the gateway says why (%s)',
    async (region, code) => {
      const caller = new Caller({ region });
      const key = caller.cloud.issueTemporaryKey({ lifeMs: MINUTE });
      expect(key.expiresAt).toBe(caller.clock.now() + MINUTE);
      caller.clock.pass(MINUTE - 1);
      expect((await caller.call('GET', caller.instancesPath, undefined, { key })).status).toBe(200);
      caller.clock.pass(1);
      for (const path of [caller.instancesPath, '/v3/projects']) {
        const { status, json } = await caller.call('GET', path, undefined, { key });
        expect([status, json]).toMatchObject([401, {
          error_code: code,
          error_msg: REFUSED_FOR('security token expired'),
        }]);
      }
    },
  );

  test('expire after a quarter of an hour when nobody says more', async () => {
    const { cloud, clock } = new Caller();
    expect(cloud.issueTemporaryKey().expiresAt).toBe(clock.now() + 15 * MINUTE);
  });

  test('expire all at once, the account\'s own only if it has a security token', async () => {
    for (const [caller, own] of [[new Caller(), 200], [new Caller({ account }), 401]] as const) {
      const key = caller.cloud.issueTemporaryKey();
      caller.cloud.expireKeys();
      expect((await caller.call('GET', caller.instancesPath, undefined, { key })).status).toBe(401);
      expect((await caller.list()).status).toBe(own);
      const later = caller.cloud.issueTemporaryKey();
      expect((await caller.call('GET', caller.instancesPath, undefined, { key: later })).status).toBe(200);
    }
  });

  test('lock each for itself, and not because they have expired', async () => {
    const caller = new Caller();
    const [wronged, expired] = [caller.cloud.issueTemporaryKey(), caller.cloud.issueTemporaryKey({ lifeMs: 0 })];
    for (let count = 0; count < 6; count += 1) {
      const key = { ...wronged, secretKey: 'not the secret' };
      await caller.call('GET', caller.instancesPath, undefined, { key });
      await caller.call('GET', caller.instancesPath, undefined, { key: expired });
    }
    expect(caller.cloud.locks()).toMatchObject([{ kind: 'access_key', name: wronged.accessKey }]);
    expect((await caller.list()).status).toBe(200);
  });

  test('are forgotten by a reset', async () => {
    const caller = new Caller();
    const key = caller.cloud.issueTemporaryKey();
    caller.cloud.reset();
    expect((await caller.call('GET', caller.instancesPath, undefined, { key })).json.error_msg)
      .toBe(REFUSED_FOR('ak not exist'));
  });
});
