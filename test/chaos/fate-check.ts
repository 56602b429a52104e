import { ClusterTruth } from './cluster-truth';
import { text } from './consistency';
import { MOST_OUTLAST_MS } from './draw-care';
import { isFollowed } from './followed';
import { Block, Change, StateObject } from './node';
import { appliedIn, owed, texts, wasHandedOver } from './owed';
import { Performance, RunRecord } from './performance';
import { BatchCall, Deed, isRefusal } from './witness';

/** An entry of `results`. */
interface Result {
  readonly outcome: string;
  readonly submitted_at: string | null;
  readonly running_at?: string | null;
}

/** Times of the cloud and of this machine are taken for the same within a minute. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Outcomes of whoever was not acted on. */
const UNTOUCHED = ['not_begun', 'deferred'];

/** What an object says in `results` of one instance. */
export function resultOf(object: StateObject | undefined, id: string): Result | undefined {
  return (object?.state.results as Record<string, Result> | null | undefined)?.[id];
}

/** Whether what one run left in state is what happened. */
export class FateCheck {
  private readonly debts: ReadonlySet<string>;
  private readonly calls: readonly BatchCall[];

  constructor(private readonly played: Performance, private readonly run: RunRecord, private readonly change: Change,
    private readonly block: Block, private readonly truth: ClusterTruth, private readonly after: StateObject) {
    this.debts = owed(block, change);
    this.calls = played.witness.callsOf({ run: run.number, address: change.address });
  }

  public violations(): string[] {
    const told = [...this.debts].flatMap((id) => this.ofDebt(id));
    return [...told, ...this.untold(), ...this.pending(), ...this.taint()];
  }

  private ofDebt(id: string): string[] {
    const result = resultOf(this.after, id);
    if (!result) return [`${id} is owed and has no result`];
    const before = this.change.action === 'replace' || !this.change.object ? ''
      : appliedIn(this.change.object)[id] ?? '';
    const hasMoved = appliedIn(this.after)[id] !== before;
    const moved = hasMoved === isDone(result) ? []
      : [`applied of ${id} is ${appliedIn(this.after)[id]} after ${before}, but it is ${result.outcome}`];
    return [...moved, ...(this.played.meddled.has(id) ? [] : [...this.lie(id, result), ...this.early(id, result)])];
  }

  /** Where nothing was owed, `applied` stays as it was. */
  private untold(): string[] {
    const { object, action } = this.change;
    const kept = (id: string) =>
      object !== undefined && (action !== 'replace' || wasHandedOver(id, this.block.config, object));
    return texts(this.block.config.instances).filter((id) => !this.debts.has(id)).flatMap((id) => {
      const [before, now] = [kept(id) ? appliedIn(object!)[id] ?? '' : '', appliedIn(this.after)[id]];
      return now === before ? [] : [`applied of ${id} is ${now} after ${before}, although nothing was owed on it`];
    });
  }

  /** Exactly what is still owed is pending. */
  private pending(): string[] {
    const isLeft = (id: string) => {
      const result = resultOf(this.after, id);
      return result !== undefined && !isDone(result)
        && !(result.outcome === 'in_progress' && this.block.config.wait_for_completion === false);
    };
    const expected = [...this.debts].filter(isLeft).sort().join();
    const pending = texts(this.after.state.pending).filter((id) =>
      this.block.config.wait_for_completion !== false || isLeft(id),
    );
    return [...pending].sort().join() === expected ? [] : [`pending is ${pending.join()} instead of ${expected}`];
  }

  private taint(): string[] {
    const isUntouched = (id: string) => UNTOUCHED.includes(resultOf(this.after, id)?.outcome ?? '');
    const isNeedless = this.after.tainted && this.change.action === 'create' && this.calls.length === 0
      && [...this.debts].every(isUntouched);
    return isNeedless ? ['it is tainted although nothing was sent'] : [];
  }

  private lie(id: string, { outcome }: Result): string[] {
    const until = this.run.endedAt;
    const ours = this.deedsBehind(id);
    const hasEnded = ({ endedAt }: Deed) => endedAt !== undefined && endedAt <= until;
    const isSent = this.calls.some((call) => call.ids?.includes(id) && !isRefusal(call.status));
    const isKnown = isSent || ours.length > 0 || resultOf(this.change.object, id)?.submitted_at != null;
    const says = (truth: string) => [`${id} is ${outcome}, but ${truth}`];
    switch (outcome) {
      case 'done':
        if (this.isUnhealed(id)) return says('its cluster is not what it was');
        return ours.some(hasEnded) || (this.block.config.action === 'delete' && !this.played.cloud.instance(id)) ? []
          : says('no action on it has ended');
      case 'unconfirmed':
        return ours.some((deed) => !hasEnded(deed)) ? says('it is still executing') : [];
      case 'failed':
        return this.ownDeeds(id).some((deed) => hasEnded(deed) && this.played.endedWell(deed)) ? says('it ended well')
          : [];
      case 'not_begun':
      case 'deferred':
        return this.ownDeeds(id).length > 0 ? says('it was acted on') : [];
      default:
        return isKnown ? [] : says('nothing was ever sent');
    }
  }

  /** Whether a restart of ours has left a cluster below its own numbers, and the provider could know. */
  private isUnhealed(id: string): boolean {
    const { run, played, change } = this;
    const last = played.witness.deeds().filter((deed) => deed.id === id && deed.beganAt <= run.endedAt).at(-1);
    return last?.call?.address === change.address && this.truth.at(run.endedAt).includes(id)
      && isFollowed(played, this.truth, last, run);
  }

  /** Nobody was seen RUNNING again before it was, be it from an earlier restart behind which ours had to wait. */
  private early(id: string, { running_at: runningAt }: Result): string[] {
    if (typeof runningAt !== 'string' || this.ownDeeds(id).length === 0) return [];
    const isBack = ({ endedAt }: Deed) => endedAt !== undefined && Math.floor(endedAt) <= Date.parse(runningAt);
    return this.deedsBehind(id).some(isBack) ? [] : [`${id} is said to have been RUNNING again at ${runningAt}, before it was back`];
  }

  private ownDeeds(id: string): Deed[] {
    return this.played.witness.deedsOf({ run: this.run.number, address: this.change.address }).filter((deed) =>
      deed.id === id,
    );
  }

  /**
   * What was done by this run, was executing when it began, or went on when it was recorded before: sent then, or found
   * in progress.
   */
  private deedsBehind(id: string): Deed[] {
    const recordedAt = Date.parse(resultOf(this.change.object, id)?.submitted_at ?? '') - CLOCK_TOLERANCE_MS;
    const until = this.run.endedAt;
    return this.played.witness.deeds().filter((deed) =>
      deed.id === id && deed.action === this.block.config.action && deed.acceptedAt <= until
      && (overAt(deed) >= this.run.startedAt || overAt(deed) >= recordedAt),
    );
  }
}

/** When nothing of it is executing any more, its background task included. */
const overAt = ({ endedAt = Infinity }: Deed): number => endedAt + MOST_OUTLAST_MS;

const isDone = ({ outcome }: Result): boolean => outcome === 'done' || outcome === 'unconfirmed';

/** Whether a run came as far as to leave something new in state. */
export function isConcluded(run: RunRecord, change: Change): boolean {
  const after = run.after.get(change.address);
  return !run.killed && after !== undefined
    && (change.object === undefined || text(after.state) !== text(change.object.state));
}
