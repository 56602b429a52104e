import { Endpoints, isClearText, METADATA_SERVICE } from './endpoints';
import { ConfiguredName, SettingName } from './setting-name';
import type { SettingOrigin } from './setting-origin';
import { hasCredentials, SettingSource } from './setting-source';
import { clearText, IGNORED, ignoredSetting, INSECURE, IN_CLEAR_TEXT, NOT_VERIFIED, USELESS_PROFILE } from './texts';
import type { Trust } from './trust';

/** Something that is accepted although it should be changed. `setting` names the argument to look at. */
export interface SettingsWarning {
  /** @default - no argument is to blame */
  readonly setting?: ConfiguredName;
  readonly summary: string;
  readonly message: string;
}

/** Endpoints that carry in clear text what is to be secret. */
export function clearTextWarnings({ dms, iam, sts, metadata }: Endpoints, iamIsExplicit: boolean): SettingsWarning[] {
  const used: readonly (readonly [url: string, setting: ConfiguredName])[] = [
    [dms, 'endpoints'],
    ...(iam === dms ? [] : [[iam, iamIsExplicit ? 'endpoints' : 'authUrl'] as const]),
    ...(sts === dms || sts === iam ? [] : [[sts, 'endpoints'] as const]),
    // The usual one is a machine's own: nobody is on the way.
    ...(metadata === METADATA_SERVICE ? [] : [[metadata, 'endpoints'] as const]),
  ];
  return used.filter(([url]) => isClearText(url))
    .map(([url, setting]) => ({ setting, summary: IN_CLEAR_TEXT, message: clearText(url) }));
}

/** Settings that do what few mean, or nothing where something was meant. */
export function doubtfulSettings(block: SettingSource, { credentials, regionOnly }: SettingOrigin,
  { insecure }: Trust): SettingsWarning[] {
  const namesProfile = block.valueOf('profile') ?? block.valueOf('sharedConfigFile');
  return [
    ...(insecure ? [{ setting: 'insecure' as const, summary: NOT_VERIFIED, message: INSECURE }] : []),
    ...(namesProfile && hasCredentials(block)
      ? [{ setting: 'profile' as const, summary: IGNORED, message: USELESS_PROFILE }] : []),
    ...(regionOnly ? ignoredOf(regionOnly, block, credentials) : []),
  ];
}

/** The place that gives the region alone: its project is meant more often than not, and would be another one. */
function ignoredOf(place: SettingSource, block: SettingSource, credentials: SettingSource): SettingsWarning[] {
  const names: readonly SettingName[] = ['cloud', 'authUrl', 'projectId', 'projectName'];
  return names
    .filter((setting) => place.valueOf(setting) !== undefined && block.valueOf(setting) === undefined)
    .map((setting) => ({ summary: IGNORED, message: ignoredSetting(place, setting, credentials) }));
}
