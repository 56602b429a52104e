import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { restart } from './batch-action-hcl';
import { DmsWorkspace, ORDERS } from './dms-workspace';

/** A provider block that says only where the emulator is. */
const NOTHING = { region: undefined, access_key: undefined, secret_key: undefined, project_id: undefined };

/** What a user of some other tool has in place. */
interface Place {
  readonly block?: Readonly<Record<string, string | undefined>>;
  readonly env?: Readonly<Record<string, string>>;
  /** By path in the home folder. */
  readonly files?: Readonly<Record<string, string>>;
}

type Way = readonly [name: string, proof: 'aksk' | 'token', place: (workspace: DmsWorkspace) => Place];

/** The text of an argument. */
const text = (value: string) => JSON.stringify(value);

function userOf({ cloud: { account } }: DmsWorkspace) {
  return { name: account.userName, id: account.userId, password: account.password, domain: account.domainName };
}

const REGIONS_OF_EACH: readonly Way[] = [
  ['a permanent key in the block', 'aksk', ({ emulator: { region, accessKey, secretKey } }) => ({
    block: { region: text(region), access_key: text(accessKey), secret_key: text(secretKey) },
  })],
  ['a temporary key in the block', 'aksk', ({ cloud, emulator: { region } }) => {
    const { accessKey, secretKey, securityToken } = cloud.issueTemporaryKey();
    return {
      block: {
        region: text(region),
        access_key: text(accessKey),
        secret_key: text(secretKey),
        security_token: text(securityToken),
      },
    };
  }],
  ['a token in the block', 'token', ({ cloud, emulator: { region } }) => ({
    block: { region: text(region), token: text(cloud.issueToken()) },
  })],
  ['a user in the block', 'token', (workspace) => ({
    block: {
      region: text(workspace.emulator.region),
      user_name: text(userOf(workspace).name),
      password: text(userOf(workspace).password),
      domain_name: text(userOf(workspace).domain),
    },
  })],
  ['the id of a user in the block, and of the project', 'token', (workspace) => ({
    block: {
      region: text(workspace.emulator.region),
      user_id: text(userOf(workspace).id),
      password: text(userOf(workspace).password),
      project_id: text(workspace.emulator.projectId),
    },
  })],
  ['a key of the SDKs, beside a region of the cloud', 'aksk', ({ emulator: { region, accessKey, secretKey } }) => ({
    block: { region: text(region) },
    env: { HUAWEICLOUD_SDK_AK: accessKey, HUAWEICLOUD_SDK_SK: secretKey },
  })],
];

const OF_HUAWEI_CLOUD: readonly Way[] = [
  ['a temporary key in HW_…', 'aksk', ({ cloud, emulator: { region } }) => {
    const { accessKey, secretKey, securityToken } = cloud.issueTemporaryKey();
    return {
      env: {
        HW_REGION_NAME: region,
        HW_ACCESS_KEY: accessKey,
        HW_SECRET_KEY: secretKey,
        HW_SECURITY_TOKEN: securityToken,
      },
    };
  }],
  ['a user in HW_…', 'token', (workspace) => ({
    env: {
      HW_REGION_NAME: workspace.emulator.region,
      HW_USER_NAME: userOf(workspace).name,
      HW_USER_PASSWORD: userOf(workspace).password,
      HW_DOMAIN_NAME: userOf(workspace).domain,
    },
  })],
  ['a profile of KooCLI', 'aksk', ({ emulator: { region, accessKey, secretKey } }) => ({
    block: { profile: '"ops"' },
    files: {
      '.hcloud/config.json': JSON.stringify({
        current: 'default',
        profiles: [{ name: 'ops', mode: 'AKSK', accessKeyId: accessKey, secretAccessKey: secretKey, region }],
      }),
    },
  })],
  ['a file that HW_SHARED_CONFIG_FILE names', 'aksk', ({ emulator: { region, accessKey, secretKey } }) => ({
    env: { HW_SHARED_CONFIG_FILE: '~/koo.json' },
    files: {
      'koo.json': JSON.stringify({
        current: 'default',
        profiles: [{ name: 'default', accessKeyId: accessKey, secretAccessKey: secretKey, region }],
      }),
    },
  })],
  ['the credentials file of the SDKs', 'aksk', ({ emulator: { region, accessKey, secretKey, projectId } }) => ({
    env: { HW_REGION_NAME: region },
    files: { '.huaweicloud/credentials': `[basic]\nak=${accessKey}\nsk=${secretKey}\nproject_id=${projectId}\n` },
  })],
];

const OF_OPEN_TELEKOM_CLOUD: readonly Way[] = [
  ['a key in OS_…, under other names', 'aksk', ({ cloud, emulator: { region } }) => {
    const { accessKey, secretKey, securityToken } = cloud.issueTemporaryKey();
    return { env: { OS_REGION: region, OS_AK: accessKey, OS_SK: secretKey, OS_ST: securityToken } };
  }],
  ['a user in OS_…, whose project gives the region', 'token', (workspace) => ({
    env: {
      OS_PROJECT_NAME: workspace.emulator.region,
      OS_USERNAME: userOf(workspace).name,
      OS_PASSWORD: userOf(workspace).password,
      OS_USER_DOMAIN_NAME: userOf(workspace).domain,
    },
  })],
  ['a token in OS_TOKEN', 'token', ({ cloud, emulator: { region } }) => ({
    env: { OS_REGION_NAME: region, OS_TOKEN: cloud.issueToken() },
  })],
  ['a user in clouds.yaml and secure.yaml', 'token', (workspace) => ({
    env: { OS_CLOUD: 'otc' },
    files: {
      '.config/openstack/clouds.yaml': `clouds:
  otc:
    profile: otc
    auth:
      username: ${userOf(workspace).name}
      user_domain_name: ${userOf(workspace).domain}
      project_name: ${workspace.emulator.region}
`,
      '.config/openstack/secure.yaml': `clouds: { otc: { auth: { password: ${userOf(workspace).password} } } }\n`,
    },
  })],
  ['a key in clouds.yaml', 'aksk', ({ emulator: { region, accessKey, secretKey } }) => ({
    env: { OS_CLOUD: 'keys' },
    files: {
      '.config/openstack/clouds.yaml':
        `clouds: { keys: { region_name: ${region}, auth: { ak: ${accessKey}, sk: ${secretKey} } } }\n`,
    },
  })],
];

function takePlace(workspace: DmsWorkspace, { block, env = {}, files = {} }: Place, hcl: string): void {
  const { endpoint } = workspace.emulator;
  workspace.configure(hcl, { ...NOTHING, endpoints: `{ dms = "${endpoint}", iam = "${endpoint}" }`, ...block });
  Object.assign(workspace.env, env);
  for (const [path, content] of Object.entries(files)) {
    const file = join(workspace.env.HOME, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

describe.each([
  ['eu-west-101', [...REGIONS_OF_EACH, ...OF_HUAWEI_CLOUD]],
  ['eu-de', [...REGIONS_OF_EACH, ...OF_OPEN_TELEKOM_CLOUD]],
] as const)('in %s', (region, ways) => {
  test.each(ways)('%s restarts an instance, and nothing is left to do', async (_, proof, placeFor) => {
    const workspace = await DmsWorkspace.holding('', { emulator: { region } });
    takePlace(workspace, placeFor(workspace), restart([ORDERS]));
    await workspace.apply();
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
    const calls = workspace.cloud.requests();
    expect(new Set(calls.map(({ authentication }) => authentication)))
      .toEqual(new Set(calls.some(({ route }) => route === 'tokens') ? ['none', 'token'] : [proof]));
    expect(calls.every(({ status }) => status !== undefined && status < 300)).toBe(true);
  });
});
