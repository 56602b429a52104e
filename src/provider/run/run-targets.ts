import { Fate, InstanceOutcome } from './fate';
import { GuardRules, refusal } from './guard';
import { InstanceLookup, Sighting } from './instance-lookup';
import { InstanceLocks } from './locks';
import { isRoll, Order } from './order';
import { RefusedRun } from './refused-run';
import { RunClock } from './run-clock';
import { Target } from './target';
import { instancesRefused, tooManyDeletions } from './texts';
import { isDeleted, isOnItsWay } from '../../client';

/** The instances of one run: what was last seen of each, and what becomes of it. */
export class RunTargets {
  public readonly all: readonly Target[];
  private readonly seenBystanders = new Map<string, Sighting>();
  private readonly byId: ReadonlyMap<string, Target>;

  constructor(private readonly order: Order, private readonly rules: GuardRules,
    private readonly lookup: InstanceLookup, private readonly locks: InstanceLocks, private readonly scope: string,
    private readonly clock: RunClock, private readonly onChange?: (fates: readonly Fate[]) => void) {
    this.all = order.owed.map((id) => new Target(id, order.healthBefore.get(id)));
    this.byId = new Map(this.all.map((target) => [target.id, target]));
  }

  /** Members of the resource on which nothing is owed; looked at in a roll only. */
  public get bystanders(): ReadonlyMap<string, Sighting> {
    return this.seenBystanders;
  }

  /** The instances that are in a phase. */
  public in(phase: Target['phase']): Target[] {
    return this.all.filter((target) => target.phase === phase);
  }

  /** What became of each so far, with dates (epoch milliseconds) instead of moments of the run. */
  public fates(): Fate[] {
    const dateOf = (moment: number | undefined) => (moment === undefined ? undefined : this.clock.dateOf(moment));
    const fates = this.all.map((target) => target.fate());
    return fates.map((fate) => ({
      ...fate,
      submittedAt: dateOf(fate.submittedAt),
      runningAt: dateOf(fate.runningAt),
      finishedAt: dateOf(fate.finishedAt),
    }));
  }

  /** One look at all that matters for who may begin: what has not ended and, in a roll, every member. */
  public async look(): Promise<void> {
    const open = this.all.filter((target) => target.phase !== 'ended').map((target) => target.id);
    await this.lookAt(isRoll(this.order) ? [...new Set([...open, ...this.order.members])] : open);
  }

  /** A look at the instances that wait for their own status to change. */
  public async lookAtStuck(): Promise<void> {
    await this.lookAt(
      this.in('queued').filter((target) => target.status !== undefined && isOnItsWay(target.status)).map((target) =>
        target.id,
      ),
    );
  }

  /** One look at some instances. */
  public async lookAt(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const [id, sighting] of await this.lookup.look(ids, { listed: this.order.allFailure })) {
      const target = this.byId.get(id);
      if (target) target.see(sighting);
      else this.seenBystanders.set(id, sighting);
    }
  }

  /**
   * To be asked before anything is sent.
   * @throws RefusedRun when an instance is refused, or when more would be deleted than allowed.
   */
  public refuse(): void {
    const refused = this.all.flatMap((target) => {
      const reason = refusal(target.id, target.sighting!, this.rules);
      return reason === undefined ? [] : [{ id: target.id, name: target.name, reason }];
    });
    if (refused.length > 0) throw new RefusedRun(instancesRefused(this.order.action, refused));
    const { action, maxDeletions } = this.order;
    const existing = this.all.filter((target) => !this.isGone(target)).length;
    if (action === 'delete' && maxDeletions !== undefined && existing > maxDeletions) {
      throw new RefusedRun(tooManyDeletions(existing, maxDeletions));
    }
  }

  /** Queued instances that are gone, or that no action is allowed on any more, end without a call. */
  public settleQueued(now: number): void {
    for (const target of this.in('queued')) {
      const reason = refusal(target.id, target.sighting!, this.rules);
      if (reason !== undefined) this.end(target, 'failed', now, reason);
      else if (this.isGone(target)) this.end(target, 'done', now);
    }
  }

  /** Whether there is nothing left to act on. */
  public isGone(target: Target): boolean {
    if (this.order.action === 'delete') return isDeleted(target.sighting!, this.order.forceDelete === true);
    return target.sighting!.gone && this.order.goneIsDone;
  }

  /** Whether another run in this process is acting on the instance. */
  public isLocked(id: string): boolean {
    return this.locks.isHeldByOther(this.lockKey(id), this);
  }

  /** Keeps other runs in this process from acting on it; false where one of them does already. */
  public lock(target: Target): boolean {
    return this.locks.acquire(this.lockKey(target.id), this);
  }

  /** Lets other runs in this process act on it again. */
  public unlock(target: Target): void {
    this.locks.release(this.lockKey(target.id), this);
  }

  /** Ends its part in the run, and lets other runs act on it again. */
  public end(target: Target, outcome: InstanceOutcome, now: number, error?: string): void {
    target.end(outcome, now, error);
    this.unlock(target);
  }

  /** Frees what has ended for other runs, and passes the fates on. */
  public changed(): void {
    this.in('ended').forEach((target) => this.unlock(target));
    this.onChange?.(this.fates());
  }

  private lockKey(id: string): string {
    return `${this.scope}/${id}`;
  }
}
