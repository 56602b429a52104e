import { Folders } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { SettingSource } from './setting-source';
import { idTokenOf } from './source-id-token';
import { halfOfAKey, impossibleCharacter, noDomain, placeOf } from './texts';
import {
  AccessKeyCredentials, Credentials, MetadataCredentials, Named, PasswordCredentials, TokenCredentials,
} from '../credentials/credentials';

/**
 * The credentials that a source holds, all of them from there: a token, else an id token, else an access key, else a
 * user. What a block of the provider block leaves open of an id token comes from the `others`.
 * @throws SettingsError when half of them is missing, or when they cannot travel.
 */
export function credentialsOf(source: SettingSource, others: readonly SettingSource[], folders: Folders): Credentials {
  if (source.lookedElsewhere !== undefined) return new MetadataCredentials(source.label, source.lookedElsewhere);
  const has = (...settings: readonly SettingName[]) => settings.some((name) => source.valueOf(name) !== undefined);
  const token = headerTextOf(source, 'token');
  if (token) return new TokenCredentials({ token, source: placeOf(source, 'token') });
  const asksForIdToken = source.asksForIdToken === true || has('idpId', 'idToken', 'idTokenFile');
  if (asksForIdToken && !isSomebodyElses(source)) return idTokenOf(source, others, folders);
  if (has('accessKey', 'secretKey')) return accessKeyOf(source);
  if (has('userName', 'userId', 'password')) return passwordOf(source);
  throw new SettingsError('accessKey', halfOfAKey(source, 'securityToken', 'accessKey'));
}

/** Every OpenStack tool has a variable for an identity provider; without an id token it asks for nothing of ours. */
function isSomebodyElses(source: SettingSource): boolean {
  return source.flavour === 'otc' && !source.valueOf('idToken') && !source.valueOf('idTokenFile');
}

function accessKeyOf(source: SettingSource): Credentials {
  const accessKey = headerTextOf(source, 'accessKey');
  const secretKey = headerTextOf(source, 'secretKey');
  if (!accessKey || !secretKey) throw half(source, 'accessKey', 'secretKey');
  return new AccessKeyCredentials({
    accessKey,
    secretKey,
    securityToken: headerTextOf(source, 'securityToken'),
    source: placeOf(source, 'accessKey', 'secretKey'),
  });
}

function passwordOf(source: SettingSource): Credentials {
  const [name, id, password] = (['userName', 'userId', 'password'] as const).map((setting) => source.valueOf(setting));
  const domain = domainOf(source);
  // A name counts within a domain only; an id needs none.
  const isByName = name !== undefined && (domain !== undefined || id === undefined);
  const userSetting = isByName ? 'userName' : 'userId';
  const user = isByName ? { name } : id === undefined ? undefined : { id };
  if (!user || !password) throw half(source, user ? userSetting : 'userName', 'password');
  if (isByName && !domain) throw new SettingsError('domainName', noDomain(source));
  return new PasswordCredentials({ user, domain, password, source: placeOf(source, userSetting, 'password') });
}

/** What is said of the user's own domain goes before what is said of the project's, be it a name or an id. */
function domainOf(source: SettingSource): Named | undefined {
  const [name, id] = [source.valueOf('domainName'), source.valueOf('domainId')];
  if (name === undefined) return id === undefined ? undefined : { id };
  const isIdCloser = id !== undefined && closeness(source.nameOf('domainId')) < closeness(source.nameOf('domainName'));
  return isIdCloser ? { id } : { name };
}

function closeness(nameOfSetting = ''): number {
  const order = [/user_domain/i, /project_domain/i, /^(?!.*default).*domain/i];
  const at = order.findIndex((pattern) => pattern.test(nameOfSetting));
  return at < 0 ? order.length : at;
}

function half(source: SettingSource, one: SettingName, other: SettingName): SettingsError {
  const [present, missing] = source.valueOf(one) === undefined ? [other, one] : [one, other];
  return new SettingsError(missing, halfOfAKey(source, present, missing));
}

/** Refuses a text that cannot travel in a header; the error does not show it. */
function headerTextOf(source: SettingSource, setting: SettingName): string | undefined {
  const value = source.valueOf(setting);
  if (value && !/^[\x21-\x7e]+$/.test(value)) {
    throw new SettingsError(setting, impossibleCharacter(source, setting));
  }
  return value;
}
