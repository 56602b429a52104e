import { Folders } from '../../../src/client/settings/setting-files';
import { SettingsError } from '../../../src/client/settings/setting-name';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';

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
