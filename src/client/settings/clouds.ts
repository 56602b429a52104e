/** Which of the two clouds' habits apply: recycle bin, force_delete, codes of the gateway. */
export type Flavour = 'otc' | 'huaweicloud';

const OTC_DOMAIN = 'otc.t-systems.com';
const HUAWEI_DOMAIN = 'myhuaweicloud.com';

/** The Swiss region of Open Telekom Cloud: it has a domain of its own, and nobody has told its DMS endpoint. */
export const SWISS_OTC_REGION = 'eu-ch2';

/** The domain of the Swiss region. */
export const SWISS_OTC_DOMAIN = 'sc.otc.t-systems.com';

/** The regions in which the vendor's SDK knows this service. Others are accepted, too. */
const HUAWEI_REGIONS = ['cn-north-1', 'cn-north-2', 'cn-north-4', 'cn-north-9', 'cn-north-11', 'cn-north-12',
  'cn-east-2', 'cn-east-3', 'cn-east-4', 'cn-east-5', 'cn-south-1', 'cn-south-2', 'cn-south-4', 'cn-southwest-2',
  'cn-southwest-3', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5',
  'af-south-1', 'af-north-1', 'ru-northwest-2', 'ru-moscow-1', 'la-south-2', 'la-north-2', 'sa-brazil-1', 'na-mexico-1',
  'tr-west-1', 'ae-ad-1', 'me-east-1', 'my-kualalumpur-1'];

/**
 * The one table of regions and clouds. A region that is not in it is one of Huawei Cloud. The emulator knows by itself
 * which regions are those of Open Telekom Cloud; test/emulator/command-line.test.ts holds it to this table.
 */
const DOMAIN_OF_REGION: Readonly<Record<string, string>> = {
  'eu-de': OTC_DOMAIN,
  'eu-nl': OTC_DOMAIN,
  [SWISS_OTC_REGION]: SWISS_OTC_DOMAIN,
  'eu-west-101': 'myhuaweicloud.eu',
  ...Object.fromEntries(HUAWEI_REGIONS.map((region) => [region, HUAWEI_DOMAIN])),
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
