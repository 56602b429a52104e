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
  | 'sharedConfigFile'
  | 'signingAlgorithm'
  | 'agencyName'
  | 'agencyDomainName'
  | 'agencyDomainId'
  | 'agencyDuration'
  | 'delegatedProject'
  | 'idpId'
  | 'idToken'
  | 'idTokenFile';

/** The settings that the provider block holds in a block of their own, and what they are called there. */
const NESTED: Readonly<Partial<Record<string, readonly [block: string, argument: string]>>> = {
  agencyName: ['assume_role', 'agency_name'],
  agencyDomainName: ['assume_role', 'domain_name'],
  agencyDomainId: ['assume_role', 'domain_id'],
  agencyDuration: ['assume_role', 'duration'],
  idpId: ['assume_role_with_oidc', 'idp_id'],
  idToken: ['assume_role_with_oidc', 'id_token'],
  idTokenFile: ['assume_role_with_oidc', 'id_token_file'],
} satisfies Partial<Record<SettingName, readonly [string, string]>>;

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

/** What people write for a setting in the provider block: `secret_key`, `assume_role.agency_name`. */
export function argumentOf(setting: string): string {
  return NESTED[setting]?.join('.') ?? plainArgumentOf(setting);
}

/** The argument, or the block, at the top of the provider block that gives a setting. */
export function topArgumentOf(setting: string): string {
  return NESTED[setting]?.[0] ?? plainArgumentOf(setting);
}

function plainArgumentOf(setting: string): string {
  return setting === IRREGULAR.setting ? IRREGULAR.argument
    : setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The setting that an argument of the provider block gives: `secretKey` for `secret_key`. */
export function settingOf(argument: string): string {
  return argument === IRREGULAR.argument ? IRREGULAR.setting
    : argument.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
