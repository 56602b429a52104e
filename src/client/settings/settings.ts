import { Flavour, flavourOf } from './clouds';
import { CredentialFiles } from './credential-files';
import { clearTextWarnings, doubtfulSettings, SettingsWarning } from './doubtful-settings';
import { AuthUrl, Endpoints, ResolvedEndpoints, resolveEndpoints } from './endpoints';
import { Environment, environmentSources } from './environment-families';
import { Folders } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { SettingOrigin, settingOriginOf } from './setting-origin';
import { configurationSource, meaningful, SettingSource } from './setting-source';
import { agenciesOf, AssumeRole, RoleBlock } from './source-agencies';
import { credentialsOf } from './source-credentials';
import { noSigningAlgorithm, noWholeNumber, placeOf } from './texts';
import { Trust, trustOf } from './trust';
import { Agency } from '../credentials/agency';
import { Credentials } from '../credentials/credentials';
import { SDK_HMAC_SHA256 } from '../signer/authorization-header';
import { SIGNING_ALGORITHMS, SigningAlgorithm, signingAlgorithmOf } from '../signer/signing-algorithm';

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
  /**
   * How requests of a key are signed.
   * @default - from the environment, else with the secret key itself
   */
  readonly signingAlgorithm?: string;
  /**
   * The agencies to act as, each taken on by the one before.
   * @default - the one that the environment names, or the place of the credentials; else nobody acts as somebody else
   */
  readonly assumeRole?: readonly AssumeRole[];
  /** @default - another way in */
  readonly assumeRoleWithOidc?: AssumeRoleWithOidc;
}

/** An id token to sign in with, and the agency to act as then. */
export interface AssumeRoleWithOidc extends AssumeRole {
  /** @default - from the environment */
  readonly idpId?: string;
  /** @default - from `idTokenFile`, else from the environment */
  readonly idToken?: string;
  /** @default - from the environment */
  readonly idTokenFile?: string;
}

/** Everything the client needs to know, complete. */
export interface Settings {
  readonly region: string;
  /** The cloud's domain, for example `otc.t-systems.com`. */
  readonly cloud: string;
  readonly flavour: Flavour;
  readonly endpoints: ResolvedEndpoints;
  readonly credentials: Credentials;
  /** The agencies to act as, each taken on by the one before. */
  readonly agencies: readonly Agency[];
  readonly signingAlgorithm: SigningAlgorithm;
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
 * `~/.huaweicloud/credentials`, the entry of `clouds.yaml` that OS_CLOUD names), else from the metadata service of the
 * machine. The region chooses the cloud, and the cloud whose tools are asked: where those are in use, the other cloud's
 * are not read. Agencies come from the block, else from the place of the credentials, else from the environment.
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
  const { endpoints: explicitEndpoints, assumeRole = [], assumeRoleWithOidc, ...scalars } = configuration;
  const { idpId, idToken, idTokenFile } = assumeRoleWithOidc ?? {};
  const block = configurationSource({ ...scalars, idpId, idToken, idTokenFile }, assumeRoleWithOidc !== undefined);
  const families = environmentSources(environment);
  const files = new CredentialFiles(environment, folders);
  const hasDmsEndpoint = explicitEndpoints?.dms !== undefined;
  const origin = settingOriginOf({ block, families, files, hasDmsEndpoint });
  const { region, cloud, credentials, hostsAndProjects } = origin;
  const ofTheCloud = families.filter((family) => family.flavour === flavourOf(cloud));
  const roles = roleBlocks(assumeRole, assumeRoleWithOidc);
  const agencies = agenciesOf(roles, [...new Set([credentials, ...ofTheCloud])]);
  const project = agencies.length === 0 ? projectOf(hostsAndProjects)
    : projectOfAgency(origin, block, roles.length === 0 ? ofTheCloud : []);
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
    credentials: credentialsOf(credentials, ofTheCloud, folders),
    agencies,
    signingAlgorithm: algorithmOf([block, credentials, ...ofTheCloud]),
    projectId: project.id,
    projectName: project.name ?? region,
    trust,
    maxRetries: wholeNumber([block, ...families.filter(mayTellRetries)], 'maxRetries'),
    warnings: [
      ...clearTextWarnings(endpoints, explicitEndpoints?.iam !== undefined),
      ...doubtfulSettings(block, origin, trust),
    ],
  };
}

function roleBlocks(assumeRole: readonly AssumeRole[], withOidc: AssumeRoleWithOidc | undefined): RoleBlock[] {
  const { agencyName, domainId, domainName } = withOidc ?? {};
  const isOfAgency = [agencyName, domainId, domainName].some((value) => meaningful(value) !== undefined);
  return [
    ...(withOidc && isOfAgency ? [{ name: 'assume_role_with_oidc', role: withOidc }] : []),
    ...assumeRole.map((role, at) => ({ name: `assume_role[${at}]`, role })),
  ];
}

/** A project, by its id or by its name; an empty one is the one of the region. */
interface NamedProject {
  readonly id?: string;
  readonly name?: string;
}

function projectOf(places: readonly SettingSource[]): NamedProject {
  const place = places.find((source) => source.valueOf('projectId') ?? source.valueOf('projectName'));
  return { id: place?.valueOf('projectId'), name: place?.valueOf('projectName') };
}

/**
 * Whoever acts as an agency acts in a project of the agency's. The tools of Open Telekom Cloud name that one apart from
 * the project that is signed in to; it counts where they name the agency, too.
 */
function projectOfAgency({ hostsAndProjects, credentials }: SettingOrigin, block: SettingSource,
  namingAgencies: readonly SettingSource[]): NamedProject {
  const delegated = [credentials, ...namingAgencies].map((source) => source.valueOf('delegatedProject')).find(Boolean);
  const isSignedInTo = delegated !== undefined || credentials.flavour === 'otc';
  const { id, name } = projectOf(isSignedInTo ? [block] : hostsAndProjects);
  return id ?? name ? { id, name } : { name: delegated };
}

function algorithmOf(sources: readonly SettingSource[]): SigningAlgorithm {
  const source = sources.find((candidate) => candidate.valueOf('signingAlgorithm') !== undefined);
  const written = source?.valueOf('signingAlgorithm');
  if (!source || written === undefined) return SDK_HMAC_SHA256;
  const algorithm = signingAlgorithmOf(written);
  if (algorithm) return algorithm;
  throw new SettingsError('signingAlgorithm', noSigningAlgorithm(source, written, SIGNING_ALGORITHMS));
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
