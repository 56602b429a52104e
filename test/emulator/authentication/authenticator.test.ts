import { signHeadersWithDerivedKey } from '../../../src/client/signer/derived-signer';
import { signHeaders } from '../../../src/client/signer/signer';
import { WireResponse } from '../../../src/emulator';
import { Caller } from '../caller';

const MINUTE = 60_000;
const REFUSED_FOR = (reason: string) => `Incorrect IAM authentication information: ${reason}`;
const wrongSecret = { key: { secretKey: 'not the secret' } };

test('a request signed with the right key is let in', async () => {
  const caller = new Caller();
  expect((await caller.list()).status).toBe(200);
});

test('a request signed with the derived algorithm is let in', async () => {
  const { cloud, clock, instancesPath } = new Caller();
  const request = { method: 'GET', url: `http://dms.emulator.example${instancesPath}`, headers: {} };
  const headers = signHeadersWithDerivedKey(request, cloud.account, { region: cloud.region, service: 'dms' },
    new Date(clock.now()));
  expect((await cloud.handle({ ...request, headers }) as WireResponse).status).toBe(200);
});

test('header names may have any case', async () => {
  const { cloud, clock, instancesPath } = new Caller();
  const request = { method: 'GET', url: `http://dms.emulator.example${instancesPath}`, headers: {} };
  const headers = signHeadersWithDerivedKey(request, cloud.account, { region: cloud.region, service: 'dms' },
    new Date(clock.now()));
  const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
  expect((await cloud.handle({ ...request, headers: shouted }) as WireResponse).status).toBe(200);
});

test('the refusal of a wrong secret has the shape of the gateway, with the request id in header and body', async () => {
  const caller = new Caller();
  const answer = await caller.call('GET', caller.instancesPath, undefined, wrongSecret);
  expect(answer.status).toBe(401);
  expect(answer.json).toEqual({
    error_code: 'APIGW.0301',
    error_msg: REFUSED_FOR('verify aksk signature fail'),
    request_id: answer.headers['x-request-id'],
  });
});

test('the gateway of Open Telekom Cloud has its own prefix', async () => {
  const caller = new Caller({ region: 'eu-de' });
  expect((await caller.call('GET', caller.instancesPath, undefined, wrongSecret)).json.error_code).toBe('APIG.0301');
});

test('an unknown access key is named as the reason', async () => {
  const caller = new Caller();
  const answer = await caller.call('GET', caller.instancesPath, undefined, { key: { accessKey: 'NOBODY' } });
  expect(answer.json.error_msg).toBe(REFUSED_FOR('ak not exist'));
});

test('a request without any proof is refused', async () => {
  const caller = new Caller();
  const answer = await caller.call('GET', caller.instancesPath, undefined, { anonymous: true });
  expect([answer.status, answer.json.error_code]).toEqual([401, 'APIGW.0301']);
});

test('an Authorization of another scheme is refused', async () => {
  const caller = new Caller();
  const answer = await caller.call('GET', caller.instancesPath, undefined, {
    anonymous: true,
    headers: { Authorization: 'Bearer abc' },
  });
  expect(answer.status).toBe(401);
});

test('a body changed after signing is refused', async () => {
  const caller = new Caller();
  const { cloud, clock } = caller;
  const request = {
    method: 'POST',
    url: `http://dms.emulator.example${caller.instancesPath}/action`,
    headers: {},
    body: '{"action":"restart"}',
  };
  const headers = signHeaders(request, cloud.account, new Date(clock.now()));
  const answer = await cloud.handle({
    ...request,
    headers,
    body: '{"action":"delete","all_failure":"kafka"}',
  }) as WireResponse;
  expect(answer.status).toBe(401);
  clock.pass(2_000);
  expect(cloud.instances()).toHaveLength(8);
});

test.each([14 * MINUTE, -14 * MINUTE])('a date %d ms off is accepted', async (skewMs) => {
  const caller = new Caller();
  expect((await caller.call('GET', caller.instancesPath, undefined, { skewMs })).status).toBe(200);
});

test.each([16 * MINUTE, -16 * MINUTE])('a date %d ms off is refused', async (skewMs) => {
  const caller = new Caller();
  const answer = await caller.call('GET', caller.instancesPath, undefined, { skewMs });
  expect(answer.status).toBe(401);
  expect(answer.json.error_msg).toContain('x-sdk-date');
});

describe('more than five failures in a row', () => {
  async function fail(caller: Caller, times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      await caller.call('GET', caller.instancesPath, undefined, wrongSecret);
    }
  }

  test('five leave the key usable', async () => {
    const caller = new Caller();
    await fail(caller, 5);
    expect((await caller.list()).status).toBe(200);
  });

  test('six lock it for five minutes, even with the right secret', async () => {
    const caller = new Caller();
    await fail(caller, 6);
    expect((await caller.list()).json.error_msg).toBe(REFUSED_FOR('AK access failed to reach the limit,forbidden'));
    const { accessKey } = caller.cloud.account;
    expect(caller.cloud.locks()).toEqual([{
      kind: 'access_key',
      name: accessKey,
      until: caller.clock.now() + 5 * MINUTE,
    }]);
    caller.clock.pass(5 * MINUTE - 1);
    expect((await caller.list()).status).toBe(401);
    caller.clock.pass(1);
    expect((await caller.list()).status).toBe(200);
  });

  test('a success in between starts the count again', async () => {
    const caller = new Caller();
    await fail(caller, 5);
    await caller.list();
    await fail(caller, 5);
    expect((await caller.list()).status).toBe(200);
  });

  test('a token still opens the door while the key is locked', async () => {
    const caller = new Caller();
    await fail(caller, 6);
    expect((await caller.call('GET', caller.instancesPath, undefined, { token: caller.cloud.issueToken() })).status)
      .toBe(200);
  });
});

test('a project the key does not own is forbidden', async () => {
  const answer = await new Caller().call('GET', `/v2/${'f'.repeat(32)}/instances`);
  expect([answer.status, answer.json.error_code]).toEqual([403, 'APIGW.0302']);
});

test('a malformed project id is refused', async () => {
  const answer = await new Caller().call('GET', '/v2/eu-west-101/instances');
  expect([answer.status, answer.json.error_code]).toEqual([400, 'DMS.00400002']);
});
