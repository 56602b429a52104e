import { SettingName } from './setting-sources';

/**
 * The configuration and the environment do not add up. `setting` names the argument to look at; the message says what
 * to set.
 */
export class SettingsError extends Error {
  constructor(public readonly setting: SettingName | 'endpoints', message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}
