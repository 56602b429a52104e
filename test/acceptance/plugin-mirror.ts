import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { pluginIn } from '../../src/constructs/provider-installation/plugin-bundle';
import { writePluginPackages } from '../../src/constructs/provider-installation/plugin-packages';

/** The plugin, bundled from the sources as they are, in a filesystem mirror. */
export class PluginMirror {
  public static async create(): Promise<PluginMirror> {
    const mirror = new PluginMirror();
    await bundle('terraform-provider-dms', mirror.folder);
    writePluginPackages(pluginIn(mirror.folder), mirror.packages);
    writeFileSync(mirror.cliConfiguration, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror.packages)}\n  }\n}\n`);
    return mirror;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'dms-mirror-'));
  private readonly packages = join(this.folder, 'packages');
  /** For TF_CLI_CONFIG_FILE. */
  public readonly cliConfiguration = join(this.folder, 'terraformrc');

  private constructor() {}

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
