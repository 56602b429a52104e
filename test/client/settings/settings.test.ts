import { inVain, problem } from './problem';
import { AccessKeyCredentials, TokenCredentials } from '../../../src/client/credentials/credentials';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

const KEYS = { accessKey: 'AK', secretKey: 'SK' };
const HW_KEYS = { HW_ACCESS_KEY: 'AK-HW', HW_SECRET_KEY: 'SK-HW' };
const OS_KEYS = { OS_ACCESS_KEY: 'AK-OS', OS_SECRET_KEY: 'SK-OS' };
const HW = { HW_ACCESS_KEY: 'AK-HW', HW_SECRET_KEY: 'SK-HW', HW_REGION_NAME: 'eu-west-101' };
const OS = { OS_ACCESS_KEY: 'AK-OS', OS_SECRET_KEY: 'SK-OS', OS_REGION_NAME: 'eu-de' };
const SDK = { HUAWEICLOUD_SDK_AK: 'AK-SDK', HUAWEICLOUD_SDK_SK: 'SK-SDK' };
const SAMPLE = { CLOUD_SDK_AK: 'AK-SAMPLE', CLOUD_SDK_SK: 'SK-SAMPLE' };

function keys(configuration: ClientConfiguration, environment: Record<string, string>) {
  const credentials = resolveSettings({ region: 'eu-de', ...configuration }, environment)
    .credentials as AccessKeyCredentials;
  return {
    accessKey: credentials.accessKey,
    secretKey: credentials.secretKey,
    securityToken: credentials.securityToken,
    source: credentials.source,
  };
}

test('region and keys are enough', () => {
  expect(resolveSettings({ region: 'eu-de', ...KEYS }, {})).toMatchObject({
    region: 'eu-de',
    cloud: 'otc.t-systems.com',
    flavour: 'otc',
    endpoints: { dms: 'https://dms.eu-de.otc.t-systems.com', iam: 'https://iam.eu-de.otc.t-systems.com' },
    projectId: undefined,
    projectName: 'eu-de',
    trust: { insecure: false, caCertificates: undefined, clientCertificate: undefined },
    warnings: [],
  });
});

describe('access keys', () => {
  test.each([
    ['configuration before everything', KEYS, { ...HW, ...OS, ...SDK, ...SAMPLE }, 'AK',
      'access_key and secret_key in the provider configuration'],
    ['HW_ first in a region of Huawei Cloud', { region: 'eu-west-101' }, { ...OS_KEYS, ...HW_KEYS, ...SDK }, 'AK-HW',
      'HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…)'],
    ['OS_ first in a region of Open Telekom Cloud', {}, { ...HW_KEYS, ...OS_KEYS, ...SDK }, 'AK-OS',
      'OS_ACCESS_KEY and OS_SECRET_KEY in the environment (OS_…)'],
    ['HW_ where there are no OS_', {}, { ...SDK, ...HW_KEYS }, 'AK-HW',
      'HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…)'],
    ['OS_ before the SDKs', {}, { ...SDK, ...OS }, 'AK-OS',
      'OS_ACCESS_KEY and OS_SECRET_KEY in the environment (OS_…)'],
    ['the SDKs before their samples', {}, { ...SAMPLE, ...SDK }, 'AK-SDK',
      'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment (HUAWEICLOUD_SDK_…)'],
    ['the samples when nothing else is set', {}, SAMPLE, 'AK-SAMPLE',
      'CLOUD_SDK_AK and CLOUD_SDK_SK in the environment (CLOUD_SDK_…)'],
  ])('%s, and the source is recorded', (_, configuration, environment, accessKey, source) => {
    expect(keys(configuration, environment)).toMatchObject({ accessKey, source });
  });

  test('a security token is never taken from another source than its key', () => {
    expect(keys(KEYS, { HW_SECURITY_TOKEN: 'foreign' }).securityToken).toBeUndefined();
    expect(keys({}, { ...HW_KEYS, HW_SECURITY_TOKEN: 'own' }).securityToken).toBe('own');
    expect(keys({}, { ...SDK, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'own' }).securityToken).toBe('own');
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string, RegExp]>([
    ['configuration', { accessKey: 'AK' }, HW, 'secretKey',
      /access_key is set in the provider configuration, but secret_key is missing/],
    ['HW_', { region: 'eu-west-101' }, { HW_ACCESS_KEY: 'AK', OS_SECRET_KEY: 'SK' }, 'secretKey',
      /HW_ACCESS_KEY is set .* HW_SECRET_KEY is missing/],
    ['OS_', {}, { OS_SECRET_KEY: 'SK', ...SDK }, 'accessKey', /OS_SECRET_KEY is set .* OS_ACCESS_KEY is missing/],
    ['SDK', {}, { HUAWEICLOUD_SDK_AK: 'AK' }, 'secretKey', /HUAWEICLOUD_SDK_SK is missing/],
  ])('half a pair (%s) is an error that names the missing half, never completed from elsewhere',
    (_, configuration, environment, setting, expected) => {
      const error = problem({ region: 'eu-de', ...configuration }, environment);
      expect(error.setting).toBe(setting);
      expect(error.message).toMatch(expected);
    });

  test('none at all: the error says where was looked, and what can be set', () => {
    expect(inVain({ region: 'eu-de' })).toBe(
      'No credentials. Looked in the provider configuration, the environment (HW_…), the environment (OS_…), '
        + 'the environment (HUAWEICLOUD_SDK_…), the environment (CLOUD_SDK_…); OS_CLOUD is not set. '
        + 'Set access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY, OS_ACCESS_KEY and OS_SECRET_KEY, '
        + 'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK or CLOUD_SDK_AK and CLOUD_SDK_SK; '
        + 'or a token: token, HW_AUTH_TOKEN or OS_TOKEN; or a user: user_name and password and domain_name, '
        + 'HW_USER_NAME and HW_USER_PASSWORD and HW_DOMAIN_NAME or OS_USERNAME and OS_PASSWORD and OS_USER_DOMAIN_NAME; '
        + 'or an id token: assume_role_with_oidc.idp_id and assume_role_with_oidc.id_token_file, '
        + 'HW_ASSUME_ROLE_IDP_ID and HW_ASSUME_ROLE_ID_TOKEN_FILE, OS_IDENTITY_PROVIDER and OS_ID_TOKEN_FILE '
        + 'or HUAWEICLOUD_SDK_IDP_ID and HUAWEICLOUD_SDK_ID_TOKEN_FILE.',
    );
  });

  test('a trailing line break is forgiven, an inner one is an error that does not show the key', () => {
    expect(keys({ accessKey: 'AK\n', secretKey: ' SK ' }, {})).toMatchObject({ accessKey: 'AK', secretKey: 'SK' });
    const error = problem({ region: 'eu-de', accessKey: 'AK', secretKey: 'hidden\nvalue' });
    expect(error.message).toMatch(/secret_key .* line break/);
    expect(error.message).not.toMatch(/hidden|value/);
  });

  test('an empty variable is one that is not set', () => {
    expect(keys({ accessKey: '', secretKey: '' }, { HW_ACCESS_KEY: ' ', HW_SECRET_KEY: '', ...OS }).accessKey).toBe(
      'AK-OS',
    );
  });
});

describe('tokens', () => {
  test.each([
    [{ token: 't' }, {}, 'token in the provider configuration'],
    [{}, { HW_AUTH_TOKEN: 't' }, 'HW_AUTH_TOKEN in the environment (HW_…)'],
    [{}, { OS_TOKEN: 't' }, 'OS_TOKEN in the environment (OS_…)'],
    [{}, { OS_AUTH_TOKEN: 't' }, 'OS_AUTH_TOKEN in the environment (OS_…)'],
  ])('%j %j', (configuration, environment, source) => {
    const { credentials } = resolveSettings({ region: 'eu-de', ...configuration }, environment);
    expect(credentials).toBeInstanceOf(TokenCredentials);
    expect(credentials).toMatchObject({ kind: 'token', token: 't', source });
  });

  test('wins over keys of the same source, not over keys of an earlier one', () => {
    expect(resolveSettings({ region: 'eu-de' }, { ...HW_KEYS, HW_AUTH_TOKEN: 't' }).credentials.kind).toBe('token');
    expect(resolveSettings({ region: 'eu-de', ...KEYS }, { HW_AUTH_TOKEN: 't' }).credentials.kind).toBe('aksk');
  });
});

describe('region and cloud', () => {
  test.each([
    ['eu-de', 'otc.t-systems.com', 'otc'],
    ['eu-nl', 'otc.t-systems.com', 'otc'],
    ['eu-west-101', 'myhuaweicloud.eu', 'huaweicloud'],
    ['cn-north-4', 'myhuaweicloud.com', 'huaweicloud'],
    ['moon-base-1', 'myhuaweicloud.com', 'huaweicloud'],
  ])('%s belongs to %s', (region, cloud, flavour) => {
    expect(resolveSettings({ region, ...KEYS }, {})).toMatchObject({
      cloud,
      flavour,
      endpoints: { dms: `https://dms.${region}.${cloud}`, iam: `https://iam.${region}.${cloud}` },
    });
  });

  test.each([
    [{ region: 'a' }, { HW_REGION_NAME: 'b', OS_REGION_NAME: 'c' }, 'a'],
    [{}, { HW_REGION_NAME: 'b', OS_REGION_NAME: 'c' }, 'b'],
    [{}, { OS_REGION_NAME: 'c', OS_REGION: 'd' }, 'c'],
    [{}, { OS_REGION: 'd' }, 'd'],
  ])('%j and %j', (configuration, environment, region) => {
    expect(resolveSettings({ ...KEYS, ...configuration }, environment).region).toBe(region);
  });

  test('no region: the error lists what can be set', () => {
    expect(problem(KEYS)).toMatchObject({
      setting: 'region',
      message: 'No region. Set region, HW_REGION_NAME or OS_REGION_NAME. Looked in the provider configuration, '
        + 'the environment (HW_…), the environment (OS_…), the environment (HUAWEICLOUD_SDK_…), '
        + 'the environment (CLOUD_SDK_…); OS_CLOUD is not set.',
    });
  });

  test('a region that would change the host name is refused', () => {
    expect(problem({ ...KEYS, region: 'eu-de.evil.example/' }).setting).toBe('region');
  });

  test('another cloud can be named', () => {
    expect(resolveSettings({ region: 'r' }, { ...HW_KEYS, HW_CLOUD: 'cloud.example' })).toMatchObject({
      cloud: 'cloud.example',
      endpoints: { dms: 'https://dms.r.cloud.example', iam: 'https://iam.r.cloud.example' },
    });
  });

  test('the Swiss region needs an explicit endpoint, and with one it is OTC', () => {
    expect(problem({ ...KEYS, region: 'eu-ch2' }).message).toMatch(/endpoints = \{ dms =/);
    expect(resolveSettings({ ...KEYS, region: 'eu-ch2', endpoints: { dms: 'https://dms.example.ch' } }, {}))
      .toMatchObject({
        flavour: 'otc',
        endpoints: { dms: 'https://dms.example.ch', iam: 'https://iam-pub.eu-ch2.sc.otc.t-systems.com' },
      });
  });
});

describe('endpoints', () => {
  const endpoints = (configuration: ClientConfiguration, environment = {}) =>
    resolveSettings({ region: 'eu-de', ...KEYS, ...configuration }, environment).endpoints;

  test('explicit ones win, with or without slash or version', () => {
    expect(
      endpoints({
        endpoints: { dms: 'http://127.0.0.1:8080/', iam: 'http://127.0.0.1:8080/v3/' },
        authUrl: 'https://other.example/v3',
      }),
    ).toMatchObject({
      dms: 'http://127.0.0.1:8080',
      iam: 'http://127.0.0.1:8080',
      iamFrom: 'endpoints.iam in the provider configuration',
    });
  });

  test.each<[ClientConfiguration, Record<string, string>, string]>([
    [{ ...KEYS, authUrl: 'https://iam.example.com/v3' }, {}, 'auth_url in the provider configuration'],
    [{ ...KEYS, authUrl: 'https://iam.example.com' }, { OS_AUTH_URL: 'https://ignored.example' },
      'auth_url in the provider configuration'],
    [{}, { ...OS_KEYS, OS_REGION: 'eu-de', OS_AUTH_URL: 'https://iam.example.com/v3/' },
      'OS_AUTH_URL in the environment (OS_…)'],
    [{}, { ...HW_KEYS, HW_AUTH_URL: 'https://iam.example.com:443/v3' }, 'HW_AUTH_URL in the environment (HW_…)'],
  ])('the authentication URL is the IAM endpoint: %j %j', (configuration, environment, iamFrom) => {
    expect(resolveSettings({ region: 'eu-de', ...configuration }, environment).endpoints)
      .toMatchObject({ iam: 'https://iam.example.com', iamFrom, dms: 'https://dms.eu-de.otc.t-systems.com' });
  });

  test.each(['dms.example.com', 'ftp://dms.example.com', 'https://user:hidden@dms.example.com',
    'https://dms.example.com/?a=b'])('%s is refused', (dms) => {
    const error = problem({ region: 'eu-de', ...KEYS, endpoints: { dms } });
    expect(error.setting).toBe('endpoints');
    expect(error.message).not.toContain('hidden');
  });
});

describe('project', () => {
  const project = (configuration: ClientConfiguration, environment = {}) => {
    const { projectId, projectName } = resolveSettings({ region: 'eu-de', ...configuration }, environment);
    return { projectId, projectName };
  };

  test.each<[ClientConfiguration, Record<string, string>, string | undefined, string]>([
    [{ projectId: 'p1' }, { ...HW_KEYS, HW_PROJECT_ID: 'p2' }, 'p1', 'eu-de'],
    [{}, { ...HW_KEYS, HW_PROJECT_ID: 'p2' }, 'p2', 'eu-de'],
    [{}, { ...OS_KEYS, HW_PROJECT_ID: 'p2', OS_PROJECT_ID: 'p3' }, 'p3', 'eu-de'],
    [{}, { ...OS_KEYS, OS_TENANT_ID: 'p4' }, 'p4', 'eu-de'],
    [{}, { ...SDK, HUAWEICLOUD_SDK_PROJECT_ID: 'p5' }, 'p5', 'eu-de'],
    [{}, { ...OS_KEYS, OS_PROJECT_NAME: 'eu-de_a' }, undefined, 'eu-de_a'],
    [{}, { ...OS_KEYS, OS_TENANT_NAME: 'eu-de_b' }, undefined, 'eu-de_b'],
    [{}, { ...HW_KEYS, HW_PROJECT_NAME: 'eu-de_c' }, undefined, 'eu-de_c'],
  ])('%j and %j', (configuration, environment, projectId, projectName) => {
    expect(project(configuration, environment)).toEqual({ projectId, projectName });
  });

  test('a configured name is not overruled by an id in the environment', () => {
    expect(project({ projectName: 'eu-de_team' }, { ...HW_KEYS, HW_PROJECT_ID: 'p2' })).toEqual({
      projectId: undefined,
      projectName: 'eu-de_team',
    });
  });
});

test('how often to repeat comes from the environment, too', () => {
  const environment = { ...OS_KEYS, HW_MAX_RETRIES: '7' };
  expect(resolveSettings({ region: 'eu-de' }, environment).maxRetries).toBe(7);
  expect(resolveSettings({ region: 'eu-de', maxRetries: 0 }, environment).maxRetries).toBe(0);
});

test('a number of retries that is none is refused by the name it came under', () => {
  expect(problem({ region: 'eu-west-101', ...KEYS }, { HW_MAX_RETRIES: 'many' }).message).toBe(
    'HW_MAX_RETRIES must be a whole number, 0 or more.',
  );
  expect(resolveSettings({ region: 'eu-de', ...KEYS }, { HW_MAX_RETRIES: 'many' }).maxRetries).toBeUndefined();
});

describe('credentials never cross the border between clouds', () => {
  const OTC_IAM = 'https://iam.eu-de.otc.t-systems.com/v3';

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['a token and a region in the block', { region: 'eu-west-101', token: 't' }, { OS_AUTH_URL: OTC_IAM },
      'https://iam.eu-west-101.myhuaweicloud.eu'],
    ['HW_ keys', {}, { ...HW, OS_AUTH_URL: OTC_IAM }, 'https://iam.eu-west-101.myhuaweicloud.eu'],
    ['OS_ keys', {}, { ...OS, HW_AUTH_URL: 'https://iam.example.com' }, 'https://iam.eu-de.otc.t-systems.com'],
    ['keys in the block, the region from HW_', KEYS, { HW_REGION_NAME: 'eu-west-101', OS_AUTH_URL: OTC_IAM },
      'https://iam.eu-west-101.myhuaweicloud.eu'],
    ['HW_ keys for another region of the block', { region: 'cn-north-4' }, {
      ...HW_KEYS,
      HW_REGION_NAME: 'cn-north-1',
      HW_AUTH_URL: 'https://iam.cn-north-1.myhuaweicloud.com',
    }, 'https://iam.cn-north-4.myhuaweicloud.com'],
  ])('%s: the authentication URL of another place is ignored', (_, configuration, environment, iam) => {
    expect(resolveSettings(configuration, environment).endpoints.iam).toBe(iam);
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string | undefined, string]>([
    ['HW_ keys, OS_PROJECT_ID', {}, { ...HW, OS_PROJECT_ID: 'foreign', OS_PROJECT_NAME: 'foreign' }, undefined,
      'eu-west-101'],
    ['keys and region in the block, HW_PROJECT_ID', { region: 'eu-west-101', ...KEYS }, { HW_PROJECT_ID: 'foreign' },
      undefined, 'eu-west-101'],
    ['keys and region in the block, which HW_ has, too', { region: 'eu-west-101', ...KEYS }, {
      ...HW,
      HW_PROJECT_ID: 'foreign',
    }, undefined, 'eu-west-101'],
    ['keys in the block, region and project from HW_', KEYS, {
      HW_REGION_NAME: 'eu-west-101',
      HW_PROJECT_ID: 'foreign',
    }, undefined, 'eu-west-101'],
    ['keys in the block, region from OS_, project from HW_', KEYS, {
      OS_REGION_NAME: 'eu-de',
      HW_PROJECT_ID: 'foreign',
    }, undefined, 'eu-de'],
    ['OS_ keys and project, another region in the block', { region: 'eu-nl' }, { ...OS, OS_PROJECT_ID: 'of eu-de' },
      undefined, 'eu-nl'],
    ['OS_ keys and project, the same region in the block', { region: 'eu-de' }, { ...OS, OS_PROJECT_ID: 'own' }, 'own',
      'eu-de'],
  ])('%s', (_, configuration, environment, projectId, projectName) => {
    expect(resolveSettings(configuration, environment)).toMatchObject({ projectId, projectName });
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['the region of the block', { region: 'eu-de', ...KEYS }, { HW_CLOUD: 'myhuaweicloud.com' }, 'otc.t-systems.com'],
    ['the region of the block, where HW_ gives keys, too', { region: 'eu-de' }, {
      ...HW_KEYS,
      HW_CLOUD: 'myhuaweicloud.com',
      ...OS_KEYS,
    }, 'otc.t-systems.com'],
    ['the cloud of the block', { region: 'eu-de', cloud: 'cloud.example', ...KEYS }, { HW_CLOUD: 'myhuaweicloud.com' },
      'cloud.example'],
    ['HW_CLOUD beside HW_ keys, in a region nobody knows', { region: 'r1' }, {
      ...HW_KEYS,
      HW_REGION_NAME: 'r2',
      HW_CLOUD: 'cloud.example',
    }, 'cloud.example'],
    ['the region, where HW_CLOUD does not come with the keys', KEYS, {
      HW_REGION_NAME: 'eu-de',
      HW_CLOUD: 'cloud.example',
    }, 'otc.t-systems.com'],
  ])('%s decides the cloud', (_, configuration, environment, cloud) => {
    const { endpoints, ...settings } = resolveSettings(configuration, environment);
    expect(settings.cloud).toBe(cloud);
    expect(endpoints.dms).toBe(`https://dms.${settings.region}.${cloud}`);
  });

  test.each<[string, ClientConfiguration, Record<string, string>, boolean]>([
    ['keys in the block', { region: 'eu-de', ...KEYS }, { OS_INSECURE: 'true', HW_INSECURE: 'true' }, false],
    ['keys in the block, the region from OS_', KEYS, { OS_REGION: 'eu-de', OS_INSECURE: 'true' }, false],
    ['HW_ keys', {}, { ...HW, OS_INSECURE: 'true' }, false],
    ['OS_ keys', {}, { ...OS, HW_INSECURE: 'true' }, false],
    ['OS_ keys, and it is OS_ that says so', {}, { ...OS, OS_INSECURE: 'true' }, true],
    ['OS_ keys, and the block says so', { insecure: true }, OS, true],
    ['OS_ keys, and the block says the contrary', { insecure: false }, { ...OS, OS_INSECURE: 'true' }, false],
  ])('%s: whom a connection trusts is not decided elsewhere', (_, configuration, environment, insecure) => {
    expect(resolveSettings(configuration, environment).trust.insecure).toBe(insecure);
  });

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['both families are complete: HW_', {}, { ...OS, ...HW }, 'AK-HW'],
    ['both are complete, the region of the block is of Open Telekom Cloud', { region: 'eu-nl' }, { ...OS, ...HW },
      'AK-OS'],
    ['both are complete, the region of the block is of Huawei Cloud', { region: 'eu-west-101' }, { ...OS, ...HW },
      'AK-HW'],
    ['HW_ has keys, OS_ keys and a region', {}, { ...HW_KEYS, ...OS }, 'AK-OS'],
    ['OS_ has keys and a region, HW_ a region', {}, { HW_REGION_NAME: 'eu-west-101', ...OS }, 'AK-OS'],
    ['the keys that would go first are of another cloud', { region: 'eu-west-101' }, {
      ...HW,
      HW_REGION_NAME: 'eu-de',
      ...SDK,
    }, 'AK-SDK'],
  ])('%s', (_, configuration, environment, accessKey) => {
    expect(resolveSettings(configuration, environment).credentials).toMatchObject({ accessKey });
  });

  test.each<[string, ClientConfiguration, Record<string, string>]>([
    ['their region', { region: 'eu-west-101' }, OS],
    ['their authentication URL', { region: 'eu-west-101' }, { ...OS_KEYS, OS_AUTH_URL: OTC_IAM }],
  ])('credentials that belong elsewhere by %s are refused, and nothing of them is shown',
    (_, configuration, environment) => {
      const { message } = problem(configuration, environment);
      expect(message).toMatch(
        /^OS_(ACCESS_KEY|TOKEN) in the environment \(OS_…\) belongs to otc\.t-systems\.com, and region eu-west-101 to myhuaweicloud\.eu: /,
      );
      expect(message).not.toMatch(/AK-OS|SK-OS/);
    });
});

test.each<[string, ClientConfiguration, Record<string, string>, RegExp]>([
  ['OS_ credentials', {}, { OS_TOKEN: 't', OS_AUTH_URL: 'https://iam.example.com/v3', HW_REGION_NAME: 'eu-west-101' },
    /^OS_TOKEN in the environment \(OS_…\) is not used for myhuaweicloud\.eu, .* \(HW_REGION_NAME is set\)/],
  ['HW_ credentials', { region: 'eu-de' }, { ...HW_KEYS, OS_USERNAME: 'ops' },
    /^HW_ACCESS_KEY in the environment \(HW_…\) is not used for otc\.t-systems\.com, .* \(OS_USERNAME is set\)/],
  ['the SDK\'s credentials', { region: 'eu-de' }, { ...SDK, OS_CLOUD: '', OS_REGION: 'eu-nl' },
    /^HUAWEICLOUD_SDK_AK in the environment .* is not used for otc\.t-systems\.com, .* \(OS_REGION is set\)/],
])('%s are not used where the tools of the wanted cloud are in use', (_, configuration, environment, expected) => {
  expect(problem(configuration, environment).message).toMatch(expected);
});

test('how the network is reached does not say that a cloud\'s tools are in use: other tools read these variables, too', () => {
  expect(keys({ region: 'eu-de' }, { ...HW_KEYS, OS_INSECURE: 'false' }).accessKey).toBe('AK-HW');
});

describe('a region that nobody knows', () => {
  const OTC = { OS_TOKEN: 't', OS_REGION_NAME: 'eu-fr', OS_AUTH_URL: 'https://iam.eu-fr.otc.t-systems.com:443/v3' };

  test.each<[string, ClientConfiguration, Record<string, string>, string]>([
    ['OS_AUTH_URL', {}, OTC, 'otc.t-systems.com'],
    ['OS_AUTH_URL, where the block names the region', { region: 'eu-fr' }, OTC, 'otc.t-systems.com'],
    ['auth_url of the block', { region: 'eu-fr', token: 't', authUrl: OTC.OS_AUTH_URL }, {}, 'otc.t-systems.com'],
    ['the cloud of the block', { cloud: 'otc.t-systems.com' }, { OS_TOKEN: 't', OS_REGION_NAME: 'eu-fr' },
      'otc.t-systems.com'],
    ['a cloud of one\'s own in the block', { cloud: 'hcs.corp.example' }, HW, 'hcs.corp.example'],
    ['nobody: then it is one of Huawei Cloud', { region: 'eu-fr', ...KEYS }, {}, 'myhuaweicloud.com'],
  ])('belongs to the cloud that is told by %s', (_, configuration, environment, cloud) => {
    const { region, endpoints, ...settings } = resolveSettings(configuration, environment);
    expect(settings.cloud).toBe(cloud);
    expect(endpoints.dms).toBe(`https://dms.${region}.${cloud}`);
  });

  test.each<[string, ClientConfiguration, Record<string, string>]>([
    ['the environment', {}, { OS_TOKEN: 't', OS_REGION_NAME: 'RegionOne', OS_AUTH_URL: 'https://keystone.corp:5000/v3' }],
    ['the block', { region: 'r1', token: 't', authUrl: 'https://keystone.corp:5000/v3' }, {}],
  ])('and people who sign in at a host that nobody knows (%s): no cloud is guessed', (_, configuration, environment) => {
    expect(problem(configuration, environment)).toMatchObject({
      setting: 'cloud',
      message: expect.stringContaining('to which cloud the credentials may go cannot be told'),
    });
    expect(resolveSettings({ ...configuration, endpoints: { dms: 'https://dms.corp' } }, environment).endpoints.dms)
      .toBe('https://dms.corp');
  });
});

describe('credentials in the block, and a region elsewhere', () => {
  test('is taken where only one cloud is named', () => {
    expect(resolveSettings(KEYS, { HW_REGION_NAME: 'eu-west-101', ...OS_KEYS }).region).toBe('eu-west-101');
  });

  test.each([['keys', KEYS], ['a token', { token: 't' }], ['a user', { userId: 'u', password: 'p' }]])('is an error where two are: %s could be of either', (_, credentials) => {
    expect(problem(credentials, { HW_REGION_NAME: 'eu-west-101', ...OS })).toMatchObject({
      setting: 'region',
      message: expect.stringMatching(/HW_REGION_NAME .* says eu-west-101, OS_REGION_NAME .* says eu-de, .* Set region/),
    });
  });
});

describe('an OpenStack of somebody else', () => {
  const STRANGER = {
    OS_AUTH_URL: 'https://admin:secret-of-ours@keystone.example.org/v3',
    OS_USERNAME: 'ops',
    OS_PASSWORD: 'secret-of-ours',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_NAME: 'admin',
  };

  test.each<[string, ClientConfiguration, Record<string, string>]>([
    ['its region is another one', { region: 'cn-north-4' }, { ...STRANGER, OS_REGION_NAME: 'RegionOne' }],
    ['it names no region, and the wanted one is of Huawei Cloud', { region: 'cn-north-4' }, STRANGER],
    ['its region is another one, and the wanted one of Open Telekom Cloud', { region: 'eu-de' }, {
      ...STRANGER,
      OS_REGION_NAME: 'RegionOne',
    }],
  ])('never has its password sent to our clouds: %s', (_, configuration, environment) => {
    const { message } = problem(configuration, environment);
    expect(message).toMatch(/OS_PASSWORD in the environment \(OS_…\) belongs to keystone\.example\.org, and region/);
    expect(message).not.toContain('secret-of-ours');
  });
});

describe('an endpoint in clear text', () => {
  const warnings = (configuration: ClientConfiguration) =>
    resolveSettings({ region: 'eu-de', ...KEYS, ...configuration }, {}).warnings;

  test('is accepted, with a warning that names it', () => {
    expect(warnings({ endpoints: { dms: 'http://dms.example.com' }, authUrl: 'http://iam.example.com/v3' })).toEqual([
      {
        setting: 'endpoints',
        summary: 'Credentials travel in clear text',
        message: expect.stringMatching(/http:\/\/dms\.example\.com is not https: .* travels in clear text/),
      },
      { setting: 'authUrl', summary: 'Credentials travel in clear text', message: expect.stringContaining('http://iam.example.com is not https') },
    ]);
    expect(warnings({ endpoints: { dms: 'http://one.example', iam: 'http://one.example' } })).toHaveLength(1);
  });

  test.each(['https://dms.example.com', 'http://127.0.0.1:8080', 'http://127.1.2.3', 'http://localhost:1',
    'http://dms.localhost', 'http://[::1]:8080'])('%s is none', (dms) => {
    expect(warnings({ endpoints: { dms, iam: dms } })).toEqual([]);
  });

  test.each(['http://127.0.0.1.example.com', 'http://localhost.example.com', 'http://10.0.0.1'])('%s is one', (dms) => {
    expect(warnings({ endpoints: { dms } })).toHaveLength(1);
  });
});

test.each([['HW_CLOUD', 'evil.com/'], ['HW_CLOUD', 'evil.com#'], ['HW_REGION_NAME', 'evil.com/x']])(
  '%s=%s never becomes part of a host',
  (variable, value) => {
    const environment = { HW_REGION_NAME: 'eu-de', HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: 'SK', [variable]: value };
    expect(() => resolveSettings({}, environment)).toThrow(/must (be a domain|consist of letters)/);
  },
);
