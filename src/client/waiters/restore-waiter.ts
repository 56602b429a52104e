import { isFailed, RUNNING } from './statuses';
import { restoreEndedWithout, restoreFailed } from './texts';
import { SETTLE_MS, StatusSighting } from './waiter';
import { BackgroundTask } from '../answers/background-task';

/** What a restore waiter has concluded so far. */
export type RestoreVerdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The answer named no job, and the instance has not left the recycle bin: nobody knows whether it ever will. */
  | { readonly kind: 'unclear' };

/**
 * Watches one instance from the call that restores it to its end. It was in the recycle bin before, so that RUNNING is
 * evidence; it is over when its job, if there is one, has ended too. A waiter knows no clock and sends nothing.
 */
export class RestoreWaiter {
  private endedAt?: number;

  /** `jobId` is undefined where the answer was lost. */
  constructor(private readonly submittedAt: number, private readonly jobId: string | undefined) {}

  /** Takes in what was seen `now`, and the job where it could be read. */
  public observe(sighting: StatusSighting, now: number, job?: BackgroundTask): RestoreVerdict {
    const status = sighting.gone ? undefined : sighting.status;
    if (job?.status === 'EXECUTING') return { kind: 'waiting' };
    if (status === RUNNING) return { kind: 'done' };
    if (job?.status === 'FAILED' || job?.status === 'DELETED') return { kind: 'failed', reason: restoreFailed(status) };
    if (status !== undefined && status !== 'RECYCLE' && isFailed(status)) {
      return { kind: 'failed', reason: restoreFailed(status) };
    }
    return job?.status === 'SUCCESS' ? this.afterSuccess(status, now) : this.withoutJob(status, now);
  }

  /** The status may lag behind the job. */
  private afterSuccess(status: string | undefined, now: number): RestoreVerdict {
    this.endedAt ??= now;
    const settled = now - this.endedAt >= SETTLE_MS && (status === undefined || status === 'RECYCLE');
    return settled ? { kind: 'failed', reason: restoreEndedWithout(status) } : { kind: 'waiting' };
  }

  private withoutJob(status: string | undefined, now: number): RestoreVerdict {
    const isStill = status === undefined || status === 'RECYCLE';
    return this.jobId === undefined && isStill && now - this.submittedAt >= SETTLE_MS ? { kind: 'unclear' }
      : { kind: 'waiting' };
  }
}
