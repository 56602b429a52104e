import { SettingName } from './setting-name';
import { SettingSource } from './setting-sources';

/** What people may take for the reason why settings are refused or doubtful, and what they can do about it. */

export const REGION_IS_NO_NAME = 'region must consist of letters, digits and hyphens, such as eu-de.';
export const CLOUD_IS_NO_DOMAIN = 'cloud must be a domain, such as otc.t-systems.com.';

export const IAM_FROM_ENDPOINTS = 'endpoints.iam in the provider configuration';
export const iamFromRegion = (region: string) => `region ${region}`;

export const noRegion = (sources: readonly SettingSource[]) => `No region. Set ${everyName(sources, ['region'])}.`;

export const noCredentials = (sources: readonly SettingSource[]) =>
  `No credentials. Set ${everyName(sources, ['accessKey', 'secretKey'])}; `
  + `or a token: ${everyName(sources, ['token'])}.`;

export const halfOfAKey = (source: SettingSource, present: SettingName, missing: SettingName) =>
  `${source.nameOf(present)} is set in ${source.label}, but ${source.nameOf(missing)} is missing there. `
  + 'Both are taken from the same place: set both, or neither.';

export const impossibleCharacter = (source: SettingSource, setting: SettingName) =>
  `${placeOf(source, setting)} contains a space, a line break or another character that no key has.`;

export const noWholeNumber = (source: SettingSource, setting: SettingName) =>
  `${source.nameOf(setting)} must be a whole number, 0 or more.`;

export const credentialsOfAnotherCloud = (source: SettingSource, setting: SettingName, itsCloud: string | undefined,
  region: string, cloud: string) =>
  `${placeOf(source, setting)} belongs to ${itsCloud}, and region ${region} to ${cloud}: `
  + `credentials of one cloud are never sent to another. Set credentials of ${cloud}, or another region.`;

export const unknownDmsEndpoint = (region: string) =>
  `The DMS endpoint of region ${region} is not known. Set it: endpoints = { dms = "https://…" }.`;

export const noPlainUrl = (argument: string) =>
  `${argument} must be a plain URL such as https://host.example.com, without user name, password or query.`;

export const clearText = (url: string) =>
  `The endpoint ${url} is not https: whatever is sent there, tokens, keys' signatures and security tokens included, `
  + 'travels in clear text, and everybody on the way can read it and use it. Write https://, if the endpoint has it.';

export const unreadableCertificates = (file: string, errorCode: string | undefined) =>
  `The certificate file ${file} cannot be read (${errorCode}). Check cacert_file.`;

/** Where a setting was found: `HW_ACCESS_KEY in the environment (HW_…)`. */
export function placeOf(source: SettingSource, ...settings: readonly SettingName[]): string {
  return `${settings.map((setting) => source.nameOf(setting)).join(' and ')} in ${source.label}`;
}

/** What to write, wherever it may be written: `access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY or …`. */
function everyName(sources: readonly SettingSource[], settings: readonly SettingName[]): string {
  const groups = sources
    .map((source) => settings.map((setting) => source.nameOf(setting)).filter(Boolean).join(' and '))
    .filter((group) => group !== '');
  return `${groups.slice(0, -1).join(', ')} or ${groups.at(-1)}`;
}
