import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';

/** The plugin, bundled from the sources as they are, in a filesystem mirror that the command of the package writes. */
export class PluginMirror {
  public static async create(): Promise<PluginMirror> {
    const mirror = new PluginMirror();
    for (const name of ['terraform-provider-dms', 'cdktf-provider-dms']) await bundle(name, mirror.folder);
    const command = join(mirror.folder, 'cdktf-provider-dms.js');
    writeFileSync(mirror.cliConfiguration,
      execFileSync(process.execPath, [command, 'mirror', join(mirror.folder, 'packages')], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }));
    return mirror;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'dms-mirror-'));
  /** For TF_CLI_CONFIG_FILE. */
  public readonly cliConfiguration = join(this.folder, 'terraformrc');

  private constructor() {}

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
