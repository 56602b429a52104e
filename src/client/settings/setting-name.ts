/** The settings that can come from another place as well as from the provider block. */
export type SettingName =
  | 'region'
  | 'accessKey'
  | 'secretKey'
  | 'securityToken'
  | 'token'
  | 'userName'
  | 'userId'
  | 'password'
  | 'domainName'
  | 'domainId'
  | 'authUrl'
  | 'projectId'
  | 'projectName'
  | 'cloud'
  | 'insecure'
  | 'caCertFile'
  | 'cert'
  | 'key'
  | 'maxRetries'
  | 'profile'
  | 'sharedConfigFile';

/** What an error or a warning can point to: a setting, or the block of endpoints, which has no variable. */
export type ConfiguredName = SettingName | 'endpoints';

/**
 * The places that settings come from do not add up. `setting` names the argument to look at, where there is one; the
 * message says what to set.
 */
export class SettingsError extends Error {
  constructor(public readonly setting: ConfiguredName | undefined, message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

/** The argument that both other providers spell without the underscore that the rule would give it. */
const IRREGULAR = { setting: 'caCertFile', argument: 'cacert_file' };

/** The argument of the provider block that gives a setting: `secret_key` for `secretKey`. */
export function argumentOf(setting: string): string {
  return setting === IRREGULAR.setting ? IRREGULAR.argument
    : setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The setting that an argument of the provider block gives: `secretKey` for `secret_key`. */
export function settingOf(argument: string): string {
  return argument === IRREGULAR.argument ? IRREGULAR.setting
    : argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
