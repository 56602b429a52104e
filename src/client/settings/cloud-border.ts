import { CLOUD_DOMAINS, cloudOf, cloudOfUrl, flavourOf, knownCloudOf } from './clouds';
import { SettingSource } from './setting-source';

/** The region that a source names, if only by its project: on Open Telekom Cloud that begins with the region. */
export function regionIn(source: SettingSource): string | undefined {
  const ofProject = source.valueOf('projectName')?.split('_', 1)[0];
  return source.valueOf('region') ?? (ofProject && knownCloudOf(ofProject) ? ofProject : undefined);
}

/**
 * Whether the credentials of a source may go to the wanted cloud. A source that does not say where it belongs may serve
 * any cloud, and one that names another region, the cloud of its own tools. Where nobody knows the region, what the
 * source itself says of the cloud counts.
 */
export function mayServe(source: SettingSource, wanted: string | undefined, region: string,
  block: SettingSource): boolean {
  const [own, ownRegion] = [cloudOfSource(source), regionIn(source)];
  const isSameRegion = ownRegion === undefined || ownRegion === region;
  // Whoever names a cloud of his own in the block says where the keys are to go.
  if (wanted === block.valueOf('cloud') && wanted !== undefined && !CLOUD_DOMAINS.includes(wanted)) return isSameRegion;
  if (own === undefined) return isSameRegion || source.flavour === flavourOf(wanted ?? cloudOf(region));
  if (wanted !== undefined) return own === wanted;
  return source.valueOf('cloud') !== undefined || ownRegion === region || own === cloudOf(region);
}

/**
 * Whether a source signs in at a host that is none of a cloud we know, and not for our region: every OpenStack has the
 * same variables, and its password must not get to our clouds.
 */
export function isOfStranger(source: SettingSource, region: string): boolean {
  const authUrl = source.flavour === 'otc' ? source.valueOf('authUrl') : undefined;
  if (authUrl === undefined || cloudOfUrl(authUrl) !== undefined || source.valueOf('cloud') !== undefined) return false;
  return regionIn(source) !== region;
}

/** The cloud that the settings of a source are for; undefined where they do not tell. */
export function cloudOfSource(source: SettingSource): string | undefined {
  const region = regionIn(source);
  return source.valueOf('cloud') ?? (region && knownCloudOf(region)) ?? cloudOfHost(source);
}

/** The cloud whose host a source signs in at; undefined where it names none, or one of nobody we know. */
export function cloudOfHost(source: SettingSource): string | undefined {
  const authUrl = source.valueOf('authUrl');
  return authUrl === undefined ? undefined : cloudOfUrl(authUrl);
}
