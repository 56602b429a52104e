import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { brokerHosts } from './broker-hosts';
import { EmulatedInstance } from '../lifecycle/emulated-instance';

/** An instance as list and show answer it, with the API's own mixture of numbers and numbers in texts. */
export function instanceView(state: CloudState, instance: EmulatedInstance, now: number): Record<string, unknown> {
  const { facts } = instance;
  const { rest: { brokers } } = instance.cluster(now);
  return {
    name: facts.name,
    engine: facts.engine,
    engine_version: '2.7',
    status: instance.status(now),
    type: 'cluster',
    specification: '300MB',
    instance_id: facts.id,
    connect_address: brokerHosts(brokers).join(','),
    port: 9092,
    resource_spec_code: 'dms.instance.kafka.cluster.c3.mini',
    charging_mode: facts.chargingMode,
    created_at: String(cloudTime(state, facts.createdAt)),
    enterprise_project_id: facts.enterpriseProjectId,
    storage_space: 492,
    total_storage_space: 600,
    used_storage_space: 12,
    partition_num: '300',
    broker_num: brokers,
    node_num: brokers,
    ssl_enable: false,
    maintain_begin: '02:00:00',
    maintain_end: '06:00:00',
    product_id: '00300-30308-0--0',
    user_name: 'emulator',
    support_features: 'feature.physerver.kafka.user.manager,kafka.new.pod.port',
    tags: Object.entries(facts.tags).map(([key, value]) => ({ key, value })),
  };
}
