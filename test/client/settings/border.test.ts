import fc from 'fast-check';
import { AccessKeyCredentials } from '../../../src/client/credentials/credentials';
import { flavourOf } from '../../../src/client/settings/clouds';
import { SettingsError } from '../../../src/client/settings/setting-name';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

/** A variable with a value that tells whose it is. */
const ofCloud = (mark: string, names: readonly string[]) =>
  fc.subarray([...names]).map((set) => Object.fromEntries(set.map((name) => [name, `${mark}-of-${name}`])));

const HW = ofCloud('HW', ['HW_ACCESS_KEY', 'HW_SECRET_KEY', 'HW_SECURITY_TOKEN', 'HW_AUTH_TOKEN', 'HW_USER_NAME',
  'HW_USER_PASSWORD', 'HW_DOMAIN_NAME', 'HW_PROJECT_ID', 'HW_PROJECT_NAME', 'HW_ASSUME_ROLE_AGENCY_NAME',
  'HW_ASSUME_ROLE_DOMAIN_NAME', 'HW_ASSUME_ROLE_DOMAIN_ID', 'HW_ASSUME_ROLE_IDP_ID', 'HW_ASSUME_ROLE_ID_TOKEN']);
const OS = ofCloud('OS', ['OS_ACCESS_KEY', 'OS_SECRET_KEY', 'OS_SECURITY_TOKEN', 'OS_TOKEN', 'OS_USERNAME',
  'OS_PASSWORD', 'OS_USER_DOMAIN_NAME', 'OS_PROJECT_ID', 'OS_PROJECT_NAME', 'OS_AK', 'OS_SK', 'OS_AGENCY_NAME',
  'OS_AGENCY_DOMAIN_NAME', 'OS_DELEGATED_PROJECT', 'OS_IDENTITY_PROVIDER', 'OS_ID_TOKEN']);
const PLACES = fc.record({
  HW_REGION_NAME: fc.constantFrom('', 'eu-west-101', 'cn-north-4'),
  OS_REGION_NAME: fc.constantFrom('', 'eu-de', 'eu-nl'),
  HW_AUTH_URL: fc.constantFrom('', 'https://iam.eu-west-101.myhuaweicloud.eu/v3', 'https://hw.example/v3'),
  OS_AUTH_URL: fc.constantFrom('', 'https://iam.eu-de.otc.t-systems.com/v3', 'https://os.example/v3'),
});
const REGION = fc.constantFrom(undefined, 'eu-de', 'eu-nl', 'eu-west-101', 'cn-north-4', 'moon-1');
const BLOCK: fc.Arbitrary<ClientConfiguration> = fc.oneof(fc.constant({}),
  fc.constant({ accessKey: 'BLOCK-ak', secretKey: 'BLOCK-sk' }), fc.constant({ token: 'BLOCK-token' }),
  fc.constant({ assumeRole: [{ agencyName: 'BLOCK-agency' }] }),
  fc.constant({ assumeRoleWithOidc: { idpId: 'BLOCK-idp' } }));

/** Whose every part of the settings is. */
function marks(text: string): string[] {
  return [...new Set(text.match(/\b(HW|OS|BLOCK)-(?=of-|ak|sk|token)/g))];
}

const SECRET = /(HW|OS)-of-(HW|OS)_(SECRET_KEY|SECURITY_TOKEN|AUTH_TOKEN|ID_TOKEN|ASSUME_ROLE_ID_TOKEN|TOKEN|USER_PASSWORD|PASSWORD|SK)/;

test('with both clouds set, nothing of one is ever given to the other, whatever else is set', () => {
  fc.assert(fc.property(HW, OS, PLACES, REGION, BLOCK, (hw, os, places, region, block) => {
    const environment = { ...hw, ...os, ...places };
    const used = (prefix: string) =>
      Object.entries(environment).some(([name, value]) => name.startsWith(prefix) && value);
    try {
      const settings = resolveSettings({ ...block, region }, environment);
      const { credentials, agencies, projectId, projectName, cloud, endpoints } = settings;
      const { secretKey, securityToken, token, password } = credentials as unknown as Record<string, string>;
      const idToken = credentials.kind === 'oidc' ? credentials.idToken() : undefined;
      const parts = JSON.stringify([credentials, secretKey, securityToken, token, password, idToken,
        // That of an agency belongs to it, and may come from where it is named.
        agencies.length === 0 ? [projectId, projectName] : []]);
      // All of it is of one place, which is the place that the cloud's own tools use where these are in use.
      expect(marks(parts).length).toBeLessThanOrEqual(1);
      const foreign = flavourOf(cloud) === 'otc' ? 'HW' : 'OS';
      const isInUse = used(foreign === 'HW' ? 'OS_' : 'HW_');
      if (isInUse) expect(parts + JSON.stringify([agencies, projectId, projectName])).not.toContain(`${foreign}-of-`);
      if (/BLOCK-(ak|token)/.test(parts)) expect(endpoints.iam).not.toContain('.example');
      expect((credentials as AccessKeyCredentials).source).not.toMatch(SECRET);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      expect(error.message).not.toMatch(SECRET);
    }
  }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 2000) });
});
