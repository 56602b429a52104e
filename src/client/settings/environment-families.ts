import { Flavour } from './clouds';
import { SettingName } from './setting-name';
import { meaningful, namedSource, NamesOfSettings, SettingSource } from './setting-source';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that belong together, because the same tools read them. Of several names the first one set counts. */
interface VariableFamily {
  readonly prefix: string;
  readonly flavour: Flavour;
  readonly variables: NamesOfSettings;
  /** Variables of ways in that this client does not have. */
  readonly otherWay?: RegExp;
  /** Variables that say which file to read, and are no settings. */
  readonly pointers?: readonly string[];
}

/** The one list of environment variables: what reads them, and what documents them, takes them from here. */
const FAMILIES: readonly VariableFamily[] = [
  {
    prefix: 'HW_',
    flavour: 'huaweicloud',
    variables: {
      region: ['HW_REGION_NAME'],
      accessKey: ['HW_ACCESS_KEY'],
      secretKey: ['HW_SECRET_KEY'],
      securityToken: ['HW_SECURITY_TOKEN'],
      token: ['HW_AUTH_TOKEN'],
      userName: ['HW_USER_NAME'],
      userId: ['HW_USER_ID'],
      password: ['HW_USER_PASSWORD'],
      domainName: ['HW_DOMAIN_NAME'],
      domainId: ['HW_DOMAIN_ID'],
      authUrl: ['HW_AUTH_URL'],
      projectId: ['HW_PROJECT_ID'],
      projectName: ['HW_PROJECT_NAME'],
      cloud: ['HW_CLOUD'],
      insecure: ['HW_INSECURE'],
      maxRetries: ['HW_MAX_RETRIES'],
      profile: ['HW_PROFILE'],
      sharedConfigFile: ['HW_SHARED_CONFIG_FILE'],
      signingAlgorithm: ['HW_SIGNING_ALGORITHM'],
      agencyName: ['HW_ASSUME_ROLE_AGENCY_NAME'],
      agencyDomainName: ['HW_ASSUME_ROLE_DOMAIN_NAME'],
      agencyDomainId: ['HW_ASSUME_ROLE_DOMAIN_ID'],
      agencyDuration: ['HW_ASSUME_ROLE_DURATION'],
      idpId: ['HW_ASSUME_ROLE_IDP_ID'],
      idToken: ['HW_ASSUME_ROLE_ID_TOKEN'],
      idTokenFile: ['HW_ASSUME_ROLE_ID_TOKEN_FILE'],
    },
  },
  {
    prefix: 'OS_',
    flavour: 'otc',
    variables: {
      region: ['OS_REGION_NAME', 'OS_REGION', 'OS_REGION_ID'],
      accessKey: ['OS_ACCESS_KEY', 'OS_ACCESS_KEY_ID', 'OS_AK'],
      secretKey: ['OS_SECRET_KEY', 'OS_ACCESS_KEY_SECRET', 'OS_SK'],
      securityToken: ['OS_SECURITY_TOKEN', 'OS_AKSK_SECURITY_TOKEN', 'OS_ST'],
      token: ['OS_TOKEN', 'OS_AUTH_TOKEN'],
      userName: ['OS_USERNAME', 'OS_USER_NAME'],
      userId: ['OS_USER_ID', 'OS_USERID'],
      password: ['OS_PASSWORD'],
      domainName: ['OS_USER_DOMAIN_NAME', 'OS_PROJECT_DOMAIN_NAME', 'OS_DOMAIN_NAME'],
      domainId: ['OS_USER_DOMAIN_ID', 'OS_PROJECT_DOMAIN_ID', 'OS_DOMAIN_ID', 'OS_DEFAULT_DOMAIN'],
      authUrl: ['OS_AUTH_URL'],
      projectId: ['OS_PROJECT_ID', 'OS_TENANT_ID'],
      projectName: ['OS_PROJECT_NAME', 'OS_TENANT_NAME'],
      insecure: ['OS_INSECURE'],
      caCertFile: ['OS_CACERT', 'OS_CA_CERT', 'OS_CA_CERT_FILE'],
      cert: ['OS_CERT', 'OS_CLIENT_CERT', 'OS_CLIENT_CERT_FILE'],
      key: ['OS_KEY', 'OS_CLIENT_KEY', 'OS_CLIENT_KEY_FILE'],
      agencyName: ['OS_AGENCY_NAME', 'OS_TARGET_AGENCY_NAME'],
      agencyDomainName: ['OS_AGENCY_DOMAIN_NAME', 'OS_TARGET_DOMAIN_NAME'],
      agencyDomainId: ['OS_AGENCY_DOMAIN_ID', 'OS_TARGET_DOMAIN_ID'],
      delegatedProject: ['OS_DELEGATED_PROJECT', 'OS_TARGET_PROJECT_NAME'],
      idpId: ['OS_IDENTITY_PROVIDER'],
      idToken: ['OS_ID_TOKEN'],
      idTokenFile: ['OS_ID_TOKEN_FILE'],
    },
    otherWay: /^OS_(PASSCODE|APPLICATION_CREDENTIAL_.+)$/,
    pointers: ['OS_CLOUD'],
  },
  {
    prefix: 'HUAWEICLOUD_SDK_',
    flavour: 'huaweicloud',
    variables: {
      accessKey: ['HUAWEICLOUD_SDK_AK'],
      secretKey: ['HUAWEICLOUD_SDK_SK'],
      securityToken: ['HUAWEICLOUD_SDK_SECURITY_TOKEN'],
      projectId: ['HUAWEICLOUD_SDK_PROJECT_ID'],
      idpId: ['HUAWEICLOUD_SDK_IDP_ID'],
      idTokenFile: ['HUAWEICLOUD_SDK_ID_TOKEN_FILE'],
    },
    pointers: ['HUAWEICLOUD_SDK_CREDENTIALS_FILE'],
  },
  {
    prefix: 'CLOUD_SDK_',
    flavour: 'huaweicloud',
    variables: { accessKey: ['CLOUD_SDK_AK'], secretKey: ['CLOUD_SDK_SK'] },
  },
];

/** The variables of all families that give a setting, in the order in which the families are asked. */
export function variablesOf(setting: SettingName): readonly string[] {
  return FAMILIES.flatMap(({ variables }) => variables[setting] ?? []);
}

/** What each family calls the settings, by its prefix, in the order in which the families are asked. */
export const FAMILY_NAMES: readonly (readonly [prefix: string, names: NamesOfSettings])[] =
  FAMILIES.map(({ prefix, variables }) => [prefix, variables]);

/** The variables of other tools, one source for each family. */
export function environmentSources(environment: Environment): SettingSource[] {
  return FAMILIES.map((family) => environmentSource(family, environment));
}

/** How the network is reached says nothing of the cloud that is meant: other tools read these variables, too. */
const OF_THE_NETWORK: readonly string[] =
  ['insecure', 'caCertFile', 'cert', 'key', 'maxRetries', 'signingAlgorithm'] satisfies SettingName[];

function namesOfUse(variables: NamesOfSettings): readonly string[] {
  return Object.entries(variables).flatMap(([setting, names]) => (OF_THE_NETWORK.includes(setting) ? [] : names));
}

function environmentSource({ prefix, flavour, variables, otherWay, pointers = [] }: VariableFamily,
  environment: Environment): SettingSource {
  const isSet = (name: string) => meaningful(environment[name]) !== undefined;
  const firstLike = (pattern: RegExp | undefined) =>
    pattern && Object.keys(environment).filter((name) => pattern.test(name) && isSet(name)).sort().at(0);
  return {
    ...namedSource(`the environment (${prefix}…)`, flavour, variables, (name) => environment[name]),
    inUseBy: [...namesOfUse(variables), ...pointers].find(isSet),
    otherWay: () => firstLike(otherWay),
  };
}
