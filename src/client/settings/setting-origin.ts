import { cloudOfHost, cloudOfSource, isOfStranger, mayServe, regionIn } from './cloud-border';
import { cloudOf, Flavour, flavourOf, knownCloudOf } from './clouds';
import { ClosedPlace, CredentialFiles } from './credential-files';
import { SettingName, SettingsError } from './setting-name';
import { hasCredentials, metadataSource, SettingSource } from './setting-source';
import {
  credentialsOfAnotherCloud, METADATA_LABEL, noCredentials, noCredentialsIn, noRegion, passedOverFor, regionInDoubt,
  unknownCloud, unsupportedWay,
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
  /** Whether the block names the host of DMS itself. */
  readonly hasDmsEndpoint: boolean;
}

/**
 * Decides which source gives what, by the rule that `resolveSettings` documents.
 * @throws SettingsError when region or credentials are missing, or belong to different clouds.
 */
export function settingOriginOf(places: SettingPlaces): SettingOrigin {
  const { block, families } = places;
  const profile = hasCredentials(block) ? undefined : places.files.profileOf(block, families);
  const regionFrom = regionSource(places, profile);
  const region = regionIn(regionFrom) ?? '';
  const credentials = credentialsSource(places, profile, regionFrom);
  // A machine is no place: what the tools of its cloud are told counts beside its keys.
  const isOfMachine = credentials.label === METADATA_LABEL;
  const trust = credentials === block ? [block] : isOfMachine ? [block, ...familiesOf(regionFrom, families)]
    : [block, credentials];
  // Hosts and projects belong to one region: those of a source that names another region do not count.
  const hostsAndProjects = trust.filter((source) => (regionIn(source) ?? region) === region);
  const namesCloud = isOfMachine ? regionFrom : credentials;
  const cloud = block.valueOf('cloud') ?? cloudOfBlock(block) ?? namesCloud.valueOf('cloud') ?? knownCloudOf(region)
    ?? hostsAndProjects.map(cloudOfHost).find((found) => found !== undefined);
  if (cloud === undefined) refuseGuess(region, hostsAndProjects, places);
  refuseOtherWay(credentials);
  return {
    region,
    cloud: cloud ?? cloudOf(region),
    credentials,
    hostsAndProjects,
    trust,
    regionOnly: trust.includes(regionFrom) ? undefined : regionFrom,
  };
}

/** The variables of the cloud that a region belongs to. */
function familiesOf(regionFrom: SettingSource, families: readonly SettingSource[]): readonly SettingSource[] {
  const flavour = flavourOf(regionFrom.valueOf('cloud') ?? cloudOf(regionIn(regionFrom)!));
  return families.filter((family) => family.flavour === flavour);
}

/**
 * Where nobody knows the region, and people sign in at a host that nobody knows, the region of Huawei Cloud would be a
 * guess, and a token of somebody else's would go there.
 */
function refuseGuess(region: string, sources: readonly SettingSource[], { hasDmsEndpoint }: SettingPlaces): void {
  const signsInElsewhere = sources.find((source) => source.valueOf('authUrl') !== undefined);
  if (signsInElsewhere && !hasDmsEndpoint) {
    throw new SettingsError('cloud', unknownCloud(region, signsInElsewhere));
  }
}

/**
 * The block, or its profile; where these have the credentials, whoever else names one region without doubt. Else the
 * first family that has credentials, too; else the first place with credentials whose tools name a region; else whoever
 * names one. Files are opened only where the environment lacks one of the two.
 */
function regionSource(places: SettingPlaces, profile: SettingSource | undefined): SettingSource {
  const { block, families, files } = places;
  const chosen = [block, profile].find((source) => source && regionIn(source));
  if (chosen) return chosen;
  const withRegion = families.filter(regionIn);
  if (profile) return onlyRegion(withRegion.filter(({ flavour }) => flavour === profile.flavour), places);
  if (hasCredentials(block)) return onlyRegion(withRegion, places);
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
  return withRegion.at(0) ?? regionIsMissing(places);
}

/** Credentials that do not come from there are for one of several clouds only, and nobody can tell for which. */
function onlyRegion(withRegion: readonly SettingSource[], places: SettingPlaces): SettingSource {
  const [first, ...others] = withRegion;
  if (first === undefined) return regionIsMissing(places);
  const cloudNamed = (source: SettingSource) => cloudOf(regionIn(source)!);
  const other = others.find((source) => cloudNamed(source) !== cloudNamed(first));
  if (other) throw new SettingsError('region', regionInDoubt(first, other));
  return first;
}

function regionIsMissing({ block, families, files }: SettingPlaces): never {
  throw new SettingsError('region', noRegion([block, ...families], files.lookedAt()));
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
  const wanted = wantedCloud(places, profile, regionFrom);
  const cloud = wanted ?? cloudOf(region);
  if (profile && !hasCredentials(profile)) {
    throw new SettingsError('profile', unsupportedOf(profile) ?? noCredentialsIn(profile));
  }
  const seen: SettingSource[] = [];
  for (const { open } of profile ? [{ open: () => profile }] : placesFor(flavourOf(cloud), places)) {
    const source = open();
    if (!source || !hasCredentials(source)) continue;
    if (!isOfStranger(source, region) && mayServe(source, wanted, region, block)) return source;
    seen.push(source);
  }
  if (seen.length > 0) throw refusedCredentials(seen[0], region, cloud);
  return lastResort(flavourOf(cloud), cloud, places);
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

/** The cloud that is meant, as far as anybody says so; of a region that nobody knows, whoever uses it may know it. */
function wantedCloud({ block, families }: SettingPlaces, profile: SettingSource | undefined,
  regionFrom: SettingSource): string | undefined {
  const region = regionIn(regionFrom)!;
  const users = [block, profile, regionFrom, ...families].filter((source) => source && regionIn(source) === region);
  return block.valueOf('cloud') ?? ([block, profile].includes(regionFrom) ? undefined : regionFrom.valueOf('cloud'))
    ?? knownCloudOf(region) ?? users.map((source) => cloudOfSource(source!)).find((cloud) => cloud !== undefined);
}

function cloudOfBlock(block: SettingSource): string | undefined {
  const region = regionIn(block);
  return region && knownCloudOf(region);
}

function refusedCredentials(source: SettingSource, region: string, cloud: string): SettingsError {
  const setting = tellingSetting(source);
  const its = isOfStranger(source, region) ? hostOf(source.valueOf('authUrl')!) : cloudOfSource(source);
  return new SettingsError(setting, credentialsOfAnotherCloud(source, setting, its, region, cloud));
}

/** Only the host of a URL is told: somebody may have written a password into the rest. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'another host';
}

/** The setting that people know the credentials of a source by. */
function tellingSetting(source: SettingSource): SettingName {
  return (['token', 'idTokenFile', 'idToken', 'accessKey', 'secretKey'] as const).find((name) => source.valueOf(name))
    ?? 'password';
}

/** Who acts is never decided by leaving something out: what asks for a way in that is not there is refused. */
function refuseOtherWay(credentials: SettingSource): void {
  const isPassword = (['token', 'accessKey', 'secretKey', 'idToken', 'idTokenFile'] as const)
    .every((name) => !credentials.valueOf(name));
  const otherWay = isPassword ? credentials.otherWay?.() : undefined;
  if (otherWay !== undefined) throw new SettingsError(undefined, unsupportedWay(otherWay, credentials.label));
}

function unsupportedOf(source: SettingSource): string | undefined {
  const name = source.otherWay?.();
  return name === undefined ? undefined : unsupportedWay(name, source.label);
}

/**
 * The metadata service of the machine, which is asked only where nothing else is there.
 * @throws SettingsError when something is there that cannot be used.
 */
function lastResort(flavour: Flavour, cloud: string, places: SettingPlaces): SettingSource {
  const { block, families, files } = places;
  const asked = [block, ...placesFor(flavour, places).map(({ open }) => open())]
    .filter((source) => source !== undefined);
  const unsupported = asked.map(unsupportedOf).find((text) => text !== undefined);
  if (unsupported !== undefined) throw new SettingsError(undefined, unsupported);
  const inUse = inUseFor(flavour, families);
  const passedOver = families.find((family) => family.flavour !== flavour && hasCredentials(family));
  if (passedOver && inUse) {
    throw new SettingsError('accessKey', passedOverFor(cloud, inUse, passedOver, tellingSetting(passedOver)));
  }
  return metadataSource(noCredentials([block, ...families], files.lookedAt()));
}
