import { join } from 'node:path';
import { Flavour } from './clouds';
import { cloudNames, cloudsYamlSource } from './clouds-yaml';
import { Environment } from './environment-families';
import { Folders, pathOf, readFirst, readNamed, SettingFile } from './setting-files';
import { SettingsError } from './setting-name';
import { meaningful, SettingSource } from './setting-source';
import { sharedConfigSource } from './shared-config';
import { lookedAtFile, noHomeFor, osCloudNotSet, profileNotNamed } from './texts';
import { vendorCredentialsSource } from './vendor-credentials';

const CREDENTIALS_FILE = 'HUAWEICLOUD_SDK_CREDENTIALS_FILE';

/** A place that is opened only when it is its turn. */
export interface ClosedPlace {
  /** The cloud whose own tools use it. */
  readonly flavour?: Flavour;
  /**
   * What is there; undefined where nothing is.
   * @throws SettingsError when something that was named cannot be read.
   */
  open(): SettingSource | undefined;
}

/** The files of other tools that hold credentials. Nothing is opened before somebody asks. */
export class CredentialFiles {
  private readonly opened = new Map<string, SettingSource | undefined>();

  constructor(private readonly environment: Environment, private readonly folders: Folders) {}

  /**
   * The profile that a place names: the provider block, or the environment. What it leaves open, the `others` may say.
   * @throws SettingsError when it cannot be read, or there is no such profile.
   */
  public profileOf(place: SettingSource, others: readonly SettingSource[] = []): SettingSource | undefined {
    const setting = (['sharedConfigFile', 'profile'] as const).find((name) => place.valueOf(name) !== undefined);
    if (setting === undefined) return undefined;
    const said = (name: 'profile' | 'sharedConfigFile') =>
      [place, ...others].map((source) => source.valueOf(name)).find((value) => value !== undefined);
    const [profile, written] = [said('profile'), said('sharedConfigFile')];
    const namedBy = `${place.nameOf(setting)} in ${place.label}`;
    const path = written === undefined ? this.inHome('.hcloud', 'config.json') : pathOf(written, this.folders);
    if (path === undefined) throw new SettingsError(undefined, noHomeFor(namedBy));
    return sourceOf(readNamed(path, namedBy), profile);
  }

  /**
   * What the environment and the user's home folder hold, in the order in which it is asked: the profile that the
   * environment names, the credentials file of the vendor's SDKs, the entry of `clouds.yaml` that OS_CLOUD names.
   */
  public places(families: readonly SettingSource[]): readonly ClosedPlace[] {
    const once = (name: string, open: () => SettingSource | undefined) => () => {
      if (!this.opened.has(name)) this.opened.set(name, open());
      return this.opened.get(name);
    };
    const profile = () => families.map((family) => this.profileOf(family)).find((source) => source !== undefined);
    return [
      { flavour: 'huaweicloud', open: once('profile', profile) },
      { flavour: 'huaweicloud', open: once('vendor', () => this.vendorCredentials()) },
      { flavour: 'otc', open: once('clouds', () => this.cloudOfClouds()) },
    ];
  }

  /** What was looked at in vain, for whoever has no credentials. */
  public lookedAt(): readonly string[] {
    const { environment, folders } = this;
    const vendor = meaningful(environment[CREDENTIALS_FILE]) ?? this.inHome('.huaweicloud', 'credentials');
    const koo = readFirst([this.inHome('.hcloud', 'config.json') ?? ''], '~');
    return [
      ...(vendor ? [lookedAtFile(vendor)] : []),
      ...(koo ? [profileNotNamed(koo.path)] : []),
      ...(meaningful(environment.OS_CLOUD) ? [] : [osCloudNotSet(cloudNames(environment, folders))]),
    ];
  }

  private vendorCredentials(): SettingSource | undefined {
    const named = meaningful(this.environment[CREDENTIALS_FILE]);
    const usual = this.inHome('.huaweicloud', 'credentials');
    const file = named ? readNamed(pathOf(named, this.folders), CREDENTIALS_FILE)
      : usual ? readFirst([usual], '~') : undefined;
    return file && vendorCredentialsSource(file);
  }

  private cloudOfClouds(): SettingSource | undefined {
    const name = meaningful(this.environment.OS_CLOUD);
    return name === undefined ? undefined : cloudsYamlSource(name, this.environment, this.folders);
  }

  private inHome(...names: readonly string[]): string | undefined {
    return this.folders.home && join(this.folders.home, ...names);
  }
}

/** Both kinds of file may be given as a shared configuration file: what is in it tells which one it is. */
function sourceOf(file: SettingFile, profile: string | undefined): SettingSource {
  return sharedConfigSource(file, profile) ?? vendorCredentialsSource(file, profile);
}
