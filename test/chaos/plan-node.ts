import { actionOf, Block, Change, died, Node, Outcome, RunOptions, StateObject, TYPE } from './node';
import { leavesMoreThanDeferred } from './owed';
import { ProviderProcess } from './provider-process';

/** What the plan walk does with one resource: brings its state up to date, and plans what becomes of it. */
export class PlanNode extends Node {
  constructor(process: ProviderProcess, address: string, private readonly block: Block | undefined,
    private readonly stored: StateObject | undefined, private readonly options: RunOptions, outcome: Outcome) {
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
    const upgraded = await this.process.call((server) =>
      server.upgradeResourceState({ typeName: TYPE, version: 0, raw }),
    );
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
    const first = await this.planned(prior?.state ?? null, config, block.ignored, prior?.privateState ?? {});
    if (!first) return undefined;
    const replaces = object !== undefined
      && (object.tainted || this.options.replace === true || first.requiresReplace.length > 0);
    const second = replaces && prior ? await this.planned(null, config, undefined, first.privateState) : first;
    if (!second) return undefined;
    const action = replaces ? 'replace' : actionOf(prior?.state ?? null, second.planned);
    if (block.postcondition && second.planned && leavesMoreThanDeferred(second.planned)) {
      this.blame('a postcondition already fails in the plan');
    }
    return { address: this.address, action, object, planned: second.planned, privateState: second.privateState };
  }

  private async destroy(object: StateObject): Promise<Change | undefined> {
    const answer = await this.plannedDestroy(object);
    return answer
      && { address: this.address, action: 'delete', object, planned: null, privateState: answer.privateState };
  }
}
