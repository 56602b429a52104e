import { timeText } from './rfc3339';
import { Instance } from '../../client';
import { bool, computed, integer, list, map, State, string } from '../../plugin-sdk';

/** What data sources tell of an instance beside its id and its name; null is what the API does not say. */
export const instanceAttributes = {
  description: computed(string, { description: 'Description.' }),
  status: computed(string, { description: 'Status in the spelling of the API, such as `RUNNING`.' }),
  engine_version: computed(string, { description: 'Kafka version.' }),
  type: computed(string, { description: 'Type of the instance, such as `cluster`.' }),
  specification: computed(string, { description: 'Specification: bandwidth or flavour.' }),
  charging_mode: computed(string, { description: '`postpaid` or `prepaid`. A prepaid instance cannot be deleted.' }),
  created_at: computed(string, { description: 'RFC 3339 time of creation.' }),
  tags: computed(map(string), { description: 'Tags.' }),
  availability_zones: computed(list(string), {
    description: 'Names of the availability zones of its brokers; their ids where the API gives no names.',
  }),
  vpc_id: computed(string, { description: 'Id of the VPC.' }),
  subnet_id: computed(string, { description: 'Id of the subnet.' }),
  security_group_id: computed(string, { description: 'Id of the security group.' }),
  connect_address: computed(string, { description: 'Addresses of the brokers, with commas between them.' }),
  port: computed(integer, { description: 'Port of the brokers.' }),
  broker_count: computed(integer, { description: 'Number of brokers.' }),
  storage_space: computed(integer, { description: 'Storage for messages, in GB.' }),
  used_storage_space: computed(integer, { description: 'Storage that messages use, in GB; it changes all the time.' }),
  ssl_enable: computed(bool, { description: 'Whether clients have to sign in (SASL).' }),
  enterprise_project_id: computed(string, { description: 'Id of the enterprise project.' }),
  maintain_begin: computed(string, {
    description: 'Beginning of the cloud\'s own maintenance window, as `HH:mm`; the API does not tell the time zone.',
  }),
  maintain_end: computed(string, { description: 'End of that window, as `HH:mm`.' }),
};

/** The values of an instance. */
export type InstanceValues = State<typeof instanceAttributes>;

/** An instance as data sources tell it. */
export function instanceValues(instance: Instance): InstanceValues {
  return {
    description: instance.description ?? null,
    status: instance.status,
    engine_version: instance.engineVersion ?? null,
    type: instance.type ?? null,
    specification: instance.specification ?? null,
    charging_mode: chargingMode(instance),
    created_at: timeText(instance.createdAt),
    tags: instance.tags ?? null,
    availability_zones: instance.availabilityZones ?? null,
    vpc_id: instance.vpcId ?? null,
    subnet_id: instance.subnetId ?? null,
    security_group_id: instance.securityGroupId ?? null,
    connect_address: instance.connectAddress ?? null,
    port: instance.port ?? null,
    broker_count: instance.brokerCount ?? null,
    storage_space: instance.storageSpace ?? null,
    used_storage_space: instance.usedStorageSpace ?? null,
    ssl_enable: instance.sslEnable ?? null,
    enterprise_project_id: instance.enterpriseProjectId ?? null,
    maintain_begin: instance.maintainBegin ?? null,
    maintain_end: instance.maintainEnd ?? null,
  };
}

function chargingMode({ chargingMode: mode }: Instance): string | null {
  if (mode === 0) return 'prepaid';
  return mode === 1 ? 'postpaid' : null;
}
