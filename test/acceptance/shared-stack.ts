import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugin } from './dms-workspace';
import { ORIGIN, scaledClock, SPEED, STARTS_AT } from './scaled-clock';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../src/constructs/provider-address';
import { Emulator, startEmulator } from '../../src/emulator/start-emulator';
import { TerraformWorkspace } from '../terraform';

const SPEED_UP = 20;

/** One of the machines that deploy a stack: a folder with what was synthesised, and Terraform of its own. */
export class Machine extends TerraformWorkspace {
  /** The state as the backend has it. */
  public async pulled(): Promise<any> {
    const { code, stdout, stderr } = await this.run('state', 'pull');
    if (code !== 0) throw new Error(`state pull ended with ${code}:\n${stderr}`);
    return JSON.parse(stdout);
  }
}

/** The stack of a CDKTF example as several machines deploy it, and the emulated cloud; all live in one, faster time. */
export class SharedStack {
  public static async of(example: string, instances: readonly string[],
    env: Readonly<Record<string, string>>): Promise<SharedStack> {
    const origin = Date.now();
    const emulator = await startEmulator({ clock: scaledClock(SPEED_UP, origin) });
    return new SharedStack(example, emulator, {
      ...env,
      HW_REGION_NAME: emulator.region,
      HW_PROJECT_ID: emulator.projectId,
      HW_ACCESS_KEY: emulator.accessKey,
      HW_SECRET_KEY: emulator.secretKey,
      DMS_ENDPOINT: emulator.endpoint,
      KAFKA_INSTANCES: instances.join(','),
      [SPEED]: String(SPEED_UP),
      [ORIGIN]: String(origin),
      [STARTS_AT]: String(origin),
    });
  }

  private readonly app: CdktfWorkspace;
  private readonly machines: Machine[] = [];

  private constructor(example: string, public readonly emulator: Emulator,
    public readonly env: Readonly<Record<string, string>>) {
    this.app = new CdktfWorkspace(example, env);
  }

  public get cloud(): Emulator['cloud'] {
    return this.emulator.cloud;
  }

  /** What signs in at the cloud. */
  public get secrets(): string[] {
    return [this.emulator.accessKey, this.emulator.secretKey];
  }

  /** Ids of the instances whose restart really began, in that order. */
  public get restarted(): string[] {
    return this.cloud.actions().map(({ instanceId }) => instanceId);
  }

  /** What the app synthesises. */
  public get synthesised(): string {
    const { stacks } = JSON.parse(readFileSync(join(this.app.app, 'cdktf.out', 'manifest.json'), 'utf8'));
    const [{ synthesizedStackPath }] = Object.values<any>(stacks);
    return readFileSync(join(this.app.app, 'cdktf.out', synthesizedStackPath), 'utf8');
  }

  /** Changes what the instances are restarted for, and brings what is synthesised then to all machines. */
  public async configure(broker: string): Promise<void> {
    writeFileSync(join(this.app.app, 'broker.properties'), `${broker}\n`);
    const { app } = JSON.parse(readFileSync(join(this.app.app, 'cdktf.json'), 'utf8'));
    mkdirSync(join(this.app.app, 'cdktf.out'), { recursive: true });
    const { exitCode, output } = await this.app.shell([app], this.app.app);
    if (exitCode !== 0) throw new Error(`The app ended with ${exitCode}:\n${output}`);
    for (const machine of this.machines) machine.write(this.synthesised, 'cdk.tf.json');
  }

  /** One more machine, which has initialised its folder. */
  public async machine(): Promise<Machine> {
    const machine = new Machine({ plugins: { [PROVIDER_SOURCE]: plugin }, version: PROVIDER_VERSION, env: this.env });
    this.machines.push(machine);
    machine.write(this.synthesised, 'cdk.tf.json');
    await machine.init();
    return machine;
  }

  public async close(): Promise<void> {
    this.machines.forEach((machine) => machine.remove());
    await this.app.remove();
    await this.emulator.close();
  }
}
