import { ClusterTruth } from './cluster-truth';
import { isFollowed, rolls, windowOf } from './followed';
import { Block, Change } from './node';
import { isTriggered, texts } from './owed';
import { Performance, RunRecord } from './performance';
import { isOpenAt } from './wall-clock';
import { BatchCall, Deed } from './witness';

/** After a failure a roll may still send what it had decided before the next look. */
const NEXT_LOOK_MS = 60_000;

/** How long one instance may take in a roll where nothing is said. */
const USUAL_TIMEOUT_MS = { restart: 30 * 60_000, delete: 20 * 60_000 };

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** What a careful user is promised of one resource in one run, held against what really happened. */
export class CareCheck {
  constructor(private readonly played: Performance, private readonly run: RunRecord, private readonly change: Change,
    private readonly block: Block | undefined, private readonly truth: ClusterTruth,
    private readonly calls: readonly BatchCall[], private readonly deeds: readonly Deed[]) {}

  public violations(): string[] {
    return [this.closed(), this.checkpoint(), this.unhealthy(), this.stopped(), this.overdue()].flat();
  }

  /** No call leaves while the maintenance window is closed; a destroy, which is not divided, does not begin then. */
  private closed(): string[] {
    const { maintenance_window: window } = this.block?.config ?? this.change.object!.state;
    const calls = this.block ? this.calls : this.calls.slice(0, 1);
    return calls.filter(({ sentAt }) => !isOpenAt(window, sentAt)).map(({ sentAt, ids }) =>
      `${ids?.join()} was sent at ${new Date(sentAt).toISOString()}, outside of the maintenance window`,
    );
  }

  /** At most so many begin in one apply; what was in flight before is not sent. */
  private checkpoint(): string[] {
    const most = this.block?.config.max_per_apply ?? null;
    const sent = new Set(this.calls.flatMap(({ ids }) => ids ?? []));
    return most === null || sent.size <= (most as number) ? []
      : [`${[...sent].join()} were sent, and at most ${most as number} may begin in one apply`];
  }

  /** Whoever takes health away finds fewer members than the window down, or below their own numbers, because of us. */
  private unhealthy(): string[] {
    const max = this.block && windowOf(this.block.config);
    if (max === undefined || this.block!.config.action !== 'restart') return [];
    return this.deeds.filter((deed) => !this.truth.before(deed.beganAt).includes(deed.id)).flatMap((deed) => {
      const ours = this.truth.at(deed.beganAt).filter((id) => id === deed.id || this.isOurs(id, deed));
      return ours.length <= max ? []
        : [`${deed.id} began at ${new Date(deed.beganAt).toISOString()} while ${ours.join()} were down or unhealthy, `
          + `and the window is ${max}`];
    });
  }

  /** Whether an instance is unhealthy because of a restart of this resource that the provider could know of. */
  private isOurs(id: string, { beganAt, call }: Deed): boolean {
    if (!texts(this.block!.config.instances).includes(id)) return false;
    const last = this.played.witness.deeds().filter((deed) => deed.id === id && deed.beganAt <= beganAt).at(-1);
    // What a later run has sent, while ours had not begun yet, is for that run to answer for.
    if (last?.call?.address !== this.change.address || last.call.run > this.run.number) return false;
    const isOfThisRun = last.call.run === this.run.number;
    if ((last.endedAt ?? Infinity) > beganAt) return isOfThisRun || last.beganAt < call!.sentAt;
    return isFollowed(this.played, this.truth, last, this.run);
  }

  /** A roll begins nothing more after a canary, or more than `max_failures` instances, have failed for sure. */
  private stopped(): string[] {
    const config = this.block?.config;
    if (!config || !rolls(config) || !this.isWatchedClosely) return [];
    const first = texts(config.first);
    return this.calls.flatMap(({ ids, sentAt }) => {
      const failed = [...this.failures()].filter(([, knownAt]) => knownAt < sentAt).map(([id]) => id);
      const isOver = failed.some((id) => first.includes(id)) || failed.length > ((config.max_failures ?? 0) as number);
      return isOver ? [`${ids!.join()} was sent after ${failed.join()} had failed`] : [];
    });
  }

  private get isWatchedClosely(): boolean {
    const { step: { faults, meddling } } = this.run;
    const { scenario: { behaviours, provider } } = this.played;
    return faults.every(({ route }) => route === 'batch') && meddling.length === 0 && behaviours.throttle === undefined
      && provider.max_requests_per_second === null;
  }

  /** Who has failed for sure, and by when the run must know of it. */
  private failures(): Map<string, number> {
    const failed = new Map<string, number>();
    const note = (id: string, at: number) => failed.set(id, Math.min(failed.get(id) ?? Infinity, at));
    // With a window of one nobody begins before it is known how the one before has ended.
    const slack = windowOf(this.block!.config) === 1 ? 0 : NEXT_LOOK_MS;
    for (const deed of this.deeds) {
      if (this.isFailure(deed) && deed.endedAt !== undefined) note(deed.id, deed.endedAt + slack);
      const dueAt = (deed.call!.answeredAt ?? deed.call!.sentAt) + this.instanceTimeoutMs;
      // A deletion may be asked for twice, and is over with the first.
      const isOver = this.deeds.some(({ id, endedAt }) => id === deed.id && (endedAt ?? Infinity) <= dueAt);
      if (!isOver) note(deed.id, dueAt + slack);
    }
    for (const { rejected, statuses, answeredAt } of this.calls) {
      // A refusal may also be because of an earlier call that was carried out, or whose answer was lost.
      const isFinal = (id: string) => statuses.get(id) === 'RUNNING' && this.run.step.faults.length === 0
        && !this.deeds.some((deed) => deed.id === id);
      for (const id of rejected) if (isFinal(id)) note(id, answeredAt! + slack);
    }
    return failed;
  }

  private isFailure({ id, action }: Deed): boolean {
    const plan = this.run.step.plans.get(id);
    return action === 'restart' && plan?.times === undefined && !this.played.meddled.has(id)
      && (plan?.restart === 'error' || plan?.restart === 'vanish'
        || (plan?.restart === 'task_failed' && plan.leavesNoTask !== true));
  }

  private get instanceTimeoutMs(): number {
    const { instance_timeout: given, action } = this.block!.config;
    if (given === null) return USUAL_TIMEOUT_MS[action as 'restart' | 'delete'];
    const [, count, unit] = /^(\d+)([smh])$/.exec(given as string)!;
    return Number(count) * UNITS[unit];
  }

  /** Whoever has not come back from a restart of ours is waited for, and not sent again for the same debt. */
  private overdue(): string[] {
    const { block, change, run, played } = this;
    if (!block || change.action !== 'update' || isTriggered(block.config, change.object!.state)) return [];
    return this.calls.flatMap(({ ids }) => ids ?? []).filter((id) => {
      const last = played.witness.deeds().filter((deed) => deed.id === id && deed.acceptedAt < run.startedAt).at(-1);
      return last?.call?.address === change.address && played.endedWell(last)
        && this.truth.at(run.startedAt).includes(id) && isFollowed(played, this.truth, last, run);
    }).map((id) => `${id} was sent again while it came back from a restart of ours`);
  }
}
