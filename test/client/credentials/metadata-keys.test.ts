import { KeylessUser, MINUTE, refusal, restart } from './keyless-user';
import { MetadataCredentials } from '../../../src/client/credentials/credentials';
import { MetadataKeys } from '../../../src/client/credentials/metadata-keys';
import { cloudOf } from '../../../src/client/settings/clouds';
import { VirtualClock } from '../../virtual-clock';
import { answer, ScriptedTransport } from '../scripted-transport';

/** The keys of a machine whose service says that of the place where it stands, for a region. */
function machineThatSays({ status, body }: { readonly status: number; readonly body: string }, region: string,
  cloud = cloudOf(region)): MetadataKeys {
  const credential = { access: 'AK', secret: 'SK', securitytoken: 'st', expires_at: '2099-01-01T00:00:00Z' };
  return new MetadataKeys({
    credentials: new MetadataCredentials('the machine', 'No credentials.'),
    metadata: 'http://169.254.169.254',
    cloud,
    clock: new VirtualClock({ autoAdvance: true }),
    transport: new ScriptedTransport([answer(405), answer(status, body), answer(200, { credential })]),
  });
}

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

test('a machine in a region that nobody knows is one of Huawei Cloud: its keys are never sent to the other cloud', async () => {
  const region_id = 'cn-west-77';
  const otc = machineThatSays({ status: 200, body: JSON.stringify({ region_id }) }, 'eu-de');
  await expect(otc.issue()).rejects.toMatchObject({
    kind: 'authentication',
    explanation: expect.stringMatching(/stands in region cn-west-77 of myhuaweicloud\.com, .* never sent to otc\.t-systems\.com/),
  });
  await machineThatSays({ status: 200, body: JSON.stringify({ region_id }) }, 'cn-north-4').issue();
  await machineThatSays({ status: 200, body: JSON.stringify({ region_id }) }, region_id, 'cloud.example').issue();
});

test('a machine that cannot say where it stands at the moment gives no keys; one that never says it does', async () => {
  await expect(machineThatSays({ status: 500, body: '' }, 'eu-de').issue()).rejects.toMatchObject({ kind: 'authentication' });
  await machineThatSays({ status: 200, body: '{"availability_zone": "az1"}' }, 'eu-de').issue();
  await machineThatSays({ status: 404, body: '' }, 'eu-de').issue();
});

test('the metadata service is not asked where anything else is there', async () => {
  const user = new KeylessUser();
  await user.client().listInstances();
  expect(user.calls.filter((call) => call.startsWith('metadata'))).toEqual([]);
});
