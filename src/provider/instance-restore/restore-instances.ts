import { sortOut } from './bin';
import { RestoreDependencies, RestoreOrder, RestoreProgress, RestoreReport } from './order';
import { RestoreTarget } from './target';
import * as texts from './texts';
import { BackgroundTask, DmsError, isDmsError } from '../../client';
import { pollInterval } from '../run/interval';
import { RunClock } from '../run/run-clock';

const HEARTBEAT_MS = 30_000;

/**
 * Takes instances out of the recycle bin and waits until they are RUNNING. Each is sent at most once, by a call of its
 * own, so that one that is refused stops no other. What becomes of single instances is in the report.
 * @throws Error, before anything is sent, when there is no recycle bin or it cannot be read.
 */
export async function restoreInstances(order: RestoreOrder, dependencies: RestoreDependencies): Promise<RestoreReport> {
  return new Restore(order, dependencies).execute();
}

class Restore {
  private readonly targets: readonly RestoreTarget[];
  private readonly clock: RunClock;
  private readonly startedAt: number;
  private readonly over = new AbortController();
  private areJobsReadable = true;
  private hasTold = false;

  constructor(private readonly order: RestoreOrder, private readonly parts: RestoreDependencies) {
    this.targets = [...new Set(order.ids.map((id) => id.toLowerCase()))].map((id) => new RestoreTarget(id));
    this.clock = new RunClock(parts.clock);
    this.startedAt = this.clock.now();
  }

  public async execute(): Promise<RestoreReport> {
    await sortOut(this.targets, this.parts.api, this.now, this.parts.signal);
    this.tell();
    void this.beat();
    try {
      await this.sendAll();
      await this.waitForAll();
    } catch (error) {
      if (!isDmsError(error, 'cancelled')) throw error;
    } finally {
      this.over.abort();
      this.targets.forEach(({ id }) => this.parts.locks.release(this.lockOf(id), this));
    }
    this.giveUp();
    this.tell();
    return { instances: this.targets.map((target) => target.report((moment) => this.clock.dateOf(moment))) };
  }

  private async sendAll(): Promise<void> {
    for (const target of this.targets.filter(({ isQueued }) => isQueued)) {
      if (this.parts.signal.aborted || this.timeLeft <= 0) return;
      if (this.parts.locks.acquire(this.lockOf(target.id), this)) await this.send(target);
      else target.finish('failed', this.now(), texts.heldByOther(target.id, target.name));
      this.tell();
    }
  }

  private async send(target: RestoreTarget): Promise<void> {
    const { api, signal } = this.parts;
    let leftAt = this.now();
    try {
      const { jobId } = await api.restoreInstance(target.id, { signal, onAttempt: () => { leftAt = this.now(); } });
      target.send(leftAt, jobId === undefined ? { lost: texts.NO_JOB } : { jobId });
    } catch (error) {
      if (!isDmsError(error) || error.kind === 'cancelled') throw error;
      if (error.kind === 'ambiguous') target.send(leftAt, { lost: error.message });
      else target.finish('failed', this.now(), texts.refused(target.id, target.name, error.message));
    }
  }

  private async waitForAll(): Promise<void> {
    for (let open = this.inFlight; open.length > 0 && this.timeLeft > 0; open = this.inFlight) {
      const since = this.now() - Math.max(...open.map(({ flight }) => flight!.submittedAt));
      const pause = Math.min(pollInterval(since, this.parts.random), this.timeLeft);
      await this.clock.sleep(pause, this.parts.signal);
      await Promise.all(open.map(async (target) => this.look(target)));
      this.tell();
    }
  }

  private async look(target: RestoreTarget): Promise<void> {
    try {
      const sighting = await this.sighting(target);
      const { waiter, jobId, lost = '' } = target.flight!;
      const verdict = waiter.observe(sighting, this.now(), await this.job(target.id, jobId));
      const { id, name } = target;
      if (verdict.kind === 'done') target.finish('restored', this.now());
      if (verdict.kind === 'failed') target.finish('failed', this.now(), texts.ended(id, name, verdict.reason));
      if (verdict.kind === 'unclear') target.finish('unknown', this.now(), texts.unclear(id, name, lost));
    } catch (error) {
      if (!isDmsError(error) || error.kind === 'cancelled') throw error;
      this.missedLook(target, error);
    }
  }

  /** What may pass by itself is looked at again; of the rest no look will ever tell more. */
  private missedLook(target: RestoreTarget, error: DmsError): void {
    const { id, name } = target;
    if (['authentication', 'permission', 'contract'].includes(error.kind)) {
      target.finish('in_progress', this.now(), texts.unwatchable(id, name, error.message));
    } else {
      this.parts.log.warn('an instance could not be looked at', { instance_id: id, reason: error.message });
    }
  }

  private async sighting(target: RestoreTarget) {
    try {
      const { name, status } = await this.parts.api.showInstance(target.id, { signal: this.parts.signal });
      target.name = name || target.name;
      return { gone: false, status } as const;
    } catch (error) {
      if (isDmsError(error, 'gone')) return { gone: true } as const;
      throw error;
    }
  }

  /** Where jobs may not be read, the status alone tells. */
  private async job(id: string, jobId: string | undefined): Promise<BackgroundTask | undefined> {
    if (jobId === undefined || !this.areJobsReadable) return undefined;
    try {
      return await this.parts.api.showTask(id, jobId, { signal: this.parts.signal });
    } catch (error) {
      if (!isDmsError(error, 'permission')) throw error;
      this.areJobsReadable = false;
      return undefined;
    }
  }

  /** Nothing more is waited for: says of everybody who has not ended how it was left. */
  private giveUp(): void {
    const isInterrupted = this.parts.signal.aborted;
    for (const target of this.targets) {
      const { id, name, flight, isQueued } = target;
      if (isQueued) target.finish('not_begun', this.now(), texts.notBegun(id, name, isInterrupted));
      if (flight === undefined) continue;
      if (flight.lost !== undefined) target.finish('unknown', this.now(), texts.unclear(id, name, flight.lost));
      else if (isInterrupted) target.finish('in_progress', this.now(), texts.interrupted(id, name));
      else target.finish('in_progress', this.now(), texts.stillRunning(id, name, this.now() - flight.submittedAt));
    }
  }

  private async beat(): Promise<void> {
    while (!this.over.signal.aborted) {
      try {
        await this.clock.sleep(HEARTBEAT_MS, this.over.signal);
      } catch {
        return;
      }
      this.tell(true);
    }
  }

  /** Tells how far it is: at the beginning, where somebody has changed, and as a sign of life. */
  private tell(isHeartbeat = false): void {
    const changed = this.targets.filter(({ hasNews }) => hasNews);
    if (this.hasTold && changed.length === 0 && !isHeartbeat) return;
    this.hasTold = true;
    changed.forEach((target) => { target.hasNews = false; });
    this.parts.onProgress?.(this.progress(changed));
  }

  private progress(changed: readonly RestoreTarget[]): RestoreProgress {
    const isDone = ({ outcome }: RestoreTarget) => outcome === 'restored' || outcome === 'present';
    const ended = this.targets.filter(({ outcome }) => outcome !== undefined);
    return {
      total: this.targets.length,
      done: ended.filter(isDone).length,
      inFlight: this.inFlight.length,
      failed: ended.filter((target) => !isDone(target)).length,
      elapsedMs: this.now() - this.startedAt,
      changed: changed.map(({ id, name, outcome }) => ({ id, name, to: outcome ?? 'in_flight' })),
    };
  }

  private get inFlight(): readonly RestoreTarget[] {
    return this.targets.filter(({ flight }) => flight !== undefined);
  }

  private get timeLeft(): number {
    return this.startedAt + this.order.timeoutMs - this.now();
  }

  private readonly now = (): number => this.clock.now();

  private readonly lockOf = (id: string): string => `${this.parts.scope}/${id}`;
}
