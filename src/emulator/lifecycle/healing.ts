import { SERVING_NUMBERS } from './cluster-health';
import { Share, TimelineStep } from './step';
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

/**
 * What happens to the cluster from the moment on at which its instance is RUNNING again. These are recorded steps, as
 * those of the restart itself, so that hold, release and advance mean the same for them.
 */
export function healingSteps({ number, healing, brokers }: Healed, runningAt: number): readonly TimelineStep[] {
  const { brokersMs = 0, never, to } = healing;
  const replicasMs = Math.max(brokersMs, healing.replicasMs ?? 0);
  const stopsAt = to ?? (never ? 'one_replica_fewer' as const : undefined);
  return [
    { at: runningAt, cluster: { restart: number, stopsAt } },
    ...shares(brokersMs, brokers).map(({ afterMs, share }) => (
      { at: runningAt + afterMs, cluster: { restart: number, brokers: share } }
    )),
    ...shares(replicasMs, CATCH_UPS).map(({ afterMs, share }) => (
      { at: runningAt + afterMs, cluster: { restart: number, replicas: share } }
    )),
  ];
}

/** From nothing to all, evenly. */
function shares(ms: number, parts: number): readonly { afterMs: number; share: Share }[] {
  if (ms === 0) return [{ afterMs: 0, share: [1, 1] }];
  return Array.from({ length: parts + 1 }, (_, done) => ({ afterMs: ms * done / parts, share: [done, parts] }));
}
