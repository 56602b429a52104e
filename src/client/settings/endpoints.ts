import { SettingName } from './setting-sources';
import { SettingsError } from './settings-error';

/** Which of the two clouds' habits apply: recycle bin, force_delete, gateway codes. */
export type Flavour = 'otc' | 'huaweicloud';

/** Base URLs, without a trailing slash and without an API version. */
export interface Endpoints {
  readonly dms: string;
  readonly iam: string;
}

/** Endpoints as they were resolved. */
export interface ResolvedEndpoints extends Endpoints {
  /** Where that of IAM comes from, for people: `OS_AUTH_URL in the environment (OS_…)`. */
  readonly iamFrom: string;
}

/** The authentication URL, and where it was found. */
export interface AuthUrl {
  readonly value: string;
  readonly from: string;
}

const OTC_DOMAIN = 'otc.t-systems.com';
const HUAWEI_DOMAIN = 'myhuaweicloud.com';
const SWISS_OTC_REGION = 'eu-ch2';
const SWISS_OTC_DOMAIN = 'sc.otc.t-systems.com';

const DOMAIN_OF_REGION: Readonly<Record<string, string>> = {
  'eu-de': OTC_DOMAIN,
  'eu-nl': OTC_DOMAIN,
  [SWISS_OTC_REGION]: SWISS_OTC_DOMAIN,
  'eu-west-101': 'myhuaweicloud.eu',
};

/** The cloud's domain: a region belongs to exactly one cloud. */
export function cloudOf(region: string): string {
  return knownCloudOf(region) ?? HUAWEI_DOMAIN;
}

/** The same where it is no guess. */
export function knownCloudOf(region: string): string | undefined {
  return Object.hasOwn(DOMAIN_OF_REGION, region) ? DOMAIN_OF_REGION[region] : undefined;
}

/** The cloud that a host of its own belongs to. */
export function cloudOfUrl(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return [...Object.values(DOMAIN_OF_REGION), HUAWEI_DOMAIN]
    .filter((domain) => host.endsWith(`.${domain}`))
    .sort((a, b) => b.length - a.length)
    .at(0); // the Swiss domain ends with that of the others
}

/** Of a cloud's domain. */
export function flavourOf(cloud: string): Flavour {
  return cloud === OTC_DOMAIN || cloud.endsWith(`.${OTC_DOMAIN}`) ? 'otc' : 'huaweicloud';
}

// Both become part of the host that is given the credentials: nothing but a name may get there, wherever it comes from.
export const REGION_NAME = /^[A-Za-z0-9-]+$/;
export const CLOUD_DOMAIN = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/**
 * Explicit endpoints first, then the authentication URL for IAM, then what region and cloud imply. Throws a
 * SettingsError.
 */
export function resolveEndpoints(region: string, cloud: string, explicit: Partial<Endpoints> = {},
  authUrl?: AuthUrl): ResolvedEndpoints {
  if (!REGION_NAME.test(region)) {
    throw new SettingsError('region', 'region must consist of letters, digits and hyphens, such as eu-de.');
  }
  if (!CLOUD_DOMAIN.test(cloud)) throw new SettingsError('cloud', 'cloud must be a domain, such as otc.t-systems.com.');
  return {
    dms: explicit.dms ? baseUrl(explicit.dms, 'endpoints', 'endpoints.dms') : impliedDmsEndpoint(region, cloud),
    ...iamEndpoint(region, cloud, explicit.iam, authUrl),
  };
}

function impliedDmsEndpoint(region: string, cloud: string): string {
  if (region === SWISS_OTC_REGION) {
    throw new SettingsError('endpoints',
      `The DMS endpoint of region ${region} is not known. Set it: endpoints = { dms = "https://…" }.`);
  }
  return `https://dms.${region}.${cloud}`;
}

function iamEndpoint(region: string, cloud: string, explicit?: string,
  authUrl?: AuthUrl): Pick<ResolvedEndpoints, 'iam' | 'iamFrom'> {
  if (explicit) {
    return {
      iam: withoutVersion(baseUrl(explicit, 'endpoints', 'endpoints.iam')),
      iamFrom: 'endpoints.iam in the provider configuration',
    };
  }
  if (authUrl) return { iam: withoutVersion(baseUrl(authUrl.value, 'authUrl', authUrl.from)), iamFrom: authUrl.from };
  // the global host, a default elsewhere, is wrong for OTC and eu-west-101
  const iam = region === SWISS_OTC_REGION ? `https://iam-pub.${region}.${SWISS_OTC_DOMAIN}`
    : `https://iam.${region}.${cloud}`;
  return { iam, iamFrom: `region ${region}` };
}

/** Whether what travels there can be read on the way. */
export function isClearText(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !/^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function baseUrl(text: string, setting: SettingName | 'endpoints', argument: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new SettingsError(setting,
      `${argument} must be a plain URL such as https://host.example.com, without user name, password or query.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function withoutVersion(url: string): string {
  return url.replace(/\/v3$/, '');
}
