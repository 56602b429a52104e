import { anOrder } from './samples';
import { createDmsClient } from '../../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../../src/client/credentials/authentication-latch';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';
import { ActionPlan, CloudOptions, EmulatedCloud } from '../../../src/emulator';
import { Log } from '../../../src/plugin-sdk';
import { ProgressLine } from '../../../src/progress/progress-line';
import { Protection } from '../../../src/provider/protection';
import { InstanceLocks } from '../../../src/provider/run/locks';
import { Order } from '../../../src/provider/run/order';
import { RunReport, Run } from '../../../src/provider/run/run';
import { emulatedTransport } from '../../emulated-transport';
import { predictable } from '../../emulator/caller';
import { VirtualClock } from '../../virtual-clock';

const silent = () => undefined;
const noLog: Log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** How somebody signs in, and how a cloud takes it. */
export interface WayIn {
  readonly behaviours?: CloudOptions['behaviours'];
  configuration(cloud: EmulatedCloud): ClientConfiguration;
}

/** The engine on an emulated cloud, in process and in virtual time. */
export class Engine {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  public readonly locks = new InstanceLocks();
  public readonly ids: readonly string[];
  /** What was told of the run, line by line. */
  public readonly lines: ProgressLine[] = [];
  private readonly interruption = new AbortController();

  /**
   * So many instances, whose restarts go as planned. Who acts signs in with the account's key, unless a way in says
   * otherwise.
   */
  constructor(count: number, plan: ActionPlan = {}, private readonly wayIn?: WayIn) {
    const fleet = Array.from({ length: count },
      (_, index) => ({
        id: `10000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
        name: `kafka-${index + 1}`,
      }));
    this.ids = fleet.map(({ id }) => id);
    const { behaviours } = wayIn ?? {};
    this.cloud = new EmulatedCloud({ fleet, clock: this.clock, random: predictable(), behaviours });
    for (const id of this.ids) this.cloud.plan(id, plan);
  }

  /** Restarts all, unless the order says otherwise. */
  public async run(more: Partial<Order> = {}): Promise<RunReport> {
    return new Run(anOrder(this.ids, more), {
      api: this.client(),
      clock: this.clock,
      random: () => 0.5,
      locks: this.locks,
      scope: 'scope',
      protection: new Protection([]),
      log: noLog,
      signal: this.interruption.signal,
      progress: {
        sinks: [{ write: (line) => void this.lines.push(line), flush: async () => undefined }],
        run: 'run',
        scope: 'scope',
      },
    }).execute();
  }

  /** Ctrl-C. */
  public interrupt(): void {
    this.interruption.abort();
  }

  /** How often each instance was really restarted. */
  public restarts(): number[] {
    const actions = this.cloud.actions();
    return this.ids.map((id) => actions.filter(({ instanceId }) => instanceId === id).length);
  }

  public get posts(): number {
    return this.cloud.requests().filter(({ method }) => method === 'POST').length;
  }

  private client() {
    const { region, account: { accessKey, secretKey }, projectId } = this.cloud;
    const credentials = this.wayIn ? this.wayIn.configuration(this.cloud) : { accessKey, secretKey };
    return createDmsClient(resolveSettings({ region, projectId, ...credentials }, {}), {
      clock: this.clock,
      random: () => 0.5,
      latch: new AuthenticationLatch(),
      transport: emulatedTransport(this.cloud),
    });
  }
}
