import { cloudOf, cloudOfUrl, flavourOf, knownCloudOf } from './endpoints';
import { everyName, SettingName, SettingSource } from './setting-sources';
import { SettingsError } from './settings-error';

/** Which place gives what, so that nothing of one cloud gets to another. */
export interface Origin {
  readonly region: string;
  /** The cloud's domain. */
  readonly cloud: string;
  /** The place that gives the credentials. */
  readonly credentials: SettingSource;
  /** The places that may name a host or a project. */
  readonly names: readonly SettingSource[];
  /** The places that may say whom a connection trusts. */
  readonly trust: readonly SettingSource[];
}

/**
 * Decides it, by the rule that `resolveSettings` documents. Throws a SettingsError where region or credentials are
 * missing.
 */
export function settingOriginOf(block: SettingSource, families: readonly SettingSource[]): Origin {
  const regionFrom = regionSource(block, families);
  const region = regionFrom.valueOf('region') ?? '';
  const credentials = credentialsSource(block, families, regionFrom);
  const family = credentials === block ? regionFrom : credentials;
  const trust = family === block ? [block] : [block, family];
  return {
    region,
    cloud: block.valueOf('cloud') ?? blocksCloud(block) ?? family.valueOf('cloud') ?? cloudOf(region),
    credentials,
    names: trust.filter((source) => (source.valueOf('region') ?? region) === region), // hosts and projects are a region's own
    trust,
  };
}

/** The block; else the first family that gives credentials, too; else the first that gives a region. */
function regionSource(block: SettingSource, families: readonly SettingSource[]): SettingSource {
  const withRegion = [block, ...families].filter((source) => source.valueOf('region') !== undefined);
  const found = withRegion.find((source) => source === block || hasCredentials(source)) ?? withRegion.at(0);
  if (!found) throw new SettingsError('region', `No region. Set ${everyName([block, ...families], ['region'])}.`);
  return found;
}

/**
 * The block; else, of the families whose credentials may go to the cloud in question, first the one that its own tools
 * use.
 */
function credentialsSource(block: SettingSource, families: readonly SettingSource[],
  regionFrom: SettingSource): SettingSource {
  if (hasCredentials(block)) return block;
  const region = regionFrom.valueOf('region') ?? '';
  const asked = block.valueOf('cloud') ?? (regionFrom === block ? knownCloudOf(region) : homeOf(regionFrom));
  const flavour = flavourOf(asked ?? cloudOf(region));
  const candidates = families.filter(hasCredentials).sort((a, b) =>
    Number(b.flavour === flavour) - Number(a.flavour === flavour),
  );
  const found = candidates.find((family) => mayServe(family, asked, region));
  if (found) return found;
  throw candidates.length > 0 ? anothersCredentials(candidates[0], region, asked ?? cloudOf(region))
    : noCredentials([block, ...families]);
}

/**
 * A family that does not say where it belongs may serve any cloud; in a region that nobody knows, its own word for the
 * cloud counts.
 */
function mayServe(family: SettingSource, asked: string | undefined, region: string): boolean {
  const home = homeOf(family);
  if (home === undefined) return true;
  return asked === undefined ? family.valueOf('cloud') !== undefined || home === cloudOf(region) : home === asked;
}

/** The cloud that a family's settings are for, where they tell. */
function homeOf(source: SettingSource): string | undefined {
  const [cloud, region, authUrl] = (['cloud', 'region', 'authUrl'] as const).map((setting) => source.valueOf(setting));
  return cloud ?? (region && cloudOf(region)) ?? (authUrl && cloudOfUrl(authUrl));
}

function blocksCloud(block: SettingSource): string | undefined {
  const region = block.valueOf('region');
  return region && knownCloudOf(region);
}

function hasCredentials(source: SettingSource): boolean {
  return (['token', 'accessKey', 'secretKey'] as const).some((setting) => source.valueOf(setting) !== undefined);
}

function anothersCredentials(family: SettingSource, region: string, cloud: string): SettingsError {
  const setting: SettingName = family.valueOf('token') === undefined ? 'accessKey' : 'token';
  return new SettingsError(setting,
    `${family.nameOf(setting)} in ${family.label} belongs to ${homeOf(family)}, and region ${region} to ${cloud}: `
      + `credentials of one cloud are never sent to another. Set credentials of ${cloud}, or another region.`);
}

function noCredentials(sources: readonly SettingSource[]): SettingsError {
  return new SettingsError('accessKey',
    `No credentials. Set ${everyName(sources, ['accessKey', 'secretKey'])}; or a token: ${everyName(sources, ['token'])}.`);
}
