import { createDmsClient } from '../../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../../src/client/credentials/authentication-latch';
import { DmsClient } from '../../../src/client/dms-client';
import { DmsError } from '../../../src/client/errors/errors';
import { ProjectDirectory } from '../../../src/client/project-directory';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';
import { HttpRequest, HttpResponse } from '../../../src/client/transport/transport';
import { CloudOptions, EmulatedCloud } from '../../../src/emulator';
import { emulatedTransport } from '../../emulated-transport';
import { predictable } from '../../emulator/caller';
import { VirtualClock } from '../../virtual-clock';

export const MINUTE = 60_000;
export const ORDERS = '10000000-0000-4000-8000-000000000001';

/** Somebody without a permanent key of an emulated cloud, in virtual time. */
export class KeylessUser {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  private readonly latch = new AuthenticationLatch();
  private readonly projects = new ProjectDirectory();

  constructor(options: CloudOptions = {}) {
    this.cloud = new EmulatedCloud({ clock: this.clock, random: predictable(), ...options });
  }

  /** What stands before the cloud, and may answer in its stead. */
  public gateway: (request: HttpRequest) => HttpResponse | undefined = () => undefined;

  /** The first agency, or the second, as a block names it: by the name of its account, or by the id. */
  public agency(index: 0 | 1, by: 'name' | 'id' = 'name') {
    const { name: agencyName, domainName, domainId } = this.cloud.account.agencies[index];
    return { agencyName, ...(by === 'name' ? { domainName } : { domainId }) };
  }

  /** A client with the account's own key, unless the configuration says otherwise. */
  public client(configuration: ClientConfiguration = {},
    environment: Readonly<Record<string, string>> = {}): DmsClient {
    const { region, account: { accessKey, secretKey } } = this.cloud;
    return this.keyless({ accessKey, secretKey, region, ...configuration }, environment);
  }

  /** A client with what the configuration says, and nothing else. */
  public keyless(configuration: ClientConfiguration = {},
    environment: Readonly<Record<string, string>> = {}): DmsClient {
    const settings = resolveSettings({ region: this.cloud.region, maxRetries: 0, ...configuration }, environment);
    const transport = emulatedTransport(this.cloud);
    return createDmsClient(settings, {
      clock: this.clock,
      random: () => 0.5,
      latch: this.latch,
      projects: this.projects,
      transport: { send: async (request, options) => this.gateway(request) ?? transport.send(request, options) },
    });
  }

  /** What reached the cloud, with its status. */
  public get calls(): string[] {
    return this.cloud.requests().map(({ route, status }) => `${route} ${status}`);
  }

  /** Who asked for each action that began. */
  public get actors(): (string | undefined)[] {
    return this.cloud.requests().filter(({ route, status }) => route === 'batch' && status === 200)
      .map(({ actsAs }) => actsAs);
  }
}

export const restart = async (client: DmsClient) =>
  client.batchAction({ action: 'restart', instances: [ORDERS] });

/** The error that a call ends with. */
export async function refusal(call: Promise<unknown>): Promise<DmsError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(DmsError);
  return error as DmsError;
}
