import { Admission } from './admission';
import { isRoll, Order } from './order';
import { RunClock } from './run-clock';
import { RunLimits } from './run-limits';
import { RunTargets } from './run-targets';
import { Target } from './target';
import {
  haltReason, lastRefusal, lastStatus, neverReady, NOT_REPEATED, notSeenToEnd, overdue,
  withLookFailure,
} from './texts';
import { DmsError, ErrorKind, isOnItsWay } from '../../client';
import { formatDuration } from '../duration-text';

/** Looks that fail so are not repeated: the next one would fail too. */
const HOPELESS = new Set<ErrorKind>(['authentication', 'permission', 'contract']);

/** Decides when a run begins nothing more, and when it waits for nothing more either. */
export class RunEnding {
  private reason?: string;
  /** Since when instances have been on their way to another status before they may begin. */
  private readonly stuckSince = new Map<Target, number>();
  /** Why the last look failed; undefined when it did not. */
  private lookFailure?: string;

  constructor(private readonly order: Order, private readonly targets: RunTargets,
    private readonly admission: Admission, private readonly limits: RunLimits, private readonly clock: RunClock) {}

  /** Why the run begins nothing more; undefined as long as it may. */
  public get halted(): string | undefined {
    return this.reason;
  }

  /** Whether nothing is waited for, and nothing more will begin. */
  public get isOver(): boolean {
    if (this.targets.in('waiting').length > 0) return false;
    return this.reason !== undefined || this.admission.admitted(this.targets.in('queued')).length === 0;
  }

  /** Begins nothing more; what is in flight is still waited for. */
  public halt(reason: string): void {
    this.reason ??= reason;
  }

  /** Halts the run where it was interrupted, has timed out, or is a roll in which an instance has failed. */
  public haltIfNeeded(): void {
    if (this.limits.isInterrupted) this.abandon(haltReason.interrupted);
    if (this.limits.hasTimedOut) this.abandon(haltReason.timedOut(formatDuration(this.order.timeoutMs)));
    this.expire();
    if (isRoll(this.order)) this.haltRoll();
    this.endFailed();
  }

  /** Whoever has failed, and heals, is waited for only as long as somebody waits for its slot. */
  private endFailed(): void {
    if (this.reason === undefined && this.admission.admitted(this.targets.in('queued')).length > 0) return;
    for (const target of this.targets.in('waiting')) {
      if (target.failure !== undefined) this.targets.end(target, 'failed', this.clock.now(), target.failure);
    }
  }

  /** A canary that fails ends the roll in any case; others do when there are more of them than may be. */
  private haltRoll(): void {
    const failed = this.targets.all.filter((target) => target.hasFailed).map(({ id }) => id);
    const canary = failed.find((id) => this.order.first.includes(id));
    if (canary !== undefined) this.halt(haltReason.canaryFailed(canary));
    if (failed.length > this.order.maxFailures) this.halt(haltReason.rollStoppedAt(failed, this.order.maxFailures));
  }

  /** Waits no longer for instances that have used up their own time. */
  private expire(): void {
    const { instanceTimeoutMs } = this.order;
    if (instanceTimeoutMs === undefined) return;
    const now = this.clock.now();
    this.watchStuck(now);
    for (const [target, since] of this.timed()) {
      if (now - since < instanceTimeoutMs) continue;
      const timeout = formatDuration(instanceTimeoutMs);
      target.expire(now, target.phase === 'queued' ? neverReady(timeout, target.status) : overdue(timeout, target));
      this.targets.unlock(target);
    }
  }

  /** When the next instance will have used up its own time, unless it comes back; undefined where none has a limit. */
  public get nextExpiry(): number | undefined {
    const { instanceTimeoutMs } = this.order;
    const since = this.timed().map(([, moment]) => moment);
    return instanceTimeoutMs === undefined || since.length === 0 ? undefined : Math.min(...since) + instanceTimeoutMs;
  }

  /** Whoever is waited for, and since when: what is in flight, and what has to become ready to begin. */
  private timed(): (readonly [Target, number])[] {
    return [...this.targets.in('waiting').map((target) => [target, target.waitingSince] as const), ...this.stuckSince];
  }

  private watchStuck(now: number): void {
    for (const target of this.targets.all) {
      const isStuck = target.phase === 'queued' && target.status !== undefined && isOnItsWay(target.status);
      if (!isStuck) this.stuckSince.delete(target);
      else if (!this.stuckSince.has(target)) this.stuckSince.set(target, now);
    }
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

  /** Ends the instances that never began: left on purpose, or each with what kept it from beginning. */
  public endRest(): void {
    const queued = this.targets.in('queued');
    const admitted = new Set(this.admission.admitted(queued));
    for (const target of queued) {
      if (!admitted.has(target)) {
        this.targets.end(target, 'deferred', this.clock.now(), target.isRepeated ? NOT_REPEATED : undefined);
        continue;
      }
      const reasons = [this.reason, obstacle(target)].filter(Boolean);
      this.targets.end(target, 'not_begun', this.clock.now(), reasons.join('; '));
    }
  }

  /** Begins nothing more, and waits for nothing more. */
  private abandon(occasion: string): void {
    const reason = this.lookFailure === undefined ? occasion : withLookFailure(occasion, this.lookFailure);
    this.halt(reason);
    this.endFailed();
    for (const target of this.targets.in('waiting')) {
      const outcome = target.isDoubtful ? 'unknown' : 'in_progress';
      this.targets.end(target, outcome, this.clock.now(), notSeenToEnd(reason, target));
    }
  }
}

/** What kept an instance from beginning, beside its turn not having come. */
function obstacle({ refusal, status }: Target): string | undefined {
  if (status !== undefined && isOnItsWay(status)) return lastStatus(status);
  return refusal === undefined ? undefined : lastRefusal(refusal);
}
