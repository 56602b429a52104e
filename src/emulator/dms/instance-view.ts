import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { brokerHosts } from './broker-hosts';
import { EmulatedInstance } from '../lifecycle/emulated-instance';

/** Where an instance is asked for: some fields may be left out of lists. */
export type ViewedIn = 'list' | 'show';

/** An instance as list and show answer it, with the API's own mixture of numbers and numbers in texts. */
export function instanceView(state: CloudState, instance: EmulatedInstance, now: number,
  where: ViewedIn): Record<string, unknown> {
  const { facts } = instance;
  const { rest: { brokers } } = instance.cluster(now);
  return {
    name: facts.name,
    engine: facts.engine,
    engine_version: facts.engineVersion,
    description: facts.description,
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
    ssl_enable: false,
    product_id: '00300-30308-0--0',
    user_name: 'emulator',
    support_features: 'feature.physerver.kafka.user.manager,kafka.new.pod.port',
    vpc_id: '5f4e1a3c-0000-4000-8000-000000000001',
    subnet_id: '5f4e1a3c-0000-4000-8000-000000000002',
    security_group_id: '5f4e1a3c-0000-4000-8000-000000000003',
    ...spelling(state, brokers),
    ...(where === 'show' || state.behaviours.tagsInList ? { tags: tagList(facts.tags) } : {}),
  };
}

const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

/** What the clouds, and their versions, spell differently. */
function spelling({ profile, region }: CloudState, brokers: number): Record<string, unknown> {
  const zones = { available_zones: ['effdcbc7d4d64a02aa1fa26b42f56533'], available_zone_names: [`${region}-01`] };
  return profile.name === 'otc'
    ? { ...zones, node_num: brokers, maintain_begin: '22', maintain_end: '02:00' }
    : { ...zones, broker_num: brokers, node_num: brokers, maintain_begin: '02:00:00', maintain_end: '06:00:00' };
}
