import { isWhole } from './health';
import { ClusterHealth } from '../../client';
import { DiagnosticText, NOTHING_WAS_SENT } from '../texts';

/** What of a cluster serves: `2 of 3 brokers, 30 of 36 replicas in sync (before: 3 of 3, 36 of 36)`. */
export function healthText(health: ClusterHealth, before?: ClusterHealth): string {
  const parts = [
    `${health.brokersAlive} of ${health.brokers} brokers`,
    ...(health.partitionsOnline < health.partitions
      ? [`${health.partitionsOnline} of ${health.partitions} partitions online`] : []),
    `${health.replicasInSync} of ${health.replicas} replicas in sync`,
  ];
  const was = before && !isWhole(before)
    ? ` (before the restart: ${before.brokersAlive} of ${before.brokers}, `
      + `${before.replicasInSync} of ${before.replicas})`
    : '';
  return parts.join(', ') + was;
}

/** A cluster that is to be looked at, and cannot be. */
export const clusterUnreadable = (id: string, reason: string): DiagnosticText => [
  `The cluster of instance ${id} cannot be looked at`,
  `\`health_check = "cluster"\` asks for it before an instance is restarted. ${NOTHING_WAS_SENT} Grant the permission `
  + `to read it, or set \`health_check = "status"\`. ${reason}`,
];

/** Whose health is judged by less than it could be. */
export const healthByStatus = (reason: string): string =>
  'The state of brokers and replicas cannot be read here: an instance counts as healthy as soon as it is RUNNING and '
  + `its restart has ended. \`health_check = "status"\` says that this is meant. ${reason}`;
export const healthByStatusFor = (id: string, reason: string): string =>
  `The state of brokers and replicas of instance ${id} could not be read: it counts as healthy because it is RUNNING `
  + `and its restart has ended. ${reason}`;
