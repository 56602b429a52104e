import { Flavour, flavourOf } from './clouds';
import { AuthUrl, Endpoints, isClearText, ResolvedEndpoints, resolveEndpoints } from './endpoints';
import { ConfiguredName, SettingName, SettingsError } from './setting-name';
import { settingOriginOf } from './setting-origin';
import { configurationSource, Environment, environmentSources, SettingSource } from './setting-sources';
import { clearText, halfOfAKey, impossibleCharacter, noWholeNumber, placeOf } from './texts';
import { AccessKeyCredentials, Credentials, TokenCredentials } from '../credentials/credentials';

/** What a user writes in the provider block. Whatever is missing is looked up in the environment, then derived. */
export interface ClientConfiguration {
  /** @default - the first variable of the environment that names a region */
  readonly region?: string;
  /** @default - from the environment */
  readonly accessKey?: string;
  /** @default - from the environment */
  readonly secretKey?: string;
  /** @default - from the environment; a permanent key has none */
  readonly securityToken?: string;
  /** @default - from the environment; else the access key is used */
  readonly token?: string;
  /** @default - from the environment, else derived from the region */
  readonly authUrl?: string;
  /** @default - from the environment, else looked up by `projectName` */
  readonly projectId?: string;
  /** @default - from the environment, else the name of the region */
  readonly projectName?: string;
  /** @default - the cloud of the region */
  readonly cloud?: string;
  /** @default - the cloud's own endpoints for the region */
  readonly endpoints?: Partial<Endpoints>;
  /** @default - from the environment, else false */
  readonly insecure?: boolean;
  /** @default - from the environment, else only the well-known authorities are trusted */
  readonly caCertFile?: string;
  /** @default - from the environment, else `DEFAULT_MAX_RETRIES` */
  readonly maxRetries?: number;
}

/** Everything the client needs to know, complete. */
export interface Settings {
  readonly region: string;
  /** The cloud's domain, for example `otc.t-systems.com`. */
  readonly cloud: string;
  readonly flavour: Flavour;
  readonly endpoints: ResolvedEndpoints;
  readonly credentials: Credentials;
  /** @default - looked up by `projectName` with the first request that needs it */
  readonly projectId?: string;
  /** The name of the region when nothing else is set. */
  readonly projectName: string;
  readonly insecure: boolean;
  /**
   * The path of a PEM file with authorities to trust beside the well-known ones.
   * @default - none
   */
  readonly caCertFile?: string;
  /** @default - `DEFAULT_MAX_RETRIES` */
  readonly maxRetries?: number;
  /**
   * The file in `NODE_EXTRA_CA_CERTS`: Node trusts its authorities, too, unless a connection is given others.
   * @default - none
   */
  readonly nodeExtraCaCertFile?: string;
  /** What is accepted although it should be changed. */
  readonly warnings: readonly SettingsWarning[];
}

/** Something that is accepted although it should be changed. `setting` names the argument to look at. */
export interface SettingsWarning {
  readonly setting: ConfiguredName;
  readonly message: string;
}

/**
 * Finds every setting in the provider block and in the environment.
 *
 * The region comes from the block, else from the environment. The credentials come from the block, else from the family
 * of variables (HW_…, OS_…, HUAWEICLOUD_SDK_…, CLOUD_SDK_…) that the tools of the region's cloud use first; never from
 * a family that names another cloud.
 *
 * Credentials never cross the border between clouds. What names a host (`cloud`, `authUrl`), a project (`projectId`,
 * `projectName`) or an authority (`caCertFile`, `insecure`) counts from the block and from the family that gave the
 * credentials; where the block gave them, it counts from the family that gave the region, if one did. The hosts and
 * projects of a family do not count for another region than its own. Everything else is derived: a region that the
 * block gives decides its cloud.
 *
 * @throws SettingsError when something is missing, malformed or contradictory; it names the argument to look at.
 */
export function resolveSettings(configuration: ClientConfiguration, environment: Environment): Settings {
  const { endpoints: explicitEndpoints, ...scalars } = configuration;
  const block = configurationSource(scalars);
  const families = environmentSources(environment);
  const { region, cloud, credentials, hostsAndProjects, trust } = settingOriginOf(block, families);
  const project = hostsAndProjects.find((source) => source.valueOf('projectId') ?? source.valueOf('projectName'));
  const endpoints = resolveEndpoints(region, cloud, explicitEndpoints, authUrlOf(hostsAndProjects));
  return {
    region,
    cloud,
    flavour: flavourOf(cloud),
    endpoints,
    credentials: credentialsOf(credentials),
    projectId: project?.valueOf('projectId'),
    projectName: project?.valueOf('projectName') ?? region,
    insecure: isTrue(first(trust, 'insecure')),
    caCertFile: first(trust, 'caCertFile'),
    maxRetries: wholeNumber([block, ...families], 'maxRetries'),
    nodeExtraCaCertFile: environment.NODE_EXTRA_CA_CERTS?.trim() || undefined,
    warnings: clearTextWarnings(endpoints, explicitEndpoints?.iam !== undefined),
  };
}

function clearTextWarnings({ dms, iam }: Endpoints, iamIsExplicit: boolean): SettingsWarning[] {
  const used: readonly (readonly [url: string, setting: ConfiguredName])[] = [
    [dms, 'endpoints'],
    ...(iam === dms ? [] : [[iam, iamIsExplicit ? 'endpoints' : 'authUrl'] as const]),
  ];
  return used.filter(([url]) => isClearText(url)).map(([url, setting]) => ({ setting, message: clearText(url) }));
}

function authUrlOf(sources: readonly SettingSource[]): AuthUrl | undefined {
  const source = sources.find((candidate) => candidate.valueOf('authUrl') !== undefined);
  return source && { value: source.valueOf('authUrl') ?? '', from: placeOf(source, 'authUrl') };
}

function credentialsOf(source: SettingSource): Credentials {
  const token = secretOf(source, 'token');
  if (token) return new TokenCredentials({ token, source: placeOf(source, 'token') });

  const accessKey = secretOf(source, 'accessKey');
  const secretKey = secretOf(source, 'secretKey');
  if (!accessKey || !secretKey) {
    const [present, missing]: SettingName[] = accessKey ? ['accessKey', 'secretKey'] : ['secretKey', 'accessKey'];
    throw new SettingsError(missing, halfOfAKey(source, present, missing));
  }
  return new AccessKeyCredentials({
    accessKey,
    secretKey,
    securityToken: secretOf(source, 'securityToken'),
    source: placeOf(source, 'accessKey', 'secretKey'),
  });
}

/** Refuses a secret that cannot travel in a header; the error does not show it. */
function secretOf(source: SettingSource, setting: SettingName): string | undefined {
  const value = source.valueOf(setting);
  if (value && !/^[\x21-\x7e]+$/.test(value)) {
    throw new SettingsError(setting, impossibleCharacter(source, setting));
  }
  return value;
}

function first(sources: readonly SettingSource[], setting: SettingName): string | undefined {
  return sources.map((source) => source.valueOf(setting)).find((value) => value !== undefined);
}

function isTrue(text: string | undefined): boolean {
  return /^(true|1|yes|on)$/i.test(text ?? '');
}

function wholeNumber(sources: readonly SettingSource[], setting: SettingName): number | undefined {
  const source = sources.find((candidate) => candidate.valueOf(setting) !== undefined);
  if (!source) return undefined;
  const value = Number(source.valueOf(setting));
  if (!Number.isInteger(value) || value < 0) {
    throw new SettingsError(setting, noWholeNumber(source, setting));
  }
  return value;
}
