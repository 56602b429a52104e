import { GONE, TimelineStep } from './step';

/**
 * What has happened to one instance and what is going to happen, in order of time. Nothing runs: whoever asks brings
 * the time, and steps that lie in its past have happened. A held timeline lets nothing happen any more.
 */
export class Timeline {
  private steps: TimelineStep[] = [];
  private heldAt?: number;

  /**
   * Adds steps that follow from something done now; steps at `now` itself happen even to a held instance. What waits
   * behind the deletion of the instance never begins.
   */
  public append(now: number, added: readonly TimelineStep[]): void {
    this.rebase(now);
    const goneAt = this.steps.find(({ status }) => status === GONE)?.at ?? Infinity;
    const possible = added.filter(({ at, status, action }) => at <= goneAt || !(status ?? action));
    this.steps = [...this.steps, ...possible].sort((a, b) => a.at - b.at);
  }

  public past(now: number): readonly TimelineStep[] {
    const horizon = Math.min(this.heldAt ?? now, now);
    return this.steps.filter((step) => step.at <= horizon);
  }

  /** When everything planned will have happened, except that a cluster comes back: no job waits for that. */
  public settledAt(now: number): number {
    this.rebase(now);
    const awaited = this.steps.filter(({ status, task, action }) => status ?? task ?? action);
    return Math.max(now, ...awaited.map((step) => step.at));
  }

  public hold(now: number): void {
    this.heldAt ??= now;
  }

  /** Lets time go on where it was stopped. */
  public release(now: number): void {
    this.rebase(now);
    this.heldAt = undefined;
  }

  /** Makes the next step happen now, and pulls the later ones along. False when nothing is planned. */
  public advance(now: number): boolean {
    this.rebase(now);
    const pending = this.pending(now);
    if (pending.length === 0) return false;
    this.shiftPending(now, now - pending[0].at);
    return true;
  }

  /** Forgets what is planned. */
  public cutPending(now: number): void {
    this.steps = [...this.past(now)];
  }

  private pending(now: number): readonly TimelineStep[] {
    const past = new Set(this.past(now));
    return this.steps.filter((step) => !past.has(step));
  }

  /** While held, what is planned drifts along with the clock, so that times already past never change. */
  private rebase(now: number): void {
    if (this.heldAt === undefined || now <= this.heldAt) return;
    this.shiftPending(this.heldAt, now - this.heldAt);
    this.heldAt = now;
  }

  private shiftPending(after: number, by: number): void {
    const pending = new Set(this.pending(after));
    this.steps = this.steps.map((step) => pending.has(step) ? { ...step, at: step.at + by } : step);
  }
}
