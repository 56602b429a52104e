import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShelfStore } from './shelf-store';
import { bundlePlugin, RunningTerraform, TerraformWorkspace } from '../../terraform';

/** The plugin is bundled once for each test file. */
const folder = mkdtempSync(join(tmpdir(), 'shelf-plugin-'));
export const shelfPlugin = bundlePlugin(join(__dirname, 'terraform-provider-shelf.ts'),
  join(folder, 'terraform-provider-shelf'));
afterAll(() => rmSync(folder, { recursive: true }));

const workspaces: ShelfWorkspace[] = [];
afterEach(() => workspaces.splice(0).forEach((workspace) => workspace.remove()));

/** A workspace with the shelf provider, and the shelf it manages. */
export class ShelfWorkspace extends TerraformWorkspace {
  /** Starts with a configuration, initialised. */
  public static async holding(hcl: string, env: Readonly<Record<string, string>> = {}): Promise<ShelfWorkspace> {
    const workspace = new ShelfWorkspace(env);
    workspace.configure(hcl);
    await workspace.init();
    return workspace;
  }

  public readonly shelf: ShelfStore<any>;
  private readonly header: string;

  private constructor(env: Readonly<Record<string, string>>) {
    super({ plugins: { 'npm.internal/test/shelf': shelfPlugin }, env });
    const place = join(this.folder, 'shelf');
    this.shelf = new ShelfStore(place);
    this.header = `
      terraform {
        required_providers {
          shelf = { source = "npm.internal/test/shelf" }
        }
      }
      provider "shelf" {
        folder = "${place}"
      }`;
    workspaces.push(this);
  }

  public configure(hcl: string): void {
    this.write(`${this.header}\n${hcl}`);
  }

  /** Every step ends with this: neither the configuration nor the shelf has changed since. */
  public async expectNoChanges(): Promise<void> {
    expect((await this.plan('-refresh=false')).changes).toEqual([]);
    const { code, changes } = await this.plan();
    expect({ code, changes }).toEqual({ code: 0, changes: [] });
  }

  /** What the state holds of `shelf_thing.it`. */
  public async it(): Promise<Record<string, any>> {
    return (await this.state())['shelf_thing.it']?.values;
  }
}

/** Waits for something to happen while a command runs. */
export async function during(running: RunningTerraform, condition: () => boolean): Promise<void> {
  let ended = false;
  void running.finished.then(() => {
    ended = true;
  });
  while (!condition()) {
    if (ended) throw new Error('The command ended before it happened.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
