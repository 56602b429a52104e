import { Baseline, SETTLE_MS, StatusSighting, WaiterVerdict, Waiter } from './waiter';

/**
 * A deletion is over when show answers that the instance does not exist, or DELETED, or RECYCLE where it was not
 * forced. ERROR on the way is no failure: the cloud shows it while it deletes.
 */
export class DeleteWaiter implements Waiter {
  private left = false;

  /**
   * A deletion by ids may be repeated at once: where it did arrive, the second changes nothing. `settles` waits until
   * its effect must show.
   */
  constructor(private readonly baseline: Baseline, private readonly forced: boolean, private readonly settles = true) {}

  public get began(): boolean {
    return this.left;
  }

  public wantsTasks(): boolean {
    return false;
  }

  public observe(sighting: StatusSighting, now: number): WaiterVerdict {
    if (isDeleted(sighting, this.forced)) {
      this.left = true;
      return { kind: 'done' };
    }
    if (!sighting.gone && sighting.status !== this.baseline.status) this.left = true;
    if (this.left) return { kind: 'waiting' };
    if (!this.baseline.accepted && !this.settles) return { kind: 'repeatable' };
    if (now - this.baseline.submittedAt < SETTLE_MS) return { kind: 'waiting' };
    return this.baseline.accepted ? this.accepted() : { kind: 'nothing_began' };
  }

  /** The API deletes a failed creation in seconds; one that stands untouched after the settle time was left out. */
  private accepted(): WaiterVerdict {
    return this.baseline.status === 'CREATEFAILED'
      ? { kind: 'failed', reason: 'it is still there in status CREATEFAILED, although the API accepted the deletion' }
      : { kind: 'waiting' };
  }
}

/** Whether nothing is left to delete. */
export function isDeleted(sighting: StatusSighting, forced: boolean): boolean {
  return sighting.gone || sighting.status === 'DELETED' || (sighting.status === 'RECYCLE' && !forced);
}
