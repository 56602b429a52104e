import { cloudOf, cloudOfUrl, flavourOf, knownCloudOf } from './clouds';
import { SettingName, SettingsError } from './setting-name';
import { SettingSource } from './setting-sources';
import { credentialsOfAnotherCloud, noCredentials, noRegion } from './texts';

/** Which source gives what, so that nothing of one cloud gets to another. */
export interface SettingOrigin {
  readonly region: string;
  /** The cloud's domain. */
  readonly cloud: string;
  /** The source that gives the credentials. */
  readonly credentials: SettingSource;
  /** The sources that may name a host or a project. */
  readonly hostsAndProjects: readonly SettingSource[];
  /** The sources that may say whom a connection trusts. */
  readonly trust: readonly SettingSource[];
}

/**
 * Decides which source gives what, by the rule that `resolveSettings` documents. `block` is the provider block,
 * `families` are the families of environment variables.
 * @throws SettingsError when region or credentials are missing, or belong to different clouds.
 */
export function settingOriginOf(block: SettingSource, families: readonly SettingSource[]): SettingOrigin {
  const regionFrom = regionSource(block, families);
  const region = regionFrom.valueOf('region') ?? '';
  const credentials = credentialsSource(block, families, regionFrom);
  const family = credentials === block ? regionFrom : credentials;
  const trust = family === block ? [block] : [block, family];
  return {
    region,
    cloud: block.valueOf('cloud') ?? cloudOfBlock(block) ?? family.valueOf('cloud') ?? cloudOf(region),
    credentials,
    // Hosts and projects belong to one region: those of a source that names another region do not count.
    hostsAndProjects: trust.filter((source) => (source.valueOf('region') ?? region) === region),
    trust,
  };
}

/** The block; else the first family that has a region and credentials; else the first family that has a region. */
function regionSource(block: SettingSource, families: readonly SettingSource[]): SettingSource {
  const withRegion = [block, ...families].filter((source) => source.valueOf('region') !== undefined);
  const found = withRegion.find((source) => source === block || hasCredentials(source)) ?? withRegion.at(0);
  if (!found) throw new SettingsError('region', noRegion([block, ...families]));
  return found;
}

/**
 * The block; else a family whose credentials may go to the wanted cloud. The family that the cloud's own tools use is
 * asked first.
 */
function credentialsSource(block: SettingSource, families: readonly SettingSource[],
  regionFrom: SettingSource): SettingSource {
  if (hasCredentials(block)) return block;
  const region = regionFrom.valueOf('region') ?? '';
  const wanted = block.valueOf('cloud') ?? (regionFrom === block ? knownCloudOf(region) : cloudOfSource(regionFrom));
  const flavour = flavourOf(wanted ?? cloudOf(region));
  const candidates = families.filter(hasCredentials).sort((a, b) =>
    Number(b.flavour === flavour) - Number(a.flavour === flavour),
  );
  const found = candidates.find((family) => mayServe(family, wanted, region));
  if (found) return found;
  throw candidates.length > 0 ? refusedCredentials(candidates[0], region, wanted ?? cloudOf(region))
    : new SettingsError('accessKey', noCredentials([block, ...families]));
}

/**
 * Whether the credentials of a family may go to the wanted cloud. A family that does not say where it belongs may serve
 * any cloud. Where nobody knows the region, what the family itself says of the cloud counts.
 */
function mayServe(family: SettingSource, wanted: string | undefined, region: string): boolean {
  const own = cloudOfSource(family);
  if (own === undefined) return true;
  return wanted === undefined ? family.valueOf('cloud') !== undefined || own === cloudOf(region) : own === wanted;
}

/** The cloud that the settings of a source are for; undefined where they do not tell. */
function cloudOfSource(source: SettingSource): string | undefined {
  const [cloud, region, authUrl] = (['cloud', 'region', 'authUrl'] as const).map((setting) => source.valueOf(setting));
  return cloud ?? (region && cloudOf(region)) ?? (authUrl && cloudOfUrl(authUrl));
}

function cloudOfBlock(block: SettingSource): string | undefined {
  const region = block.valueOf('region');
  return region && knownCloudOf(region);
}

function hasCredentials(source: SettingSource): boolean {
  return (['token', 'accessKey', 'secretKey'] as const).some((setting) => source.valueOf(setting) !== undefined);
}

function refusedCredentials(family: SettingSource, region: string, cloud: string): SettingsError {
  const setting: SettingName = family.valueOf('token') === undefined ? 'accessKey' : 'token';
  return new SettingsError(setting,
    credentialsOfAnotherCloud(family, setting, cloudOfSource(family), region, cloud));
}
