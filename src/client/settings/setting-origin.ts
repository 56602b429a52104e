import { cloudOf, cloudOfUrl, Flavour, flavourOf, knownCloudOf } from './clouds';
import { ClosedPlace, CredentialFiles } from './credential-files';
import { SettingName, SettingsError } from './setting-name';
import { hasCredentials, SettingSource } from './setting-source';
import {
  credentialsOfAnotherCloud, noCredentials, noCredentialsIn, noRegion, passedOverFor, unsupportedWay,
} from './texts';

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
  /** The source that gave the region, where it is no source of anything else. */
  readonly regionOnly?: SettingSource;
}

/** Where settings may come from, in the order of their rank. */
export interface SettingPlaces {
  readonly block: SettingSource;
  /** The families of variables of the environment. */
  readonly families: readonly SettingSource[];
  readonly files: CredentialFiles;
}

/**
 * Decides which source gives what, by the rule that `resolveSettings` documents.
 * @throws SettingsError when region or credentials are missing, or belong to different clouds.
 */
export function settingOriginOf(places: SettingPlaces): SettingOrigin {
  const { block, families } = places;
  const profile = hasCredentials(block) ? undefined : places.files.profileOf(block);
  const regionFrom = regionSource(places, profile);
  const region = regionIn(regionFrom) ?? '';
  const credentials = credentialsSource(places, profile, regionFrom);
  const trust = credentials === block ? [block] : [block, credentials];
  const cloud = block.valueOf('cloud') ?? cloudOfBlock(block) ?? credentials.valueOf('cloud') ?? cloudOf(region);
  refuseUnsupported(credentials, families, flavourOf(cloud));
  return {
    region,
    cloud,
    credentials,
    // Hosts and projects belong to one region: those of a source that names another region do not count.
    hostsAndProjects: trust.filter((source) => (regionIn(source) ?? region) === region),
    trust,
    regionOnly: trust.includes(regionFrom) ? undefined : regionFrom,
  };
}

/** The region that a source names, if only by its project: on Open Telekom Cloud that begins with the region. */
function regionIn(source: SettingSource): string | undefined {
  const ofProject = source.valueOf('projectName')?.split('_', 1)[0];
  return source.valueOf('region') ?? (ofProject && knownCloudOf(ofProject) ? ofProject : undefined);
}

/**
 * The block; else the first family that has credentials, too; else the first place with credentials whose tools name a
 * region; else whoever names one. Files are opened only where the environment lacks one of the two.
 */
function regionSource({ block, families, files }: SettingPlaces, profile: SettingSource | undefined): SettingSource {
  const chosen = [block, profile].find((source) => source && regionIn(source));
  if (chosen) return chosen;
  const withRegion = families.filter(regionIn);
  const complete = withRegion.find(hasCredentials);
  if (complete) return complete;
  if (withRegion.length === 0 || !families.some(hasCredentials)) {
    for (const { flavour, open } of files.places(families)) {
      const source = open();
      if (!source || !hasCredentials(source)) continue;
      const ofItsTools = [...families.filter((family) => family.flavour === flavour), source].find(regionIn);
      if (ofItsTools) return ofItsTools;
    }
  }
  if (withRegion.length === 0) throw new SettingsError('region', noRegion([block, ...families]));
  return withRegion[0];
}

/**
 * The block, or the profile that it names; else the first place whose credentials may go to the wanted cloud: those of
 * the cloud's own tools first, and the environment before the files.
 */
function credentialsSource(places: SettingPlaces, profile: SettingSource | undefined,
  regionFrom: SettingSource): SettingSource {
  const { block } = places;
  if (hasCredentials(block)) return block;
  const region = regionIn(regionFrom) ?? '';
  const wanted = block.valueOf('cloud')
    ?? ([block, profile].includes(regionFrom) ? knownCloudOf(region) : cloudOfSource(regionFrom));
  const cloud = wanted ?? cloudOf(region);
  if (profile && !hasCredentials(profile)) {
    throw new SettingsError('profile', unsupportedOf(profile) ?? noCredentialsIn(profile));
  }
  const seen: SettingSource[] = [];
  for (const { open } of profile ? [{ open: () => profile }] : placesFor(flavourOf(cloud), places)) {
    const source = open();
    if (!source || !hasCredentials(source)) continue;
    if (!isOfStranger(source, region, flavourOf(cloud)) && mayServe(source, wanted, region)) return source;
    seen.push(source);
  }
  throw seen.length > 0 ? refusedCredentials(seen[0], region, cloud) : nothingFound(flavourOf(cloud), cloud, places);
}

/** Where the cloud's own tools are in use, those of the other cloud are never asked on its behalf. */
function placesFor(flavour: Flavour, { families, files }: SettingPlaces): readonly ClosedPlace[] {
  const ownFirst = <P extends { readonly flavour?: Flavour }>(places: readonly P[]) =>
    [...places.filter((place) => place.flavour === flavour), ...places.filter((place) => place.flavour !== flavour)];
  const inUse = inUseFor(flavour, families);
  return [
    ...ownFirst(families).map((family) => ({ flavour: family.flavour, open: () => family })),
    ...ownFirst(files.places(families)),
  ].filter((place) => place.flavour === flavour || inUse === undefined);
}

function inUseFor(flavour: Flavour, families: readonly SettingSource[]): string | undefined {
  return families.find((family) => family.flavour === flavour && family.inUseBy !== undefined)?.inUseBy;
}

/**
 * Whether the credentials of a source may go to the wanted cloud. A source that does not say where it belongs may serve
 * any cloud. Where nobody knows the region, what the source itself says of the cloud counts.
 */
function mayServe(source: SettingSource, wanted: string | undefined, region: string): boolean {
  const own = cloudOfSource(source);
  if (own === undefined) return true;
  return wanted === undefined ? source.valueOf('cloud') !== undefined || own === cloudOf(region) : own === wanted;
}

/**
 * Whether a source signs in at a host that is none of a cloud we know, and not for us: every OpenStack has the same
 * variables, and its password must not get to our clouds.
 */
function isOfStranger(source: SettingSource, region: string, flavour: Flavour): boolean {
  const [authUrl, own] = [source.flavour === 'otc' && source.valueOf('authUrl'), regionIn(source)];
  if (!authUrl || cloudOfUrl(authUrl) !== undefined || source.valueOf('cloud') !== undefined) return false;
  return own === undefined ? source.flavour !== flavour : own !== region;
}

/** The cloud that the settings of a source are for; undefined where they do not tell. */
function cloudOfSource(source: SettingSource): string | undefined {
  const [cloud, region, authUrl] = [source.valueOf('cloud'), regionIn(source), source.valueOf('authUrl')];
  return cloud ?? (region && cloudOf(region)) ?? (authUrl && cloudOfUrl(authUrl));
}

function cloudOfBlock(block: SettingSource): string | undefined {
  const region = regionIn(block);
  return region && knownCloudOf(region);
}

function refusedCredentials(source: SettingSource, region: string, cloud: string): SettingsError {
  const setting = tellingSetting(source);
  const its = isOfStranger(source, region, flavourOf(cloud)) ? source.valueOf('authUrl') : cloudOfSource(source);
  return new SettingsError(setting, credentialsOfAnotherCloud(source, setting, its, region, cloud));
}

/** The setting that people know the credentials of a source by. */
function tellingSetting(source: SettingSource): SettingName {
  return (['token', 'accessKey', 'secretKey'] as const).find((name) => source.valueOf(name)) ?? 'password';
}

/** Who acts is never decided by leaving something out: what asks for an agency is refused as long as there is none. */
function refuseUnsupported(credentials: SettingSource, families: readonly SettingSource[], flavour: Flavour): void {
  const ofTheCloud = families.filter((family) => family.flavour === flavour);
  for (const source of new Set([credentials, ...ofTheCloud])) {
    const agency = source.agency?.();
    if (agency !== undefined) throw new SettingsError(undefined, unsupportedWay(agency, source.label));
  }
  const isPassword = (['token', 'accessKey', 'secretKey'] as const).every((name) => !credentials.valueOf(name));
  const otherWay = isPassword ? credentials.otherWay?.() : undefined;
  if (otherWay !== undefined) throw new SettingsError(undefined, unsupportedWay(otherWay, credentials.label));
}

function unsupportedOf(source: SettingSource): string | undefined {
  const name = source.agency?.() ?? source.otherWay?.();
  return name === undefined ? undefined : unsupportedWay(name, source.label);
}

function nothingFound(flavour: Flavour, cloud: string, { block, families, files }: SettingPlaces): SettingsError {
  const asked = [block, ...placesFor(flavour, { block, families, files }).map(({ open }) => open())]
    .filter((source) => source !== undefined);
  const unsupported = asked.map(unsupportedOf).find((text) => text !== undefined);
  if (unsupported !== undefined) return new SettingsError(undefined, unsupported);
  const inUse = inUseFor(flavour, families);
  const passedOver = families.find((family) => family.flavour !== flavour && hasCredentials(family));
  return new SettingsError('accessKey', passedOver && inUse
    ? passedOverFor(cloud, inUse, passedOver, tellingSetting(passedOver))
    : noCredentials([block, ...families], files.lookedAt()));
}
