import { SettingName, SettingsError } from './setting-name';
import { SettingSource } from './setting-source';
import { halfOfAKey, impossibleCharacter, noDomain, placeOf } from './texts';
import {
  AccessKeyCredentials, Credentials, Named, PasswordCredentials, TokenCredentials,
} from '../credentials/credentials';

/**
 * The credentials that a source holds, all of them from there: a token, else an access key, else a user.
 * @throws SettingsError when half of them is missing, or when they cannot travel.
 */
export function credentialsOf(source: SettingSource): Credentials {
  const token = headerTextOf(source, 'token');
  if (token) return new TokenCredentials({ token, source: placeOf(source, 'token') });
  const hasKey = (['accessKey', 'secretKey'] as const).some((setting) => source.valueOf(setting) !== undefined);
  return hasKey ? accessKeyOf(source) : passwordOf(source);
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
  const userSetting = source.valueOf('userName') === undefined ? 'userId' : 'userName';
  const user = namedBy(source, 'userName', 'userId');
  const password = source.valueOf('password');
  if (!user || !password) throw half(source, user ? userSetting : 'userName', 'password');
  const domain = namedBy(source, 'domainName', 'domainId');
  if ('name' in user && !domain) throw new SettingsError('domainName', noDomain(source));
  return new PasswordCredentials({ user, domain, password, source: placeOf(source, userSetting, 'password') });
}

function namedBy(source: SettingSource, nameSetting: SettingName, idSetting: SettingName): Named | undefined {
  const [name, id] = [source.valueOf(nameSetting), source.valueOf(idSetting)];
  if (name !== undefined) return { name };
  return id === undefined ? undefined : { id };
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
