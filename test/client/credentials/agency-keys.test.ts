import { KeylessUser, MINUTE, refusal, restart } from './keyless-user';
import { createDmsClient } from '../../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../../src/client/credentials/authentication-latch';
import { ProjectDirectory } from '../../../src/client/project-directory';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';
import { answer, ScriptedTransport } from '../scripted-transport';

const FLAVOURS = ['eu-west-101', 'eu-de'];

describe.each(FLAVOURS)('in %s', (region) => {
  test('a key acts as an agency, in the project that the agency sees', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0)] });
    await restart(client);
    expect(user.calls).toEqual(['security_tokens 201', 'projects 200', 'batch 200']);
    expect(user.actors).toEqual(['emulator-sample-agency']);
  });

  test('a chain acts as its last agency', async () => {
    const user = new KeylessUser({ region });
    await restart(user.client({ assumeRole: [user.agency(0), user.agency(1)] }));
    expect(user.actors).toEqual(['emulator-final-agency']);
    expect(user.calls.slice(0, 2)).toEqual(['security_tokens 201', 'security_tokens 201']);
  });

  test.each<[string, (user: KeylessUser) => ClientConfiguration]>([
    ['a user with a password', ({ cloud: { account: { userName, password, domainName } } }) =>
      ({ accessKey: undefined, secretKey: undefined, userName, password, domainName })],
    ['a user by id, without a domain', ({ cloud: { account: { userId, password } } }) =>
      ({ accessKey: undefined, secretKey: undefined, userId, password })],
    ['a token', ({ cloud }) => ({ accessKey: undefined, secretKey: undefined, token: cloud.issueToken() })],
  ])('%s acts as an agency as well', async (_, signsIn) => {
    for (const by of ['name', 'id'] as const) {
      const user = new KeylessUser({ region });
      await restart(user.client({ ...signsIn(user), assumeRole: [user.agency(0, by)] }));
      expect(user.actors).toEqual(['emulator-sample-agency']);
    }
  });

  test('many requests that begin together take the agency on once', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0)] });
    await Promise.all(Array.from({ length: 8 }, async () => client.listInstances()));
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(1);
  });

  test('keys of an agency are renewed before they expire, and not long before', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [{ ...user.agency(0), duration: 900 }] });
    await client.listInstances();
    await user.clock.sleep(13 * MINUTE);
    await client.listInstances();
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(1);
    await user.clock.sleep(MINUTE);
    await client.listInstances();
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(2);
    expect(user.calls.filter((call) => call.endsWith('401'))).toEqual([]);
  });

  test('an hour is asked for where nobody says how long', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0)] });
    await client.listInstances();
    await user.clock.sleep(53 * MINUTE);
    await client.listInstances();
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(1);
  });

  test('keys that the cloud calls expired are renewed once, all along the chain, and the action is sent once', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0), user.agency(1)] });
    await client.listInstances();
    user.cloud.expireTokens();
    await restart(client);
    expect(user.calls.slice(4)).toEqual(
      ['batch 401', 'security_tokens 401', 'security_tokens 201', 'security_tokens 201', 'batch 200']);
    expect(user.actors).toEqual(['emulator-final-agency']);
  });

  test('requests with old keys that are refused as too many go again with the new ones', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0)] });
    await client.listInstances();
    user.cloud.expireTokens();
    let [old, seen] = ['', 0];
    user.gateway = ({ headers: { Authorization: by = '' } }) => {
      const [key] = /EMULATORTEMP\w+/.exec(by) ?? [];
      old ||= key ?? '';
      if (key === undefined || key !== old || (seen += 1) < 3) return undefined;
      const error_msg = 'AK access failed to reach the limit,forbidden';
      return { status: 401, headers: {}, body: JSON.stringify({ error_code: 'APIGW.0301', error_msg }) };
    };
    const lists = Array.from({ length: 12 }, async () => client.listInstances());
    expect((await Promise.all(lists)).every(({ length }) => length === 6)).toBe(true);
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(2);
  });

  test('keys that are always expired are an error, and not asked for for ever', async () => {
    const user = new KeylessUser({ region, behaviours: { temporaryKeyLifeMs: 0 } });
    const error = await refusal(user.client({ assumeRole: [user.agency(0)] }).listInstances());
    expect(error.kind).toBe('authentication');
    expect(error.message).toMatch(/the temporary access key has expired/);
    // For the way in, for the first call, and once more after its refusal.
    expect(user.calls.filter((call) => call.startsWith('security_tokens'))).toHaveLength(3);
  });

  test('keys that still count are used while IAM is down', async () => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [user.agency(0)] });
    await client.listInstances();
    await user.clock.sleep(58 * MINUTE);
    user.cloud.fault({ kind: 'proxy_502', route: 'security_tokens', times: 9 });
    for (let read = 0; read < 5; read++) expect(await client.listInstances()).toHaveLength(6);
    await user.clock.sleep(1.5 * MINUTE);
    user.cloud.clearFaults();
    expect(await client.listInstances()).toHaveLength(6);
  });

  test.each<[string, object]>([
    ['that does not exist', { agencyName: 'nobody' }],
    ['of another account', { domainName: 'somebody-else' }],
  ])('an agency %s is named, with what to look at, and asked for once', async (_, changes) => {
    const user = new KeylessUser({ region });
    const client = user.client({ assumeRole: [{ ...user.agency(0), ...changes }] });
    const errors = [await refusal(client.listInstances()), await refusal(client.listInstances())];
    for (const error of errors) {
      expect(error.kind).toBe('permission');
      expect(error.explanation).toMatch(
        /^Could not act as agency \S+ of domain \S+ \(asked at .*\): either there is no agency .*assume_role\[0\] in the provider/);
    }
    expect(user.calls).toEqual(['security_tokens 403']);
  });

  test('a wrong secret is told as such, also by whoever wants to act as somebody else', async () => {
    const user = new KeylessUser({ region });
    const error = await refusal(user.client({ secretKey: 'wrong', assumeRole: [user.agency(0)] }).listInstances());
    expect(error.message).toMatch(/secret key does not belong to the access key.*access_key and secret_key in the provider/);
    expect(error.message).not.toContain('wrong');
  });

  test('what IAM repeats of a request is not shown', async () => {
    const user = new KeylessUser({ region, behaviours: { echoesRequest: true } });
    const client = user.client({ assumeRole: [user.agency(0), { ...user.agency(1), agencyName: 'nobody' }] });
    const { message } = await refusal(client.listInstances());
    expect(message).not.toMatch(/emulator-temporary-secret|security\/token\+[0-9a-f]{8}/);
  });
});

test('an agency whose account is named by id is asked for at the security token service, on Huawei Cloud only', async () => {
  const asked = async (region: string) => {
    const user = new KeylessUser({ region });
    await restart(user.client({ assumeRole: [user.agency(0, 'id')] }));
    expect(user.actors).toEqual(['emulator-sample-agency']);
    return user.calls[0];
  };
  expect(await asked('eu-west-101')).toBe('assume 200');
  expect(await asked('eu-de')).toBe('security_tokens 201');
});

test('both services take their part in one chain', async () => {
  const user = new KeylessUser({ region: 'eu-west-101' });
  await restart(user.client({ assumeRole: [user.agency(0, 'id'), user.agency(1)] }));
  expect(user.calls.slice(0, 2)).toEqual(['assume 200', 'security_tokens 201']);
  expect(user.actors).toEqual(['emulator-final-agency']);
});

test('a derived key signs for IAM, for the security token service and for DMS', async () => {
  const user = new KeylessUser({ region: 'eu-west-101' });
  const signingAlgorithm = 'V11-HMAC-SHA256';
  await restart(user.client({ signingAlgorithm, assumeRole: [user.agency(0, 'id'), user.agency(1)] }));
  expect(user.actors).toEqual(['emulator-final-agency']);
});

test('a derived key is for the service that is asked, whatever path a gateway puts before it', async () => {
  const gateway = 'https://gateway.example:8443/v3/kafka';
  const credential = { access: 'TEMP', secret: 'SK', securitytoken: 'st', expires_at: '2099-01-01T00:00:00Z' };
  const transport = new ScriptedTransport([answer(201, { credential }), answer(200, { instances: [] })]);
  const settings = resolveSettings({
    region: 'eu-west-101',
    accessKey: 'AK',
    secretKey: 'SK',
    projectId: 'p1',
    signingAlgorithm: 'V11-HMAC-SHA256',
    endpoints: { dms: gateway, iam: 'https://gateway.example:8443/iam' },
    assumeRole: [{ agencyName: 'ops', domainName: 'shop' }],
  }, {});
  const parts = { transport, latch: new AuthenticationLatch(), projects: new ProjectDirectory() };
  await createDmsClient(settings, parts).listInstances();
  expect(transport.sent.map(({ headers }) => /Credential=([^,]+)/.exec(headers.Authorization)?.[1].split('/').slice(2)))
    .toEqual([['eu-west-101', 'iam'], ['eu-west-101', 'dms']]);
});
