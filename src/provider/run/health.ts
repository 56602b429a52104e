import { ClusterHealth } from '../../client';

/**
 * Whether a cluster is back to what it had before, or nothing at all of it is missing: a topic may have been deleted
 * meanwhile. A cluster that was ill before must not be asked for more than it had.
 */
export function isBack(now: ClusterHealth, before: ClusterHealth): boolean {
  if (now.brokersAlive < before.brokersAlive) return false;
  const hasAsMuch = now.partitionsOnline >= before.partitionsOnline && now.replicasInSync >= before.replicasInSync;
  // A cluster that has just begun to speak knows of no partitions yet.
  const knowsOfItsTopics = now.partitions > 0 || before.partitions === 0;
  return hasAsMuch || (knowsOfItsTopics && isWhole(now));
}

/** Whether nothing of a cluster is missing. */
export function isWhole(health: ClusterHealth): boolean {
  return health.brokersAlive >= health.brokers && health.partitionsOnline >= health.partitions
    && health.replicasInSync >= health.replicas;
}

/** What a cluster had at its best, by two looks at it. */
export function better(one: ClusterHealth, other: ClusterHealth | undefined): ClusterHealth {
  if (other === undefined) return one;
  const best = (part: keyof ClusterHealth) => Math.max(one[part], other[part]);
  return {
    brokers: best('brokers'),
    brokersAlive: best('brokersAlive'),
    partitions: best('partitions'),
    partitionsOnline: best('partitionsOnline'),
    replicas: best('replicas'),
    replicasInSync: best('replicasInSync'),
  };
}
