import { Action } from './order';
import { RunClock } from './run-clock';
import { Target } from './target';
import { ProgressSink } from '../../progress/progress-file';
import { ProgressInstance, ProgressLine } from '../../progress/progress-line';

/** At least so often something is said, whether or not anything has changed. */
const EVERY_MS = 10_000;

/** Where the lines of a run go, and which run of which place they are of. */
export interface RunProgress {
  readonly sinks: readonly ProgressSink[];
  readonly run: string;
  readonly scope: string;
}

/** Tells whoever looks on what becomes of the instances of a run: at every change, and every ten seconds. */
export class ProgressLines {
  private readonly told = new Map<string, string>();
  private toldAt = -Infinity;

  constructor(private readonly progress: RunProgress | undefined, private readonly action: Action,
    private readonly targets: readonly Target[], private readonly clock: RunClock) {}

  /** Tells every ten seconds, also while a look takes long, until the run is `over`. */
  public watch(over: AbortSignal): void {
    if (this.progress === undefined) return;
    const beat = async (): Promise<void> => {
      const since = this.clock.now() - this.toldAt;
      await this.clock.sleep(since < EVERY_MS ? EVERY_MS - since : EVERY_MS, over);
      this.tell();
      return beat();
    };
    beat().catch(() => undefined);
  }

  /** Tells what has changed since the last line; nothing where nothing has, and the last line is young. */
  public tell(): void {
    if (this.progress === undefined) return;
    const changed = this.instances().filter(({ shown, instance }) => this.told.get(instance.id) !== shown);
    if (changed.length === 0 && this.clock.now() - this.toldAt < EVERY_MS) return;
    this.write('apply', changed);
  }

  /** Tells how all of them ended, where a line was told before; settles when whoever looks on can read it. */
  public async end(): Promise<void> {
    if (this.progress === undefined || this.toldAt === -Infinity) return;
    this.write('ended', this.instances());
    await Promise.all(this.progress.sinks.map(async (sink) => sink.flush()));
  }

  private write(phase: ProgressLine['phase'], told: readonly Shown[]): void {
    const { sinks, run, scope } = this.progress!;
    for (const { shown, instance } of told) this.told.set(instance.id, shown);
    this.toldAt = this.clock.now();
    const count = (counts: (target: Target) => boolean) => this.targets.filter(counts).length;
    const line: ProgressLine = {
      time: this.dateOf(this.toldAt),
      phase,
      run,
      scope,
      action: this.action,
      total: this.targets.length,
      done: count((target) => target.endedWell),
      in_flight: count((target) => target.isInFlight),
      failed: count((target) => target.hasFailed),
      deferred: count((target) => target.fate().outcome === 'deferred'),
      instances: told.map(({ instance }) => instance),
    };
    for (const sink of sinks) sink.write(line);
  }

  private instances(): Shown[] {
    return this.targets.map((target) => {
      const { outcome } = target.fate();
      const instance = this.shownAs(target, outcome);
      // Not its date, which follows the wall clock.
      return { shown: JSON.stringify([instance.status, outcome, target.submittedAt]), instance };
    });
  }

  private shownAs({ id, name, status, submittedAt, finishedAt }: Target, outcome: string): ProgressInstance {
    const known = { id, name: name ?? null, status: status ?? null, outcome };
    if (submittedAt === undefined) return { ...known, since: null, seconds: null };
    const seconds = Math.round(((finishedAt ?? this.clock.now()) - submittedAt) / 1_000);
    return { ...known, since: this.dateOf(submittedAt), seconds };
  }

  private dateOf(moment: number): string {
    return new Date(this.clock.dateOf(moment)).toISOString();
  }
}

/** An instance, and by which text a change of it is noticed. */
interface Shown {
  readonly shown: string;
  readonly instance: ProgressInstance;
}
