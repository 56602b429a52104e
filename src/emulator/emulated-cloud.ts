/*
 * The emulated cloud: DMS for Kafka, IAM and a machine's metadata service, as far as restarting and deleting instances
 * needs them.
 * It has no sockets and no timers: a request comes in as a value, the time comes from the injected clock, and every
 * status follows from recorded steps and that time.
 *
 * LIMITATIONS: see limitations.ts, the list that --help and the web page show.
 */
import { Project } from './account';
import { Actor } from './authentication/actor';
import { IdTokenWish } from './authentication/identity-provider';
import { TemporaryKey } from './authentication/key-store';
import { EmulatorClock, realClock } from './clock';
import { CloudOptions, initialState, newProject } from './cloud-options';
import { EmulatedRecyclePolicy } from './cloud-state';
import { CloudView } from './cloud-view';
import { Fault } from './faults/fault';
import { chosenIn, existsIn, instanceIn, projectIn } from './fleet/all-fleets';
import { DEFAULT_FLEET } from './fleet/default-fleet';
import { ListShift } from './fleet/list-shift';
import { InstanceSeed, ProjectSeed } from './fleet/seed';
import { issueKey } from './iam/temporary-key';
import { ActionPlan } from './lifecycle/action-plan';
import { beginningOf, ClusterChange, completionOf } from './lifecycle/cluster-health';
import { GONE } from './lifecycle/step';
import { InstanceSummary, summaryOf } from './observation';
import { Behaviours } from './profiles/behaviours';
import { randomHex, randomUuid } from './randomness';
import { Dispatcher } from './routing/dispatcher';
import { instanceExists, noSuchAgency, projectExists } from './texts';
import { Dropped, WireRequest, WireResponse } from './wire';

/** What IAM gives when nobody says how long a key is to live. */
const TEMPORARY_KEY_LIFE_MS = 15 * 60 * 1000;

/** What a temporary key is to be that is not usual. */
export interface TemporaryKeyWish {
  readonly lifeMs?: number;
  /** Name of the agency to act as. */
  readonly agency?: string;
}

/**
 * The emulated cloud, driven by requests on one side and by a test (or the admin routes) on the other. Times are epoch
 * milliseconds of its `clock`.
 */
export class EmulatedCloud extends CloudView {
  public readonly clock: EmulatorClock;
  private readonly closing = new AbortController();
  private holdsNewcomers = false;

  constructor(private readonly options: CloudOptions = {}) {
    super();
    this.clock = options.clock ?? realClock;
    this.reset();
  }

  // What clients meet

  /** Answers one request, or says that the connection is to be cut. Never rejects. */
  public async handle(request: WireRequest): Promise<WireResponse | Dropped> {
    return this.dispatcher.dispatch(request);
  }

  /** Ends answers that are being delayed. */
  public close(): void {
    this.closing.abort();
  }

  // The fleet

  /** Back to the state at the start: fleet, account, faults, log. */
  public reset(): void {
    const { options } = this;
    this.state = initialState(options);
    this.dispatcher = new Dispatcher(this.state, this.clock, this.closing.signal, options.logBounds);
    this.holdsNewcomers = options.pace === 'manual';
    const further = (options.projects ?? []).flatMap(({ fleet = [], ...project }) => {
      const { id } = this.addProject(project);
      return fleet.map((seed) => ({ ...seed, projectId: id }));
    });
    this.seed([...options.fleet ?? DEFAULT_FLEET, ...further]);
  }

  /**
   * Replaces the fleets of all projects, and forgets what happened to those before.
   *
   * @throws Error when an instance names a project that does not exist, or has a cluster that makes no sense.
   */
  public seed(fleet: readonly InstanceSeed[]): void {
    for (const { projectId, cluster } of fleet) {
      projectIn(this.state, projectId);
      beginningOf(cluster);
    }
    for (const project of this.state.projects) project.fleet.clear();
    for (const seed of fleet) this.addInstance(seed);
  }

  /**
   * A further instance.
   *
   * @throws Error when its project does not exist, when its id is taken, in whatever project, or when its cluster makes
   *   no sense.
   */
  public addInstance(seed: InstanceSeed): InstanceSummary {
    const now = this.clock.now();
    const { id: projectId, fleet } = projectIn(this.state, seed.projectId);
    if (seed.id !== undefined && existsIn(this.state, seed.id, now)) throw new Error(instanceExists(seed.id));
    const instance = fleet.add(seed, now, randomUuid(this.state.random));
    if (this.holdsNewcomers) instance.timeline.hold(now);
    return summaryOf(instance, projectId, now);
  }

  /** A new instance whose creation failed. */
  public failCreation(name?: string): InstanceSummary {
    return this.addInstance({ name: name ?? `failed-${randomHex(this.state.random, 6)}`, status: 'CREATEFAILED' });
  }

  /**
   * The instance is gone at once, without a deletion having begun.
   *
   * @throws Error when there is no such instance.
   */
  public removeInstance(id: string): void {
    const now = this.clock.now();
    instanceIn(this.state, id, now).override(now, GONE);
  }

  /**
   * A further project, with instances of its own.
   *
   * @throws Error when its id is taken.
   */
  public addProject(seed: ProjectSeed): Project {
    const { id = randomHex(this.state.random, 32), name, enabled = true, fleet = [] } = seed;
    if (this.state.projects.some((project) => project.id === id)) throw new Error(projectExists(id));
    this.state.projects = [...this.state.projects, newProject({ id, name, enabled })];
    for (const instance of fleet) this.addInstance({ ...instance, projectId: id });
    return { id, name, enabled };
  }

  // What happens, and when

  /**
   * Sets the status of an instance. Without `afterMs` it is set at once, and what is running on the instance is over;
   * with `afterMs` the status follows later, whatever else is planned.
   *
   * @throws Error when there is no such instance.
   */
  public setStatus(id: string, status: string, { afterMs }: { readonly afterMs?: number } = {}): void {
    const now = this.clock.now();
    const instance = instanceIn(this.state, id, now);
    if (afterMs === undefined) instance.override(now, status);
    else instance.timeline.append(now, [{ at: now + afterMs, status }]);
  }

  /**
   * Makes a cluster ill, or well, or another size. What is named is so at once, or as soon as the instance is RUNNING,
   * and stays; what comes back after a restart otherwise goes on.
   *
   * @throws Error when there is no such instance, or when more is to serve than there is.
   */
  public setCluster(id: string, change: ClusterChange): void {
    const now = this.clock.now();
    instanceIn(this.state, id, now).changeCluster(now, change);
  }

  /**
   * Everything serves in the cluster of an instance, or in all.
   *
   * @throws Error when there is no such instance.
   */
  public heal(id?: string): void {
    const now = this.clock.now();
    for (const instance of chosenIn(this.state, id, now)) {
      instance.changeCluster(now, completionOf(instance.cluster(now).rest));
    }
  }

  /** Freezes an instance, or all, at the current step: nothing planned happens until release or advance. */
  public hold(id?: string): void {
    const now = this.clock.now();
    if (id === undefined) this.holdsNewcomers = true;
    for (const instance of chosenIn(this.state, id, now)) instance.timeline.hold(now);
  }

  /** Lets time go on where it was stopped. */
  public release(id?: string): void {
    const now = this.clock.now();
    if (id === undefined) this.holdsNewcomers = false;
    for (const instance of chosenIn(this.state, id, now)) instance.timeline.release(now);
  }

  /** Makes the next planned step of an instance, or of each, happen now. Returns how many instances had one. */
  public advance(id?: string): number {
    const now = this.clock.now();
    return chosenIn(this.state, id, now).filter((instance) => instance.timeline.advance(now)).length;
  }

  /** Arranges how the next actions on an instance turn out; replaces the plan before. */
  public plan(id: string, plan: ActionPlan): void {
    instanceIn(this.state, id, this.clock.now()).arrange(plan);
  }

  /** Multiplies the durations of the actions that are accepted from now on. */
  public setPace(pace: number): void {
    this.state.pace = pace;
  }

  // How the cloud behaves

  /** Changes some of the choices that no document settles. */
  public behave(behaviours: Partial<Behaviours>): void {
    this.state.behaviours = { ...this.state.behaviours, ...behaviours };
  }

  /**
   * Arranges what becomes of the fleet while a list is read: each change comes after one more page that is not the last
   * was answered.
   */
  public shiftList(...shifts: readonly ListShift[]): void {
    this.state.listShifts = [...this.state.listShifts, ...shifts];
  }

  /** Changes the recycle policy of a project, by default of the one that owns the fleet. */
  public setRecyclePolicy(policy: Partial<EmulatedRecyclePolicy>, projectId?: string): void {
    const project = projectIn(this.state, projectId);
    project.recyclePolicy = { ...project.recyclePolicy, ...policy };
  }

  /** Arranges trouble for requests to come. */
  public fault(fault: Fault): void {
    this.dispatcher.faults.add(fault);
  }

  /** Forgets all faults. */
  public clearFaults(): void {
    this.dispatcher.faults.clear();
  }

  // Who gets in

  /**
   * A token as a log-in would give it, by default scoped to the project that owns the fleet, and of the account's user;
   * `agency` is the name of one to act as instead.
   *
   * @throws Error when there is no such agency.
   */
  public issueToken(projectId: string | undefined = this.projectId,
    { agency }: Pick<TemporaryKeyWish, 'agency'> = {}): string {
    const { tokens, behaviours } = this.state;
    return tokens.issue({ projectId, ...this.actorFor(agency) }, this.cloudNow(), behaviours.tokenLifeMs).token;
  }

  /** All tokens and temporary keys so far have expired; those to come live as usual. */
  public expireTokens(): void {
    this.state.tokens.expireAll();
    this.expireKeys();
  }

  /**
   * A further key, with a security token, that expires by the cloud's own clock; by default after 15 minutes, and of
   * the account's user.
   *
   * @throws Error when there is no such agency.
   */
  public issueTemporaryKey({ lifeMs = TEMPORARY_KEY_LIFE_MS, agency }: TemporaryKeyWish = {}): TemporaryKey {
    return issueKey(this.state, this.actorFor(agency), lifeMs, this.clock.now());
  }

  /** An id token of the account's identity provider, with which a log-in succeeds unless something else is wished. */
  public idToken(wish: IdTokenWish = {}): string {
    return this.state.identityProvider.idToken(wish, this.clock.now());
  }

  /** All keys so far that have a security token have expired, the account's own too if it has one. */
  public expireKeys(): void {
    this.state.keys.expireAll();
  }

  private actorFor(agency: string | undefined): Actor {
    const known = this.account.agencies.map(({ name }) => name);
    if (agency !== undefined && !known.includes(agency)) throw new Error(noSuchAgency(agency, known));
    return { agency };
  }
}
