import { Flavour } from './endpoints';

/** The settings that can come from the environment as well as from the configuration. */
export type SettingName =
  | 'region'
  | 'accessKey'
  | 'secretKey'
  | 'securityToken'
  | 'token'
  | 'authUrl'
  | 'projectId'
  | 'projectName'
  | 'cloud'
  | 'insecure'
  | 'caCertFile'
  | 'maxRetries';

/** One place where settings are found. */
export interface SettingSource {
  /** For people: `the provider configuration`, `the environment (HW_…)`. */
  readonly label: string;
  /** The cloud whose own tools use this place; absent: none in particular. */
  readonly flavour?: Flavour;
  /**
   * What to write there for a setting: `secret_key`, `HW_SECRET_KEY`; undefined when the place does not know the
   * setting.
   */
  nameOf(setting: SettingName): string | undefined;
  /** Trimmed; an empty value counts as absent. */
  valueOf(setting: SettingName): string | undefined;
}

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Variables = Partial<Record<SettingName, readonly string[]>>;

const HUAWEI_PROVIDER: Variables = {
  region: ['HW_REGION_NAME'],
  accessKey: ['HW_ACCESS_KEY'],
  secretKey: ['HW_SECRET_KEY'],
  securityToken: ['HW_SECURITY_TOKEN'],
  token: ['HW_AUTH_TOKEN'],
  authUrl: ['HW_AUTH_URL'],
  projectId: ['HW_PROJECT_ID'],
  projectName: ['HW_PROJECT_NAME'],
  cloud: ['HW_CLOUD'],
  insecure: ['HW_INSECURE'],
  maxRetries: ['HW_MAX_RETRIES'],
};

const OTC_PROVIDER: Variables = {
  region: ['OS_REGION_NAME', 'OS_REGION'],
  accessKey: ['OS_ACCESS_KEY'],
  secretKey: ['OS_SECRET_KEY'],
  securityToken: ['OS_SECURITY_TOKEN'],
  token: ['OS_TOKEN', 'OS_AUTH_TOKEN'],
  authUrl: ['OS_AUTH_URL'],
  projectId: ['OS_PROJECT_ID', 'OS_TENANT_ID'],
  projectName: ['OS_PROJECT_NAME', 'OS_TENANT_NAME'],
  insecure: ['OS_INSECURE'],
  caCertFile: ['OS_CACERT'],
};

const HUAWEI_SDKS: Variables = {
  accessKey: ['HUAWEICLOUD_SDK_AK'],
  secretKey: ['HUAWEICLOUD_SDK_SK'],
  securityToken: ['HUAWEICLOUD_SDK_SECURITY_TOKEN'],
  projectId: ['HUAWEICLOUD_SDK_PROJECT_ID'],
};

const SDK_SAMPLES: Variables = { accessKey: ['CLOUD_SDK_AK'], secretKey: ['CLOUD_SDK_SK'] };

/** The variables of other tools, one place a family. */
export function environmentSources(environment: Environment): SettingSource[] {
  return [
    environmentSource('the environment (HW_…)', HUAWEI_PROVIDER, environment, 'huaweicloud'),
    environmentSource('the environment (OS_…)', OTC_PROVIDER, environment, 'otc'),
    environmentSource('the environment (HUAWEICLOUD_SDK_…)', HUAWEI_SDKS, environment),
    environmentSource('the environment (CLOUD_SDK_…)', SDK_SAMPLES, environment),
  ];
}

/** Explicit arguments, named as in the provider block. */
export function configurationSource(values: Partial<Record<SettingName, string | number | boolean>>): SettingSource {
  return {
    label: 'the provider configuration',
    nameOf: argumentOf,
    valueOf: (setting) => meaningful(values[setting]),
  };
}

/** The argument of the provider block that gives a setting: `secret_key` for `secretKey`. */
export function argumentOf(setting: string): string {
  return setting === 'caCertFile' ? 'cacert_file' : setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What to write, wherever it may be written: `access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY or …`. */
export function everyName(sources: readonly SettingSource[], settings: readonly SettingName[]): string {
  const groups = sources
    .map((source) => settings.map((setting) => source.nameOf(setting)).filter(Boolean).join(' and '))
    .filter((group) => group !== '');
  return `${groups.slice(0, -1).join(', ')} or ${groups.at(-1)}`;
}

function environmentSource(label: string, variables: Variables, environment: Environment,
  flavour?: Flavour): SettingSource {
  const usedVariable = (setting: SettingName) =>
    variables[setting]?.find((name) => meaningful(environment[name]) !== undefined);
  return {
    label,
    flavour,
    nameOf: (setting) => usedVariable(setting) ?? variables[setting]?.[0],
    valueOf: (setting) => meaningful(environment[usedVariable(setting) ?? '']),
  };
}

function meaningful(value: string | number | boolean | undefined): string | undefined {
  const text = value === undefined || value === null ? '' : String(value).trim();
  return text === '' ? undefined : text;
}
