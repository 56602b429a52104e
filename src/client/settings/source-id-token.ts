import { Folders, pathOf, readNamed } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { isBlock, SettingSource } from './setting-source';
import { emptyIdToken, impossibleIdentityProvider, noIdentityProvider, noIdToken, placeOf, twoIdTokens } from './texts';
import { IdTokenCredentials } from '../credentials/credentials';

/**
 * The id token that a source holds or names a file for; what a block of the provider block leaves open comes from the
 * `others`. A file is read anew for every sign-in.
 * @throws SettingsError when token or identity provider are missing, or when the file cannot be read.
 */
export function idTokenOf(source: SettingSource, others: readonly SettingSource[],
  folders: Folders): IdTokenCredentials {
  if (isBlock(source) && source.valueOf('idToken') && source.valueOf('idTokenFile')) {
    throw new SettingsError('idToken', twoIdTokens(source));
  }
  const places = isBlock(source) ? [source, ...others] : [source];
  const withToken = places.find((place) => place.valueOf('idToken') ?? place.valueOf('idTokenFile'));
  if (!withToken) throw new SettingsError('idTokenFile', noIdToken(source));
  const idpId = firstOf(places, 'idpId');
  if (idpId === undefined) throw new SettingsError('idpId', noIdentityProvider(source));
  // It travels in a header.
  if (!/^[\x20-\x7e]+$/.test(idpId)) throw new SettingsError('idpId', impossibleIdentityProvider(source));
  const read = readerOf(withToken, folders);
  // What cannot be read now is told now.
  read();
  const named = withToken.valueOf('idToken') ? 'idToken' : 'idTokenFile';
  return new IdTokenCredentials({ idpId, read, source: placeOf(withToken, named) });
}

function readerOf(place: SettingSource, folders: Folders): () => string {
  const token = place.valueOf('idToken');
  if (token !== undefined) return () => token;
  const path = pathOf(place.valueOf('idTokenFile')!, folders);
  return () => {
    const text = readNamed(path, placeOf(place, 'idTokenFile')).text.trim();
    if (text === '') throw new SettingsError('idTokenFile', emptyIdToken(path));
    return text;
  };
}

function firstOf(places: readonly SettingSource[], setting: SettingName): string | undefined {
  return places.map((place) => place.valueOf(setting)).find((value) => value !== undefined);
}
