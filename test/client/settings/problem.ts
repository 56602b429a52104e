import { Folders } from '../../../src/client/settings/setting-files';
import { SettingsError } from '../../../src/client/settings/setting-name';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

/** What the error says before the metadata service was asked, where no other place has credentials. */
export function inVain(configuration: ClientConfiguration, environment: Record<string, string> = {},
  folders: Folders = {}): string {
  const { credentials } = resolveSettings(configuration, environment, folders);
  if (credentials.kind !== 'metadata') throw new Error(`There were credentials: ${credentials.source}.`);
  return credentials.elsewhere;
}

/** What is wrong with settings that must not be accepted. */
export function problem(configuration: ClientConfiguration, environment: Record<string, string> = {},
  folders: Folders = {}): SettingsError {
  try {
    resolveSettings(configuration, environment, folders);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('The settings were accepted.');
}
