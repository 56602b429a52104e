import { actsAs } from './authentication/actor';
import { CloudState } from './cloud-state';
import { everKnownIn } from './fleet/all-fleets';
import { ClusterHealth } from './lifecycle/cluster-health';
import { downtimeOf, DownPoint } from './lifecycle/downtime';
import { EmulatedInstance } from './lifecycle/emulated-instance';
import { ActionState } from './lifecycle/history';
import { unhealthyOf, UnhealthyPoint } from './lifecycle/unhealthy';

/** An instance as it stands now. */
export interface InstanceSummary {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly engine: string;
  readonly chargingMode: 0 | 1;
  readonly createdAt: number;
  readonly projectId: string;
  readonly cluster: ClusterHealth;
}

/** A restart, a deletion or a restore that really began. */
export interface ActionRecord {
  readonly instanceId: string;
  readonly instanceName: string;
  readonly action: 'restart' | 'delete' | 'restore';
  readonly acceptedAt: number;
  readonly beganAt: number;
  /** Undefined while it is running, which is for ever when it is stuck. */
  readonly endedAt?: number;
  /** Whom the caller acted as, as in the request log. */
  readonly actsAs?: string;
}

/** An access key or a user that was refused too often in a row. */
export interface LockRecord {
  readonly kind: 'access_key' | 'user';
  /** The access key, or the name of the user. */
  readonly name: string;
  readonly until: number;
}

/** All instances that exist, in order of project and of creation. */
export function instancesIn({ projects }: CloudState, now: number): readonly InstanceSummary[] {
  return projects.flatMap(({ id, fleet }) => fleet.existing(now).map((instance) => summaryOf(instance, id, now)));
}

/** One instance of a project. */
export function summaryOf(instance: EmulatedInstance, projectId: string, now: number): InstanceSummary {
  const { id, name, engine, chargingMode, createdAt } = instance.facts;
  const { health: cluster } = instance.cluster(now);
  return { id, name, status: instance.status(now), engine, chargingMode, createdAt, projectId, cluster };
}

/** Every restart and deletion that really began, in that order. */
export function recordsIn(state: CloudState, now: number): readonly ActionRecord[] {
  return everKnownIn(state)
    .flatMap((instance) => instance.actions(now).flatMap((action) => recordOf(state, instance, action)))
    .sort((a, b) => a.beganAt - b.beganAt);
}

/** How many instances were down because of a restart, at each moment this changed. */
export function downtimeIn(state: CloudState, now: number): readonly DownPoint[] {
  return downtimeOf(everKnownIn(state).map(({ timeline }) => timeline.past(now)));
}

/** Which instances were down, or below their own numbers, because of a restart, at each moment this changed. */
export function unhealthyIn(state: CloudState, now: number): readonly UnhealthyPoint[] {
  return unhealthyOf(everKnownIn(state).map(({ facts, timeline }) => [facts.id, timeline.past(now)]));
}

/** Everything that is locked now. */
export function locksIn({ accessKeyLock, userLock }: CloudState, now: number): readonly LockRecord[] {
  return [
    ...accessKeyLock.locked(now).map((lock) => ({ kind: 'access_key' as const, ...lock })),
    ...userLock.locked(now).map((lock) => ({ kind: 'user' as const, ...lock })),
  ];
}

function recordOf({ actors }: CloudState, { facts: { id, name } }: EmulatedInstance,
  { number, kind, acceptedAt, beganAt, endedAt }: ActionState): ActionRecord[] {
  if (beganAt === undefined) return [];
  const actor = actsAs(actors.get(number) ?? {});
  return [{ instanceId: id, instanceName: name, action: kind, acceptedAt, beganAt, endedAt, actsAs: actor }];
}
