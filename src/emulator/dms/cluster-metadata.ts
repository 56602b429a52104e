import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { brokerHosts } from './broker-hosts';
import { instanceOf } from './path-parameters';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { Behaviours } from '../profiles/behaviours';
import { dmsError, gatewayError } from '../routing/api-error';
import { Call, RouteAnswer } from '../routing/call';
import { DMS_REFUSALS, GATEWAY_REFUSALS } from '../routing/refusals';

type ClusterPath = Exclude<Behaviours['clusterPaths'], 'both'>;

const PARTITIONS_PER_TOPIC = 10;
const CONSUMERS = 2;

/** GET /v2/{projectId}/instances/{instanceId}/management/cluster */
export function showCluster(state: CloudState, call: Call): RouteAnswer {
  return answerFrom('management', state, call);
}

/** GET /v2/{projectId}/instances/{instanceId}/manage/cluster: an older path of the same call. */
export function showClusterAsBefore(state: CloudState, call: Call): RouteAnswer {
  return answerFrom('manage', state, call);
}

function answerFrom(path: ClusterPath, state: CloudState, call: Call): RouteAnswer {
  const { behaviours: { clusterPaths, clusterWhileDown, clusterNumbers }, profile } = state;
  if (clusterPaths !== 'both' && clusterPaths !== path) throw gatewayError(profile, GATEWAY_REFUSALS.noSuchApi);

  const instance = instanceOf(state, call);
  const status = instance.status(call.now);
  if (status !== 'RUNNING' && clusterWhileDown === 'refuse') throw dmsError(DMS_REFUSALS.statusForbids(status));

  const cluster = clusterView(state, instance, call.now);
  return { status: 200, json: { cluster: clusterNumbers === 'strings' ? spelt(cluster) : cluster } };
}

function clusterView(state: CloudState, instance: EmulatedInstance, now: number): Record<string, unknown> {
  const { health, registeredAt } = instance.cluster(now);
  const { brokers, brokersAlive, partitions, partitionsOnline, replicas, replicasInSync } = health;
  const hosts = brokerHosts(brokers);
  return {
    // Kafka's own number for none.
    controller: brokersAlive > 0 ? '0' : '-1',
    brokers: hosts.map((host, broker) => ({
      broker_id: String(broker),
      host,
      port: 9093,
      is_controller: broker === 0 && brokersAlive > 0,
      version: '2.7',
      register_time: Math.round(cloudTime(state, registeredAt[broker])),
      [state.behaviours.brokerHealthKey]: broker < brokersAlive,
    })),
    topics_count: Math.ceil(partitions / PARTITIONS_PER_TOPIC),
    partitions_count: partitions,
    online_partitions_count: partitionsOnline,
    replicas_count: replicas,
    isr_replicas_count: replicasInSync,
    consumers_count: CONSUMERS,
  };
}

/** The same with numbers in texts, at any depth. */
function spelt(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(spelt);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelt(item)]));
}
