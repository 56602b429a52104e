import { CLOUD_DOMAIN, REGION_NAME, SWISS_OTC_DOMAIN, SWISS_OTC_REGION } from './clouds';
import { ConfiguredName, SettingsError } from './setting-name';
import {
  CLOUD_IS_NO_DOMAIN, IAM_FROM_ENDPOINTS, iamFromRegion, noPlainUrl, REGION_IS_NO_NAME, unknownDmsEndpoint,
} from './texts';

/** The base URLs of the services, without a trailing slash and without an API version. */
export interface Endpoints {
  readonly dms: string;
  readonly iam: string;
  /** The security token service, which gives the keys of agencies that are named by the id of their account. */
  readonly sts: string;
  /** Where a machine of the cloud asks for its own keys. */
  readonly metadata: string;
}

/** Where every machine of both clouds finds its metadata. */
export const METADATA_SERVICE = 'http://169.254.169.254';

/** The endpoints that were found for a region. */
export interface ResolvedEndpoints extends Endpoints {
  /** Who named the endpoint of IAM, in words for people: `OS_AUTH_URL in the environment (OS_…)`. */
  readonly iamFrom: string;
}

/** The authentication URL, and where it was found. */
export interface AuthUrl {
  readonly value: string;
  readonly from: string;
}

/**
 * The endpoints that are named explicitly; else, for IAM, the authentication URL; else what region and cloud imply.
 * @throws SettingsError when one of them is malformed, or when the DMS endpoint of the region is not known.
 */
export function resolveEndpoints(region: string, cloud: string, explicit: Partial<Endpoints> = {},
  authUrl?: AuthUrl): ResolvedEndpoints {
  if (!REGION_NAME.test(region)) throw new SettingsError('region', REGION_IS_NO_NAME);
  if (!CLOUD_DOMAIN.test(cloud)) throw new SettingsError('cloud', CLOUD_IS_NO_DOMAIN);
  return {
    dms: explicit.dms ? baseUrl(explicit.dms, 'endpoints', 'endpoints.dms') : impliedDmsEndpoint(region, cloud),
    ...iamEndpoint(region, cloud, explicit.iam, authUrl),
    sts: explicit.sts ? baseUrl(explicit.sts, 'endpoints', 'endpoints.sts') : stsOf(region, cloud),
    metadata: explicit.metadata ? baseUrl(explicit.metadata, 'endpoints', 'endpoints.metadata') : METADATA_SERVICE,
  };
}

/** The security token service of a region. */
export function stsOf(region: string, cloud: string): string {
  return `https://sts.${region}.${cloud}`;
}

function impliedDmsEndpoint(region: string, cloud: string): string {
  if (region === SWISS_OTC_REGION) throw new SettingsError('endpoints', unknownDmsEndpoint(region));
  return `https://dms.${region}.${cloud}`;
}

function iamEndpoint(region: string, cloud: string, explicit?: string,
  authUrl?: AuthUrl): Pick<ResolvedEndpoints, 'iam' | 'iamFrom'> {
  if (explicit) {
    return { iam: withoutVersion(baseUrl(explicit, 'endpoints', 'endpoints.iam')), iamFrom: IAM_FROM_ENDPOINTS };
  }
  if (authUrl) return { iam: withoutVersion(baseUrl(authUrl.value, 'authUrl', authUrl.from)), iamFrom: authUrl.from };
  // IAM has a global host, too, but that one is wrong for Open Telekom Cloud and for eu-west-101.
  const iam = region === SWISS_OTC_REGION ? `https://iam-pub.${region}.${SWISS_OTC_DOMAIN}`
    : `https://iam.${region}.${cloud}`;
  return { iam, iamFrom: iamFromRegion(region) };
}

/** Whether others on the way can read what travels to a URL. */
export function isClearText(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function baseUrl(text: string, setting: ConfiguredName, argument: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new SettingsError(setting, noPlainUrl(argument));
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function withoutVersion(url: string): string {
  return url.replace(/\/v3$/, '');
}
