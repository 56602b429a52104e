import { ProgressInstance, ProgressLine } from '../progress/progress-line';
import { inOneLine } from '../summary/words';

/** When something is looked at: by the wall clock, and by one that does not jump; milliseconds. */
export interface Moment {
  readonly now: number;
  readonly elapsed: number;
}

/** An instance of a run, as it was last told. Its texts are one line each, and safe to print. */
export interface WatchedInstance {
  readonly id: string;
  /** Its id where nobody knows its name. */
  readonly name: string;
  readonly status: string;
  readonly outcome: string;
  /** Epoch milliseconds. */
  readonly since?: number;
  readonly seconds?: number;
}

/** A run, or a plan of a resource, as far as it was told. */
export interface WatchedRun {
  readonly run: string;
  readonly action: string;
  readonly scope: string;
  readonly phase: ProgressLine['phase'];
  readonly total: number;
  readonly done: number;
  readonly in_flight: number;
  readonly failed: number;
  readonly deferred: number;
  readonly instances: readonly WatchedInstance[];
  /** How many were in flight together at most. */
  readonly mostAtOnce: number;
  /** When its last line came, by the clock that does not jump. */
  readonly heardAt: number;
}

/** What a line has brought. */
export interface News {
  readonly run: WatchedRun;
  readonly isNew: boolean;
  /** Those whose status or outcome is another than before. */
  readonly changed: readonly WatchedInstance[];
}

/** The provider tells something every ten seconds: whose lines stop for so long has gone without a last word. */
const LOST_AFTER_MS = 120_000;
/** What a file holds already may be of another day; a run in it is given this long to show that it lives. */
const GRACE_MS = 30_000;

/** All that a progress file has told. */
export class Runs {
  private readonly byId = new Map<string, WatchedRun>();

  public get all(): readonly WatchedRun[] {
    return [...this.byId.values()];
  }

  /** Whether there was a run, and all of them have come to their end. Plans are no runs. */
  public isOver(elapsed: number): boolean {
    const runs = this.all.filter(({ phase }) => phase !== 'plan');
    return runs.length > 0 && runs.every((run) => run.phase === 'ended' || isLost(run, elapsed));
  }

  /**
   * Takes in a line; undefined where it says nothing that can be shown.
   *
   * @param isOld whether it was there before anybody looked
   */
  public take(line: ProgressLine, { now, elapsed }: Moment, isOld = false): News | undefined {
    if (!PHASES.includes(line.phase) || (line.phase === 'plan' && line.instances.length === 0)) return undefined;
    const before = this.byId.get(line.run);
    const told = line.instances.map(shownInstance);
    const instances = new Map([...before?.instances ?? [], ...told].map((one) => [one.id, one]));
    const run: WatchedRun = {
      run: line.run,
      action: shown(line.action),
      scope: shown(line.scope),
      phase: line.phase,
      ...countsOf(line),
      instances: [...instances.values()],
      mostAtOnce: Math.max(before?.mostAtOnce ?? 0, count(line.in_flight)),
      heardAt: elapsed - (isOld ? ageOf(line, now) : 0),
    };
    const replaced = this.plansBefore(run);
    replaced.forEach((plan) => this.byId.delete(plan.run));
    this.byId.set(line.run, run);
    const last = before ?? replaced.filter(({ phase }) => phase === line.phase).at(-1);
    const known = new Map(last?.instances.map((one) => [one.id, one]));
    return { run, isNew: before === undefined, changed: told.filter((one) => !isAsBefore(one, known)) };
  }

  /** Plans that are history when this comes: an apply has begun, or the same was planned anew. */
  private plansBefore({ run, phase, action, scope, instances }: WatchedRun): readonly WatchedRun[] {
    const ids = new Set(instances.map(({ id }) => id));
    return this.all.filter((plan) => plan.phase === 'plan' && plan.run !== run && plan.action === action
      && plan.scope === scope && (phase !== 'plan' || isOf(plan, ids)));
  }
}

const PHASES: ReadonlyArray<ProgressLine['phase']> = ['plan', 'apply', 'ended'];

const isOf = ({ instances }: WatchedRun, ids: ReadonlySet<string>) =>
  instances.length === ids.size && instances.every(({ id }) => ids.has(id));

function isAsBefore({ id, status, outcome }: WatchedInstance, known: ReadonlyMap<string, WatchedInstance>): boolean {
  const before = known.get(id);
  return before?.status === status && before.outcome === outcome;
}

/** For how long a run has said nothing, in milliseconds. */
export const silence = ({ heardAt }: WatchedRun, elapsed: number): number => Math.max(0, elapsed - heardAt);

/** Whether a run has gone without a last word. */
export const isLost = (run: WatchedRun, elapsed: number): boolean =>
  run.phase === 'apply' && silence(run, elapsed) >= LOST_AFTER_MS;

function ageOf({ time }: ProgressLine, now: number): number {
  const age = now - Date.parse(time);
  return Number.isNaN(age) ? 0 : Math.min(Math.max(0, age), LOST_AFTER_MS - GRACE_MS);
}

/** A file may hold anything. */
const count = (number: number): number => (Number.isFinite(number) ? Math.max(0, Math.round(number)) : 0);

const countsOf = (line: ProgressLine) => ({
  total: count(line.total),
  done: count(line.done),
  in_flight: count(line.in_flight),
  failed: count(line.failed),
  deferred: count(line.deferred),
});

function shownInstance({ id, name, status, outcome, since, seconds }: ProgressInstance): WatchedInstance {
  const began = typeof since === 'string' ? Date.parse(since) : NaN;
  return {
    id,
    name: shown(name) || shown(id),
    status: shown(status),
    outcome: shown(outcome),
    ...Number.isNaN(began) ? {} : { since: began },
    ...typeof seconds === 'number' ? { seconds: count(seconds) } : {},
  };
}

const LONGEST = 200;
/** Signs that are not seen, or that are drawn over others: a name must fill as many cells as it seems to. */
const WITHOUT_CELL = /[\p{Cf}\p{Co}\p{Cn}\p{Me}\ufe00-\ufe0f]|(?<=\p{M})\p{M}/gu;

/** A text of the file as it may be printed: names come from the cloud, and nothing in them may steer a terminal. */
function shown(text: unknown): string {
  if (typeof text !== 'string') return '';
  return inOneLine(text.slice(0, LONGEST)).replace(WITHOUT_CELL, '').trim();
}
