import { CareCheck } from './care-check';
import { ClusterTruth } from './cluster-truth';
import { Values } from './consistency';
import { DeferralCheck } from './deferral-check';
import { FateCheck, isConcluded, resultOf } from './fate-check';
import { windowOf } from './followed';
import { Block, Change } from './node';
import { actsAtDestroy, cleansUp, isTriggered, owed, texts } from './owed';
import { Performance, RunRecord } from './performance';
import { asPlanned } from './planned-block';
import { OTHER_PROJECT } from './scenario';
import { BatchCall, Deed } from './witness';
import { isUnknown, Value } from '../../src/plugin-sdk';

const BUG = /bug in|would end twice|cannot go from|a third time|undefined|not a function/i;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Between the last list and the arrival of a call lie the limit of requests and the network. */
const ON_THE_WAY_MS = 6_000;

/** An action that is as good as over when the run looks need not be waited for. */
const FIRST_LOOK_MS = 30_000;

/** Everything that must hold of one resource in one run. */
export class RunCheck {
  private readonly block: Block | undefined;
  private readonly calls: readonly BatchCall[];
  private readonly deeds: readonly Deed[];

  constructor(private readonly played: Performance, private readonly run: RunRecord, private readonly change: Change,
    private readonly truth: ClusterTruth) {
    const author = { run: run.number, address: change.address };
    const block = run.step.blocks.get(change.address);
    this.block = block && asPlanned(played.schema, block, change);
    this.calls = played.witness.callsOf(author);
    this.deeds = played.witness.deedsOf(author);
  }

  public violations(): string[] {
    const ofCalls = [this.twice(), this.nobodyElse(), this.unshown(), this.elsewhere(), this.forbidden(), this.window(),
      this.repetition()];
    const ofState = [this.shown(), this.fates(), this.destroyed(), this.care()];
    return [...ofCalls, ...ofState].flat().map((violation) => `${this.change.address}: ${violation}`);
  }

  /** No instance is restarted twice by one run. A deletion may be asked for twice: it changes nothing more. */
  private twice(): string[] {
    if ((this.block?.config ?? this.change.object!.state).action === 'delete') return [];
    return this.deeds.filter((deed, at) => this.deeds.findIndex(({ id }) => id === deed.id) !== at).map(({ id }) =>
      `${id} was acted on twice`,
    );
  }

  /** Calls go to those alone on which the action is owed. */
  private nobodyElse(): string[] {
    const { block, change, calls } = this;
    const acts = block ? block.config.all_failure === null || cleansUp(block, change) : actsAtDestroy(change.object!);
    if (!acts) return calls.map(() => 'a call was made although no event asked for one');
    const allowed = block ? owed(block, change) : new Set(texts(change.object!.state.instances));
    return calls.flatMap(({ ids }) =>
      (ids ?? []).filter((id) => !allowed.has(id)).map((id) => `${id} was sent although nothing was owed on it`),
    );
  }

  /**
   * The set acted on is the set that the plan showed: nobody else, whatever was configured, ignored, changed or failed
   * meanwhile.
   */
  private unshown(): string[] {
    const { change, calls, block } = this;
    const shown = block ? shownBy(change, block) : this.namedByDestroy();
    if (shown === undefined) return [];
    return calls.flatMap((call) =>
      this.meantBy(call).filter((id) => !shown.has(id)).map((id) => `${id} was acted on, and the plan did not show it`),
    );
  }

  /** Of a call without ids: whoever has failed by then, but for those that fail while it is on its way. */
  private meantBy(call: BatchCall): readonly string[] {
    if (call.ids) return call.ids;
    const isRecent = (id: string) => call.sentAt - (this.played.meddledAt.get(id) ?? -Infinity) < ON_THE_WAY_MS;
    return [...call.statuses].filter(([id, status]) =>
      status === 'CREATEFAILED' && this.played.isKafka(id) && !isRecent(id),
    ).map(([id]) => id);
  }

  /** A destroy shows its instances by state, and failed creations in its warning. */
  private namedByDestroy(): ReadonlySet<string> {
    const { state } = this.change.object!;
    if (state.all_failure === null) return new Set(texts(state.instances));
    const warnings = this.run.outcome.diagnostics.filter(({ severity, address }) =>
      severity === 'warning' && address === this.change.address,
    );
    return new Set(warnings.flatMap(({ detail }) => detail?.match(UUID) ?? []));
  }

  /** Nothing is sent to another region or project than the plan, or the state to be destroyed, shows. */
  private elsewhere(): string[] {
    const { region, project_id: projectId } = this.change.planned ?? this.change.object!.state;
    const differs = (shown: Value | undefined, sent: string) => typeof shown === 'string' && shown !== sent;
    return this.calls.filter(({ place }) =>
      differs(region, place.region) || differs(projectId, place.projectId) || place.projectId === OTHER_PROJECT,
    )
      .map(({ place }) => `a call was sent to ${place.region}/${place.projectId}`);
  }

  /** What the guards must have refused before anything was sent. */
  private forbidden(): string[] {
    const wanted = this.block?.config ?? this.change.object!.state;
    return this.calls.flatMap((call) => {
      const meant = this.meantBy(call);
      const refused = meant.filter((id) => this.played.isForbidden(id, call.action));
      const most = call === this.calls[0] ? wanted.max_deletions as number | null : null;
      const isTooMuch = most !== null && meant.filter((id) => call.statuses.has(id)).length > most;
      return [...refused.map((id) => `${id} was sent, which no rule allows`),
        ...(isTooMuch ? [`more than ${most} were deleted`] : [])];
    });
  }

  /** Never more of ours down at once than the window allows, and no healthy one while others fill it. */
  private window(): string[] {
    const max = this.block && windowOf(this.block.config);
    if (max === undefined || this.block!.config.action !== 'restart') return [];
    return this.calls.flatMap((call) => {
      const others = (id: string) => !call.ids!.includes(id);
      const executes = ({ acceptedAt, endedAt }: Deed) =>
        acceptedAt < call.sentAt && (endedAt ?? Infinity) > call.sentAt;
      const onTheirWay = this.deeds.filter((deed) => others(deed.id) && executes(deed));
      const takesHealth = call.ids!.some((id) => !isDown(call.statuses.get(id)));
      const before = new Set([...onTheirWay.map(({ id }) => id),
        ...(takesHealth ? this.downMembers(call).filter(others) : [])]);
      return before.size + call.ids!.length <= max ? []
        : [`${call.ids!.join()} sent while ${[...before].join()} were down, and the window is ${max}`];
    });
  }

  /** Windows are per resource: what another one does in the same moment cannot be seen. */
  private downMembers({ statuses }: BatchCall): string[] {
    if (this.run.outcome.changes.length > 1) return [];
    return texts(this.block!.config.instances).filter((id) => isDown(statuses.get(id)) && !this.played.meddled.has(id));
  }

  /** What is still executing, or was recorded and has ended well, is not done again for an old debt. */
  private repetition(): string[] {
    // A replacement that is created before the destroy cannot know what was done: a documented limit.
    if (this.change.action === 'replace' && this.block!.createBeforeDestroy) return [];
    const { played, run, change } = this;
    const before = played.witness.deeds().filter(({ acceptedAt, call }) =>
      acceptedAt < run.startedAt && call?.address === change.address,
    );
    return this.deeds.flatMap((deed) =>
      before
        .filter(({ id, action }) => id === deed.id && action === deed.action)
        .filter((earlier) =>
          this.played.endedWell(earlier) && (this.wasExecuting(earlier) || this.wasRecorded(earlier)),
        )
        .map((earlier) =>
          `${deed.id} was acted on again although the action of ${new Date(earlier.acceptedAt).toISOString()} was ours`,
        ),
    );
  }

  private wasExecuting({ beganAt, endedAt }: Deed): boolean {
    // The other resource may have taken it for its own.
    if (this.run.step.blocks.size > 1) return false;
    return beganAt <= this.run.startedAt && (endedAt ?? Infinity) > this.run.appliedAt! + FIRST_LOOK_MS;
  }

  private wasRecorded({ id, acceptedAt, call }: Deed): boolean {
    const { object, action } = this.change;
    // A run that was killed recorded nothing: a documented limit.
    if (this.played.runs.some(({ number, killed }) => number === call?.run && killed)) return false;
    if (!object || !this.block || isTriggered(this.block.config, object.state)) return false;
    // The user asked for it with `-replace`.
    if (action === 'replace' && texts(object.state.pending).length === 0) return false;
    const result = resultOf(object, id);
    return result?.outcome === 'in_progress' && Date.parse(result.submitted_at ?? '') <= acceptedAt;
  }

  /** The plan shows who will be acted on, and nobody else. */
  private shown(): string[] {
    if (!this.block || this.block.unknown || this.block.config.instances === null) return [];
    const planned = this.change.planned!.applied as Values;
    const expected = owed(this.block, {
      ...this.change,
      object: this.change.action === 'replace' ? undefined : this.change.object,
    });
    return Object.keys(planned).filter((id) => isUnknown(planned[id]) !== expected.has(id)).map((id) =>
      `the plan is wrong about ${id}`,
    );
  }

  /** What a destroy was to act on has been acted on when the resource is gone from state. */
  private destroyed(): string[] {
    const { object, action, address } = this.change;
    if (action !== 'delete' || !actsAtDestroy(object!) || this.run.after.has(address) || this.run.killed) return [];
    return texts(object!.state.instances).filter((id) => !this.isActedOnAtDestroy(id)).map((id) =>
      `it was destroyed without acting on ${id}`,
    );
  }

  private isActedOnAtDestroy(id: string): boolean {
    const { cloud, meddled, witness, runs } = this.played;
    if (!cloud.instance(id) || meddled.has(id)) return true;
    const earlier = runs.slice(0, this.run.number);
    const hasChanged = ({ outcome }: RunRecord) =>
      outcome.changes.some(({ address, action }) => address === this.change.address && action !== 'none');
    const isApply = (run: RunRecord) =>
      run.appliedAt !== undefined && run.step.blocks.has(this.change.address) && hasChanged(run);
    const destroys = earlier.slice(earlier.map(isApply).lastIndexOf(true) + 1);
    // A restart that was accepted and never began counts as done.
    const isSilent = destroys.some(({ step }) => step.plans.get(id)?.restart === 'silent');
    return isSilent
      || witness.deeds().some((deed) => deed.id === id && (deed.endedAt ?? Infinity) >= destroys[0].startedAt);
  }

  private fates(): string[] {
    if (!this.block || this.block.config.instances === null || !isConcluded(this.run, this.change)) return [];
    const { played, run, change, block, truth, calls } = this;
    const after = run.after.get(change.address)!;
    return [...new FateCheck(played, run, change, block, truth, after).violations(),
      ...new DeferralCheck(run, change, block, after, calls).violations()];
  }

  private care(): string[] {
    const { played, run, change, block, truth, calls, deeds } = this;
    return new CareCheck(played, run, change, block, truth, calls, deeds).violations();
  }
}

/** What Terraform, or common sense, would blame the provider for in a run as a whole. */
export function bugsIn({ outcome }: RunRecord): string[] {
  const shown = outcome.diagnostics.map(({ summary, detail }) => `${summary}: ${detail ?? ''}`).filter((message) =>
    BUG.test(message),
  );
  return [...outcome.breaches, ...shown];
}

/** Whom a plan shows; undefined where it could not name anybody yet. */
function shownBy({ planned, object, action }: Change, block: Block): ReadonlySet<string> | undefined {
  const applied = planned!.applied;
  if (isUnknown(applied)) {
    const isCreated = object === undefined || action === 'replace';
    return block.unknown !== undefined || (isCreated && block.config.all_failure !== null) ? undefined : new Set();
  }
  return new Set(Object.entries(applied as Values).filter(([, time]) => isUnknown(time)).map(([id]) => id));
}

const isDown = (status: string | undefined): boolean => status !== undefined && status !== 'RUNNING';
