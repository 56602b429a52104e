import { AccessKeyCredentials, Credentials, TokenCredentials } from './credentials';
import { cloudOf, Endpoints, Flavour, flavourOf, resolveEndpoints } from './endpoints';
import { configurationSource, Environment, environmentSources, SettingName, SettingSource } from './setting-sources';
import { SettingsError } from './settings-error';

/** What a user writes; everything that is absent is looked up in the environment. */
export interface ClientConfiguration {
  readonly region?: string;
  readonly accessKey?: string;
  readonly secretKey?: string;
  readonly securityToken?: string;
  readonly token?: string;
  readonly authUrl?: string;
  readonly projectId?: string;
  readonly projectName?: string;
  readonly cloud?: string;
  readonly endpoints?: Partial<Endpoints>;
  readonly insecure?: boolean;
  readonly caCertFile?: string;
  readonly maxRetries?: number;
}

/** Everything the client needs to know, complete. */
export interface Settings {
  readonly region: string;
  /** The cloud's domain, for example `otc.t-systems.com`. */
  readonly cloud: string;
  readonly flavour: Flavour;
  readonly endpoints: Endpoints;
  readonly credentials: Credentials;
  /** Absent: looked up by `projectName` with the first request that needs it. */
  readonly projectId?: string;
  /** The region's name when nothing else is set. */
  readonly projectName: string;
  readonly insecure: boolean;
  /** Path of a PEM file. */
  readonly caCertFile?: string;
  readonly maxRetries?: number;
}

/**
 * Configuration before HW_… before OS_… before SDK variables. What belongs together (access key, secret and security token; project
 * id and name) is taken from one source only. Throws a SettingsError that names what is missing.
 */
export function resolveSettings(configuration: ClientConfiguration, environment: Environment): Settings {
  const { endpoints: explicitEndpoints, ...scalars } = configuration;
  const sources = [configurationSource(scalars), ...environmentSources(environment)];
  const region = requiredRegion(sources);
  const cloud = first(sources, 'cloud') ?? cloudOf(region);
  const project = sources.find((source) => source.valueOf('projectId') ?? source.valueOf('projectName'));
  return {
    region,
    cloud,
    flavour: flavourOf(cloud),
    endpoints: resolveEndpoints(region, cloud, explicitEndpoints, first(sources, 'authUrl')),
    credentials: resolveCredentials(sources),
    projectId: project?.valueOf('projectId'),
    projectName: project?.valueOf('projectName') ?? region,
    insecure: isTrue(first(sources, 'insecure')),
    caCertFile: first(sources, 'caCertFile'),
    maxRetries: wholeNumber(sources, 'maxRetries'),
  };
}

function requiredRegion(sources: readonly SettingSource[]): string {
  const region = first(sources, 'region');
  if (!region) throw new SettingsError('region', `No region. Set ${everyName(sources, ['region'])}.`);
  return region;
}

function resolveCredentials(sources: readonly SettingSource[]): Credentials {
  for (const source of sources) {
    const found = credentialsOf(source);
    if (found) return found;
  }
  throw new SettingsError('accessKey', `No credentials. Set ${everyName(sources, ['accessKey', 'secretKey'])}; or a token: ${everyName(sources, ['token'])}.`);
}

function credentialsOf(source: SettingSource): Credentials | undefined {
  const token = secretOf(source, 'token');
  if (token) return new TokenCredentials({ token, source: `${source.nameOf('token')} in ${source.label}` });

  const accessKey = secretOf(source, 'accessKey');
  const secretKey = secretOf(source, 'secretKey');
  if (!accessKey && !secretKey) return undefined;
  if (!accessKey || !secretKey) {
    const [present, missing]: SettingName[] = accessKey ? ['accessKey', 'secretKey'] : ['secretKey', 'accessKey'];
    throw new SettingsError(missing, `${source.nameOf(present)} is set in ${source.label}, but ${source.nameOf(missing)} is missing there. `
      + 'Both are taken from the same place: set both, or neither.');
  }
  return new AccessKeyCredentials({
    accessKey,
    secretKey,
    securityToken: secretOf(source, 'securityToken'),
    source: `${source.nameOf('accessKey')} and ${source.nameOf('secretKey')} in ${source.label}`,
  });
}

/** Refuses what cannot travel in a header, without showing it. */
function secretOf(source: SettingSource, setting: SettingName): string | undefined {
  const value = source.valueOf(setting);
  if (value && !/^[\x21-\x7e]+$/.test(value)) {
    throw new SettingsError(setting, `${source.nameOf(setting)} in ${source.label} contains a space, a line break or another character that no key has.`);
  }
  return value;
}

function first(sources: readonly SettingSource[], setting: SettingName): string | undefined {
  return sources.map((source) => source.valueOf(setting)).find((value) => value !== undefined);
}

/** `access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY or …`. */
function everyName(sources: readonly SettingSource[], settings: readonly SettingName[]): string {
  const groups = sources
    .map((source) => settings.map((setting) => source.nameOf(setting)).filter(Boolean).join(' and '))
    .filter((group) => group !== '');
  return `${groups.slice(0, -1).join(', ')} or ${groups.at(-1)}`;
}

function isTrue(text: string | undefined): boolean {
  return /^(true|1|yes|on)$/i.test(text ?? '');
}

function wholeNumber(sources: readonly SettingSource[], setting: SettingName): number | undefined {
  const source = sources.find((candidate) => candidate.valueOf(setting) !== undefined);
  if (!source) return undefined;
  const value = Number(source.valueOf(setting));
  if (!Number.isInteger(value) || value < 0) throw new SettingsError(setting, `${source.nameOf(setting)} must be a whole number, 0 or more.`);
  return value;
}
