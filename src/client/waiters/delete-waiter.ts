import { STILL_CREATEFAILED } from './texts';
import { Baseline, SETTLE_MS, StatusSighting, Waiter, WaiterVerdict } from './waiter';

/**
 * A deletion is over when show answers that the instance does not exist, or that it is DELETED, or RECYCLE where it was
 * not forced. ERROR on the way is no failure: the cloud shows it while it deletes.
 */
export class DeleteWaiter implements Waiter {
  private hasLeftStatus = false;

  /**
   * A deletion by ids whose answer was lost may be repeated at once, because the second changes nothing if the first
   * arrived. With `settles` the waiter lets the time pass first in which its effect must show.
   */
  constructor(private readonly baseline: Baseline, private readonly forced: boolean, private readonly settles = true) {}

  public get began(): boolean {
    return this.hasLeftStatus;
  }

  public wantsTasks(): boolean {
    return false;
  }

  public observe(sighting: StatusSighting, now: number): WaiterVerdict {
    if (isDeleted(sighting, this.forced)) {
      this.hasLeftStatus = true;
      return { kind: 'done' };
    }
    if (!sighting.gone && sighting.status !== this.baseline.status) this.hasLeftStatus = true;
    if (this.hasLeftStatus) return { kind: 'waiting' };
    if (!this.baseline.accepted && !this.settles) return { kind: 'repeatable' };
    if (now - this.baseline.submittedAt < SETTLE_MS) return { kind: 'waiting' };
    return this.baseline.accepted ? this.accepted() : { kind: 'nothing_began' };
  }

  /** The API deletes a failed creation in seconds: one that is still there after the settle time was left out. */
  private accepted(): WaiterVerdict {
    return this.baseline.status === 'CREATEFAILED'
      ? { kind: 'failed', reason: STILL_CREATEFAILED }
      : { kind: 'waiting' };
  }
}

/** Whether nothing of an instance is left to delete. */
export function isDeleted(sighting: StatusSighting, forced: boolean): boolean {
  return sighting.gone || sighting.status === 'DELETED' || (sighting.status === 'RECYCLE' && !forced);
}
