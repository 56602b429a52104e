import { optionalShape, ShapeValues, wholeNumberShape } from '../shape';
import { moreThanThereAre } from '../texts';

/** How much there is in a Kafka cluster, and how much of it serves. */
export interface ClusterHealth {
  readonly brokers: number;
  readonly brokersAlive: number;
  readonly partitions: number;
  readonly partitionsOnline: number;
  readonly replicas: number;
  readonly replicasInSync: number;
}

/** What may be missing from a cluster, and from what it is missing. */
const WHOLES = { brokersAlive: 'brokers', partitionsOnline: 'partitions', replicasInSync: 'replicas' } as const;

/** A number that falls when a cluster is ill. */
export type ClusterPart = keyof typeof WHOLES;

/** All of them. */
export const CLUSTER_PARTS = Object.keys(WHOLES) as readonly ClusterPart[];

const COUNT = optionalShape(wholeNumberShape(0, 1_000_000));

/** Some numbers of what serves. */
export const SERVING_NUMBERS = { brokersAlive: COUNT, partitionsOnline: COUNT, replicasInSync: COUNT };

/** Some numbers of a cluster, as a seed or an admin call gives them. */
export const CLUSTER_NUMBERS = {
  brokers: optionalShape(wholeNumberShape(1, 100)),
  partitions: COUNT,
  replicas: COUNT,
  ...SERVING_NUMBERS,
};

/** What is to change about a cluster, or how it is to begin. */
export type ClusterChange = ShapeValues<typeof CLUSTER_NUMBERS>;

/** There is nothing. */
export const NO_CLUSTER: ClusterHealth = {
  brokers: 0,
  brokersAlive: 0,
  partitions: 0,
  partitionsOnline: 0,
  replicas: 0,
  replicasInSync: 0,
};

/**
 * A cluster as it begins: three brokers, thirty partitions and a replica of each on three brokers, unless told
 * otherwise; what is not said to be missing is there.
 *
 * @throws Error when more serves than there is.
 */
export function beginningOf(seed: ClusterChange = {}): ClusterHealth {
  const { brokers = 3, partitions = 30 } = seed;
  const { replicas = partitions * Math.min(3, brokers) } = seed;
  return changed(NO_CLUSTER, { ...seed, brokers, partitions, replicas });
}

/**
 * The cluster with some numbers changed. Where only the whole is changed, as much is missing from it as before.
 *
 * @throws Error when more would serve than there is.
 */
export function changed(before: ClusterHealth, change: ClusterChange): ClusterHealth {
  const after: Record<keyof ClusterHealth, number> = { ...before };
  for (const part of CLUSTER_PARTS) {
    const whole = WHOLES[part];
    const missing = before[whole] - before[part];
    after[whole] = change[whole] ?? before[whole];
    after[part] = change[part] ?? Math.max(0, after[whole] - missing);
    if (after[part] > after[whole]) throw new Error(moreThanThereAre(part, after[part], whole, after[whole]));
  }
  return after;
}

/** The change after which everything serves. */
export function completionOf({ brokers, partitions, replicas }: ClusterHealth): ClusterChange {
  return { brokersAlive: brokers, partitionsOnline: partitions, replicasInSync: replicas };
}
