import { CloudTransport } from './cloud-transport';
import { Lifeline } from './lifeline';
import { Witness } from './witness';
import { AuthenticationLatch } from '../../src/client/credentials/authentication-latch';
import { ProjectDirectory } from '../../src/client/project-directory';
import { EmulatedCloud } from '../../src/emulator';
import { randomUuid } from '../../src/emulator/randomness';
import { createProviderServer, Log, ProviderServer } from '../../src/plugin-sdk';
import { Handover } from '../../src/provider/handover';
import { createProvider } from '../../src/provider/provider';
import { InstanceLocks } from '../../src/provider/run/locks';
import { VirtualClock } from '../virtual-clock';

/** Where provider processes live. */
export interface World {
  readonly clock: VirtualClock;
  readonly cloud: EmulatedCloud;
  readonly witness: Witness;
  readonly random: () => number;
}

/** The provider process was killed while it was asked something. */
export class ProcessDied extends Error {}

const silent = () => undefined;
const noLog: Log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** One process of the real provider: everything it remembers dies with it. */
export class ProviderProcess {
  public readonly server: ProviderServer;
  private readonly life: Lifeline;

  constructor({ clock, cloud, witness, random }: World, passed: (side: 'before' | 'after') => void) {
    this.life = new Lifeline(clock);
    const provider = createProvider({
      clock: this.life.clock,
      random,
      newId: () => randomUuid(random),
      locks: new InstanceLocks(),
      handover: new Handover(),
      latch: new AuthenticationLatch(),
      projects: new ProjectDirectory(),
      environment: {},
      transport: new CloudTransport(cloud, this.life, witness, passed),
    });
    this.server = createProviderServer(provider, { log: noLog, timers: this.life.timer });
  }

  /**
   * One request of Terraform.
   * @throws ProcessDied when the process is killed before it answers.
   */
  public async call<T>(request: (server: ProviderServer) => Promise<T>): Promise<T> {
    const answer = await Promise.race([request(this.server), this.life.death]);
    if (answer === 'dead') throw new ProcessDied('Plugin did not respond');
    return answer;
  }

  public stop(): void {
    this.server.stop();
  }

  public kill(): void {
    this.life.kill();
  }
}
