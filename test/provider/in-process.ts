import { AuthenticationLatch } from '../../src/client/credentials/authentication-latch';
import { ProjectDirectory } from '../../src/client/project-directory';
import { EmulatedCloud } from '../../src/emulator';
import { InstanceSeed } from '../../src/emulator/fleet/seed';
import { createProviderServer, Log, ProviderServer } from '../../src/plugin-sdk';
import { Handover } from '../../src/provider/handover';
import { createProvider } from '../../src/provider/provider';
import { InstanceLocks } from '../../src/provider/run/locks';
import { emulatedTransport } from '../emulated-transport';
import { predictable } from '../emulator/caller';
import { VirtualClock } from '../virtual-clock';

const silent = () => undefined;
const noLog: Log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** The whole provider on an emulated cloud, in this process and in virtual time, asked as Terraform asks it. */
export class ProviderInProcess {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  public readonly server: ProviderServer;
  public readonly provider;

  constructor(fleet: readonly InstanceSeed[]) {
    this.cloud = new EmulatedCloud({ fleet, clock: this.clock, random: predictable() });
    this.provider = createProvider({
      clock: this.clock,
      random: () => 0.5,
      newId: () => '40000000-0000-4000-8000-000000000001',
      locks: new InstanceLocks(),
      handover: new Handover(),
      latch: new AuthenticationLatch(),
      projects: new ProjectDirectory(),
      environment: {},
      transport: emulatedTransport(this.cloud),
    });
    this.server = createProviderServer(this.provider, { log: noLog });
  }

  /** The provider block that leads to the emulated cloud. */
  public async configured(): Promise<this> {
    const { region, account: { accessKey, secretKey }, projectId } = this.cloud;
    const nothing = Object.fromEntries(Object.keys(this.provider.schema.attributes).map((name) => [name, null]));
    await this.server.configureProvider({
      config: { ...nothing, region, access_key: accessKey, secret_key: secretKey, project_id: projectId },
      deferralAllowed: false,
      terraformVersion: '1.14.0',
    } as Parameters<ProviderServer['configureProvider']>[0]);
    return this;
  }
}
