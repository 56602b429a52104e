import { changed, CLUSTER_PARTS, ClusterHealth, ClusterPart, NO_CLUSTER } from './cluster-health';
import { ClusterMark, GONE, Share, TimelineStep } from './step';

/** A cluster from one moment on. */
export interface ClusterState {
  readonly at: number;
  /** What it shows. */
  readonly health: ClusterHealth;
  /** What it has when no restart has taken anything from it: its own numbers of before, maybe those of an ill one. */
  readonly rest: ClusterHealth;
  /** When each broker registered last, by its number. */
  readonly registeredAt: readonly number[];
  /** A restart has begun from which it has not come back to `rest`. */
  readonly disturbed: boolean;
}

/** What never came to be has no cluster. */
const WITHOUT_CLUSTER: readonly string[] = ['CREATING', 'CREATEFAILED'];

const WHOLE: Share = [1, 1];
const UNDISTURBED = { brokers: WHOLE, replicas: WHOLE, stopsAt: undefined, touched: [] as readonly ClusterPart[] };

/** How far the last restart has been overcome. */
interface Recovery {
  readonly status: string;
  readonly rest: ClusterHealth;
  readonly restart?: number;
  /** The restart has begun, and the instance was not RUNNING since. */
  readonly down: boolean;
  readonly brokers: Share;
  readonly replicas: Share;
  readonly stopsAt: ClusterMark['stopsAt'];
  /** What somebody has set since the instance is back: that is so at once, and comes back no further. */
  readonly touched: readonly ClusterPart[];
}

/** The cluster after each of the given steps. */
export function* clusterStates(past: readonly TimelineStep[]): Generator<ClusterState> {
  let recovery: Recovery = { status: GONE, rest: NO_CLUSTER, down: false, ...UNDISTURBED };
  let registeredAt: readonly number[] = [];
  let alive = 0;
  for (const step of past) {
    recovery = after(recovery, step);
    const { status, rest } = recovery;
    const recovered = recoveredOf(recovery);
    const health = status === 'RUNNING' ? recovered : silenced(rest, status);
    if (health.brokersAlive > alive || rest.brokers !== registeredAt.length) {
      // Brokers come in the order of their numbers, and those that were gone register anew.
      registeredAt = Array.from({ length: rest.brokers }, (_, broker) =>
        broker >= alive && broker < health.brokersAlive ? step.at : registeredAt[broker] ?? step.at);
    }
    alive = health.brokersAlive;
    const below = CLUSTER_PARTS.some((part) => recovered[part] < rest[part]);
    const disturbed = status !== GONE && (recovery.down || below);
    yield { at: step.at, health, rest, registeredAt, disturbed };
  }
}

/** The cluster after all of them. */
export function clusterAfter(past: readonly TimelineStep[]): ClusterState {
  const nothing: ClusterState = { at: 0, health: NO_CLUSTER, rest: NO_CLUSTER, registeredAt: [], disturbed: false };
  let last = nothing;
  for (const state of clusterStates(past)) last = state;
  return last;
}

function after(before: Recovery, { status = before.status, action, cluster }: TimelineStep): Recovery {
  const isBack = status === 'RUNNING' || status === GONE;
  const now: Recovery = { ...before, status, down: before.down && !isBack };
  const noted = action?.kind === 'restart' && action.mark !== 'accepted'
    ? { ...now, ...restarted(action.mark, action.number) } : now;
  return cluster ? { ...noted, ...marked(noted, cluster) } : noted;
}

function restarted(mark: 'began' | 'ended', restart: number): Partial<Recovery> {
  if (mark === 'began') return { ...UNDISTURBED, restart, down: true };
  // What was set while it was down is what it comes back to, not where it already is.
  return { touched: [] };
}

function marked(recovery: Recovery, mark: ClusterMark): Partial<Recovery> {
  if (mark.restart !== undefined && mark.restart !== recovery.restart) return {};
  const { brokers = recovery.brokers, replicas = recovery.replicas, stopsAt = recovery.stopsAt, change = {} } = mark;
  const named = CLUSTER_PARTS.filter((part) => change[part] !== undefined);
  return {
    brokers,
    replicas,
    stopsAt,
    rest: changed(recovery.rest, change),
    touched: [...recovery.touched, ...named],
  };
}

/** What it shows when it is RUNNING. */
function recoveredOf(recovery: Recovery): ClusterHealth {
  const { rest, touched, brokers, replicas } = recovery;
  const part = (name: ClusterPart, ...shares: readonly Share[]): number => {
    if (touched.includes(name)) return rest[name];
    const goal = Math.min(rest[name], stopOf(recovery, name));
    return Math.min(...shares.map(([done, of]) => Math.floor(goal * done / of)));
  };
  return {
    ...rest,
    brokersAlive: part('brokersAlive', brokers),
    partitionsOnline: part('partitionsOnline', brokers),
    // A replica cannot catch up before its broker is there.
    replicasInSync: part('replicasInSync', brokers, replicas),
  };
}

function stopOf({ rest, stopsAt = {} }: Recovery, part: ClusterPart): number {
  if (stopsAt !== 'one_replica_fewer') return stopsAt[part] ?? Infinity;
  return part === 'replicasInSync' ? Math.max(0, rest.replicasInSync - 1) : Infinity;
}

/** What it shows when it is not. */
function silenced(rest: ClusterHealth, status: string): ClusterHealth {
  if (WITHOUT_CLUSTER.includes(status)) return NO_CLUSTER;
  return { ...rest, brokersAlive: 0, partitionsOnline: 0, replicasInSync: 0 };
}
