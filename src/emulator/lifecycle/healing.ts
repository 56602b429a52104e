import { SERVING_NUMBERS } from './cluster-health';
import { ClusterMark, Share, TimelineStep } from './step';
import { flagShape, numberShape, objectShape, optionalShape, ShapeValues } from '../shape';

/** How a cluster comes back once its instance is RUNNING again after a restart. Times are scaled by the pace. */
export const HEALING = {
  /**
   * Until the last broker has registered; they register one after the other, and bring partitions online with them.
   *
   * @default 0
   */
  brokersMs: optionalShape(numberShape(0)),
  /**
   * Until the last replica is in sync; never earlier than the last broker.
   *
   * @default - the same as `brokersMs`
   */
  replicasMs: optionalShape(numberShape(0)),
  /** Something stays missing, until somebody heals the cluster or restarts it once more. */
  never: optionalShape(flagShape),
  /**
   * Where it stops, if that is less than before; says `never` by itself.
   *
   * @default - one replica fewer than before, where `never` is said
   */
  to: optionalShape(objectShape(SERVING_NUMBERS)),
};

/** The healing of one instance. */
export type Healing = ShapeValues<typeof HEALING>;

/** A restart, as far as its healing depends on it. */
export interface Healed {
  /** Of the restart. */
  readonly number: number;
  /** As the plan has it, at the pace that is in force. */
  readonly healing: Healing;
  /** How many brokers there are to come back. */
  readonly brokers: number;
}

/** In so many equal parts the replicas catch up: whoever steps through a restart by hand steps through all of them. */
const CATCH_UPS = 10;

/** How a cluster is when its instance is RUNNING again after a restart; part of the very step that says RUNNING. */
export function healingBegins({ number, healing }: Healed): ClusterMark {
  const { brokersMs, replicasMs } = durationsOf(healing);
  const stopsAt = healing.to ?? (healing.never ? 'one_replica_fewer' as const : undefined);
  return { restart: number, stopsAt, brokers: shareAtFirst(brokersMs), replicas: shareAtFirst(replicasMs) };
}

/**
 * What happens to the cluster from then on. These are recorded steps, as those of the restart itself, so that hold,
 * release and advance mean the same for them.
 */
export function healingSteps({ number, healing, brokers }: Healed, runningAt: number): readonly TimelineStep[] {
  const { brokersMs, replicasMs } = durationsOf(healing);
  return [
    ...shares(brokersMs, brokers).map(({ afterMs, share }) => (
      { at: runningAt + afterMs, cluster: { restart: number, brokers: share } }
    )),
    ...shares(replicasMs, CATCH_UPS).map(({ afterMs, share }) => (
      { at: runningAt + afterMs, cluster: { restart: number, replicas: share } }
    )),
  ];
}

function durationsOf({ brokersMs = 0, replicasMs = 0 }: Healing): { brokersMs: number; replicasMs: number } {
  return { brokersMs, replicasMs: Math.max(brokersMs, replicasMs) };
}

function shareAtFirst(ms: number): Share {
  return ms === 0 ? [1, 1] : [0, 1];
}

/** One part after the other, evenly; none where all are there at first. */
function shares(ms: number, parts: number): readonly { afterMs: number; share: Share }[] {
  if (ms === 0) return [];
  return Array.from({ length: parts }, (_, index) => (
    { afterMs: ms * (index + 1) / parts, share: [index + 1, parts] }
  ));
}
