import { Flavour } from './clouds';
import { argumentOf, SettingName } from './setting-name';

/** One place where settings are found. */
export interface SettingSource {
  /** What people call it: `the provider configuration`, `the environment (HW_…)`. */
  readonly label: string;
  /**
   * The cloud whose own tools use this place.
   * @default - the tools of no cloud in particular
   */
  readonly flavour?: Flavour;
  /** What to write there for a setting: `secret_key`, `HW_SECRET_KEY`; undefined when the place lacks the setting. */
  nameOf(setting: SettingName): string | undefined;
  /** The value without spaces around it; undefined when it is missing or empty. */
  valueOf(setting: SettingName): string | undefined;
}

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that belong together, because the same tools read them. Of several names the first one set counts. */
interface VariableFamily {
  readonly label: string;
  readonly flavour?: Flavour;
  readonly variables: Readonly<Partial<Record<SettingName, readonly string[]>>>;
}

/** The one list of environment variables: what reads them, and what documents them, takes them from here. */
const FAMILIES: readonly VariableFamily[] = [
  {
    label: 'the environment (HW_…)',
    flavour: 'huaweicloud',
    variables: {
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
    },
  },
  {
    label: 'the environment (OS_…)',
    flavour: 'otc',
    variables: {
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
    },
  },
  {
    label: 'the environment (HUAWEICLOUD_SDK_…)',
    variables: {
      accessKey: ['HUAWEICLOUD_SDK_AK'],
      secretKey: ['HUAWEICLOUD_SDK_SK'],
      securityToken: ['HUAWEICLOUD_SDK_SECURITY_TOKEN'],
      projectId: ['HUAWEICLOUD_SDK_PROJECT_ID'],
    },
  },
  {
    label: 'the environment (CLOUD_SDK_…)',
    variables: { accessKey: ['CLOUD_SDK_AK'], secretKey: ['CLOUD_SDK_SK'] },
  },
];

/** The variables of all families that give a setting, in the order in which the families are asked. */
export function variablesOf(setting: SettingName): readonly string[] {
  return FAMILIES.flatMap(({ variables }) => variables[setting] ?? []);
}

/** The variables of other tools, one source for each family. */
export function environmentSources(environment: Environment): SettingSource[] {
  return FAMILIES.map((family) => environmentSource(family, environment));
}

/** The arguments of the provider block, given by the names of the settings. */
export function configurationSource(values: Partial<Record<SettingName, string | number | boolean>>): SettingSource {
  return {
    label: 'the provider configuration',
    nameOf: argumentOf,
    valueOf: (setting) => meaningful(values[setting]),
  };
}

function environmentSource({ label, flavour, variables }: VariableFamily, environment: Environment): SettingSource {
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
