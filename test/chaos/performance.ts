import { Core } from './core';
import { Dice } from './dice';
import { providerElsewhere } from './draw-twists';
import { Interrupter } from './interrupter';
import { Block, Blocks, Outcome, StateObject, TYPE } from './node';
import { ProviderProcess } from './provider-process';
import { HOME_PROJECT, Illness, OTHER_PROJECT, PROTECTED_NAME, Scenario, Step } from './scenario';
import { untilOpenMs } from './wall-clock';
import { Deed, Witness } from './witness';
import { EmulatedCloud } from '../../src/emulator';
import { Schema, Value } from '../../src/plugin-sdk';
import { VirtualClock } from '../virtual-clock';

/** One run of Terraform as it went. */
export interface RunRecord {
  readonly number: number;
  readonly step: Step;
  readonly before: ReadonlyMap<string, StateObject>;
  readonly after: ReadonlyMap<string, StateObject>;
  readonly outcome: Outcome;
  readonly startedAt: number;
  /** When the apply began after the plan; undefined where it never did. */
  readonly appliedAt?: number;
  readonly endedAt: number;
  /** The provider, or Terraform, was killed. */
  readonly killed: boolean;
}

const CALM = { refresh: true, replace: false, afterMs: 0, plans: new Map(), faults: [], meddling: [] };

/** So much time passes before a calm run. */
const CALM_BEFORE_MS = 60_000;

/** Instances of a project that nobody here has to do with. */
const OTHER_FLEET = [
  { id: '20000000-0000-4000-8000-000000000001', name: 'foreign', status: 'RUNNING' },
  { id: '20000000-0000-4000-8000-000000000002', name: 'foreign-failed', status: 'CREATEFAILED' },
] as const;

/** After the last fault so many applies must be enough. */
const APPLIES_TO_CONVERGE = 5;

/** Longer than anything may take: who waits beyond it waits for ever. */
const FOR_EVER_MS = 30 * 24 * 60 * 60_000;

/** Plays a scenario against the emulated cloud, in virtual time. */
export class Performance {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  public readonly witness: Witness;
  public readonly core: Core;
  public readonly runs: RunRecord[] = [];
  /** The schema of the resource. */
  public readonly schema: Schema;
  /** Ids of the instances that somebody else has changed. */
  public readonly meddled = new Set<string>();
  /** When somebody else changed them last. */
  public readonly meddledAt = new Map<string, number>();
  /** When somebody else changed their clusters. */
  public readonly illAt = new Map<string, number[]>();
  public readonly random: () => number;
  private interrupter!: Interrupter;
  private lastBlocks: Blocks = new Map();
  private processes = 0;
  private appliedAt?: number;

  constructor(public readonly scenario: Scenario) {
    const { seed, region, fleet, behaviours } = scenario;
    this.random = new Dice(seed + 1).random;
    const projects = [{ id: OTHER_PROJECT, name: 'other', fleet: OTHER_FLEET }];
    this.cloud = new EmulatedCloud({ region, fleet, behaviours, projects, clock: this.clock, random: this.random });
    this.witness = new Witness(this.cloud);
    this.schema = this.probe.server.schemas.resources[TYPE];
    this.core = new Core(() => this.startProcess());
  }

  public async play(): Promise<void> {
    for (const step of this.scenario.steps) await this.run(step);
    await this.converge();
    // What was accepted begins within this time.
    await this.clock.sleep(60 * 60_000);
  }

  /** Whether an action was to succeed, and nobody else changed the instance. */
  public endedWell({ id, call, action }: Deed): boolean {
    const plan = call && this.runs[call.run - 1]?.step.plans.get(id);
    return !this.meddled.has(id) && (plan?.[action] ?? 'succeed') === 'succeed';
  }

  /** Whether no rule allows an action on an instance, in whatever status it is. */
  public isForbidden(id: string, action: 'restart' | 'delete'): boolean {
    const seed = this.scenario.fleet.find((instance) => instance.id === id);
    if (!seed) return false;
    if (!this.isKafka(id)) return true;
    const isProtected = this.scenario.provider.protected_instances !== null && seed.name === PROTECTED_NAME;
    return action === 'delete' && (seed.chargingMode === 0 || isProtected);
  }

  public isKafka(id: string): boolean {
    return (this.scenario.fleet.find((instance) => instance.id === id)?.engine ?? 'kafka') === 'kafka';
  }

  private async converge(): Promise<void> {
    const wanted = this.scenario.steps.at(-1)!.blocks;
    for (let apply = 0; apply < this.appliesToConverge(wanted); apply++) {
      // What happens in the last moment of a run belongs to it.
      await this.clock.sleep(1);
      this.calmDown();
      const leftovers = this.leftovers(wanted);
      if (apply > 0 && leftovers.size > 0) {
        await this.untilOpen(wanted, apply);
        await this.run({ ...CALM, blocks: this.mended(new Map([...wanted, ...leftovers])) });
      }
      this.lastBlocks = this.mended(wanted);
      await this.untilOpen(wanted, apply);
      const { outcome } = await this.run({ ...CALM, blocks: this.lastBlocks });
      if (!outcome.failed && outcome.changes.every(({ action }) => action === 'none')) return;
    }
  }

  /** A checkpoint, and a maintenance window that closes, need more applies: one for each instance is enough. */
  private appliesToConverge(wanted: Blocks): number {
    const divided = [...wanted.values()].filter(({ config }) =>
      config.max_per_apply !== null || config.maintenance_window !== null,
    );
    return APPLIES_TO_CONVERGE
      + divided.length * Math.max(0, ...divided.map(({ config }) => (config.instances as Value[] | null)?.length ?? 0));
  }

  /** Calm runs come when a window is open: those of several resources, or of what is to be destroyed, in turns. */
  private async untilOpen(wanted: Blocks, apply: number): Promise<void> {
    await this.clock.sleep(CALM_BEFORE_MS);
    const configs = [...[...wanted.values()].map(({ config }) => config),
      ...[...this.core.objects].filter(([address]) => !wanted.has(address)).map(([, { state }]) => state)];
    const windows = configs.flatMap(({ maintenance_window: window }) => (window ? [window] : []));
    if (windows.length > 0) {
      await this.clock.sleep(untilOpenMs(windows[apply % windows.length], this.clock.now()));
    }
  }

  /** The plans after everything, with and without a refresh. */
  public async finalPlans(): Promise<Outcome[]> {
    const plan = async (refresh: boolean) =>
      this.core.plan(this.lastBlocks, { run: 0, provider: this.provider, refresh });
    return [await plan(true), await plan(false)];
  }

  private async run(step: Step): Promise<RunRecord> {
    await this.clock.sleep(1 + step.afterMs);
    const restore = this.core.snapshot();
    const [before, startedAt, outcome] = [this.core.objects, this.clock.now(), new Outcome()];
    this.arrange(step);
    this.processes = 0;
    this.appliedAt = undefined;
    this.interrupter = new Interrupter(step.interruption, this.clock, () => {
      outcome.interrupted = true;
    });
    const stopMeddling = this.meddle(step);
    if (step.imports) await this.core.import('this', { run: 0, provider: this.provider });
    await this.withinReason(
      this.core.apply(step.blocks, { ...step, ...this.environmentOf(step), run: this.runs.length + 1 }, outcome),
    );
    stopMeddling();
    this.interrupter.end();
    if (this.interrupter.hasStruck && step.interruption!.kind === 'kill_terraform') restore();
    const record = {
      number: this.runs.length + 1,
      step,
      before,
      after: this.core.objects,
      outcome,
      startedAt,
      appliedAt: this.appliedAt,
      endedAt: this.clock.now(),
      killed: this.interrupter.hasStruck && step.interruption!.kind !== 'stop',
    };
    this.runs.push(record);
    return record;
  }

  private environmentOf({ elsewhere, blocks, replace }: Step) {
    const wait = async (ms: number) => (ms > 0 ? this.clock.sleep(ms) : undefined);
    const here = this.provider;
    const isMovable = [...blocks.keys()].every((address) => this.hasPlace(this.core.objects.get(address)));
    if (elsewhere === undefined) return { provider: here, wait };
    if (elsewhere.when === 'apply') return { provider: here, applyProvider: providerElsewhere(here, elsewhere), wait };
    // What is created or taken over elsewhere belongs there, and is no part of this story.
    return { provider: isMovable && !replace ? providerElsewhere(here, elsewhere) : here, wait };
  }

  private hasPlace(object: StateObject | undefined): boolean {
    return object !== undefined && !object.tainted && object.state.region !== null && object.state.project_id !== null;
  }

  private get provider() {
    const names = Object.keys(this.probe.server.schemas.provider.attributes);
    const { accessKey: access_key, secretKey: secret_key } = this.cloud.account;
    return {
      ...Object.fromEntries(names.map((name) => [name, null])),
      ...this.scenario.provider,
      access_key,
      secret_key,
    };
  }

  private get probe(): ProviderProcess {
    return new ProviderProcess(this, () => undefined);
  }

  private startProcess(): ProviderProcess {
    this.processes += 1;
    if (this.processes === 2) this.appliedAt = this.clock.now();
    const process = new ProviderProcess(this, (side) => this.interrupter.passed(side));
    this.interrupter.watch(process);
    return process;
  }

  private arrange({ plans, faults }: Step): void {
    for (const [id, plan] of plans) if (this.cloud.instance(id)) this.cloud.plan(id, plan);
    this.cloud.clearFaults();
    for (const fault of faults) this.cloud.fault(fault);
  }

  private meddle({ meddling, illnesses = [] }: Step): () => void {
    const over = new AbortController();
    for (const { afterMs, id, status } of meddling) {
      this.clock.sleep(afterMs, over.signal).then(() => {
        if (!this.cloud.instance(id)) return;
        this.meddled.add(id);
        this.meddledAt.set(id, this.clock.now());
        this.cloud.setStatus(id, status);
      }, () => undefined);
    }
    for (const illness of illnesses) {
      this.clock.sleep(illness.afterMs, over.signal).then(() => this.sicken(illness), () => undefined);
    }
    return () => over.abort();
  }

  private sicken({ id, change }: Illness): void {
    if (!this.cloud.instance(id)) return;
    this.illAt.set(id, [...this.illAt.get(id) ?? [], this.clock.now()]);
    if (change === undefined) this.cloud.heal(id);
    else this.cloud.setCluster(id, change);
  }

  private async withinReason<T>(work: Promise<T>): Promise<T> {
    const done = new AbortController();
    const forEver = this.clock.sleep(FOR_EVER_MS, done.signal).then(() => {
      throw new Error('a run of Terraform never ended');
    });
    try {
      return await Promise.race([work, forEver]);
    } finally {
      done.abort();
    }
  }

  /** The faults stop, and an operator brings everything back. */
  private calmDown(): void {
    this.cloud.clearFaults();
    this.cloud.behave({ throttle: undefined });
    for (const { id, status, chargingMode } of this.cloud.instances()) {
      this.cloud.plan(id, {});
      if (
        status === 'RUNNING' || status === 'RECYCLE'
        || (status === 'CREATEFAILED' && chargingMode === 1 && this.scenario.provider.protected_instances === null)
      ) continue;
      this.cloud.setStatus(id, 'RUNNING');
      this.meddled.add(id);
    }
    for (const { id } of this.cloud.instances()) this.sicken({ afterMs: 0, id });
  }

  /** The last blocks of what a destroy could not remove: they have to be mended first. */
  private leftovers(wanted: Blocks): Blocks {
    const last = new Map(this.scenario.steps.flatMap(({ blocks }) => [...blocks]));
    return new Map([...last].filter(([address]) => this.core.objects.has(address) && !wanted.has(address)));
  }

  /** The user takes out of the configuration what can never be acted on. */
  private mended(blocks: Blocks): Blocks {
    return new Map([...blocks].map(([address, block]) => [address, this.mendedBlock(address, block)]));
  }

  /** He also says again where it is, where a moved provider block has led it astray, and ignores nothing any more. */
  private mendedBlock(address: string, { unknown: _, ignored: __, ...block }: Block): Block {
    const state = this.core.objects.get(address)?.state;
    const isAstray = state !== undefined && (state.project_id ?? HOME_PROJECT) !== HOME_PROJECT;
    const config = isAstray ? { ...block.config, region: this.scenario.region, project_id: HOME_PROJECT }
      : block.config;
    if (!Array.isArray(config.instances)) {
      return { ...block, config: { ...config, max_deletions: null, timeouts: null } };
    }
    const instances = config.instances.filter((id) =>
      this.mayBeActedOn(id as string, config.action as 'restart' | 'delete'),
    );
    const first = Array.isArray(config.first) ? config.first.filter((id) => instances.includes(id)) : config.first;
    return { ...block, config: { ...config, instances, first, max_deletions: null, timeouts: null } };
  }

  private mayBeActedOn(id: string, action: 'restart' | 'delete'): boolean {
    const status = this.cloud.instance(id)?.status;
    if (status === undefined) return action === 'delete';
    return !this.isForbidden(id, action) && status !== 'CREATEFAILED' && (action === 'delete' || status !== 'RECYCLE');
  }
}
