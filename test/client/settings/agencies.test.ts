import { foldersWith } from './home-folder';
import { problem } from './problem';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

const HW = { HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'SK', HW_REGION_NAME: 'eu-west-101' };
const HW_AGENCY = { ...HW, HW_ASSUME_ROLE_AGENCY_NAME: 'ops', HW_ASSUME_ROLE_DOMAIN_NAME: 'shop' };
const OS_USER = { OS_USERNAME: 'u', OS_PASSWORD: 'p', OS_USER_DOMAIN_NAME: 'corp', OS_PROJECT_NAME: 'eu-de_own' };
const OS_AGENCY = { ...OS_USER, OS_AGENCY_NAME: 'ops', OS_AGENCY_DOMAIN_NAME: 'shop' };
const BLOCK = { region: 'eu-west-101', accessKey: 'AK', secretKey: 'SK' };
const ROLE = { agencyName: 'ops', domainName: 'shop' };

const acting = (configuration: ClientConfiguration, environment: Record<string, string> = {}) =>
  resolveSettings(configuration, environment).agencies;

describe('an agency', () => {
  test.each<[string, ClientConfiguration, Record<string, string>, object]>([
    ['a block', { ...BLOCK, assumeRole: [{ ...ROLE, duration: 7200 }] }, {},
      { name: 'ops', domain: { name: 'shop' }, durationSeconds: 7200, source: 'assume_role[0] in the provider configuration' }],
    ['a block with the id of the account', { ...BLOCK, assumeRole: [{ agencyName: 'ops', domainId: 'd1' }] }, {},
      { domain: { id: 'd1' }, durationSeconds: undefined }],
    ['HW_…, with the keys from there', {}, { ...HW_AGENCY, HW_ASSUME_ROLE_DURATION: '900' },
      { name: 'ops', domain: { name: 'shop' }, durationSeconds: 900, source: 'HW_ASSUME_ROLE_AGENCY_NAME in the environment (HW_…)' }],
    ['HW_…, with the keys in the block', BLOCK, { HW_ASSUME_ROLE_AGENCY_NAME: 'ops', HW_ASSUME_ROLE_DOMAIN_ID: 'd1' },
      { domain: { id: 'd1' } }],
    ['HW_…, where the id of the account goes before its name', {}, { ...HW_AGENCY, HW_ASSUME_ROLE_DOMAIN_ID: 'd1' },
      { domain: { id: 'd1' } }],
    ['OS_…', {}, OS_AGENCY, { name: 'ops', domain: { name: 'shop' }, source: 'OS_AGENCY_NAME in the environment (OS_…)' }],
    ['a block, and the rest from HW_…', { assumeRole: [{ agencyName: 'mine' }] }, HW_AGENCY,
      { name: 'mine', domain: { name: 'shop' } }],
    ['an empty block, and all of it from HW_…', { assumeRole: [{}] }, HW_AGENCY, { name: 'ops', domain: { name: 'shop' } }],
    ['a block of empty texts, which say nothing, and all of it from HW_…',
      { assumeRole: [{ agencyName: '', domainName: ' ', domainId: '' }] }, HW_AGENCY, { name: 'ops', domain: { name: 'shop' } }],
    ['a block with spaces around its texts', { ...BLOCK, assumeRole: [{ agencyName: ' ops ', domainName: '', domainId: ' d1 ' }] }, {},
      { name: 'ops', domain: { id: 'd1' } }],
    ['a block whose account is not mixed with the one of HW_…', { assumeRole: [ROLE] },
      { ...HW, HW_ASSUME_ROLE_AGENCY_NAME: 'other', HW_ASSUME_ROLE_DOMAIN_ID: 'd1' }, { name: 'ops', domain: { name: 'shop' } }],
  ])('comes from %s', (_, configuration, environment, expected) => {
    expect(acting(configuration, environment)).toMatchObject([expected]);
  });

  test('comes from the profile, with its keys', () => {
    const profile = {
      name: 'prod', accessKeyId: 'AK', secretAccessKey: 'SK', region: 'cn-north-4', agencyName: 'ops', agencyDomainName: 'shop',
    };
    const folders = foldersWith({ '~/.hcloud/config.json': JSON.stringify({ current: 'prod', profiles: [profile] }) });
    expect(resolveSettings({ profile: 'prod' }, {}, folders).agencies)
      .toMatchObject([{ name: 'ops', domain: { name: 'shop' } }]);
  });

  test('comes from the profile of a machine, whose old keys are not looked at', () => {
    const profile = {
      name: 'vm',
      mode: 'ecsAgency',
      accessKeyId: 'AES:a/b+c==',
      secretAccessKey: 'old',
      region: 'cn-north-4',
      agencyName: 'ops',
      agencyDomainName: 'shop',
    };
    const folders = foldersWith({ '~/.hcloud/config.json': JSON.stringify({ profiles: [profile] }) });
    expect(resolveSettings({ profile: 'vm' }, {}, folders))
      .toMatchObject({ credentials: { kind: 'metadata' }, agencies: [{ name: 'ops' }] });
    expect(problem({ profile: 'vm', region: 'eu-de' }, {}, folders).message).toMatch(/^profile vm of .* belongs to myhuaweicloud\.com/);
  });

  test('comes from clouds.yaml, with the project that it is for', () => {
    const entry = 'clouds: { otc: { region_name: eu-de, auth: { ak: AK, sk: SK, project_name: eu-de_own, '
      + 'target_agency_name: ops, target_domain_id: d1, target_project_name: eu-de_shop } } }';
    const settings = resolveSettings({}, { OS_CLOUD: 'otc' }, foldersWith({ '~/.config/openstack/clouds.yaml': entry }));
    expect(settings).toMatchObject({
      agencies: [{ name: 'ops', domain: { id: 'd1' } }],
      projectName: 'eu-de_shop',
    });
  });

  test('may lead to the next one: blocks keep their order', () => {
    const assumeRole = [ROLE, { agencyName: 'second', domainName: 'final' }];
    expect(acting({ ...BLOCK, assumeRole }).map(({ name }) => name)).toEqual(['ops', 'second']);
  });

  test('of the other cloud\'s tools asks for nothing', () => {
    expect(acting({ region: 'eu-de' }, { ...OS_USER, HW_ASSUME_ROLE_AGENCY_NAME: 'ops' })).toEqual([]);
    expect(acting({}, { ...HW, OS_AGENCY_NAME: 'ops' })).toEqual([]);
  });

  test('is not asked for by a duration alone', () => {
    expect(acting({}, { ...HW, HW_ASSUME_ROLE_DURATION: '3600' })).toEqual([]);
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string, RegExp]>([
    ['without a name', {}, { ...HW, HW_ASSUME_ROLE_DOMAIN_NAME: 'shop' }, 'agencyName',
      /asks to act as an agency, and does not name it.* or set HW_ASSUME_ROLE_AGENCY_NAME\.$/],
    ['without an account', { ...BLOCK, assumeRole: [{ agencyName: 'ops' }] }, {}, 'agencyDomainName',
      /^Agency ops \(assume_role\[0\] in the provider configuration\) belongs to an account that nobody names/],
    ['of OS_… without an account', {}, { ...OS_USER, OS_AGENCY_NAME: 'ops' }, 'agencyDomainName',
      /or set OS_AGENCY_DOMAIN_NAME\.$/],
    ['of an id token with an account and an empty name',
      { region: 'eu-west-101', assumeRoleWithOidc: { idpId: 'x', idToken: 'a.b.c', agencyName: '', domainId: 'd1' } }, {}, 'agencyName',
      /^assume_role_with_oidc in the provider configuration asks to act as an agency, and does not name it/],
    ['for a minute', { ...BLOCK, assumeRole: [{ ...ROLE, duration: 60 }] }, {}, 'agencyDuration', /60 is no duration/],
    ['for a time that is no number', {}, { ...HW_AGENCY, HW_ASSUME_ROLE_DURATION: '1h' }, 'agencyDuration',
      /1h is no duration .* whole number of seconds, from 900 to 86400/],
  ])('%s is an error', (_, configuration, environment, setting, expected) => {
    const error = problem(configuration, environment);
    expect(error.setting).toBe(setting);
    expect(error.message).toMatch(expected);
  });
});

describe('the project of an agency', () => {
  test.each<[string, ClientConfiguration, Record<string, string>, object]>([
    ['is the block\'s', { ...BLOCK, projectId: 'p1', assumeRole: [ROLE] }, {}, { projectId: 'p1' }],
    ['is the one of HW_…, as for the Huawei Cloud provider', {}, { ...HW_AGENCY, HW_PROJECT_ID: 'p1' }, { projectId: 'p1' }],
    ['is never the one that OS_… signs in to', {}, OS_AGENCY, { projectId: undefined, projectName: 'eu-de' }],
    ['is the one that OS_… calls delegated', {}, { ...OS_AGENCY, OS_DELEGATED_PROJECT: 'eu-de_shop' },
      { projectId: undefined, projectName: 'eu-de_shop' }],
    ['is delegated as well where the block has the keys', { ...BLOCK, region: 'eu-de' },
      { OS_AGENCY_NAME: 'ops', OS_AGENCY_DOMAIN_NAME: 'shop', OS_DELEGATED_PROJECT: 'eu-de_shop' },
      { projectName: 'eu-de_shop' }],
  ])('%s', (_, configuration, environment, expected) => {
    expect(resolveSettings(configuration, environment)).toMatchObject(expected);
  });
});

describe('an id token', () => {
  const folders = () => foldersWith({ '~/id-token': 'header.claims.signature-secret\n', '~/empty': '\n' });
  const OIDC = { idpId: 'github', idTokenFile: '~/id-token' };

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['the block', { region: 'eu-de', assumeRoleWithOidc: OIDC }, {},
      'assume_role_with_oidc.id_token_file in the provider configuration'],
    ['HW_…', { region: 'eu-west-101' }, { HW_ASSUME_ROLE_IDP_ID: 'github', HW_ASSUME_ROLE_ID_TOKEN_FILE: '~/id-token' },
      'HW_ASSUME_ROLE_ID_TOKEN_FILE in the environment (HW_…)'],
    ['HW_…, before the keys of the same place', {},
      { ...HW, HW_ASSUME_ROLE_IDP_ID: 'github', HW_ASSUME_ROLE_ID_TOKEN: 'header.claims.signature-secret' },
      'HW_ASSUME_ROLE_ID_TOKEN in the environment (HW_…)'],
    ['OS_…', { region: 'eu-de' }, { OS_IDENTITY_PROVIDER: 'github', OS_ID_TOKEN_FILE: '~/id-token' },
      'OS_ID_TOKEN_FILE in the environment (OS_…)'],
    ['HUAWEICLOUD_SDK_…', { region: 'cn-north-4' },
      { HUAWEICLOUD_SDK_IDP_ID: 'github', HUAWEICLOUD_SDK_ID_TOKEN_FILE: '~/id-token' },
      'HUAWEICLOUD_SDK_ID_TOKEN_FILE in the environment (HUAWEICLOUD_SDK_…)'],
    ['the environment, where the block names the identity provider',
      { region: 'eu-west-101', assumeRoleWithOidc: { idpId: 'github' } }, { HW_ASSUME_ROLE_ID_TOKEN_FILE: '~/id-token' },
      'HW_ASSUME_ROLE_ID_TOKEN_FILE in the environment (HW_…)'],
    ['the environment, where the block leaves all of it open, before the keys and the token there',
      { region: 'eu-west-101', assumeRoleWithOidc: {} },
      { ...HW, HW_AUTH_TOKEN: 'tok', HW_ASSUME_ROLE_IDP_ID: 'github', HW_ASSUME_ROLE_ID_TOKEN_FILE: '~/id-token' },
      'HW_ASSUME_ROLE_ID_TOKEN_FILE in the environment (HW_…)'],
  ])('comes from %s', (_, configuration, environment, source) => {
    const { credentials } = resolveSettings(configuration, environment, folders());
    expect(credentials).toMatchObject({ kind: 'oidc', idpId: 'github', source });
    expect(credentials.kind === 'oidc' && credentials.idToken()).toBe('header.claims.signature-secret');
    expect(JSON.stringify(credentials)).not.toContain('secret');
  });

  test('leads to the agency of its block first, and then to those of the others', () => {
    const { agencies } = resolveSettings({
      region: 'eu-west-101',
      assumeRoleWithOidc: { ...OIDC, agencyName: 'first', domainId: 'd1' },
      assumeRole: [{ agencyName: 'second', domainName: 'final' }],
    }, {}, folders());
    expect(agencies).toMatchObject([{ name: 'first', domain: { id: 'd1' } }, { name: 'second' }]);
  });

  test('is asked for by no variable of somebody else\'s', () => {
    expect(resolveSettings({}, { ...OS_USER, OS_IDENTITY_PROVIDER: 'corp' }).credentials.kind).toBe('password');
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string | undefined, RegExp]>([
    ['without a token', { region: 'eu-de', assumeRoleWithOidc: { idpId: 'github' } }, {}, 'idTokenFile',
      /asks to sign in with an id token, and there is no id token\. Set assume_role_with_oidc\.id_token_file/],
    ['whose block says nothing of it, and is no reason to take the keys instead', { assumeRoleWithOidc: { idpId: '' } }, HW,
      'idTokenFile', /there is no id token\. Set assume_role_with_oidc\.id_token_file/],
    ['whose block names an agency only, which the keys must not act as', { assumeRoleWithOidc: ROLE }, HW,
      'idTokenFile', /there is no id token\. Set assume_role_with_oidc\.id_token_file/],
    ['without an identity provider', { region: 'eu-de', assumeRoleWithOidc: { idTokenFile: '~/id-token' } }, {}, 'idpId',
      /nobody says which identity provider .* Set assume_role_with_oidc\.idp_id/],
    ['of an identity provider that no header can name', { region: 'eu-de', assumeRoleWithOidc: { ...OIDC, idpId: 'git\u65e5hub' } }, {},
      'idpId', /^assume_role_with_oidc\.idp_id in the provider configuration .* character/],
    ['given twice', { region: 'eu-de', assumeRoleWithOidc: { ...OIDC, idToken: 'x' } }, {}, 'idToken', /are both set/],
    ['of a file that is not there', { region: 'eu-de', assumeRoleWithOidc: { ...OIDC, idTokenFile: '~/nowhere' } }, {},
      undefined, /nowhere cannot be read \(ENOENT\)/],
    ['of an empty file', { region: 'eu-de', assumeRoleWithOidc: { ...OIDC, idTokenFile: '~/empty' } }, {}, 'idTokenFile',
      /empty is empty: it should hold an id token/],
  ])('%s is an error', (_, configuration, environment, setting, expected) => {
    const error = problem(configuration, environment, folders());
    expect(error.setting).toBe(setting);
    expect(error.message).toMatch(expected);
  });
});

describe('keys of the machine', () => {
  test('count for the cloud, the project and the hosts that the tools of the cloud are told', () => {
    expect(resolveSettings({}, { HW_REGION_NAME: 'eu-west-0', HW_CLOUD: 'cloud.example', HW_PROJECT_ID: 'p1' })).toMatchObject({
      credentials: { kind: 'metadata' },
      cloud: 'cloud.example',
      projectId: 'p1',
      endpoints: { iam: 'https://iam.eu-west-0.cloud.example' },
      warnings: [],
    });
    expect(resolveSettings({ region: 'eu-de' }, { OS_PROJECT_ID: 'p1', OS_AUTH_URL: 'https://iam.example.com/v3' })).toMatchObject({
      projectId: 'p1',
      endpoints: { iam: 'https://iam.example.com' },
    });
  });

  test('have nothing to do with what the other cloud\'s tools are told', () => {
    expect(resolveSettings({ region: 'eu-de' }, { HW_PROJECT_ID: 'p1', HW_CLOUD: 'cloud.example' }))
      .toMatchObject({ cloud: 'otc.t-systems.com', projectId: undefined });
  });
});

describe('the signing algorithm', () => {
  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['the usual one', BLOCK, {}, 'SDK-HMAC-SHA256'],
    ['the usual one by the name that the Go provider has for it', BLOCK, { HW_SIGNING_ALGORITHM: 'HmacSHA256' }, 'SDK-HMAC-SHA256'],
    ['the derived one', { ...BLOCK, signingAlgorithm: 'V11-HMAC-SHA256' }, {}, 'V11-HMAC-SHA256'],
    ['the derived one by the environment', {}, { ...HW, HW_SIGNING_ALGORITHM: 'V11-HMAC-SHA256' }, 'V11-HMAC-SHA256'],
  ])('is %s', (_, configuration, environment, expected) => {
    expect(resolveSettings(configuration, environment).signingAlgorithm).toBe(expected);
  });

  test('is an error where it is another one', () => {
    expect(problem({ ...BLOCK, signingAlgorithm: 'HmacSM3' })).toMatchObject({
      setting: 'signingAlgorithm',
      message: 'signing_algorithm in the provider configuration is HmacSM3, and this provider signs with '
        + 'SDK-HMAC-SHA256, HmacSHA256, V11-HMAC-SHA256 only.',
    });
  });
});
