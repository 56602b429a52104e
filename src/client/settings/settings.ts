import { Flavour, flavourOf } from './clouds';
import { CredentialFiles } from './credential-files';
import { clearTextWarnings, doubtfulSettings, SettingsWarning } from './doubtful-settings';
import { AuthUrl, Endpoints, ResolvedEndpoints, resolveEndpoints } from './endpoints';
import { Environment, environmentSources } from './environment-families';
import { Folders } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { settingOriginOf } from './setting-origin';
import { configurationSource, SettingSource } from './setting-source';
import { credentialsOf } from './source-credentials';
import { noWholeNumber, placeOf } from './texts';
import { Trust, trustOf } from './trust';
import { Credentials } from '../credentials/credentials';

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
  /** @default - from the environment; a user is named by it or by `userId` */
  readonly userName?: string;
  /** @default - from the environment; the user is named by `userName` */
  readonly userId?: string;
  /** @default - from the environment; else the access key is used */
  readonly password?: string;
  /** @default - from the environment; the domain that a user's name counts in is named by it or by `domainId` */
  readonly domainName?: string;
  /** @default - from the environment; the domain is named by `domainName` */
  readonly domainId?: string;
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
  /**
   * A path, or the PEM text itself.
   * @default - from the environment, else no authorities but those that the machine trusts
   */
  readonly caCertFile?: string;
  /**
   * A client certificate: a path, or the PEM text itself.
   * @default - from the environment, else none is shown
   */
  readonly cert?: string;
  /**
   * The key of the client certificate: a path, or the PEM text itself.
   * @default - from the environment
   */
  readonly key?: string;
  /** @default - from the environment, else `DEFAULT_MAX_RETRIES` */
  readonly maxRetries?: number;
  /**
   * A profile of `sharedConfigFile`.
   * @default - from the environment; where a file is named, the one that its own tool would use
   */
  readonly profile?: string;
  /** @default - from the environment, else `~/.hcloud/config.json` where a profile is named */
  readonly sharedConfigFile?: string;
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
  readonly trust: Trust;
  /** @default - `DEFAULT_MAX_RETRIES` */
  readonly maxRetries?: number;
  /** What is accepted although it should be changed. */
  readonly warnings: readonly SettingsWarning[];
}

/**
 * Finds every setting in the provider block, in the environment, and in the files of other tools.
 *
 * Credentials come from the block, or from the profile that it names; else from the environment (HW_…, OS_…,
 * HUAWEICLOUD_SDK_…, CLOUD_SDK_…), else from a file (the profile that the environment names,
 * `~/.huaweicloud/credentials`, the entry of `clouds.yaml` that OS_CLOUD names). The region chooses the cloud, and the
 * cloud whose tools are asked: where those are in use, the other cloud's are not read.
 *
 * What names a host (`cloud`, `authUrl`), a project (`projectId`, `projectName`) or an authority (`caCertFile`, `cert`,
 * `key`, `insecure`) counts from the block and from the place that gave the credentials, and from nowhere else. The
 * hosts and projects of a place do not count for another region than its own. Everything else is derived: a region that
 * the block gives decides its cloud.
 *
 * @throws SettingsError when something is missing, malformed or contradictory; it names the argument to look at.
 */
export function resolveSettings(configuration: ClientConfiguration, environment: Environment,
  folders: Folders = {}): Settings {
  const { endpoints: explicitEndpoints, ...scalars } = configuration;
  const block = configurationSource(scalars);
  const families = environmentSources(environment);
  const files = new CredentialFiles(environment, folders);
  const hasDmsEndpoint = explicitEndpoints?.dms !== undefined;
  const origin = settingOriginOf({ block, families, files, hasDmsEndpoint });
  const { region, cloud, credentials, hostsAndProjects } = origin;
  const project = hostsAndProjects.find((source) => source.valueOf('projectId') ?? source.valueOf('projectName'));
  const endpoints = resolveEndpoints(region, cloud, explicitEndpoints, authUrlOf(hostsAndProjects));
  const trust = trustOf(origin.trust, folders);
  // A mistake in the variables of the other cloud's tools is none of ours.
  const mayTellRetries = (family: SettingSource) => family.flavour === flavourOf(cloud)
    || /^\d+$/.test(family.valueOf('maxRetries') ?? '');
  return {
    region,
    cloud,
    flavour: flavourOf(cloud),
    endpoints,
    credentials: credentialsOf(credentials),
    projectId: project?.valueOf('projectId'),
    projectName: project?.valueOf('projectName') ?? region,
    trust,
    maxRetries: wholeNumber([block, ...families.filter(mayTellRetries)], 'maxRetries'),
    warnings: [
      ...clearTextWarnings(endpoints, explicitEndpoints?.iam !== undefined),
      ...doubtfulSettings(block, origin, trust),
    ],
  };
}

function authUrlOf(sources: readonly SettingSource[]): AuthUrl | undefined {
  const source = sources.find((candidate) => candidate.valueOf('authUrl') !== undefined);
  return source && { value: source.valueOf('authUrl') ?? '', from: placeOf(source, 'authUrl') };
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
