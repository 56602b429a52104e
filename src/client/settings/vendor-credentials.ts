import { SettingFile } from './setting-files';
import { SettingsError } from './setting-name';
import { meaningful, namedSource, NamesOfSettings, SettingSource } from './setting-source';
import { noSuchProfile } from './texts';

/** What a section calls the settings. */
export const SECTION_NAMES: NamesOfSettings = {
  region: ['region'],
  accessKey: ['ak'],
  secretKey: ['sk'],
  securityToken: ['security_token'],
  projectId: ['project_id'],
  domainId: ['domain_id'],
  authUrl: ['iam_endpoint'],
  idpId: ['idp_id'],
  idTokenFile: ['id_token_file'],
};

/** What the SDKs of the vendor read for services of a region, and for those of all regions. */
const USUAL_SECTIONS = ['basic', 'global'];

/**
 * The credentials file of the vendor's SDKs; a profile is the name of a section.
 * @throws SettingsError when there is no such section.
 */
export function vendorCredentialsSource({ path, text }: SettingFile, profile?: string): SettingSource {
  const sections = parseIni(text);
  if (profile !== undefined && !sections[profile]) {
    throw new SettingsError('profile', noSuchProfile(profile, path, Object.keys(sections)));
  }
  const isUsed = (name: string) => ['ak', 'idp_id'].some((key) => meaningful(sections[name]?.[key]) !== undefined);
  const usual = USUAL_SECTIONS.find(isUsed) ?? USUAL_SECTIONS[0];
  const name = profile ?? usual;
  const section = sections[name] ?? {};
  return namedSource(`section [${name}] of ${path}`, 'huaweicloud', SECTION_NAMES, (key) => section[key]);
}

function parseIni(text: string): Record<string, Record<string, unknown>> {
  // It is no import(), which would stay one in CommonJS output: Jest and the single-file bundles want a require.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  const { parse } = require('ini') as typeof import('ini');
  const sections = Object.entries(parse(text.split(/\r?\n/).map(asWritten).join('\n')))
    .filter(([, value]) => typeof value === 'object' && value !== null)
    .map(([name, section]) => [name, withSmallNames(section)]);
  return Object.fromEntries(sections) as Record<string, Record<string, unknown>>;
}

/** The SDKs take a value as it is written, and `:` for `=`; to the library it may hold a comment. */
function asWritten(line: string): string {
  const [, name, value] = /^\s*([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
  return name === undefined ? line.trim() : `${name} = ${value.replace(/[\\;#]/g, '\\$&')}`;
}

function withSmallNames(section: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [name.toLowerCase(), value]));
}
