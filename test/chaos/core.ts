import { broken, invalidPlan, text, Values } from './consistency';
import { ProcessDied, ProviderProcess } from './provider-process';
import { inTheNameOf } from './witness';
import { Diagnostic } from '../../src/plugin-sdk/framework/diagnostics';
import { ObjectValue } from '../../src/plugin-sdk/framework/requests';
import { PrivateState } from '../../src/plugin-sdk/framework/resource';

export const TYPE = 'dms_kafka_instance_batch_action';

/** One resource block. */
export interface Block {
  readonly config: Values;
  /** What is not known before the apply. */
  readonly unknown?: Values;
  /** `length(self.pending) == 0` */
  readonly postcondition: boolean;
  readonly createBeforeDestroy: boolean;
}

export type Blocks = ReadonlyMap<string, Block>;

/** An object in state. */
export interface StateObject {
  readonly state: NonNullable<ObjectValue>;
  readonly privateState: PrivateState;
  readonly tainted: boolean;
}

export interface Change {
  readonly address: string;
  readonly action: 'none' | 'create' | 'update' | 'replace' | 'delete';
  readonly object?: StateObject;
  readonly planned: ObjectValue;
  readonly privateState: PrivateState;
}

export interface RunOptions {
  readonly run: number;
  readonly refresh?: boolean;
  /** `-replace` */
  readonly replace?: boolean;
  readonly provider: Values;
}

/** What one command of Terraform came to. */
export class Outcome {
  public changes: readonly Change[] = [];
  public readonly diagnostics: Array<Diagnostic & { readonly address: string }> = [];
  /** What Terraform would blame the provider for. */
  public readonly breaches: string[] = [];
  public interrupted = false;

  public get failed(): boolean {
    return this.interrupted || this.diagnostics.some(({ severity }) => severity === 'error');
  }
}

/** Terraform core, as far as a provider can tell: one process for the plan, another for the apply, and state between the runs. */
export class Core {
  public objects: ReadonlyMap<string, StateObject> = new Map();
  private deposed: ReadonlyMap<string, StateObject> = new Map();

  constructor(private readonly startProcess: () => ProviderProcess) {}

  public async plan(blocks: Blocks, options: RunOptions): Promise<Outcome> {
    const outcome = new Outcome();
    outcome.changes = await this.planWalk(blocks, options, outcome);
    return outcome;
  }

  /** Without blocks: a destroy. `outcome` may be watched, and told of an interruption, from outside. */
  public async apply(blocks: Blocks, options: RunOptions, outcome = new Outcome()): Promise<Outcome> {
    outcome.changes = await this.planWalk(blocks, options, outcome);
    if (outcome.failed) return outcome;
    const process = await this.configured(options, outcome);
    if (process && !outcome.failed) {
      await Promise.all(outcome.changes.map((change) => inTheNameOf({ run: options.run, address: change.address }, async () => (
        new ApplyNode(process, change, blocks.get(change.address), outcome, this.stateOf(change.address)).execute()
      ))));
    }
    return outcome;
  }

  /** For a kill of Terraform itself: nothing of the run was written. */
  public snapshot(): () => void {
    const { objects, deposed } = this;
    return () => {
      this.objects = objects;
      this.deposed = deposed;
    };
  }

  private async planWalk(blocks: Blocks, options: RunOptions, outcome: Outcome): Promise<readonly Change[]> {
    const process = await this.configured(options, outcome);
    if (!process) return [];
    const addresses = [...new Set([...blocks.keys(), ...this.objects.keys()])];
    const changes = await Promise.all(addresses.map((address) => inTheNameOf({ run: options.run, address }, async () => (
      new PlanNode(process, address, blocks.get(address), this.objects.get(address), options, outcome).execute()
    ))));
    return changes.filter((change) => change !== undefined);
  }

  private async configured({ provider }: RunOptions, outcome: Outcome): Promise<ProviderProcess | undefined> {
    const process = this.startProcess();
    try {
      const { diagnostics } = await process.call((server) => server.configure({ terraformVersion: '1.11.4', config: provider }));
      outcome.diagnostics.push(...diagnostics.map((diagnostic) => ({ ...diagnostic, address: 'provider' })));
      return process;
    } catch (error) {
      died(error, 'provider', outcome);
      return undefined;
    }
  }

  private stateOf(address: string): Slot {
    const put = (map: ReadonlyMap<string, StateObject>, object: StateObject | undefined) => {
      const others = [...map].filter(([other]) => other !== address);
      return new Map(object ? [...others, [address, asStored(object)]] : others);
    };
    return {
      current: () => this.objects.get(address),
      write: (object) => { this.objects = put(this.objects, object); },
      deposed: () => this.deposed.get(address),
      depose: (object) => { this.deposed = put(this.deposed, object); },
    };
  }
}

/** Where one resource's objects are kept. */
interface Slot {
  current(): StateObject | undefined;
  write(object: StateObject | undefined): void;
  deposed(): StateObject | undefined;
  depose(object: StateObject | undefined): void;
}

/** Through JSON, as state files hold it. */
function asStored(object: StateObject): StateObject {
  return JSON.parse(JSON.stringify(object)) as StateObject;
}

function died(error: unknown, address: string, outcome: Outcome): void {
  if (!(error instanceof ProcessDied)) throw error;
  outcome.diagnostics.push({ severity: 'error', summary: error.message, address });
}

/** What both walks do with one resource. */
abstract class Node {
  constructor(protected readonly process: ProviderProcess, protected readonly address: string, protected readonly outcome: Outcome) {}

  /** Takes in the diagnostics; whether there is no error among them. */
  protected note(diagnostics: readonly Diagnostic[]): boolean {
    this.outcome.diagnostics.push(...diagnostics.map((diagnostic) => ({ ...diagnostic, address: this.address })));
    return !diagnostics.some(({ severity }) => severity === 'error');
  }

  protected blame(...breaches: readonly string[]): void {
    this.outcome.breaches.push(...breaches.map((breach) => `${this.address}: ${breach}`));
  }

  protected async planned(prior: ObjectValue, config: Values, privateState: PrivateState) {
    const valid = await this.process.call((server) => server.validateResourceConfig({ typeName: TYPE, config }));
    if (!this.note(valid.diagnostics)) return undefined;
    const answer = await this.process.call((server) => (
      server.planResourceChange({ typeName: TYPE, prior, proposed: this.proposed(config, prior), config, privateState })
    ));
    if (!this.note(answer.diagnostics)) return undefined;
    if (answer.planned === null) this.blame('a change was planned as null');
    else this.blame(...invalidPlan(this.schema, config, prior, answer.planned));
    return answer;
  }

  protected async plannedDestroy({ state, privateState }: StateObject) {
    const answer = await this.process.call((server) => (
      server.planResourceChange({ typeName: TYPE, prior: state, proposed: null, config: null, privateState })
    ));
    if (answer.planned !== null) this.blame('a destroy was not planned as null');
    return this.note(answer.diagnostics) ? answer : undefined;
  }

  protected get schema() {
    return this.process.server.schemas.resources[TYPE];
  }

  /** Terraform fills what is computed and not configured from the prior state. */
  private proposed(config: Values, prior: ObjectValue): Values {
    return Object.fromEntries(Object.entries(this.schema.attributes).map(([name, { presence }]) => {
      const isComputed = presence === 'computed' || presence === 'optionalComputed';
      return [name, config[name] === null && isComputed ? prior?.[name] ?? null : config[name]];
    }));
  }
}

class PlanNode extends Node {
  constructor(process: ProviderProcess, address: string, private readonly block: Block | undefined, private readonly stored: StateObject | undefined,
    private readonly options: RunOptions, outcome: Outcome) {
    super(process, address, outcome);
  }

  public async execute(): Promise<Change | undefined> {
    try {
      const object = this.stored && await this.refreshed(this.stored);
      if (this.outcome.failed) return undefined;
      return this.block ? await this.change(this.block, object) : object && await this.destroy(object);
    } catch (error) {
      died(error, this.address, this.outcome);
      return undefined;
    }
  }

  private async refreshed(object: StateObject): Promise<StateObject | undefined> {
    const raw = { ...object.state };
    const upgraded = await this.process.call((server) => server.upgradeResourceState({ typeName: TYPE, version: 0, raw }));
    if (!this.note(upgraded.diagnostics) || upgraded.state === null) return undefined;
    const current = { ...object, state: upgraded.state };
    if (this.options.refresh === false) return current;
    const read = await this.process.call((server) => server.readResource({ typeName: TYPE, ...current }));
    if (!this.note(read.diagnostics)) return current;
    return read.state === null ? undefined : { ...current, state: read.state, privateState: read.privateState };
  }

  private async change(block: Block, object: StateObject | undefined): Promise<Change | undefined> {
    const config = { ...block.config, ...block.unknown };
    const prior = object && !object.tainted ? object : undefined;
    const first = await this.planned(prior?.state ?? null, config, prior?.privateState ?? {});
    if (!first) return undefined;
    const replaces = object !== undefined && (object.tainted || this.options.replace === true || first.requiresReplace.length > 0);
    const second = replaces && prior ? await this.planned(null, config, first.privateState) : first;
    if (!second) return undefined;
    const action = replaces ? 'replace' : actionOf(prior?.state ?? null, second.planned);
    const pending = second.planned?.pending;
    if (block.postcondition && Array.isArray(pending) && pending.length > 0) this.blame('a postcondition already fails in the plan');
    return { address: this.address, action, object, planned: second.planned, privateState: second.privateState };
  }

  private async destroy(object: StateObject): Promise<Change | undefined> {
    const answer = await this.plannedDestroy(object);
    return answer && { address: this.address, action: 'delete', object, planned: null, privateState: answer.privateState };
  }
}

function actionOf(prior: ObjectValue, planned: ObjectValue): Change['action'] {
  if (prior === null) return 'create';
  return text(prior) === text(planned) ? 'none' : 'update';
}

class ApplyNode extends Node {
  constructor(process: ProviderProcess, private readonly change: Change, private readonly block: Block | undefined, outcome: Outcome,
    private readonly slot: Slot) {
    super(process, change.address, outcome);
  }

  public async execute(): Promise<void> {
    const { action, object, privateState } = this.change;
    try {
      if (object) this.slot.write(object);
      if (action === 'delete') await this.destroy(object!, privateState);
      else if (action !== 'replace') await this.make(object);
      else if (this.block!.createBeforeDestroy) await this.createBeforeDestroy(object!);
      else if (await this.destroy(object!, privateState) && !this.outcome.interrupted) await this.make(undefined);
      if (action !== 'delete' && !this.outcome.failed) await this.destroyDeposed();
    } catch (error) {
      died(error, this.address, this.outcome);
    }
  }

  /** Creates or updates; on the way the plan is made again, with what is known by now. */
  private async make(object: StateObject | undefined): Promise<boolean> {
    const config = this.block!.config;
    const prior = object?.state ?? null;
    const plan = await this.planned(prior, config, object?.privateState ?? {});
    if (!plan) return false;
    this.blame(...broken(this.change.planned, plan.planned, 'final plan'));
    const isNone = actionOf(prior, plan.planned) === 'none';
    if (isNone || this.change.action === 'none') {
      if (!isNone) this.blame('nothing was planned, and now something is');
      return this.conclude(object);
    }
    const answer = await this.process.call((server) => (
      server.applyResourceChange({ typeName: TYPE, prior, planned: plan.planned, config, privateState: plan.privateState })
    ));
    const succeeded = this.note(answer.diagnostics);
    if (succeeded && answer.state === null) this.blame('an apply came back as null');
    if (answer.state === null) return false;
    const made = { state: answer.state, privateState: answer.privateState, tainted: !succeeded && prior === null };
    this.slot.write(made);
    if (succeeded) this.blame(...broken(plan.planned, answer.state, 'result'));
    return succeeded && this.conclude(made);
  }

  private conclude(object: StateObject | undefined): boolean {
    const pending = object?.state.pending;
    if (!this.block!.postcondition || !Array.isArray(pending) || pending.length === 0) return true;
    return this.note([{ severity: 'error', summary: 'Resource postcondition failed' }]);
  }

  private async destroy(object: StateObject, privateState: PrivateState, write = this.slot.write): Promise<boolean> {
    const prior = object.state;
    const answer = await this.process.call((server) => server.applyResourceChange({ typeName: TYPE, prior, planned: null, config: null, privateState }));
    const succeeded = this.note(answer.diagnostics);
    if (succeeded) {
      if (answer.state !== null) this.blame('a destroy left something behind');
      write(undefined);
    } else if (answer.state !== null) {
      write({ ...object, state: answer.state, privateState: answer.privateState });
    }
    return succeeded;
  }

  private async createBeforeDestroy(object: StateObject): Promise<void> {
    this.slot.write(undefined);
    this.slot.depose(object);
    try {
      await this.make(undefined);
    } finally {
      if (this.slot.current() === undefined) this.restore(object);
    }
  }

  private restore(object: StateObject): void {
    this.slot.write(object);
    this.slot.depose(undefined);
  }

  /** Planned and applied in one session. */
  private async destroyDeposed(): Promise<void> {
    const object = this.slot.deposed();
    const plan = object && await this.plannedDestroy(object);
    if (object && plan) await this.destroy(object, plan.privateState, this.slot.depose);
  }
}
