import { Account, Project } from './account';
import { LoggedRequest } from './admin/request-log';
import { EmulatorClock } from './clock';
import { CloudState } from './cloud-state';
import { cloudTime } from './cloud-time';
import { Fault } from './faults/fault';
import { instanceIn } from './fleet/all-fleets';
import { ClusterHealth } from './lifecycle/cluster-health';
import { DownPoint } from './lifecycle/downtime';
import { UnhealthyPoint } from './lifecycle/unhealthy';
import {
  ActionRecord,
  downtimeIn,
  instancesIn,
  InstanceSummary,
  LockRecord,
  locksIn,
  recordsIn,
  unhealthyIn,
} from './observation';
import { ProfileName } from './profiles/profile';
import { Dispatcher } from './routing/dispatcher';

/** What is so in an emulated cloud, and what was. Looking changes nothing. */
export abstract class CloudView {
  public abstract readonly clock: EmulatorClock;
  protected state!: CloudState;
  protected dispatcher!: Dispatcher;

  /** What the cloud's own clock shows: the time of `clock`, and the skew. */
  public cloudNow(): number {
    return cloudTime(this.state, this.clock.now());
  }

  public get region(): string {
    return this.state.region;
  }

  public get account(): Account {
    return this.state.account;
  }

  /** Id of the project that owns the fleet. */
  public get projectId(): string {
    return this.state.projects[0].id;
  }

  public get profile(): ProfileName {
    return this.state.profile.name;
  }

  public projects(): readonly Project[] {
    return this.state.projects.map(({ id, name, enabled }) => ({ id, name, enabled }));
  }

  public instances(): readonly InstanceSummary[] {
    return instancesIn(this.state, this.clock.now());
  }

  /** Undefined when there is no such instance (any more). */
  public instance(id: string): InstanceSummary | undefined {
    return this.instances().find((instance) => instance.id === id);
  }

  /**
   * The numbers of an instance's cluster.
   *
   * @throws Error when there is no such instance (any more).
   */
  public clusterOf(id: string): ClusterHealth {
    const now = this.clock.now();
    return instanceIn(this.state, id, now).cluster(now).health;
  }

  /** Access keys and users that are locked now. */
  public locks(): readonly LockRecord[] {
    return locksIn(this.state, this.clock.now());
  }

  /** Faults that have not hit all their requests yet. */
  public faults(): readonly Fault[] {
    return this.dispatcher.faults.waiting();
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
    return recordsIn(this.state, this.clock.now());
  }

  /** How many instances were down because of a restart, at each moment this changed. */
  public downtime(): readonly DownPoint[] {
    return downtimeIn(this.state, this.clock.now());
  }

  public downNow(): number {
    return this.downtime().at(-1)?.down ?? 0;
  }

  /** The largest number of instances that were down at once because of restarts. */
  public maxDown(): number {
    return Math.max(0, ...this.downtime().map(({ down }) => down));
  }

  /**
   * Which instances were down, or below their own numbers of before, because of a restart, at each moment this changed:
   * from its beginning until their clusters were what they had been.
   */
  public unhealthy(): readonly UnhealthyPoint[] {
    return unhealthyIn(this.state, this.clock.now());
  }

  public unhealthyNow(): readonly string[] {
    return this.unhealthy().at(-1)?.ids ?? [];
  }

  /** The largest number of instances that were unhealthy at once because of restarts. */
  public maxUnhealthy(): number {
    return Math.max(0, ...this.unhealthy().map(({ ids }) => ids.length));
  }
}
