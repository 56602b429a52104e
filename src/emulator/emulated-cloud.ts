/*
 * The emulated cloud: DMS for Kafka and IAM, as far as restarting and deleting instances needs them.
 * It has no sockets and no timers: a request comes in as a value, the time comes from the injected clock, and every
 * status follows from recorded steps and that time.
 *
 * LIMITATIONS: see limitations.ts, the list that --help and the web page show.
 */
import { Account, Project, SAMPLE_ACCOUNT, SAMPLE_PROJECT_ID } from './account';
import { LogBounds, LoggedRequest } from './admin/request-log';
import { TokenStore } from './authentication/token-store';
import { EmulatorClock, realClock } from './clock';
import { CloudState, ProjectState } from './cloud-state';
import { cloudTime } from './cloud-time';
import { DEFAULT_RECYCLE_POLICY, EmulatedRecyclePolicy } from './dms/recycle-policy';
import { Fault } from './faults/fault';
import { DEFAULT_FLEET } from './fleet/default-fleet';
import { Fleet } from './fleet/fleet';
import { InstanceSeed, ProjectSeed } from './fleet/seed';
import { ActionPlan } from './lifecycle/action-plan';
import { downtimeOf, DownPoint } from './lifecycle/downtime';
import { EmulatedInstance } from './lifecycle/emulated-instance';
import { ActionState } from './lifecycle/history';
import { GONE } from './lifecycle/step';
import { Behaviours, DEFAULT_BEHAVIOURS } from './profiles/behaviours';
import { ProfileName, profileOf, PROFILES } from './profiles/profile';
import { Random, randomHex, randomUuid } from './randomness';
import { Dispatcher } from './routing/dispatcher';
import { Dropped, WireRequest, WireResponse } from './wire';

/** How the cloud is at the start. */
export interface CloudOptions {
  /** Absent: eu-west-101. */
  readonly region?: string;
  /** Absent: the cloud the region belongs to. */
  readonly profile?: ProfileName;
  /** Absent: six running instances and two whose creation failed. */
  readonly fleet?: readonly InstanceSeed[];
  /** Id of the project that owns the fleet. Absent: a sample, the same in every region. */
  readonly projectId?: string;
  /** Further projects of the account, each with instances of its own. Absent: none. */
  readonly projects?: readonly ProjectSeed[];
  /**
   * Multiplies the default durations (1: a restart takes about four seconds, 0: immediate); `manual`: everything is
   * held until `advance` or `release`.
   */
  readonly pace?: number | 'manual';
  readonly clock?: EmulatorClock;
  readonly random?: Random;
  readonly behaviours?: Partial<Behaviours>;
  /**
   * How far the cloud's own clock is ahead, or behind (negative); short for the behaviour of that name. Absent: not at
   * all.
   */
  readonly clockSkewMs?: number;
  /** Changes to the sample account, for example a `securityToken`. */
  readonly account?: Partial<Account>;
  /**
   * What the request log keeps. Absent: every request with its whole body, which tests count and a long-running program
   * cannot afford.
   */
  readonly logBounds?: LogBounds;
}

/** An instance as it stands now. */
export interface InstanceSummary {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly engine: string;
  readonly chargingMode: 0 | 1;
  readonly createdAt: number;
  readonly projectId: string;
}

/** A restart or deletion that really began. */
export interface ActionRecord {
  readonly instanceId: string;
  readonly instanceName: string;
  readonly action: 'restart' | 'delete';
  readonly acceptedAt: number;
  readonly beganAt: number;
  /** Absent: still running, or stuck. */
  readonly endedAt?: number;
}

/**
 * The emulated cloud, driven by requests on one side and by a test (or the admin routes) on the other. Times are epoch
 * milliseconds of its `clock`.
 */
export class EmulatedCloud {
  public readonly region: string;
  public readonly clock: EmulatorClock;
  private readonly closing = new AbortController();
  private readonly random: Random;
  private state!: CloudState;
  private dispatcher!: Dispatcher;
  private holdsNewcomers = false;

  constructor(private readonly options: CloudOptions = {}) {
    this.region = options.region ?? 'eu-west-101';
    this.clock = options.clock ?? realClock;
    this.random = options.random ?? Math.random;
    this.reset();
  }

  public get account(): Account {
    return this.state.account;
  }

  public get projectId(): string {
    return this.state.projects[0].id;
  }

  public get profile(): ProfileName {
    return this.state.profile.name;
  }

  /** Answers one request, or says that the connection is to be cut. Never rejects. */
  public async handle(request: WireRequest): Promise<WireResponse | Dropped> {
    return this.dispatcher.dispatch(request);
  }

  /** What the cloud's own clock shows: the time of `clock`, and the skew. */
  public cloudNow(): number {
    return cloudTime(this.state, this.clock.now());
  }

  /** Back to the state at the start: fleet, account, faults, log. */
  public reset(): void {
    const { options, random, region } = this;
    this.state = {
      account: { ...SAMPLE_ACCOUNT, ...options.account },
      region,
      profile: PROFILES[options.profile ?? profileOf(region)],
      random,
      tokens: new TokenStore(random),
      pace: typeof options.pace === 'number' ? options.pace : 1,
      projects: [newProject({ id: options.projectId ?? SAMPLE_PROJECT_ID, name: region, enabled: true })],
      behaviours: { ...DEFAULT_BEHAVIOURS, ...clockSkewOf(options), ...options.behaviours },
      acceptedActions: 0,
    };
    this.dispatcher = new Dispatcher(this.state, this.clock, this.closing.signal, options.logBounds);
    this.holdsNewcomers = options.pace === 'manual';
    const further = (options.projects ?? []).flatMap(({ fleet = [], ...project }) => {
      const { id } = this.addProject(project);
      return fleet.map((seed) => ({ ...seed, projectId: id }));
    });
    this.seed([...options.fleet ?? DEFAULT_FLEET, ...further]);
  }

  /**
   * Replaces the fleets of all projects, and forgets what happened to those before. Throws when an instance names a
   * project that does not exist.
   */
  public seed(fleet: readonly InstanceSeed[]): void {
    for (const { projectId } of fleet) this.project(projectId);
    for (const project of this.state.projects) project.fleet.clear();
    for (const seed of fleet) this.addInstance(seed);
  }

  /** Ends answers that are being delayed. */
  public close(): void {
    this.closing.abort();
  }

  public instances(): readonly InstanceSummary[] {
    const now = this.clock.now();
    return this.state.projects.flatMap(({ id, fleet }) =>
      fleet.existing(now).map((instance) => summaryOf(instance, id, now)),
    );
  }

  /** Undefined when there is no such instance (any more). */
  public instance(id: string): InstanceSummary | undefined {
    return this.instances().find((instance) => instance.id === id);
  }

  /**
   * Throws when its project does not exist, or its id is taken, in whatever project: to the admin calls an id is a
   * name.
   */
  public addInstance(seed: InstanceSeed): InstanceSummary {
    const now = this.clock.now();
    const { id: projectId, fleet } = this.project(seed.projectId);
    if (seed.id !== undefined && this.find(seed.id)) throw new Error(`there is an instance ${seed.id} already`);
    const instance = fleet.add(seed, now, randomUuid(this.random));
    if (this.holdsNewcomers) instance.timeline.hold(now);
    return summaryOf(instance, projectId, now);
  }

  /** The instance is gone at once, without a deletion having begun. */
  public removeInstance(id: string): void {
    this.known(id).override(this.clock.now(), GONE);
  }

  /**
   * At once what is running on the instance is over; with `afterMs` the status follows later, whatever else is planned.
   */
  public setStatus(id: string, status: string, { afterMs }: { readonly afterMs?: number } = {}): void {
    const now = this.clock.now();
    if (afterMs === undefined) this.known(id).override(now, status);
    else this.known(id).timeline.append(now, [{ at: now + afterMs, status }]);
  }

  /** A new instance whose creation failed. */
  public failCreation(name?: string): InstanceSummary {
    return this.addInstance({ name: name ?? `failed-${randomHex(this.random, 6)}`, status: 'CREATEFAILED' });
  }

  /** Freezes an instance, or all, at the current step: nothing planned happens until release or advance. */
  public hold(id?: string): void {
    if (id === undefined) this.holdsNewcomers = true;
    for (const instance of this.chosen(id)) instance.timeline.hold(this.clock.now());
  }

  /** Lets time go on where it was stopped. */
  public release(id?: string): void {
    if (id === undefined) this.holdsNewcomers = false;
    for (const instance of this.chosen(id)) instance.timeline.release(this.clock.now());
  }

  /** Makes the next planned step of an instance, or of each, happen now. Returns how many instances had one. */
  public advance(id?: string): number {
    return this.chosen(id).filter((instance) => instance.timeline.advance(this.clock.now())).length;
  }

  /** How the next actions on an instance turn out; replaces the plan before. */
  public plan(id: string, plan: ActionPlan): void {
    this.known(id).arrange(plan);
  }

  public fault(fault: Fault): void {
    this.dispatcher.faults.add(fault);
  }

  /** Faults that have not hit all their requests yet. */
  public faults(): readonly Fault[] {
    return this.dispatcher.faults.waiting();
  }

  public clearFaults(): void {
    this.dispatcher.faults.clear();
  }

  public behave(behaviours: Partial<Behaviours>): void {
    this.state.behaviours = { ...this.state.behaviours, ...behaviours };
  }

  public setPace(pace: number): void {
    this.state.pace = pace;
  }

  /** Of the fleet's project unless told otherwise. */
  public setRecyclePolicy(policy: Partial<EmulatedRecyclePolicy>, projectId?: string): void {
    const project = this.project(projectId);
    project.recyclePolicy = { ...project.recyclePolicy, ...policy };
  }

  public projects(): readonly Project[] {
    return this.state.projects.map(({ id, name, enabled }) => ({ id, name, enabled }));
  }

  /** A further project, with instances of its own. Throws when its id is taken. */
  public addProject({ id = randomHex(this.random, 32), name, enabled = true, fleet = [] }: ProjectSeed): Project {
    if (this.state.projects.some((project) => project.id === id)) throw new Error(`there is a project ${id} already`);
    this.state.projects = [...this.state.projects, newProject({ id, name, enabled })];
    for (const seed of fleet) this.addInstance({ ...seed, projectId: id });
    return { id, name, enabled };
  }

  /** A token as a log-in would give it, scoped to the fleet's project unless told otherwise. */
  public issueToken(projectId: string | undefined = this.projectId): string {
    return this.state.tokens.issue(projectId, this.clock.now()).token;
  }

  /** Every request so far that the bounds of the log allow to keep, secrets masked, in order of arrival. */
  public requests(): readonly LoggedRequest[] {
    return this.dispatcher.log.entries();
  }

  /** How many requests there have been, kept or not. */
  public requestCount(): number {
    return this.dispatcher.log.total();
  }

  /** Every restart and deletion that really began, in that order: the ground truth. */
  public actions(): readonly ActionRecord[] {
    const now = this.clock.now();
    return this.everKnown()
      .flatMap((instance) => instance.actions(now).flatMap((action) => recordOf(instance, action)))
      .sort((a, b) => a.beganAt - b.beganAt);
  }

  /** How many instances were down because of a restart, at each moment this changed. */
  public downtime(): readonly DownPoint[] {
    const now = this.clock.now();
    return downtimeOf(this.everKnown().map(({ timeline }) => timeline.past(now)));
  }

  public downNow(): number {
    return this.downtime().at(-1)?.down ?? 0;
  }

  /** The largest number of instances that were down at once because of restarts. */
  public maxDown(): number {
    return Math.max(0, ...this.downtime().map(({ down }) => down));
  }

  private project(id: string = this.projectId): ProjectState {
    const project = this.state.projects.find((candidate) => candidate.id === id);
    if (!project) {
      throw new Error(
        `the emulated cloud has no project ${id}; there are ${this.state.projects.map((known) => known.id).join(', ')}`,
      );
    }
    return project;
  }

  private everKnown(): readonly EmulatedInstance[] {
    return this.state.projects.flatMap(({ fleet }) => fleet.everKnown());
  }

  private find(id: string): EmulatedInstance | undefined {
    const now = this.clock.now();
    return this.state.projects.map(({ fleet }) => fleet.find(id, now)).find((instance) => instance !== undefined);
  }

  private known(id: string): EmulatedInstance {
    const instance = this.find(id);
    if (!instance) throw new Error(`the emulated cloud has no instance ${id}`);
    return instance;
  }

  private chosen(id: string | undefined): readonly EmulatedInstance[] {
    if (id !== undefined) return [this.known(id)];
    const now = this.clock.now();
    return this.state.projects.flatMap(({ fleet }) => fleet.existing(now));
  }
}

function clockSkewOf({ clockSkewMs }: CloudOptions): Partial<Behaviours> {
  return clockSkewMs === undefined ? {} : { clockSkewMs };
}

function newProject(project: Project): ProjectState {
  return { ...project, fleet: new Fleet(), recyclePolicy: DEFAULT_RECYCLE_POLICY };
}

function summaryOf(instance: EmulatedInstance, projectId: string, now: number): InstanceSummary {
  const { id, name, engine, chargingMode, createdAt } = instance.facts;
  return { id, name, status: instance.status(now), engine, chargingMode, createdAt, projectId };
}

function recordOf({ facts }: EmulatedInstance, { kind, acceptedAt, beganAt, endedAt }: ActionState): ActionRecord[] {
  if (beganAt === undefined) return [];
  return [{ instanceId: facts.id, instanceName: facts.name, action: kind, acceptedAt, beganAt, endedAt }];
}
