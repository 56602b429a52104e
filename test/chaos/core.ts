import { ApplyNode, Slot } from './apply-node';
import { Blocks, Change, died, Outcome, RunOptions, StateObject, TYPE } from './node';
import { PlanNode } from './plan-node';
import { ProviderProcess } from './provider-process';
import { inTheNameOf } from './witness';

/**
 * Terraform core, as far as a provider can tell: one process for the plan, another for the apply, and state between the
 * runs.
 */
export class Core {
  public objects: ReadonlyMap<string, StateObject> = new Map();
  private deposed: ReadonlyMap<string, StateObject> = new Map();

  constructor(private readonly startProcess: () => ProviderProcess) {}

  public async plan(blocks: Blocks, options: RunOptions): Promise<Outcome> {
    const outcome = new Outcome();
    outcome.changes = await this.planWalk(blocks, options, outcome);
    return outcome;
  }

  private applyNode(process: ProviderProcess, change: Change, blocks: Blocks, { applyProvider }: RunOptions,
    outcome: Outcome): ApplyNode {
    return new ApplyNode(process, change, blocks.get(change.address), outcome, this.stateOf(change.address),
      applyProvider !== undefined);
  }

  /** Without blocks: a destroy. `outcome` may be watched, and told of an interruption, from outside. */
  public async apply(blocks: Blocks, options: RunOptions, outcome = new Outcome()): Promise<Outcome> {
    outcome.changes = await this.planWalk(blocks, options, outcome);
    if (outcome.failed) return outcome;
    await options.wait?.(options.savedForMs ?? 0);
    const process = await this.configured({ ...options, provider: options.applyProvider ?? options.provider }, outcome);
    if (process && !outcome.failed) {
      await Promise.all(
        outcome.changes.map((change) =>
          inTheNameOf({ run: options.run, address: change.address }, async () => (
            this.applyNode(process, change, blocks, options, outcome).execute()
          )),
        ),
      );
    }
    return outcome;
  }

  /** Runs `terraform import`. */
  public async import(address: string, options: RunOptions): Promise<void> {
    const process = await this.configured(options, new Outcome());
    const imported = await process?.call((server) => server.importResourceState({ typeName: TYPE, id: 'imported' }));
    if (imported?.state) {
      this.stateOf(address).write({
        state: imported.state,
        privateState: imported.privateState,
        tainted: false,
        imported: true,
      });
    }
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
    const changes = await Promise.all(
      addresses.map((address) =>
        inTheNameOf({ run: options.run, address }, async () => (
          new PlanNode(process, address, blocks.get(address), this.objects.get(address), options, outcome).execute()
        )),
      ),
    );
    return changes.filter((change) => change !== undefined);
  }

  private async configured({ provider }: RunOptions, outcome: Outcome): Promise<ProviderProcess | undefined> {
    const process = this.startProcess();
    try {
      const { diagnostics } = await process.call((server) =>
        server.configureProvider({ terraformVersion: '1.11.4', config: provider }),
      );
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
      write: (object) => {
        this.objects = put(this.objects, object);
      },
      deposed: () => this.deposed.get(address),
      depose: (object) => {
        this.deposed = put(this.deposed, object);
      },
    };
  }
}

/** Through JSON, as state files hold it. */
function asStored(object: StateObject): StateObject {
  return JSON.parse(JSON.stringify(object)) as StateObject;
}
