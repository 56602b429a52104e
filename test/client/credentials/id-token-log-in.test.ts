import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeylessUser, MINUTE, refusal, restart } from './keyless-user';

const FLAVOURS = ['eu-west-101', 'eu-de'];

const folder = mkdtempSync(join(tmpdir(), 'dms-id-token-'));
const idTokenFile = join(folder, 'id-token');
afterAll(() => rmSync(folder, { recursive: true }));

/** A pipeline whose server writes the id token into a file. */
function pipeline(region: string, options: ConstructorParameters<typeof KeylessUser>[0] = {}) {
  const user = new KeylessUser({ region, ...options });
  const write = (...wish: Parameters<typeof user.cloud.idToken>) => writeFileSync(idTokenFile, `${user.cloud.idToken(...wish)}\n`);
  write();
  return { user, write, oidc: { idpId: user.cloud.account.identityProvider.id, idTokenFile } };
}

describe.each(FLAVOURS)('in %s an id token', (region) => {
  test('is shown to IAM, exchanged for keys, and acts', async () => {
    const { user, oidc } = pipeline(region);
    await restart(user.keyless({ assumeRoleWithOidc: oidc }));
    expect(user.calls).toEqual(['id_token 201', 'security_tokens 201', 'projects 200', 'batch 200']);
    expect(user.actors).toEqual(['idp:emulator-sample-pipeline']);
  });

  test.each(['name', 'id'] as const)('leads to an agency (its account by %s)', async (by) => {
    const { user, oidc } = pipeline(region);
    await restart(user.keyless({ assumeRoleWithOidc: { ...oidc, ...user.agency(0, by) } }));
    expect(user.actors).toEqual(['emulator-sample-agency']);
  });

  test('that lives for minutes is enough for a run of hours', async () => {
    const { user, oidc } = pipeline(region);
    const client = user.keyless({ assumeRoleWithOidc: { ...oidc, ...user.agency(0) } });
    await client.listInstances();
    for (let hour = 0; hour < 12; hour++) {
      await user.clock.sleep(60 * MINUTE);
      expect(await client.listInstances()).toHaveLength(6);
    }
    expect(user.calls.filter((call) => call.startsWith('id_token'))).toEqual(['id_token 201']);
  });

  test('is read anew from its file when the keys have expired', async () => {
    const { user, write, oidc } = pipeline(region);
    const client = user.keyless({ assumeRoleWithOidc: oidc });
    await client.listInstances();
    await user.clock.sleep(60 * MINUTE);
    write({ subject: 'renewed' });
    user.cloud.expireTokens();
    await restart(client);
    expect(user.actors).toEqual(['idp:renewed']);
  });

  test('that has expired is told with its date, and shown once', async () => {
    const { user, oidc } = pipeline(region);
    await user.clock.sleep(10 * MINUTE);
    const client = user.keyless({ assumeRoleWithOidc: oidc });
    const error = await refusal(client.listInstances());
    expect(error).toMatchObject({ kind: 'authentication' });
    expect(error.explanation).toMatch(
      /^Could not sign in at .* with an id token of identity provider emulator-sample-idp: the id token expired at \d{4}-.*Z\./);
    await refusal(client.listInstances());
    expect(user.calls).toEqual(['id_token 401']);
  });

  test('that one identity provider refused may be shown to another one', async () => {
    const { user, oidc } = pipeline(region);
    await refusal(user.keyless({ assumeRoleWithOidc: { ...oidc, idpId: 'another' } }).listInstances());
    expect(await user.keyless({ assumeRoleWithOidc: oidc }).listInstances()).toHaveLength(6);
  });

  test('for another audience is told with what it says, so that it can be compared', async () => {
    const { user, write, oidc } = pipeline(region);
    write({ audience: 'somebody-else', subject: 'repo:corp/shop:ref:refs/heads/main' });
    const { message } = await refusal(user.keyless({ assumeRoleWithOidc: oidc }).listInstances());
    expect(message).toContain('issuer https://emulator.example/oidc, audience somebody-else, '
      + 'subject repo:corp/shop:ref:refs/heads/main');
    const signature = user.cloud.idToken({ audience: 'somebody-else' }).split('.')[2];
    expect(message).not.toContain(signature);
  });

  test('that is none is told as such', async () => {
    const { user, oidc } = pipeline(region);
    writeFileSync(idTokenFile, 'not a token');
    expect((await refusal(user.keyless({ assumeRoleWithOidc: oidc }).listInstances())).message)
      .toMatch(/what was given is no id token \(a JWT of three parts\)/);
  });

  test('that ends in a year that no calendar has is refused like any other', async () => {
    const { user, oidc } = pipeline(region);
    writeFileSync(idTokenFile, `a.${Buffer.from('{"exp": -1e20}').toString('base64url')}.c`);
    expect((await refusal(user.keyless({ assumeRoleWithOidc: oidc }).listInstances())).message)
      .toMatch(/IAM did not accept the id token/);
  });

  test('whose file is gone when it is needed again is told with the file', async () => {
    const { user, oidc } = pipeline(region);
    const client = user.keyless({ assumeRoleWithOidc: oidc });
    rmSync(idTokenFile);
    const error = await refusal(client.listInstances());
    expect(error.message).toContain(`${idTokenFile} cannot be read (ENOENT)`);
    expect(user.calls).toEqual([]);
  });

  test('is never shown, whatever IAM repeats', async () => {
    const { user, write, oidc } = pipeline(region, { behaviours: { echoesRequest: true } });
    write({ audience: 'somebody-else' });
    const { message } = await refusal(user.keyless({ assumeRoleWithOidc: oidc }).listInstances());
    const token = user.cloud.idToken({ audience: 'somebody-else' });
    for (const secret of [token, token.split('.')[2]]) expect(message).not.toContain(secret);
  });
});

test('the environment of the vendor\'s SDKs serves as well', async () => {
  const { user, oidc } = pipeline('cn-north-4');
  await restart(user.keyless({}, { HUAWEICLOUD_SDK_IDP_ID: oidc.idpId, HUAWEICLOUD_SDK_ID_TOKEN_FILE: idTokenFile }));
  expect(user.actors).toEqual(['idp:emulator-sample-pipeline']);
});
