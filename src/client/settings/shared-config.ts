import { SettingFile } from './setting-files';
import { SettingsError } from './setting-name';
import { namedSource, NamesOfSettings, SettingSource } from './setting-source';
import { encryptedKeys, keysOfMachine, keysOfSso, noJson, noSuchProfile } from './texts';
import { LenientObject } from '../answers/lenient-json';

/** What a profile calls the settings. */
export const PROFILE_NAMES: NamesOfSettings = {
  region: ['region'],
  accessKey: ['accessKeyId'],
  secretKey: ['secretAccessKey'],
  securityToken: ['securityToken'],
  projectId: ['projectId'],
  domainId: ['domainId'],
  agencyName: ['agencyName'],
  agencyDomainName: ['agencyDomainName'],
  agencyDomainId: ['agencyDomainId'],
};

/** No access key is longer, and none holds what ciphertext is written with. */
const PLAIN_KEY = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * A profile of KooCLI's configuration file, by default the one that KooCLI itself would use.
 * @throws SettingsError when there is none of that name, or when its keys are encrypted.
 */
export function sharedConfigSource({ path, text }: SettingFile, wanted: string | undefined): SettingSource | undefined {
  const config = LenientObject.parse(text);
  if (!config && text.trimStart().startsWith('{')) throw new SettingsError('sharedConfigFile', noJson(path));
  if (!config) return undefined;
  const profiles = config.objects('profiles') ?? [];
  const name = wanted ?? config.text('current') ?? 'default';
  const profile = profiles.find((candidate) => candidate.text('name') === name);
  if (!profile) {
    throw new SettingsError('profile', noSuchProfile(name, path, profiles.map((other) => other.text('name') ?? '')));
  }
  return profileSource(profile, name, path);
}

function profileSource(profile: LenientObject, name: string, path: string): SettingSource {
  const isSso = profile.text('mode')?.toUpperCase() === 'SSO';
  const isOfMachine = /ecs/i.test(profile.text('mode') ?? '');
  // Keys that a machine's profile had before are nobody's.
  const keys = isOfMachine ? undefined : isSso ? profile.object('ssoAuth')?.object('stsToken') : profile;
  const accessKey = keys?.text('accessKeyId');
  if (accessKey !== undefined && !PLAIN_KEY.test(accessKey)) {
    throw new SettingsError('profile', encryptedKeys(name, path));
  }
  if (isSso && accessKey === undefined) throw new SettingsError('profile', keysOfSso(name, path));
  const isKey = (field: string) => /^(accessKeyId|secretAccessKey|securityToken)$/.test(field);
  return {
    ...namedSource(`profile ${name} of ${path}`, 'huaweicloud', PROFILE_NAMES,
      (field) => (isKey(field) ? keys : profile)?.text(field)),
    lookedElsewhere: isOfMachine ? keysOfMachine(name, path) : undefined,
    otherWay: () => (!isOfMachine && /agency/i.test(profile.text('mode') ?? '') ? 'mode' : undefined),
  };
}
