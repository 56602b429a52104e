import { AuthUrl, Endpoints, Flavour, flavourOf, isClearText, ResolvedEndpoints, resolveEndpoints } from './endpoints';
import { settingOriginOf } from './setting-origin';
import { configurationSource, Environment, environmentSources, SettingName, SettingSource } from './setting-sources';
import { SettingsError } from './settings-error';
import { AccessKeyCredentials, Credentials, TokenCredentials } from '../credentials/credentials';

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
  readonly endpoints: ResolvedEndpoints;
  readonly credentials: Credentials;
  /** Absent: looked up by `projectName` with the first request that needs it. */
  readonly projectId?: string;
  /** The region's name when nothing else is set. */
  readonly projectName: string;
  readonly insecure: boolean;
  /** Path of a PEM file. */
  readonly caCertFile?: string;
  readonly maxRetries?: number;
  /** What the process was started with: certificates that Node trusts beside its own, unless it is given others. */
  readonly nodeExtraCaCertFile?: string;
  /** What is accepted, and better not. */
  readonly warnings: readonly SettingsWarning[];
}

/** `setting` names the argument to look at. */
export interface SettingsWarning {
  readonly setting: SettingName | 'endpoints';
  readonly message: string;
}

/**
 * Region: the configuration, else the environment. Credentials: the configuration, else the family of variables (HW_…,
 * OS_…, HUAWEICLOUD_SDK_…, CLOUD_SDK_…) that the tools of the region's cloud use first; never from a family that names
 * another cloud.
 *
 * Credentials never cross the border between clouds: what names a host (`cloud`, `authUrl`), a project (`projectId`,
 * `projectName`) or an authority (`caCertFile`, `insecure`) counts from the configuration and from the family that gave
 * the credentials; where the configuration gave them, from the family that gave the region, if one did. A family's
 * hosts and projects do not count for another region than its own. All else is derived: a region that the configuration
 * gives decides its cloud.
 *
 * Throws a SettingsError that names what is missing.
 */
export function resolveSettings(configuration: ClientConfiguration, environment: Environment): Settings {
  const { endpoints: explicitEndpoints, ...scalars } = configuration;
  const block = configurationSource(scalars);
  const families = environmentSources(environment);
  const { region, cloud, credentials, names, trust } = settingOriginOf(block, families);
  const project = names.find((source) => source.valueOf('projectId') ?? source.valueOf('projectName'));
  const endpoints = resolveEndpoints(region, cloud, explicitEndpoints, authUrlOf(names));
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
  const used: readonly (readonly [string, SettingsWarning['setting']])[] = [[dms, 'endpoints'], [iam,
    iamIsExplicit ? 'endpoints' : 'authUrl']];
  const different = used.filter(([url], at) => at === 0 || url !== dms);
  return different.filter(([url]) => isClearText(url)).map(([url, setting]) => ({
    setting,
    message:
      `The endpoint ${url} is not https: whatever is sent there, tokens, keys' signatures and security tokens included, travels in clear text, `
      + 'and everybody on the way can read it and use it. Write https://, if the endpoint has it.',
  }));
}

function authUrlOf(names: readonly SettingSource[]): AuthUrl | undefined {
  const source = names.find((candidate) => candidate.valueOf('authUrl') !== undefined);
  return source && { value: source.valueOf('authUrl') ?? '', from: `${source.nameOf('authUrl')} in ${source.label}` };
}

function credentialsOf(source: SettingSource): Credentials {
  const token = secretOf(source, 'token');
  if (token) return new TokenCredentials({ token, source: `${source.nameOf('token')} in ${source.label}` });

  const accessKey = secretOf(source, 'accessKey');
  const secretKey = secretOf(source, 'secretKey');
  if (!accessKey || !secretKey) {
    const [present, missing]: SettingName[] = accessKey ? ['accessKey', 'secretKey'] : ['secretKey', 'accessKey'];
    throw new SettingsError(missing,
      `${source.nameOf(present)} is set in ${source.label}, but ${source.nameOf(missing)} is missing there. `
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
    throw new SettingsError(setting,
      `${source.nameOf(setting)} in ${source.label} contains a space, a line break or another character that no key has.`);
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
    throw new SettingsError(setting, `${source.nameOf(setting)} must be a whole number, 0 or more.`);
  }
  return value;
}
