import { RestoredInstance, RestoreOutcome } from './order';
import { RestoreWaiter } from '../../client';

/** The call for one instance has left, and its end is waited for. */
interface Flight {
  readonly waiter: RestoreWaiter;
  readonly submittedAt: number;
  readonly jobId?: string;
  /** Why the answer is lost; undefined where it named a job. */
  readonly lost?: string;
}

/** One instance of a restore: queued, then in flight, then ended; never sent twice. */
export class RestoreTarget {
  /** Whether anything about it changed that nobody was told of. */
  public hasNews = false;
  public name?: string;
  private flown?: Flight;
  private end?: { readonly outcome: RestoreOutcome; readonly error?: string; readonly at: number };

  constructor(public readonly id: string) {}

  public get isQueued(): boolean {
    return this.flown === undefined && this.end === undefined;
  }

  public get flight(): Flight | undefined {
    return this.end === undefined ? this.flown : undefined;
  }

  public get outcome(): RestoreOutcome | undefined {
    return this.end?.outcome;
  }

  /**
   * The call was sent at `submittedAt`.
   * @throws Error when it had been sent before, or has ended: that is a bug.
   */
  public send(submittedAt: number, answer: { readonly jobId?: string; readonly lost?: string }): void {
    if (!this.isQueued) throw new Error(`instance ${this.id} cannot be restored twice`);
    this.flown = { ...answer, submittedAt, waiter: new RestoreWaiter(submittedAt, answer.jobId) };
    this.hasNews = true;
  }

  /** @throws Error when it has ended before: that is a bug. */
  public finish(outcome: RestoreOutcome, at: number, error?: string): void {
    if (this.end !== undefined) throw new Error(`instance ${this.id} has ended as ${this.end.outcome} already`);
    this.end = { outcome, at, error };
    this.hasNews = true;
  }

  /** The entry of the report; `dateOf` turns a moment into a date. */
  public report(dateOf: (moment: number) => number): RestoredInstance {
    const { id, name, flown, end } = this;
    return {
      id,
      name,
      outcome: end?.outcome ?? (flown ? 'in_progress' : 'not_begun'),
      error: end?.error,
      jobId: flown?.jobId,
      submittedAt: flown && dateOf(flown.submittedAt),
      finishedAt: end?.outcome === 'restored' ? dateOf(end.at) : undefined,
    };
  }
}
