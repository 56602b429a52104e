import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file in place of the plugin, which installing never starts. */
export class PluginStandIn {
  public readonly folder = mkdtempSync(join(tmpdir(), 'dms-plugin-'));
  public readonly file = join(this.folder, 'terraform-provider-dms.js');

  constructor() {
    this.change('first build');
  }

  public change(build: string): void {
    writeFileSync(this.file, `#!/usr/bin/env node\n// ${build}\n`);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
