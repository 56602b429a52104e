import { broken } from './consistency';
import { actionOf, Block, Change, died, isComplete, Node, Outcome, StateObject, TYPE } from './node';
import { leavesMoreThanDeferred } from './owed';
import { ProviderProcess } from './provider-process';
import { isUnknown, ObjectValue, PrivateState, UNKNOWN } from '../../src/plugin-sdk';

/** Where one resource's objects are kept. */
export interface Slot {
  current(): StateObject | undefined;
  write(object: StateObject | undefined): void;
  deposed(): StateObject | undefined;
  depose(object: StateObject | undefined): void;
}

/** What the apply walk does with one resource: it carries out the plan, in one leg or two. */
export class ApplyNode extends Node {
  /** @param isElsewhere whether the apply runs in another environment than the plan did */
  constructor(process: ProviderProcess, private readonly change: Change, private readonly block: Block | undefined,
    outcome: Outcome, private readonly slot: Slot, private readonly isElsewhere: boolean) {
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
    const plan = await this.planned(prior, config, this.block!.ignored, object?.privateState ?? {});
    if (!plan) return false;
    if (!this.keepsTo(plan.planned)) return false;
    const isNone = actionOf(prior, plan.planned) === 'none';
    if (isNone || this.change.action === 'none') {
      if (!isNone) this.blame('nothing was planned, and now something is');
      return this.conclude(object);
    }
    const answer = await this.process.call((server) => (
      server.applyResourceChange({
        typeName: TYPE,
        prior,
        planned: plan.planned,
        config,
        privateState: plan.privateState,
      })
    ));
    const succeeded = this.note(answer.diagnostics);
    if (succeeded && answer.state === null) this.blame('an apply came back as null');
    if (answer.state === null) return false;
    const imported = object?.imported && !isComplete(answer.state);
    const made = {
      state: answer.state,
      privateState: answer.privateState,
      tainted: !succeeded && prior === null,
      imported,
    };
    this.slot.write(made);
    if (succeeded) this.blame(...broken(plan.planned, answer.state, 'result'));
    return succeeded && this.conclude(made);
  }

  /** Terraform refuses a final plan that breaks the approved one; in another environment that is what must happen. */
  private keepsTo(final: ObjectValue): boolean {
    const breaches = broken(this.change.planned, final, 'final plan');
    if (breaches.length === 0) return true;
    if (!this.isElsewhere && !this.becomesCleanUp && !this.hasLostItsProject(final)) this.blame(...breaches);
    return this.note([{
      severity: 'error',
      summary: `Provider produced inconsistent final plan: ${breaches.join('; ')}`,
    }]);
  }

  /** Its plan lists who has failed, since state does not hold it: another list later is another plan. */
  private get becomesCleanUp(): boolean {
    const { object, planned } = this.change;
    return object?.state.all_failure === null && planned?.all_failure === 'kafka';
  }

  /** The project that the plan looked up cannot be looked up now, and nothing is owed: a documented limit. */
  private hasLostItsProject(final: ObjectValue): boolean {
    return isUnknown(final!.project_id)
      && broken({ ...this.change.planned, project_id: UNKNOWN }, final, 'final plan').length === 0;
  }

  private conclude(object: StateObject | undefined): boolean {
    if (!this.block!.postcondition || !object || !leavesMoreThanDeferred(object.state)) return true;
    return this.note([{ severity: 'error', summary: 'Resource postcondition failed' }]);
  }

  private async destroy(object: StateObject, privateState: PrivateState, write = this.slot.write): Promise<boolean> {
    const prior = object.state;
    const change = { typeName: TYPE, prior, planned: null, config: null, privateState };
    const answer = await this.process.call((server) => server.applyResourceChange(change));
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
