import { InstanceSeed } from '../../src/emulator/fleet/seed';
import { Diagnostic, ProviderServer, UNKNOWN } from '../../src/plugin-sdk';
import { ProviderInProcess } from '../provider/in-process';

export const TYPE = 'dms_kafka_instance_batch_action';
type Given = Readonly<Record<string, any>>;

const nothing = (attributes: object): Record<string, any> =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
const empty = { privateState: {}, deferralAllowed: false };

/** The provider in this process, asked as Terraform asks it; what matters is what it says. */
export class AskedProvider {
  public static async with(fleet: readonly InstanceSeed[], block: Given = {}): Promise<AskedProvider> {
    const process = await new ProviderInProcess(fleet).configured();
    const asked = new AskedProvider(process);
    if (Object.keys(block).length > 0) await asked.configure(block);
    return asked;
  }

  private constructor(public readonly process: ProviderInProcess) {}

  private get server(): ProviderServer {
    return this.process.server;
  }

  /** Another provider block, over the one that leads to the emulated cloud. */
  public async configure(given: Given): Promise<readonly Diagnostic[]> {
    const { region, account: { accessKey, secretKey }, projectId } = this.process.cloud;
    const config = {
      ...nothing({ ...this.process.provider.schema.attributes, ...this.process.provider.schema.blocks }),
      region,
      access_key: accessKey,
      secret_key: secretKey,
      project_id: projectId,
      ...given,
    };
    const request = { config, deferralAllowed: false, terraformVersion: '1.14.0' };
    return (await this.server.configureProvider(request as never)).diagnostics;
  }

  public async validate(given: Given): Promise<readonly Diagnostic[]> {
    return (await this.server.validateResourceConfig({ typeName: TYPE, config: this.configOf(given) })).diagnostics;
  }

  public async plan(given: Given): Promise<readonly Diagnostic[]> {
    return (await this.planned(given)).diagnostics;
  }

  /** A create that is planned without an error, and applied. */
  public async apply(given: Given): Promise<readonly Diagnostic[]> {
    const { planned, privateState, diagnostics } = await this.planned(given);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(`It is refused in the plan: ${errors[0].summary}`);
    const config = this.configOf(given);
    const request = { typeName: TYPE, prior: null, planned, config, privateState };
    return (await this.server.applyResourceChange(request as never)).diagnostics;
  }

  public async read(typeName: string, given: Given): Promise<readonly Diagnostic[]> {
    const { attributes } = this.process.provider.dataSources[typeName].schema;
    const config = { ...nothing(attributes), ...given };
    const { diagnostics } = await this.server.validateDataResourceConfig({ typeName, config });
    if (diagnostics.length > 0) return diagnostics;
    return (await this.server.readDataSource({ typeName, config, ...empty } as never)).diagnostics;
  }

  private async planned(given: Given) {
    const config = this.configOf(given);
    const computed = { id: UNKNOWN, applied: UNKNOWN, pending: UNKNOWN, deferred: UNKNOWN, results: UNKNOWN };
    const place = { region: given.region ?? UNKNOWN, project_id: given.project_id ?? UNKNOWN };
    const proposed = { ...config, ...computed, ...place };
    return this.server.planResourceChange({ typeName: TYPE, prior: null, proposed, config, ...empty });
  }

  private configOf(given: Given): Record<string, any> {
    return { ...nothing(this.process.provider.resources[TYPE].schema.attributes), ...given };
  }
}
