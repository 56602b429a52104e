import { isRoll, Order } from './order';
import { Halt } from './refused-run';
import { RunClock } from './run-clock';
import { RunTargets } from './run-targets';
import { Submission } from './submit';
import { Target } from './target';
import { TasksBefore } from './task-list';
import { refusedForGood, refusedOnItsWay, unaskedAnswer } from './texts';
import { Baseline, DeleteWaiter, isOnItsWay, RestartWaiter, Waiter } from '../../client';

/** What the answer to a call means for the run as a whole. */
export interface Taken {
  /** Why nothing more can be sent by this run. */
  readonly impossible?: Halt;
  readonly warnings: readonly string[];
}

/** Takes in what the API said of a call: who is waited for, who is queued again, and who has ended. */
export class AnswerIntake {
  /** What was known before the last call for an instance, where its answer was lost. */
  private readonly lost = new Map<Target, Baseline>();

  constructor(private readonly order: Order, private readonly targets: RunTargets, private readonly clock: RunClock) {}

  /** Leaves the rejected items of an answer to `lookAtRejected`; every other instance has its next phase after it. */
  public take(submission: Submission, sent: readonly Target[], before: TasksBefore): Taken {
    switch (submission.kind) {
      case 'answered':
        return this.takeAnswer(submission, sent, before);
      case 'lost':
        for (const target of sent) this.wait(target, false, before);
        return { warnings: [] };
      default:
        return this.takeRefusal(submission, sent);
    }
  }

  /** The API gives no reason for a rejected item: its status now says whether it may be tried again. */
  public async lookAtRejected(sent: readonly Target[]): Promise<void> {
    const rejected = sent.filter((target) => target.phase === 'sending');
    try {
      await this.targets.lookAt(rejected.map((target) => target.id));
    } finally {
      for (const target of rejected) this.settleRejected(target);
    }
  }

  private takeAnswer({ rejected, missing, unasked }: Submission & { kind: 'answered' }, sent: readonly Target[],
    before: TasksBefore): Taken {
    for (const target of sent) {
      if (!rejected.has(target.id)) this.wait(target, !missing.has(target.id), before);
    }
    return { warnings: unasked.map(unaskedAnswer) };
  }

  private takeRefusal({ kind, error: { message } }: Submission & { kind: 'refused' | 'impossible' },
    sent: readonly Target[]): Taken {
    const named = new Set(sent.filter((target) => message.includes(target.id)));
    for (const target of sent) {
      if (this.doubtAgain(target)) continue;
      this.queueAgain(target, message, { suspect: named.size === 0 || named.has(target), alone: named.size === 0 });
      if (kind === 'impossible') this.targets.end(target, 'failed', this.clock.now(), message);
    }
    return kind === 'impossible' ? { warnings: [], impossible: { reason: message } } : { warnings: [] };
  }

  private settleRejected(target: Target): void {
    const isGone = this.targets.isGone(target);
    if (!isGone && this.doubtAgain(target)) return;
    if (target.status !== undefined && isOnItsWay(target.status)) {
      this.queueAgain(target, refusedOnItsWay(target.status), { suspect: true, alone: false });
    } else if (isGone) {
      this.targets.end(target, 'done', this.clock.now());
    } else {
      target.nothingDone();
      this.targets.end(target, 'failed', this.clock.now(), refusedForGood(target.status));
    }
  }

  private queueAgain(target: Target, reason: string, blame: { suspect: boolean; alone: boolean }): void {
    target.refused(this.clock.now(), reason, blame);
    this.targets.unlock(target);
  }

  private wait(target: Target, accepted: boolean, before: TasksBefore): void {
    const taskIds = before.get(target.id)?.map((task) => task.id);
    const baseline: Baseline = {
      status: target.status!,
      taskIds: taskIds && new Set(taskIds),
      submittedAt: target.submittedAt!,
      accepted,
    };
    if (accepted) this.lost.delete(target);
    else this.lost.set(target, baseline);
    target.wait(this.waiterFrom(baseline, this.order.allFailure || target.isSpent), accepted);
    if (accepted && !this.order.waitForCompletion) this.targets.end(target, 'in_progress', this.clock.now());
  }

  /**
   * A refusal after a call whose answer was lost may be because of that very call: the instance is watched once more,
   * from what was known before it.
   */
  private doubtAgain(target: Target): boolean {
    const lost = this.lost.get(target);
    if (lost === undefined) return false;
    this.lost.delete(target);
    const baseline = { ...lost, submittedAt: this.clock.now(), evidenceFrom: lost.evidenceFrom ?? lost.submittedAt };
    target.doubted(this.waiterFrom(baseline, true), lost.submittedAt);
    return true;
  }

  private waiterFrom(baseline: Baseline, settles: boolean): Waiter {
    return this.order.action === 'restart' ? new RestartWaiter(baseline, undefined, isRoll(this.order))
      : new DeleteWaiter(baseline, this.order.forceDelete === true, settles);
  }
}
