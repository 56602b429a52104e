import { LenientObject } from './lenient-json';

/** What the cluster of an instance says of itself: how much there is, and how much of it serves. */
export interface ClusterHealth {
  readonly brokers: number;
  readonly brokersAlive: number;
  readonly partitions: number;
  readonly partitionsOnline: number;
  readonly replicas: number;
  readonly replicasInSync: number;
}

/** Reads the metadata of a cluster; undefined where they do not say how healthy it is. */
export function parseClusterHealth(answer: LenientObject): ClusterHealth | undefined {
  const cluster = answer.object('cluster');
  const brokers = cluster?.objects('brokers');
  const counts = ['partitions_count', 'online_partitions_count', 'replicas_count', 'isr_replicas_count']
    .map((name) => cluster?.number(name));
  if (!brokers || !counts.every((count) => count !== undefined)) return undefined;
  const [partitions, partitionsOnline, replicas, replicasInSync] = counts;
  return {
    brokers: brokers.length,
    brokersAlive: brokers.filter(isAlive).length,
    partitions,
    partitionsOnline,
    replicas,
    replicasInSync,
  };
}

/** The two clouds, and their versions, spell the flag differently. */
function isAlive(broker: LenientObject): boolean {
  return broker.boolean('is_health') ?? broker.boolean('health') ?? true;
}
