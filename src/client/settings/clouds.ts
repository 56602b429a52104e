/** Which of the two clouds' habits apply: recycle bin, force_delete, codes of the gateway. */
export type Flavour = 'otc' | 'huaweicloud';

const OTC_DOMAIN = 'otc.t-systems.com';
const HUAWEI_DOMAIN = 'myhuaweicloud.com';

/** The Swiss region of Open Telekom Cloud: it has a domain of its own, and nobody has told its DMS endpoint. */
export const SWISS_OTC_REGION = 'eu-ch2';

/** The domain of the Swiss region. */
export const SWISS_OTC_DOMAIN = 'sc.otc.t-systems.com';

/**
 * The one table of regions and clouds. A region that is not in it is one of Huawei Cloud. The emulator knows by itself
 * which regions are those of Open Telekom Cloud; test/emulator/command-line.test.ts holds it to this table.
 */
const DOMAIN_OF_REGION: Readonly<Record<string, string>> = {
  'eu-de': OTC_DOMAIN,
  'eu-nl': OTC_DOMAIN,
  [SWISS_OTC_REGION]: SWISS_OTC_DOMAIN,
  'eu-west-101': 'myhuaweicloud.eu',
};

/** The domains of all known clouds. */
export const CLOUD_DOMAINS: readonly string[] = [...new Set([...Object.values(DOMAIN_OF_REGION), HUAWEI_DOMAIN])];

/** The domain of the cloud that a region belongs to: it belongs to exactly one. */
export function cloudOf(region: string): string {
  return knownCloudOf(region) ?? HUAWEI_DOMAIN;
}

/** The domain of the cloud of a region that is in the table; undefined where `cloudOf` would guess. */
export function knownCloudOf(region: string): string | undefined {
  return Object.hasOwn(DOMAIN_OF_REGION, region) ? DOMAIN_OF_REGION[region] : undefined;
}

/** The domain of the cloud whose host a URL names; undefined when the host is not a cloud's own. */
export function cloudOfUrl(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  // The Swiss domain ends with that of the other regions: the longest one that fits is the right one.
  return CLOUD_DOMAINS
    .filter((domain) => host.endsWith(`.${domain}`))
    .sort((a, b) => b.length - a.length)
    .at(0);
}

/** The habits of the cloud that has a domain. */
export function flavourOf(cloud: string): Flavour {
  return cloud === OTC_DOMAIN || cloud.endsWith(`.${OTC_DOMAIN}`) ? 'otc' : 'huaweicloud';
}

/** A region becomes part of the host that is given the credentials, so nothing but a name may be one. */
export const REGION_NAME = /^[A-Za-z0-9-]+$/;

/** A cloud's domain becomes part of that host, too. */
export const CLOUD_DOMAIN = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
