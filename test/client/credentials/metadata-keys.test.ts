import { KeylessUser, MINUTE, refusal, restart } from './keyless-user';

describe.each(['eu-west-101', 'eu-de'])('on a machine in %s', (region) => {
  test('the agency that is bound to it acts: a session token first, then where it stands, then its keys', async () => {
    const user = new KeylessUser({ region });
    await restart(user.keyless());
    expect(user.calls).toEqual(
      ['metadata_token 200', 'metadata 200', 'metadata_key 200', 'projects 200', 'batch 200']);
    expect(user.actors).toEqual(['metadata:emulator-sample-agency']);
  });

  test('an older service, which knows no session tokens, is asked without', async () => {
    const user = new KeylessUser({ region, behaviours: { metadata: 'plain' } });
    await restart(user.keyless());
    expect(user.calls.slice(0, 3)).toEqual(['metadata_token 405', 'metadata 200', 'metadata_key 200']);
    expect(user.actors).toEqual(['metadata:emulator-sample-agency']);
  });

  test('the agency of the machine may act as another one', async () => {
    const user = new KeylessUser({ region });
    await restart(user.keyless({ assumeRole: [user.agency(1)] }));
    expect(user.actors).toEqual(['emulator-final-agency']);
  });

  test('the keys are renewed before they expire, and once when the cloud says so', async () => {
    const user = new KeylessUser({ region, behaviours: { temporaryKeyLifeMs: 30 * MINUTE } });
    const client = user.keyless();
    await client.listInstances();
    await user.clock.sleep(28 * MINUTE);
    await client.listInstances();
    expect(user.calls.filter((call) => call === 'metadata_key 200')).toHaveLength(2);
    user.cloud.expireTokens();
    await restart(client);
    expect(user.calls.filter((call) => call === 'metadata_key 200')).toHaveLength(3);
    expect(user.actors).toEqual(['metadata:emulator-sample-agency']);
  });

  test.each([
    ['no_agency', /gave no keys: no agency is bound to this machine\. Bind one, or set credentials/],
    ['absent', /gave no keys \(HTTP 404\)/],
  ] as const)('%s: the error says where else was looked, and what the service said', async (metadata, said) => {
    const user = new KeylessUser({ region, behaviours: { metadata } });
    const error = await refusal(user.keyless().signsIn());
    expect(error.kind).toBe('authentication');
    expect(error.message).toMatch(/^No credentials\. Looked in the provider configuration, .* The metadata service at http:/);
    expect(error.message).toMatch(said);
  });
});

test('the keys of a machine in one cloud are never sent to another', async () => {
  const user = new KeylessUser({ region: 'eu-west-101' });
  const error = await refusal(user.keyless({ region: 'eu-de' }).listInstances());
  expect(error.message).toMatch(
    /This machine stands in region eu-west-101 of myhuaweicloud\.eu, and the keys .* never sent to otc\.t-systems\.com/);
  expect(user.calls).toEqual(['metadata_token 200', 'metadata 200']);
});

test('the metadata service is not asked where anything else is there', async () => {
  const user = new KeylessUser();
  await user.client().listInstances();
  expect(user.calls.filter((call) => call.startsWith('metadata'))).toEqual([]);
});
