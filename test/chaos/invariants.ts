import { text, Values } from './consistency';
import { Block, Change } from './core';
import { Performance, RunRecord } from './performance';
import { BatchCall, Deed, isRefusal } from './witness';
import { isUnknown } from '../../src/plugin-sdk/values/unknown';
import { Value } from '../../src/plugin-sdk/values/value';

type Result = { readonly outcome: string; readonly submitted_at: string | null } | undefined;

/** Everything that must hold whatever happened; returns in words what does not. */
export function violations(played: Performance): string[] {
  return played.runs.flatMap((run) => new RunCheck(played, run).all().map((violation) => `run ${run.number}: ${violation}`));
}

/** What must hold when the faults have stopped and Terraform was run a few times more. */
export async function unfinished(played: Performance): Promise<string[]> {
  const last = played.runs.at(-1)!;
  const pending = [...last.after].filter(([, { state }]) => (state.pending as readonly string[]).length > 0).map(([address]) => `${address} still has pending ids`);
  const plans = await played.finalPlans();
  const open = plans.flatMap((plan) => plan.changes.filter(({ action }) => action !== 'none').map(({ address, action }) => `the last plan would ${action} ${address}`));
  return [...(last.outcome.failed ? ['the last apply failed'] : []), ...pending, ...plans.flatMap(({ breaches }) => breaches), ...open];
}

/** Times of the cloud and of this machine are taken for the same within a minute. */
const CLOCK_TOLERANCE_MS = 60_000;

const BUG = /bug in|would end twice|cannot go from|a third time|undefined|not a function/i;

class RunCheck {
  constructor(private readonly played: Performance, private readonly run: RunRecord) {}

  public all(): string[] {
    const { outcome, appliedAt } = this.run;
    const bugs = outcome.diagnostics.filter(({ summary, detail }) => BUG.test(summary) || BUG.test(detail ?? '')).map(({ summary, detail }) => `${summary}: ${detail}`);
    const changes = appliedAt === undefined ? [] : outcome.changes;
    return [...outcome.breaches, ...bugs, ...changes.flatMap((change) => this.ofChange(change))];
  }

  private ofChange(change: Change): string[] {
    const { address } = change;
    const author = { run: this.run.number, address };
    const [calls, deeds] = [this.played.witness.callsOf(author), this.played.witness.deedsOf(author)];
    const block = this.run.step.blocks.get(address);
    const found = [...this.onceOnly(deeds), ...this.nobodyElse(change, block, calls), ...this.window(block, calls, deeds), ...this.noRepetition(change, deeds)];
    if (block && Array.isArray(block.config.instances)) found.push(...this.shown(change, block), ...this.fates(change, block, calls, deeds));
    return found.map((violation) => `${address}: ${violation}`);
  }

  private onceOnly(deeds: readonly Deed[]): string[] {
    return deeds.filter((deed, at) => deeds.findIndex(({ id }) => id === deed.id) !== at).map(({ id }) => `${id} was acted on twice`);
  }

  /** Calls go to those alone on which the action is owed. */
  private nobodyElse(change: Change, block: Block | undefined, calls: readonly BatchCall[]): string[] {
    const allowed = block ? owed(block, change) : owedAtDestroy(change);
    return calls.flatMap(({ ids }) => (ids ?? []).filter((id) => !allowed.has(id)).map((id) => `${id} was sent although nothing was owed on it`));
  }

  /** Never more of ours on their way at once than the window allows. */
  private window(block: Block | undefined, calls: readonly BatchCall[], deeds: readonly Deed[]): string[] {
    const max = (block?.config.max_unavailable ?? null) as number | null;
    if (max === null || block!.config.action !== 'restart') return [];
    return calls.flatMap((call) => {
      const onTheirWay = deeds.filter(({ id, acceptedAt, endedAt }) => acceptedAt < call.sentAt && (endedAt ?? Infinity) > call.sentAt && !call.ids!.includes(id));
      const members = block!.config.instances as readonly string[];
      // another resource's window is its own
      const down = this.run.step.blocks.size > 1 ? [] : members.filter((id) => !call.ids!.includes(id) && isDown(call.statuses.get(id)) && !this.played.meddled.has(id));
      const healthy = call.ids!.filter((id) => !isDown(call.statuses.get(id)));
      const before = new Set([...onTheirWay.map(({ id }) => id), ...(healthy.length > 0 ? down : [])]);
      return before.size + call.ids!.length <= max ? [] : [`${call.ids!.join()} sent while ${[...before].join()} were down, and the window is ${max}`];
    });
  }

  /** What is still executing, or was recorded and has ended well, is not done again for an old debt. */
  private noRepetition(change: Change, deeds: readonly Deed[]): string[] {
    // created before the destroy, a replacement cannot know what was done: a documented limit
    if (change.action === 'replace' && this.run.step.blocks.get(change.address)!.createBeforeDestroy) return [];
    return deeds.flatMap((deed) => {
      const earlier = this.played.witness.deeds().filter(({ id, action, acceptedAt, call }) => (
        id === deed.id && action === deed.action && call?.address === change.address && acceptedAt < this.run.startedAt));
      return earlier.filter((one) => this.endedWell(one) && (this.wasExecuting(one) || this.wasRecorded(one, change)))
        .map((one) => `${deed.id} was acted on again although the action of ${new Date(one.acceptedAt).toISOString()} was ours`);
    });
  }

  private wasExecuting({ beganAt, endedAt }: Deed): boolean {
    if (this.run.step.blocks.size > 1) return false; // the other resource may have taken it for its own
    return beganAt <= this.run.startedAt && (endedAt ?? Infinity) > this.run.appliedAt! + 30_000;
  }

  private wasRecorded({ id, acceptedAt }: Deed, { object, action }: Change): boolean {
    if (action === 'replace' && (object!.state.pending as readonly string[]).length === 0) return false; // asked for, by -replace
    const result = resultOf(object?.state, id);
    const config = this.run.step.blocks.get('this')?.config;
    const hit = !config || !object || isTriggered(config, object.state);
    return !hit && result?.outcome === 'in_progress' && Date.parse(result.submitted_at ?? '') <= acceptedAt;
  }

  private endedWell({ id, call, action }: Deed): boolean {
    const plan = call && this.played.runs[call.run - 1]?.step.plans.get(id);
    return !this.played.meddled.has(id) && (plan?.[action] ?? 'succeed') === 'succeed';
  }

  /** The plan shows who will be acted on, and nobody else. */
  private shown(change: Change, { config, unknown }: Block): string[] {
    if (unknown || change.planned === null) return [];
    const planned = change.planned.applied as Values;
    const expected = owed({ config }, { ...change, object: change.action === 'replace' ? undefined : change.object });
    const wrong = Object.keys(planned).filter((id) => isUnknown(planned[id]) !== expected.has(id));
    return wrong.map((id) => `the plan is wrong about ${id}`);
  }

  /** What state says of each owed instance is what happened. */
  private fates(change: Change, block: Block, calls: readonly BatchCall[], deeds: readonly Deed[]): string[] {
    const after = this.run.after.get(change.address);
    if (this.run.killed || !after) return [];
    const debts = owed(block, change);
    const applied = after.state.applied as Record<string, string>;
    const isConcluded = change.object === undefined || text(after.state) !== text(change.object.state);
    if (!isConcluded) return [];
    const left: string[] = [];
    const found = [...debts].flatMap((id) => {
      const result = resultOf(after.state, id);
      if (!result) return [`${id} is owed and has no result`];
      const isDone = result.outcome === 'done' || result.outcome === 'unconfirmed';
      const wasLeft = result.outcome === 'in_progress' && block.config.wait_for_completion === false && !this.run.outcome.interrupted;
      if (!isDone && !wasLeft) left.push(id);
      const before = change.action === 'replace' ? '' : (change.object?.state.applied as Values | undefined)?.[id] ?? '';
      const moved = applied[id] !== before;
      return [
        ...(moved === isDone ? [] : [`applied of ${id} is ${applied[id]} after ${before}, but it is ${result.outcome}`]),
        ...(this.played.meddled.has(id) ? [] : this.lie(id, result, change, calls, deeds)),
      ];
    });
    const pending = [...after.state.pending as readonly string[]].sort();
    if (pending.join() !== left.sort().join() && block.config.wait_for_completion !== false) found.push(`pending is ${pending.join()} instead of ${left.join()}`);
    const isUntouched = (id: string) => resultOf(after.state, id)?.outcome === 'not_begun';
    if (after.tainted && change.action === 'create' && calls.length === 0 && [...debts].every(isUntouched)) found.push('tainted although nothing was sent');
    return found;
  }

  private lie(id: string, result: NonNullable<Result>, change: Change, calls: readonly BatchCall[], deeds: readonly Deed[]): string[] {
    const action = this.run.step.blocks.get(change.address)!.config.action as 'restart' | 'delete';
    const until = this.run.endedAt;
    const own = deeds.filter((deed) => deed.id === id);
    const sent = calls.filter((call) => call.ids?.includes(id) && !isRefusal(call.status) && !call.rejected.includes(id));
    const recordedAt = Date.parse(resultOf(change.object?.state, id)?.submitted_at ?? '') - CLOCK_TOLERANCE_MS;
    const ours = this.played.witness.deeds().filter((deed) => deed.id === id && deed.action === action && deed.acceptedAt <= until
      && ((deed.endedAt ?? Infinity) >= this.run.startedAt || deed.acceptedAt >= recordedAt));
    const ended = ours.filter(({ endedAt }) => endedAt !== undefined && endedAt <= until);
    const lie = (truth: string) => [`${id} is ${result.outcome}, but ${truth}`];
    switch (result.outcome) {
      case 'done':
        return ended.length > 0 || (action === 'delete' && !this.played.cloud.instance(id)) ? [] : lie('no action on it has ended');
      case 'unconfirmed':
        return ours.some((deed) => (deed.endedAt ?? Infinity) > until) ? lie('it is still executing') : [];
      case 'failed':
        return own.some((deed) => this.endedWell(deed) && (deed.endedAt ?? Infinity) <= until) ? lie('it ended well') : [];
      case 'not_begun':
        return own.length > 0 ? lie('it was acted on') : [];
      case 'in_progress':
        return sent.length > 0 || ours.length > 0 || Number.isFinite(recordedAt) ? [] : lie('nothing was ever sent');
      default:
        return calls.some((call) => call.ids?.includes(id)) || Number.isFinite(recordedAt) ? [] : lie('nothing was ever sent');
    }
  }
}

const isDown = (status: string | undefined): boolean => status !== undefined && status !== 'RUNNING';

function resultOf(state: Values | null | undefined, id: string): Result {
  return (state?.results as Record<string, Result> | null | undefined)?.[id];
}

/** The differ, written a second time and as plainly as can be. */
function owed({ config, createBeforeDestroy }: Partial<Block> & Pick<Block, 'config'>, { object, action }: Pick<Change, 'object' | 'action'>): ReadonlySet<string> {
  const result = new Set<string>();
  const when = (config.when ?? ['added', 'triggered']) as readonly string[];
  const isNew = object === undefined || action === 'replace';
  for (const id of (config.instances ?? []) as readonly string[]) {
    const isKnown = !isNew && id in (object.state.applied as Values);
    if (!isNew && (object.state.pending as readonly string[]).includes(id)) result.add(id);
    if (isKnown && when.includes('triggered') && isTriggered(config, object.state)) result.add(id);
    if (!isKnown && when.includes('added') && (createBeforeDestroy || !wasHandedOver(id, config, object))) result.add(id);
  }
  return result;
}

/** A replacement does not do again what a half-failed apply has done. */
function wasHandedOver(id: string, config: Values, object: Change['object']): boolean {
  if (!object || (object.state.pending as readonly string[]).length === 0) return false;
  return !isTriggered(config, object.state) && Boolean((object.state.applied as Record<string, string>)[id]);
}

function isTriggered(config: Values, state: Values): boolean {
  return config.action !== state.action || text(config.triggers ?? {}) !== text((state.triggers ?? {}) as Value);
}

function owedAtDestroy({ object }: Change): ReadonlySet<string> {
  const state = object!.state;
  const acts = ((state.when ?? []) as readonly string[]).includes('destroyed');
  return new Set(acts ? (state.instances ?? []) as readonly string[] : []);
}
