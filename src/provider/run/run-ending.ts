import { isRoll, Order } from './order';
import { RunClock } from './run-clock';
import { RunLimits } from './run-limits';
import { RunTargets } from './run-targets';
import { Target } from './target';
import { haltReason, lastRefusal, lastStatus, notSeenToEnd, withLookFailure } from './texts';
import { DmsError, ErrorKind, isOnItsWay } from '../../client';
import { formatDuration } from '../duration-text';

/** Looks that fail so are not repeated: the next one would fail too. */
const HOPELESS = new Set<ErrorKind>(['authentication', 'permission', 'contract']);

/** Decides when a run begins nothing more, and when it waits for nothing more either. */
export class RunEnding {
  private reason?: string;
  /** Why the last look failed; undefined when it did not. */
  private lookFailure?: string;

  constructor(private readonly order: Order, private readonly targets: RunTargets, private readonly limits: RunLimits,
    private readonly clock: RunClock) {}

  /** Why the run begins nothing more; undefined as long as it may. */
  public get halted(): string | undefined {
    return this.reason;
  }

  /** Whether nothing is waited for, and nothing more will begin. */
  public get isOver(): boolean {
    const open = this.targets.in('queued').length;
    return this.targets.in('waiting').length === 0 && (open === 0 || this.reason !== undefined);
  }

  /** Begins nothing more; what is in flight is still waited for. */
  public halt(reason: string): void {
    this.reason ??= reason;
  }

  /** Halts the run where it was interrupted, has timed out, or is a roll in which an instance has failed. */
  public haltIfNeeded(): void {
    if (this.limits.isInterrupted) this.abandon(haltReason.interrupted);
    if (this.limits.hasTimedOut) this.abandon(haltReason.timedOut(formatDuration(this.order.timeoutMs)));
    const failed = this.targets.all.find((target) => target.hasFailed);
    if (isRoll(this.order) && failed) this.halt(haltReason.rollStoppedAt(failed.id));
  }

  public lookSucceeded(): void {
    this.lookFailure = undefined;
  }

  /** A look that failed is repeated with the next round; where no repetition helps, the run ends. */
  public lookFailed(error: DmsError): void {
    this.lookFailure = error.message;
    // Without a code of the cloud a proxy or the like has answered: that ends no wait for what the cloud has begun.
    const isWorthAWait = error.kind === 'contract' && error.code === undefined && this.targets.in('waiting').length > 0;
    if (HOPELESS.has(error.kind) && !isWorthAWait) this.abandon(haltReason.lookingFails);
  }

  /** Ends the instances that never began, each with what kept it from beginning. */
  public endRest(): void {
    for (const target of this.targets.in('queued')) {
      const reasons = [this.reason, obstacle(target)].filter(Boolean);
      this.targets.end(target, 'not_begun', this.clock.now(), reasons.join('; '));
    }
  }

  /** Begins nothing more, and waits for nothing more. */
  private abandon(occasion: string): void {
    const reason = this.lookFailure === undefined ? occasion : withLookFailure(occasion, this.lookFailure);
    this.halt(reason);
    for (const target of this.targets.in('waiting')) {
      const outcome = target.isDoubtful ? 'unknown' : 'in_progress';
      this.targets.end(target, outcome, this.clock.now(), notSeenToEnd(reason, target.status));
    }
  }
}

/** What kept an instance from beginning, beside its turn not having come. */
function obstacle({ refusal, status }: Target): string | undefined {
  if (status !== undefined && isOnItsWay(status)) return lastStatus(status);
  return refusal === undefined ? undefined : lastRefusal(refusal);
}
