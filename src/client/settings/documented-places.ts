import { ENTRY_NAMES } from './clouds-yaml';
import { FAMILY_NAMES } from './environment-families';
import { argumentOf, SettingName } from './setting-name';
import { PROFILE_NAMES } from './shared-config';
import { SECTION_NAMES } from './vendor-credentials';

/** A place that settings come from, as documents tell it. */
export interface DocumentedPlace {
  /** In Markdown. */
  readonly title: string;
  /** What it calls a setting; of several names the first one set counts. */
  namesOf(setting: SettingName): readonly string[];
}

/** All places, in the order in which credentials are looked for in them. */
export const DOCUMENTED_PLACES: readonly DocumentedPlace[] = [
  {
    title: 'provider block',
    // The project of an agency has no name of its own there.
    namesOf: (setting) => [argumentOf(setting === 'delegatedProject' ? 'projectName' : setting)],
  },
  ...FAMILY_NAMES.map(([prefix, names]) => ({
    title: `environment, \`${prefix}…\``,
    namesOf: (setting: SettingName) => names[setting] ?? [],
  })),
  { title: 'profile in `~/.hcloud/config.json`', namesOf: (setting) => PROFILE_NAMES[setting] ?? [] },
  { title: '`~/.huaweicloud/credentials`', namesOf: (setting) => SECTION_NAMES[setting] ?? [] },
  { title: '`clouds.yaml`, by `OS_CLOUD`', namesOf: (setting) => ENTRY_NAMES[setting] ?? [] },
];
