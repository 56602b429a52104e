import { join } from 'node:path';
import { Environment } from './environment-families';
import { Folders, pathOf, readFirst, SettingFile } from './setting-files';
import { SettingName, SettingsError } from './setting-name';
import { meaningful, namedSource, NamesOfSettings, SettingSource } from './setting-source';
import { noCloudsFile, noSuchCloud, noYaml } from './texts';

type Fields = Readonly<Record<string, unknown>>;

const SECRETS: NamesOfSettings = {
  accessKey: ['auth.ak', 'auth.access_key'],
  secretKey: ['auth.sk', 'auth.secret_key'],
  securityToken: ['auth.security_token'],
  token: ['auth.token'],
  password: ['auth.password', 'password'],
};

/** What an entry calls the settings. */
export const ENTRY_NAMES: NamesOfSettings = {
  ...SECRETS,
  region: ['region_name', 'regions.0', 'regions.0.name'],
  userName: ['auth.username', 'auth.user_name', 'username'],
  userId: ['auth.user_id'],
  domainName: ['auth.user_domain_name', 'auth.project_domain_name', 'auth.domain_name'],
  domainId: ['auth.user_domain_id', 'auth.project_domain_id', 'auth.domain_id', 'auth.default_domain'],
  authUrl: ['auth.auth_url'],
  projectId: ['auth.project_id', 'auth.tenant_id', 'project_id'],
  projectName: ['auth.project_name', 'auth.tenant_name', 'project_name'],
  insecure: ['verify'],
  caCertFile: ['cacert'],
  cert: ['cert'],
  key: ['key'],
  agencyName: ['auth.target_agency_name'],
  agencyDomainName: ['auth.target_domain_name'],
  agencyDomainId: ['auth.target_domain_id'],
  delegatedProject: ['auth.target_project_name'],
};

/** What `auth_type` leaves of an entry that could be signed in with in several ways. */
const WAYS: readonly (readonly [RegExp, readonly SettingName[]])[] = [
  [/aksk/i, ['accessKey', 'secretKey', 'securityToken']],
  [/token/i, ['token']],
  [/password/i, ['password']],
];

/** Ways in whose names hold those of others: `v3oidcpassword` sends the password to an identity provider. */
const OTHER_WAYS = /oidc|saml|totp|adfs|kerberos|oauth|multifactor|application/i;

const ENDINGS = ['yaml', 'yml', 'json'];

/** The vendor profiles that the tools of Open Telekom Cloud have built in: they name a host that the region implies. */
const BUILT_IN = 'otc';

/**
 * The entry of `clouds.yaml` that OS_CLOUD names, with what `secure.yaml` and the vendor's `clouds-public.yaml` add.
 * @throws SettingsError when there is no such entry, or a file is no YAML.
 */
export function cloudsYamlSource(name: string, environment: Environment, folders: Folders): SettingSource {
  const file = cloudsFile(environment, folders);
  if (!file) {
    throw new SettingsError(undefined, noCloudsFile(name, paths('clouds', environment.OS_CLIENT_CONFIG_FILE, folders)));
  }
  const clouds = member(parseYaml(file), 'clouds');
  const entry = member(clouds, name);
  if (!entry) throw new SettingsError(undefined, noSuchCloud(name, file.path, Object.keys(clouds ?? {})));
  const secure = readFirst(paths('secure', environment.OS_CLIENT_SECURE_FILE, folders), 'OS_CLOUD');
  const secret = secure && member(member(parseYaml(secure), 'clouds'), name);
  const merged = merge(merge(vendorEntry(entry, environment, folders), entry), secret ?? {});
  return entrySource(merged, `cloud ${name} of ${file.path}`);
}

/** The names of the clouds in the file that OS_CLOUD would choose from, for a hint to whoever has not set it. */
export function cloudNames(environment: Environment, folders: Folders): readonly string[] {
  try {
    const file = cloudsFile(environment, folders);
    return file ? Object.keys(member(parseYaml(file), 'clouds') ?? {}) : [];
  } catch {
    return [];
  }
}

function entrySource(entry: Fields, label: string): SettingSource {
  const way = WAYS.find(([pattern]) => pattern.test(meaningful(entry.auth_type) ?? ''))?.[1];
  const isLeftOut = (setting: SettingName) => way !== undefined && setting in SECRETS && !way.includes(setting);
  const kept = Object.fromEntries(
    Object.entries(ENTRY_NAMES).filter(([setting]) => !isLeftOut(setting as SettingName)),
  );
  const read = (path: string): unknown => path === 'verify' ? insecureOf(entry)
    : path.split('.').reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], entry);
  // Without a schema these are texts, too.
  const valueOf = (path: string) => {
    const value = meaningful(read(path));
    return value === undefined || /^(~|null)$/i.test(value) ? undefined : value;
  };
  const has = (path: string) => (valueOf(path) === undefined ? undefined : path);
  return {
    ...namedSource(label, 'otc', kept, valueOf),
    otherWay: () => (OTHER_WAYS.test(meaningful(entry.auth_type) ?? '') ? 'auth_type'
      : has('auth.passcode') ?? has('auth.application_credential_id')),
  };
}

function insecureOf({ verify, insecure }: Fields): unknown {
  return /^(false|no|off|0)$/i.test(meaningful(verify) ?? '') ? true : insecure;
}

/** The regions of a vendor are what is possible, not what is chosen. */
function vendorEntry(entry: Fields, environment: Environment, folders: Folders): Fields {
  const profile = meaningful(entry.profile) ?? meaningful(entry.cloud);
  if (!profile) return {};
  const file = readFirst(paths('clouds-public', environment.OS_CLIENT_VENDOR_FILE, folders), 'OS_CLOUD');
  const { regions, ...vendor } = (file && member(member(parseYaml(file), 'public-clouds'), profile)) ?? {};
  return profile === BUILT_IN || /\{|%/.test(meaningful(member(vendor, 'auth')?.auth_url) ?? '')
    ? { ...vendor, auth: { ...member(vendor, 'auth'), auth_url: undefined } } : vendor;
}

function cloudsFile(environment: Environment, folders: Folders): SettingFile | undefined {
  return readFirst(paths('clouds', environment.OS_CLIENT_CONFIG_FILE, folders), 'OS_CLOUD');
}

function paths(name: string, named: string | undefined, folders: Folders): readonly string[] {
  const chosen = meaningful(named);
  return [...(chosen ? [pathOf(chosen, folders)] : []), ...searched(name, folders)];
}

function searched(name: string, { home, working }: Folders): readonly string[] {
  const folders = [working, home && join(home, '.config', 'openstack'), '/etc/openstack'].filter(Boolean) as string[];
  return folders.flatMap((folder) => ENDINGS.map((ending) => join(folder, `${name}.${ending}`)));
}

function merge(below: Fields, above: Fields): Fields {
  const both = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const lower = both[key];
    both[key] = isFields(value) && isFields(lower) ? merge(lower, value) : value ?? lower;
  }
  return both;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function member(fields: unknown, name: string): Fields | undefined {
  const value = isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isFields(value) ? value : undefined;
}

function parseYaml({ path, text }: SettingFile): unknown {
  // It is no import(), which would stay one in CommonJS output: Jest and the single-file bundles want a require.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  const { parse } = require('yaml') as typeof import('yaml');
  try {
    // Texts stay as they are written: a password or an id may look like a number.
    return parse(text, { schema: 'failsafe', merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  } catch {
    // The parser's own words may quote a line of the file, and with it a password.
    throw new SettingsError(undefined, noYaml(path));
  }
}
