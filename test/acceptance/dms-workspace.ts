import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADDRESS } from './batch-action-hcl';
import { Diagnostic, diagnosticsOf } from './diagnostics';
import { ORIGIN, scaledClock, SPEED, STARTS_AT } from './scaled-clock';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { Emulator, EmulatorOptions, startEmulator } from '../../src/emulator/start-emulator';
import { bundlePlugin, TerraformWorkspace } from '../terraform';

const pluginFolder = mkdtempSync(join(tmpdir(), 'dms-plugin-'));
/** The plugin in fast time, bundled once for each test file. */
export const plugin = bundlePlugin(join(__dirname, 'fast-provider.ts'), join(pluginFolder, 'terraform-provider-dms'));
afterAll(() => rmSync(pluginFolder, { recursive: true }));

const open: DmsWorkspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** Lines of the provider block; a value may replace one that is there by default, and an undefined one removes it. */
type ProviderBlock = Readonly<Record<string, string | undefined>>;

export interface DmsWorkspaceOptions {
  /** How many times faster than the machine's the time of the provider and of the emulator runs. Default 10. */
  readonly speed?: number;
  /**
   * What time it is for both at first, in epoch milliseconds.
   *
   * @default - what the machine says
   */
  readonly startsAt?: number;
  readonly emulator?: Omit<EmulatorOptions, 'clock'>;
  readonly provider?: ProviderBlock;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Terraform with the DMS provider, and the emulated cloud it talks to over HTTP; both live in the same, faster time.
 */
export class DmsWorkspace extends TerraformWorkspace {
  /** An emulator and a workspace with this configuration, initialised. */
  public static async holding(hcl: string,
    { speed = 10, startsAt, emulator: options, provider, env }: DmsWorkspaceOptions = {}): Promise<DmsWorkspace> {
    const origin = Date.now();
    const emulator = await startEmulator({ ...options, clock: scaledClock(speed, origin, startsAt) });
    const workspace = new DmsWorkspace(emulator, provider ?? {}, {
      ...env,
      [SPEED]: String(speed),
      [ORIGIN]: String(origin),
      [STARTS_AT]: String(startsAt ?? origin),
    });
    open.push(workspace);
    workspace.configure(hcl);
    await workspace.init();
    return workspace;
  }

  private constructor(public readonly emulator: Emulator, private readonly block: ProviderBlock,
    env: Readonly<Record<string, string>>) {
    super({ plugins: { [PROVIDER_SOURCE]: plugin }, env });
  }

  /** Replaces the configuration: what is below the provider block, and where given the block as well. */
  public configure(hcl: string, given: ProviderBlock = this.block, blocksInIt = ''): void {
    const { region, accessKey, secretKey, projectId, endpoint } = this.emulator;
    const block: ProviderBlock = {
      region: JSON.stringify(region),
      access_key: JSON.stringify(accessKey),
      secret_key: JSON.stringify(secretKey),
      project_id: JSON.stringify(projectId),
      endpoints: `{ dms = "${endpoint}", iam = "${endpoint}" }`,
      ...given,
    };
    this.write(`
      terraform {
        required_providers {
          dms = { source = "${PROVIDER_SOURCE}" }
        }
      }
      provider "dms" {
        ${
          Object.entries(block).flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`])).join(
            '\n        ',
          )
        }
        ${blocksInIt}
      }
      ${hcl}`);
  }

  public get cloud(): Emulator['cloud'] {
    return this.emulator.cloud;
  }

  /** Ids of the instances on which an action really began, in that order. */
  public acted(action: 'restart' | 'delete'): string[] {
    return this.cloud.actions().filter((record) => record.action === action).map(({ instanceId }) => instanceId);
  }

  /** The calls of the batch action that reached the cloud. */
  public get posts(): ReturnType<Emulator['cloud']['requests']> {
    return this.cloud.requests().filter(({ method }) => method === 'POST');
  }

  /** Runs a command, which may fail, and tells what Terraform says to its user. */
  public async attempt(command: 'plan' | 'apply' | 'destroy',
    ...args: readonly string[]): Promise<{ code: number | null; diagnostics: Diagnostic[] }> {
    const finished = await this.run(command, '-json', command === 'plan' ? '-detailed-exitcode' : '-auto-approve',
      ...args);
    return { code: finished.code, diagnostics: diagnosticsOf(finished) };
  }

  /** What state says has become of each instance of a resource. */
  public async outcomes(address = ADDRESS): Promise<Record<string, string>> {
    const { results } = (await this.state())[address].values;
    return Object.fromEntries(Object.entries<any>(results).map(([id, { outcome }]) => [id, outcome]));
  }

  /** Proves that nothing is left to do, with a refresh and without. */
  public async expectEmptyPlan(): Promise<void> {
    for (const args of [[], ['-refresh=false']]) {
      const { code, stdout } = await this.run('plan', '-no-color', '-detailed-exitcode', ...args);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('No changes.') });
    }
  }

  public async close(): Promise<void> {
    await this.emulator.close();
    this.remove();
  }
}

/** Instances of the emulator's default fleet: six run, and the creation of two has failed. */
export const [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING, TELEMETRY] = [1, 2, 3, 4, 5, 6].map((number) =>
  `10000000-0000-4000-8000-00000000000${number}`,
);
export const FAILED = [1, 2].map((number) => `20000000-0000-4000-8000-00000000000${number}`);
