import { Flavour } from './clouds';
import { argumentOf, SettingName } from './setting-name';
import { METADATA_LABEL, PROVIDER_BLOCK } from './texts';

/** What a place calls the settings that it may have. Of several names of one setting the first one set counts. */
export type NamesOfSettings = Readonly<Partial<Record<SettingName, readonly string[]>>>;

/** One place where settings are found. */
export interface SettingSource {
  /** What people call it: `the provider configuration`, `the environment (HW_…)`. */
  readonly label: string;
  /**
   * The cloud whose own tools use this place.
   * @default - the place is the provider block, which is for any cloud
   */
  readonly flavour?: Flavour;
  /**
   * What says that the tools of this place are in use: the first variable that is set.
   * @default - nothing does
   */
  readonly inUseBy?: string;
  /**
   * Why the metadata service of the machine is asked, where it is: where else was looked in vain, or who says so.
   * @default - the place is another one
   */
  readonly lookedElsewhere?: string;
  /**
   * Whether it asks for an id token, even where it says nothing of one.
   * @default false
   */
  readonly asksForIdToken?: boolean;
  /** What to write there for a setting: `secret_key`, `HW_SECRET_KEY`; undefined when the place lacks the setting. */
  nameOf(setting: SettingName): string | undefined;
  /** The value without spaces around it; undefined when it is missing or empty. */
  valueOf(setting: SettingName): string | undefined;
  /**
   * What belongs there to a way in that this client does not have: `OS_PASSCODE`.
   * @default - nothing can
   */
  otherWay?(): string | undefined;
}

/** The arguments of the provider block, given by the names of the settings. */
export function configurationSource(values: Partial<Record<SettingName, string | number | boolean>>,
  asksForIdToken = false): SettingSource {
  return {
    label: PROVIDER_BLOCK,
    asksForIdToken,
    nameOf: argumentOf,
    valueOf: (setting) => asMeant(setting, values[setting]),
  };
}

/** The metadata service of the machine, which is asked where no other place has credentials. */
export function metadataSource(lookedElsewhere: string): SettingSource {
  return { label: METADATA_LABEL, lookedElsewhere, nameOf: () => undefined, valueOf: () => undefined };
}

/** Whether it is the provider block. */
export const isBlock = ({ label }: SettingSource): boolean => label === PROVIDER_BLOCK;

/** A place that calls settings by names of its own, of which the first one that has a value counts. */
export function namedSource(label: string, flavour: Flavour | undefined,
  names: NamesOfSettings, read: (name: string) => unknown): SettingSource {
  const used = (setting: SettingName) => names[setting]?.find((name) => meaningful(read(name)) !== undefined);
  return {
    label,
    flavour,
    nameOf: (setting) => used(setting) ?? names[setting]?.[0],
    valueOf: (setting) => {
      const name = used(setting);
      return name === undefined ? undefined : asMeant(setting, read(name));
    },
  };
}

/** A password may begin or end with a space; what ends it is at most the line break of its file. */
function asMeant(setting: SettingName, value: unknown): string | undefined {
  const text = meaningful(value);
  return text !== undefined && setting === 'password' ? String(value).replace(/\r?\n$/, '') : text;
}

/** A value as a text without spaces around it; undefined for what says nothing. */
export function meaningful(value: unknown): string | undefined {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

/**
 * Whether a source wants to be signed in with. In the provider block a half of it is meant, and its other half missing;
 * a user name elsewhere may be anybody's.
 */
export function hasCredentials(source: SettingSource): boolean {
  const telling: readonly SettingName[] = ['token', 'accessKey', 'secretKey', 'password', 'idToken', 'idTokenFile',
    ...(isBlock(source) ? ['userName', 'userId', 'securityToken'] as const : []),
    // Every OpenStack tool has a variable for this one.
    ...(source.flavour === 'otc' ? [] : ['idpId'] as const)];
  return source.lookedElsewhere !== undefined || source.asksForIdToken === true
    || telling.some((setting) => source.valueOf(setting) !== undefined);
}
