import { argumentOf, SettingName } from './setting-name';
import type { SettingSource } from './setting-source';

/** What people call the provider block. */
export const PROVIDER_BLOCK = 'the provider configuration';

/** What people call the metadata service. */
export const METADATA_LABEL = 'the metadata service of this machine';

/** What people may take for the reason why settings are refused or doubtful, and what they can do about it. */

export const REGION_IS_NO_NAME = 'region must consist of letters, digits and hyphens, such as eu-de.';
export const CLOUD_IS_NO_DOMAIN = 'cloud must be a domain, such as otc.t-systems.com.';

export const IAM_FROM_ENDPOINTS = 'endpoints.iam in the provider configuration';
export const iamFromRegion = (region: string) => `region ${region}`;

export const noRegion = (sources: readonly SettingSource[], lookedAt: readonly string[]) =>
  `No region. Set ${everyName(sources, ['region'])}. `
  + `Looked in ${[sources.map(({ label }) => label).join(', '), ...lookedAt].join('; ')}.`;

export const regionInDoubt = (one: SettingSource, other: SettingSource) =>
  `${placeOf(one, 'region')} says ${one.valueOf('region')}, ${placeOf(other, 'region')} says `
  + `${other.valueOf('region')}, and the credentials of the provider block are for one cloud only. `
  + 'Set region in the provider block.';

export const unknownCloud = (region: string, source: SettingSource) =>
  `Region ${region} is not known, and ${placeOf(source, 'authUrl')} names a host of no cloud that is: to which cloud `
  + 'the credentials may go cannot be told. Set cloud to its domain, or endpoints = { dms = "https://…" }.';

/** `lookedAt` are files that were looked at, or would be if somebody named them. */
export const noCredentials = (sources: readonly SettingSource[], lookedAt: readonly string[]) =>
  `No credentials. Looked in ${[sources.map(({ label }) => label).join(', '), ...lookedAt].join('; ')}. `
  + `Set ${everyName(sources, ['accessKey', 'secretKey'])}; or a token: ${everyName(sources, ['token'])}; `
  + `or a user: ${everyName(sources, ['userName', 'password', 'domainName'])}; `
  + `or an id token: ${everyName(sources, ['idpId', 'idTokenFile'])}.`;

export const passedOverFor = (cloud: string, inUse: string, source: SettingSource, setting: SettingName) =>
  `${placeOf(source, setting)} is not used for ${cloud}, whose own tools are in use (${inUse} is set): `
  + `credentials of one cloud are never sent to another. Set credentials of ${cloud}, or another region.`;

export const noCredentialsIn = (source: SettingSource) =>
  `There are no credentials in ${source.label}. Add them there, name another profile, or set access_key and `
  + 'secret_key.';

export const noSuchProfile = (name: string, path: string, found: readonly string[]) =>
  `There is no profile ${name} in ${path}. ${foundNames(found)} Set profile to one of them, or add it.`;

export const encryptedKeys = (profile: string, path: string) =>
  `The keys of profile ${profile} in ${path} are encrypted, as KooCLI stores them unless told otherwise, and only `
  + 'KooCLI can read them. Run `hcloud configure set --cli-auth-encrypt=false` (KooCLI 5.2.7 or newer) and configure '
  + 'the profile again, or set HW_ACCESS_KEY and HW_SECRET_KEY.';

export const keysOfSso = (profile: string, path: string) =>
  `Profile ${profile} in ${path} signs in by SSO and holds no keys at the moment. Run \`hcloud configure sso\` again.`;

export const keysOfMachine = (profile: string, path: string) =>
  `Profile ${profile} in ${path} signs in with the keys of the machine.`;

export const noCloudsFile = (cloud: string, searched: readonly string[]) =>
  `OS_CLOUD names the cloud ${cloud}, and there is no clouds.yaml. Looked for ${searched.join(', ')}. `
  + 'Set OS_CLIENT_CONFIG_FILE to its path, or unset OS_CLOUD.';

export const noSuchCloud = (cloud: string, path: string, found: readonly string[]) =>
  `OS_CLOUD names the cloud ${cloud}, and there is none of that name in ${path}. ${foundNames(found)} `
  + 'Set it to one that is there, or unset it.';

export const noJson = (path: string) =>
  `${path} is not valid JSON. What is wrong is not shown, because the line may hold a secret.`;

export const noYaml = (path: string) =>
  `${path} is not valid YAML. What is wrong is not shown, because the line may hold a secret.`;

export const unreadableFile = (path: string, namedBy: string, errorCode: string | undefined) =>
  `${path} cannot be read (${errorCode ?? 'no reason given'}). It is looked for because of ${namedBy}.`;

export const noHomeFor = (namedBy: string) =>
  `${namedBy} asks for a profile, and there is no home folder to look for its file in. Set shared_config_file.`;

export const lookedAtFile = (path: string) => `${path} is not there, or holds none`;
export const profileNotNamed = (path: string) => `${path} is there, and neither profile nor HW_PROFILE names one of it`;
export const osCloudNotSet = (clouds: readonly string[]) =>
  `OS_CLOUD is not set${clouds.length > 0 ? ` (there are ${clouds.join(', ')})` : ''}`;

/** `name` is what asks for a way in that is not there, `place` where it stands. */
export const unsupportedWay = (name: string, place: string) =>
  `${name} in ${place} decides who acts, and this provider cannot sign in that way (yet). It is not ignored, because `
  + 'everything would be done as somebody else. Unset it and give credentials of whoever is to act: access key and '
  + 'secret key, a token, or user and password.';

export const halfAnAgency = (source: string, place: SettingSource | undefined) =>
  `${source} asks to act as an agency, and does not name it. Write agency_name into an assume_role block`
  + `${orName(place, 'agencyName')}.`;

export const noAgencyDomain = (name: string, source: string, place: SettingSource | undefined) =>
  `Agency ${name} (${source}) belongs to an account that nobody names. Write domain_name or domain_id into its block`
  + `${orName(place, 'agencyDomainName')}.`;

export const noDuration = (written: string, source: string, { least, most }: { least: number; most: number }) =>
  `${written} is no duration for the agency of ${source}: it must be a whole number of seconds, from ${least} to `
  + `${most}.`;

export const noIdToken = (source: SettingSource) =>
  `${source.label} asks to sign in with an id token, and there is no id token. Set ${source.nameOf('idTokenFile')} or `
  + `${source.nameOf('idToken')}.`;

export const noIdentityProvider = (source: SettingSource) =>
  `There is an id token in ${source.label}, and nobody says which identity provider of IAM it is for. `
  + `Set ${source.nameOf('idpId')}.`;

export const impossibleIdentityProvider = (source: SettingSource) =>
  `${placeOf(source, 'idpId')} contains a line break or another character that no identity provider of IAM has. `
  + 'Write the name that IAM has for it.';

export const twoIdTokens = (source: SettingSource) =>
  `${source.nameOf('idToken')} and ${source.nameOf('idTokenFile')} are both set in ${source.label}. Write one of them.`;

export const emptyIdToken = (path: string) => `${path} is empty: it should hold an id token. Check what writes it.`;

export const noSigningAlgorithm = (source: SettingSource, written: string, known: readonly string[]) =>
  `${placeOf(source, 'signingAlgorithm')} is ${written}, and this provider signs with ${known.join(', ')} only.`;

export const noDomain = (source: SettingSource) =>
  `${placeOf(source, 'userName')} is set, and a user's name counts within a domain only. `
  + `Set ${source.nameOf('domainName')} as well, or the user's id in ${source.nameOf('userId')}.`;

export const USELESS_PROFILE = 'profile and shared_config_file are not used, because the provider block holds '
  + 'credentials itself. Write one of the two.';

export const ignoredSetting = (source: SettingSource, setting: SettingName, credentials: SettingSource) =>
  `${placeOf(source, setting)} is not used: the credentials come from ${credentials.label}, and what names a host or a `
  + `project counts only from there or from the provider block. Write ${argumentOf(setting)} into the provider block, `
  + 'if it is meant.';

export const IN_CLEAR_TEXT = 'Credentials travel in clear text';
export const NOT_VERIFIED = 'Certificates are not verified';
export const IGNORED = 'A setting has no effect';

export const INSECURE = 'The certificates of the endpoints are not verified: whoever is on the way can read what is '
  + 'sent, and answer instead of the cloud. Set cacert_file to the authority that issued them instead.';

export const halfOfAKey = (source: SettingSource, present: SettingName, missing: SettingName) =>
  `${source.nameOf(present)} is set in ${source.label}, but ${source.nameOf(missing)} is missing there. `
  + 'Both are taken from the same place: set both, or neither.';

export const impossibleCharacter = (source: SettingSource, setting: SettingName) =>
  `${placeOf(source, setting)} contains a space, a line break or another character that no key has. `
  + 'Copy it again.';

export const noWholeNumber = (source: SettingSource, setting: SettingName) =>
  `${source.nameOf(setting)} must be a whole number, 0 or more.`;

export const credentialsOfAnotherCloud = (source: SettingSource, setting: SettingName, itsCloud: string | undefined,
  region: string, cloud: string) =>
  `${placeOf(source, setting)} belongs to ${itsCloud ?? 'another cloud'}, and region ${region} to ${cloud}: `
  + `credentials of one cloud are never sent to another. Set credentials of ${cloud}, or another region.`;

export const unknownDmsEndpoint = (region: string) =>
  `The DMS endpoint of region ${region} is not known. Set it: endpoints = { dms = "https://…" }.`;

export const noPlainUrl = (argument: string) =>
  `${argument} must be a plain URL such as https://host.example.com, without user name, password or query.`;

export const clearText = (url: string) =>
  `The endpoint ${url} is not https: whatever is sent there, tokens, keys' signatures and security tokens included, `
  + 'travels in clear text, and everybody on the way can read it and use it. Write https://, if the endpoint has it.';

/** What was taken for a path may be a key that lacks its first line, and is not repeated. */
export const unreadableCertificate = (source: SettingSource, setting: SettingName, path: string,
  errorCode: string | undefined) =>
  `${placeOf(source, setting)} names ${setting === 'key' || path.length > 300 ? 'a file' : `the file ${path},`} `
  + `which cannot be read (${errorCode}). Give a path, or the PEM text itself, with its first and its last line.`;

export const noCertificate = (source: SettingSource, setting: SettingName, path: string | undefined) =>
  `${path ?? 'The text'} holds no certificate in PEM form. Check ${placeOf(source, setting)}.`;

export const halfAClientCertificate = (source: SettingSource, present: SettingName, missing: SettingName) =>
  `${placeOf(source, present)} is set, and ${source.nameOf(missing)} is missing: `
  + 'a client certificate and its key belong together. Set both, or neither.';

/** `flaw` completes "cannot be used: ". */
export const unusableClientCertificate = (source: SettingSource, flaw: string) =>
  `The client certificate of ${placeOf(source, 'cert', 'key')} cannot be used: ${flaw}`;

/** Where a setting was found: `HW_ACCESS_KEY in the environment (HW_…)`. */
export function placeOf(source: SettingSource, ...settings: readonly SettingName[]): string {
  const names = settings.map((setting) => source.nameOf(setting)).filter(Boolean).join(' and ');
  return names === '' ? source.label : `${names} in ${source.label}`;
}

const orName = (place: SettingSource | undefined, setting: SettingName) =>
  place?.nameOf(setting) ? `, or set ${place.nameOf(setting)}` : '';

const foundNames = (names: readonly string[]) =>
  names.length > 0 ? `There are ${names.join(', ')}.` : 'There are none at all.';

/** What to write, wherever it may be written: `access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY or …`. */
function everyName(sources: readonly SettingSource[], settings: readonly SettingName[]): string {
  const groups = sources
    .map((source) => settings.map((setting) => source.nameOf(setting)).filter(Boolean).join(' and '))
    .filter((group) => group !== '');
  return `${groups.slice(0, -1).join(', ')} or ${groups.at(-1)}`;
}
