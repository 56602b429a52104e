import { InstanceResult } from './schema';
import { ClusterHealth } from '../../client';

type StoredHealth = InstanceResult['health'];

/** The health of a cluster as state holds it. */
export function storedHealth(health: ClusterHealth | undefined): StoredHealth {
  return health === undefined ? null : {
    brokers: health.brokers,
    brokers_alive: health.brokersAlive,
    partitions: health.partitions,
    partitions_online: health.partitionsOnline,
    replicas: health.replicas,
    replicas_in_sync: health.replicasInSync,
  };
}

/** The health of a cluster from state; undefined where a part of it is missing. */
export function healthOf(stored: NonNullable<StoredHealth>): ClusterHealth | undefined {
  const health = {
    brokers: stored.brokers,
    brokersAlive: stored.brokers_alive,
    partitions: stored.partitions,
    partitionsOnline: stored.partitions_online,
    replicas: stored.replicas,
    replicasInSync: stored.replicas_in_sync,
  };
  return Object.values(health).every((part) => part !== null) ? health as ClusterHealth : undefined;
}
