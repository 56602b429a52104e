import { foldersWith } from './home-folder';
import { inVain, problem } from './problem';
import { AccessKeyCredentials } from '../../../src/client/credentials/credentials';
import { Folders } from '../../../src/client/settings/setting-files';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

const KOO = (...profiles: readonly object[]) => JSON.stringify({ current: 'prod', profiles });
const PROD = {
  name: 'prod',
  mode: 'AKSK',
  accessKeyId: 'AKOFPROD',
  secretAccessKey: 'SK-of-prod',
  securityToken: '',
  region: 'cn-north-4',
  projectId: 'project-of-prod',
};
const DEV = {
  name: 'dev',
  accessKeyId: 'AKOFDEV',
  secretAccessKey: 'SK-of-dev',
  securityToken: 'ST',
  region: 'eu-west-101',
};
const CIPHERTEXT = 'mC0f3Zq1W8yYp2k1r0i5V9c7b6n4x3z2l1k0j9h8g7f6d5s4a3==';

const VENDOR = '[basic]\nak = AKOFSDK\nsk = SK-of-sdk\nproject_id = project-of-sdk\niam_endpoint = https://iam.example.com\n'
  + '[global]\nak = AKGLOBAL\nsk = SK-global\n';

const CLOUDS = `
clouds:
  otc:
    profile: otc
    auth:
      username: ops
      user_domain_name: OTC-EU-DE-00000000001000000000
      project_name: eu-nl_team
    region_name: eu-nl
  keys:
    auth: { ak: AKOFCLOUDS, sk: SK-of-clouds, security_token: ST-of-clouds, project_id: project-of-clouds }
    region_name: eu-de
    verify: false
  both:
    auth_type: v3password
    auth: { ak: AKOFBOTH, sk: SK-of-both, username: ops, password: pw-of-both, domain_id: d1 }
    region_name: eu-de
  agency:
    auth: { ak: AKOFAGENCY, sk: SK, target_agency_name: ops }
    region_name: eu-de
`;
const SECURE = 'clouds:\n  otc:\n    auth:\n      password: pw-of-secure\n';

/** What was found where, in short. */
function found(configuration: ClientConfiguration, environment: Record<string, string>, folders: Folders) {
  const { credentials, endpoints: { iam }, ...settings } = resolveSettings(configuration, environment, folders);
  const { accessKey, secretKey, securityToken, source } = credentials as AccessKeyCredentials;
  const { region, projectId, projectName } = settings;
  return { region, projectId, projectName, iam, accessKey, secretKey, securityToken, source };
}

describe('a profile of KooCLI', () => {
  const folders = () => foldersWith({ '~/.hcloud/config.json': KOO(PROD, DEV), 'team.json': KOO(DEV) });

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['the block names it', { profile: 'dev' }, {}, 'AKOFDEV'],
    ['the block names it, and the environment another one', { profile: 'dev' }, { HW_PROFILE: 'prod' }, 'AKOFDEV'],
    ['the block names it, and the environment has keys', { profile: 'dev' }, {
      HW_ACCESS_KEY: 'AK',
      HW_SECRET_KEY: 'SK',
    }, 'AKOFDEV'],
    ['HW_PROFILE names it', {}, { HW_PROFILE: 'prod' }, 'AKOFPROD'],
    ['only its file is named: its current one', {}, { HW_SHARED_CONFIG_FILE: '~/.hcloud/config.json' }, 'AKOFPROD'],
    ['a relative path is one of the working folder', { sharedConfigFile: 'team.json', profile: 'dev' }, {}, 'AKOFDEV'],
  ])('%s', (_, configuration, environment, accessKey) => {
    expect(found(configuration, environment, folders())).toMatchObject({ accessKey });
  });

  test('gives keys, region and project, and says where they came from', () => {
    const at = folders();
    expect(found({ profile: 'prod' }, {}, at)).toEqual({
      region: 'cn-north-4',
      projectId: 'project-of-prod',
      projectName: 'cn-north-4',
      iam: 'https://iam.cn-north-4.myhuaweicloud.com',
      accessKey: 'AKOFPROD',
      secretKey: 'SK-of-prod',
      securityToken: undefined,
      source: `accessKeyId and secretAccessKey in profile prod of ${at.home}/.hcloud/config.json`,
    });
  });

  test('comes after keys of the environment, when the environment names it', () => {
    const keys = { HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'SK', HW_REGION_NAME: 'eu-west-101' };
    expect(found({}, { ...keys, HW_PROFILE: 'prod' }, folders())).toMatchObject({ accessKey: 'AK', projectId: undefined });
  });

  test('has its region overruled by HW_REGION_NAME, and then its project does not count', () => {
    expect(found({}, { HW_PROFILE: 'prod', HW_REGION_NAME: 'cn-north-1' }, folders())).toMatchObject({
      region: 'cn-north-1',
      accessKey: 'AKOFPROD',
      projectId: undefined,
      projectName: 'cn-north-1',
    });
  });

  test('is not read when nobody names it; the error tells of it', () => {
    const at = folders();
    expect(inVain({ region: 'cn-north-4' }, {}, at))
      .toContain(`${at.home}/.hcloud/config.json is there, and neither profile nor HW_PROFILE names one of it`);
  });

  test.each<[string, object, RegExp]>([
    ['with encrypted keys', { ...PROD, accessKeyId: CIPHERTEXT, secretAccessKey: CIPHERTEXT },
      /keys of profile prod in .*config\.json are encrypted.*`hcloud configure set --cli-auth-encrypt=false`/],
    ['of an agency whose account nobody names', { ...PROD, agencyName: 'ops' },
      /^Agency ops \(agencyName in profile prod of .* or set agencyDomainName\.$/],
    ['of an agency in a way of its own', { name: 'prod', mode: 'Agency', region: 'cn-north-4' },
      /^mode in profile prod of .* decides/],
    ['that signed in by SSO long ago', { name: 'prod', mode: 'SSO', ssoAuth: {} }, /Run `hcloud configure sso` again/],
    ['without keys', { name: 'prod', region: 'cn-north-4' }, /There are no credentials in profile prod of/],
    ['with half a key', { ...PROD, secretAccessKey: '' }, /accessKeyId is set in profile prod .* secretAccessKey is missing/],
  ])('%s is explained, and nothing of its keys is shown', (_, profile, expected) => {
    const { message } = problem({ profile: 'prod' }, {}, foldersWith({ '~/.hcloud/config.json': KOO(profile) }));
    expect(message).toMatch(expected);
    expect(message).not.toMatch(/SK-of|mC0f3/);
  });

  test('of SSO gives the temporary keys', () => {
    const sso = {
      name: 'prod',
      mode: 'SSO',
      region: 'cn-north-4',
      ssoAuth: {
        stsToken: { accessKeyId: 'AKOFSSO', secretAccessKey: 'SK', securityToken: 'ST' },
      },
    };
    expect(found({ profile: 'prod' }, {}, foldersWith({ '~/.hcloud/config.json': KOO(sso) })))
      .toMatchObject({ accessKey: 'AKOFSSO', securityToken: 'ST', region: 'cn-north-4' });
  });

  test.each<[string, ClientConfiguration, RegExp]>([
    ['there is none of the name', { profile: 'tset' }, /There is no profile tset in .*\. There are prod, dev\. Set profile/],
    ['there is no file', { profile: 'prod', sharedConfigFile: '~/none.json' },
      /home\/none\.json cannot be read \(ENOENT\).*because of shared_config_file in the provider configuration/],
  ])('%s: the error says what there is', (_, configuration, expected) => {
    expect(problem(configuration, {}, folders()).message).toMatch(expected);
  });

  test('never serves another cloud than its own', () => {
    expect(problem({ profile: 'prod', region: 'eu-de' }, {}, folders()).message)
      .toMatch(/^accessKeyId in profile prod of .* belongs to myhuaweicloud\.com, and region eu-de to otc\.t-systems\.com/);
  });

  test('beside keys in the block is not used, and a warning says so', () => {
    const { credentials, warnings } = resolveSettings({ region: 'eu-de', accessKey: 'AK', secretKey: 'SK', profile: 'prod' },
      {}, folders());
    expect(credentials).toMatchObject({ accessKey: 'AK' });
    expect(warnings).toEqual([expect.objectContaining({ setting: 'profile', summary: 'A setting has no effect' })]);
  });
});

describe('a shared configuration file, and who names what of it', () => {
  const files = { '~/koo.json': KOO(PROD, DEV), '~/.hcloud/config.json': KOO({ ...DEV, name: 'other' }) };

  test.each<[string, ClientConfiguration, Record<string, string>]>([
    ['the block the file, HW_PROFILE the profile', { sharedConfigFile: '~/koo.json' }, { HW_PROFILE: 'dev' }],
    ['the block the profile, HW_SHARED_CONFIG_FILE the file', { profile: 'dev' }, { HW_SHARED_CONFIG_FILE: '~/koo.json' }],
  ])('%s', (_, configuration, environment) => {
    expect(found(configuration, environment, foldersWith(files))).toMatchObject({ accessKey: 'AKOFDEV' });
  });

  test('a profile without a region takes one of its own tools, never that of the other cloud', () => {
    const folders = foldersWith({ '~/.hcloud/config.json': KOO({ ...PROD, region: '' }) });
    expect(problem({ profile: 'prod' }, { OS_REGION_NAME: 'eu-de', OS_AK: 'AK', OS_SK: 'SK' }, folders).message)
      .toMatch(/^No region\./);
    expect(found({ profile: 'prod' }, { HW_REGION_NAME: 'cn-north-4', OS_REGION_NAME: 'eu-de', OS_AK: 'AK' }, folders))
      .toMatchObject({ region: 'cn-north-4', accessKey: 'AKOFPROD' });
  });

  test('that is spoilt, or begins with a byte order mark', () => {
    expect(problem({ profile: 'prod' }, {}, foldersWith({ '~/.hcloud/config.json': '{"profiles":[],}' })).message)
      .toMatch(/config\.json is not valid JSON/);
    expect(found({ profile: 'prod' }, {}, foldersWith({ '~/.hcloud/config.json': `\ufeff${KOO(PROD)}` })))
      .toMatchObject({ accessKey: 'AKOFPROD' });
  });

  test('that is there and not named is told to whoever has no region either', () => {
    expect(problem({}, {}, foldersWith({ '~/.hcloud/config.json': KOO(PROD), 'clouds.yaml': CLOUDS })).message)
      .toMatch(/^No region\. .*config\.json is there, and neither profile nor HW_PROFILE .*OS_CLOUD is not set \(there are otc/);
  });
});

describe('the credentials file of the vendor\'s SDKs', () => {
  test.each([
    ['signs that begin a comment elsewhere', '[basic]\nak = AKOFSDK\nsk = ab#cd;ef\\gh\n'],
    ['a byte order mark and lines of Windows', '\ufeff[basic]\r\nak = AKOFSDK\r\nsk = ab#cd;ef\\gh\r\n'],
    ['indented, with colons and capitals', ' [basic]\n  AK: AKOFSDK\n  SK: ab#cd;ef\\gh\n'],
  ])('may hold %s', (_, text) => {
    expect(found({ region: 'cn-north-4' }, {}, foldersWith({ '~/.huaweicloud/credentials': text })))
      .toMatchObject({ accessKey: 'AKOFSDK', secretKey: 'ab#cd;ef\\gh' });
  });

  test('is read without being named, after everything in the environment', () => {
    const folders = foldersWith({ '~/.huaweicloud/credentials': VENDOR });
    expect(found({ region: 'cn-north-4' }, {}, folders)).toMatchObject({
      accessKey: 'AKOFSDK',
      projectId: 'project-of-sdk',
      iam: 'https://iam.example.com',
      source: `ak and sk in section [basic] of ${folders.home}/.huaweicloud/credentials`,
    });
    expect(found({ region: 'cn-north-4' }, { CLOUD_SDK_AK: 'AK', CLOUD_SDK_SK: 'SK' }, folders))
      .toMatchObject({ accessKey: 'AK', projectId: undefined, iam: 'https://iam.cn-north-4.myhuaweicloud.com' });
    expect(found({}, { HW_REGION_NAME: 'cn-north-4' }, folders)).toMatchObject({ accessKey: 'AKOFSDK' });
  });

  test('can lie elsewhere, and can be a shared configuration file, whose profiles are its sections', () => {
    const folders = foldersWith({ 'keys.ini': VENDOR });
    expect(found({ region: 'cn-north-4' }, { HUAWEICLOUD_SDK_CREDENTIALS_FILE: `${folders.working}/keys.ini` }, folders))
      .toMatchObject({ accessKey: 'AKOFSDK' });
    expect(found({ region: 'r1', sharedConfigFile: 'keys.ini', profile: 'global' }, {}, folders))
      .toMatchObject({ accessKey: 'AKGLOBAL' });
    expect(problem({ region: 'r1', sharedConfigFile: 'keys.ini', profile: 'x' }, {}, folders).message)
      .toMatch(/There is no profile x in .*\. There are basic, global\./);
  });

  test('falls back to the section for global services; one with an id token names its file', () => {
    expect(found({ region: 'r1' }, {}, foldersWith({ '~/.huaweicloud/credentials': '[global]\nak=AKGLOBAL\nsk=SK\n' })))
      .toMatchObject({ accessKey: 'AKGLOBAL' });
    expect(problem({ region: 'r1' }, {}, foldersWith({
      '~/.huaweicloud/credentials': '[basic]\nidp_id = gitlab\nid_token_file = /nowhere\n',
    })).message).toMatch(/^\/nowhere cannot be read \(ENOENT\).* id_token_file in section \[basic\]/);
  });
});

describe('clouds.yaml', () => {
  const folders = (place = '~/.config/openstack/') =>
    foldersWith({ [`${place}clouds.yaml`]: CLOUDS, [`${place}secure.yaml`]: SECURE });

  test('gives the entry that OS_CLOUD names, with the secrets of secure.yaml', () => {
    const at = folders();
    const settings = resolveSettings({}, { OS_CLOUD: 'otc' }, at);
    expect(settings).toMatchObject({
      region: 'eu-nl',
      projectName: 'eu-nl_team',
      credentials: {
        kind: 'password',
        user: { name: 'ops' },
        domain: { name: 'OTC-EU-DE-00000000001000000000' },
        password: 'pw-of-secure',
        source: `auth.username and auth.password in cloud otc of ${at.home}/.config/openstack/clouds.yaml`,
      },
      endpoints: { iam: 'https://iam.eu-nl.otc.t-systems.com' },
    });
  });

  test.each([['the working folder', ''], ['the home folder', '~/.config/openstack/']])('is found in %s', (_, place) => {
    expect(found({}, { OS_CLOUD: 'keys' }, folders(place))).toMatchObject({
      region: 'eu-de',
      accessKey: 'AKOFCLOUDS',
      securityToken: 'ST-of-clouds',
      projectId: 'project-of-clouds',
    });
  });

  test('is found where OS_CLIENT_CONFIG_FILE says, in YAML or in JSON', () => {
    const json = JSON.stringify({ clouds: { c: { auth: { ak: 'AKOFJSON', sk: 'SK' }, region_name: 'eu-de' } } });
    const at = foldersWith({ 'mine.json': json, 'clouds.yaml': CLOUDS });
    expect(found({}, { OS_CLOUD: 'c', OS_CLIENT_CONFIG_FILE: 'mine.json' }, at)).toMatchObject({ accessKey: 'AKOFJSON' });
  });

  test('takes what the vendor file says of the profile of the entry', () => {
    const at = foldersWith({
      'clouds.yaml': 'clouds:\n  c:\n    profile: corp\n    auth: { ak: AKC, sk: SK }\n    region_name: eu-de\n',
      'clouds-public.yaml': 'public-clouds:\n  corp:\n    auth: { auth_url: "https://iam.corp.example/v3", ak: IGNORED }\n',
    });
    expect(found({}, { OS_CLOUD: 'c' }, at)).toMatchObject({ accessKey: 'AKC', iam: 'https://iam.corp.example' });
  });

  test.each(['0123456', '12345678901234567890', '1.10', '1e5', '0x1F', '+49123', '.5', '0o17', 'true', '00447'])(
    'keeps texts as they are written, where they look like something else: %s', (text) => {
      const at = foldersWith({
        'clouds.yaml': `clouds: { c: { auth_type: password, region_name: eu-de, auth: {
        user_id: ${text}, password: ${text}, project_id: ${text} } } }`,
      });
      expect(resolveSettings({}, { OS_CLOUD: 'c' }, at)).toMatchObject({
        projectId: text,
        credentials: { user: { id: text }, password: text },
      });
    });

  test.each<[string, string]>([
    ['merged', 'b: &b { auth: &a { ak: AKC, sk: SK }, region_name: eu-de }\nclouds: { c: { <<: *b, auth: { <<: *a } } }'],
    ['regions with values', 'clouds: { c: { auth: { ak: AKC, sk: SK }, regions: [{ name: eu-de, values: {} }] } }'],
    ['a key twice', 'clouds:\n  c: { region_name: eu-nl, region_name: eu-de, auth: { ak: AKC, sk: SK } }'],
    ['nothing where something could stand', 'clouds: { c: { region_name: eu-de, auth: { ak: AKC, sk: SK, token: , security_token: ~ } } }'],
  ])('may hold what YAML allows: %s', (_, text) => {
    expect(found({}, { OS_CLOUD: 'c' }, foldersWith({ 'clouds.yaml': text }))).toMatchObject({
      region: 'eu-de',
      accessKey: 'AKC',
      securityToken: undefined,
    });
  });

  test.each(['false', 'no', 'off', '0'])('knows that verify: %s means not to verify', (no) => {
    const text = `clouds: { c: { verify: ${no}, region_name: eu-de, auth: { ak: AKC, sk: SK } } }`;
    expect(resolveSettings({}, { OS_CLOUD: 'c' }, foldersWith({ 'clouds.yaml': text })).trust.insecure).toBe(true);
  });

  test('sends no password of an identity provider to IAM', () => {
    const text = 'clouds: { c: { auth_type: v3oidcpassword, region_name: eu-de, auth: { username: u, password: p } } }';
    expect(problem({}, { OS_CLOUD: 'c' }, foldersWith({ 'clouds.yaml': text })).message).toMatch(/^auth_type in cloud c of/);
  });

  test('has its trust count with its credentials', () => {
    expect(resolveSettings({}, { OS_CLOUD: 'keys' }, folders()).trust.insecure).toBe(true);
  });

  test('tells ways in apart by auth_type', () => {
    expect(resolveSettings({}, { OS_CLOUD: 'both' }, folders()).credentials).toMatchObject({
      kind: 'password',
      domain: { id: 'd1' },
    });
  });

  test('has its region overruled by OS_REGION_NAME, and comes after keys of the environment', () => {
    expect(found({}, { OS_CLOUD: 'keys', OS_REGION_NAME: 'eu-nl' }, folders()))
      .toMatchObject({ region: 'eu-nl', accessKey: 'AKOFCLOUDS', projectId: undefined });
    expect(found({}, { OS_CLOUD: 'keys', OS_AK: 'AK', OS_SK: 'SK', OS_REGION: 'eu-de' }, folders()))
      .toMatchObject({ accessKey: 'AK', projectId: undefined });
  });

  test('is not even opened for a region of Huawei Cloud that has keys of its own', () => {
    const at = foldersWith({ '~/.huaweicloud/credentials': VENDOR, 'clouds.yaml': 'clouds: [' });
    expect(found({ region: 'cn-north-4' }, { OS_CLOUD: 'otc' }, at)).toMatchObject({ accessKey: 'AKOFSDK' });
  });

  test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
    ['no such entry', { OS_CLOUD: 'prod' }, { 'clouds.yaml': CLOUDS }, /none of that name in .*clouds\.yaml\. There are otc, keys/],
    ['no file where it was said to be', { OS_CLOUD: 'prod', OS_CLIENT_CONFIG_FILE: '/nowhere/c.yaml' }, {},
      /Looked for \/nowhere\/c\.yaml, /],
    ['no file', { OS_CLOUD: 'prod' }, {}, /OS_CLOUD names the cloud prod, and there is no clouds\.yaml\. Looked for .*work\/clouds\.yaml/],
    ['no YAML', { OS_CLOUD: 'c' }, { 'clouds.yaml': 'clouds:\n  c: {auth: {password: pw-secret\n' }, /clouds\.yaml is not valid YAML/],
    ['an agency', { OS_CLOUD: 'agency' }, { 'clouds.yaml': CLOUDS }, /^Agency ops \(auth\.target_agency_name in cloud agency of .* or set auth\.target_domain_name\.$/],
  ])('%s: the error says so and shows no secret', (_, environment, files, expected) => {
    const { message } = problem({}, { OS_REGION_NAME: 'eu-de', ...environment }, foldersWith(files));
    expect(message).toMatch(expected);
    expect(message).not.toContain('pw-secret');
  });

  test('is hinted at when OS_CLOUD is not set', () => {
    expect(inVain({ region: 'eu-de' }, {}, folders())).toContain('OS_CLOUD is not set (there are otc, keys, both, agency)');
  });
});
