import { BOTH_GIVEN, NEITHER_GIVEN } from './texts';
import {
  attribute, computed, integer, isUnknown, nestedObject, optionalComputed, Schema, string, uuid, Validate,
} from '../../plugin-sdk';
import { instanceAttributes } from '../kafka-instances/instance-attributes';
import { projectIdText, regionName } from '../name-checks';

const health = {
  brokers: computed(integer, { description: 'Brokers of the cluster.' }),
  brokers_alive: computed(integer, { description: 'Those of them that are alive.' }),
  partitions: computed(integer, { description: 'Partitions of the cluster.' }),
  partitions_online: computed(integer, { description: 'Those of them that are online.' }),
  replicas: computed(integer, { description: 'Replicas of the partitions.' }),
  replicas_in_sync: computed(integer, { description: 'Those of them that are in sync.' }),
};

const attributes = {
  instance_id: optionalComputed(string, {
    description: 'Id of the instance. Either this or `name` is needed.',
    checks: [uuid],
  }),
  name: optionalComputed(string, {
    description: 'Exact name of the instance; that it has none, or several have it, is an error. One whose creation '
      + 'failed is found by its id only.',
  }),
  region: optionalComputed(string, { description: 'Region. Default: the provider\'s.', checks: [regionName] }),
  project_id: optionalComputed(string, {
    description: 'Project id. Default: the provider\'s.',
    checks: [projectIdText],
  }),
  ...instanceAttributes,
  health: computed(nestedObject(health), {
    description: 'State of the cluster when it was read; null where the API does not tell it, or not to these '
      + 'credentials.',
  }),
};

/** The schema of `dms_kafka_instance`. */
export const kafkaInstanceSchema = {
  description: 'One Kafka instance, by its id or by its name.',
  attributes,
} satisfies Schema<typeof attributes>;

/** Its attributes. */
export type KafkaInstanceAttributes = typeof attributes;

/** Who is meant has to be said, and in one way only; what is not known yet counts as said. */
export const validateKafkaInstance: Validate<KafkaInstanceAttributes> = ({ instance_id: id, name }, diagnostics) => {
  if (id === null && name === null) diagnostics.error(...NEITHER_GIVEN);
  if (id !== null && name !== null && !isUnknown(id) && !isUnknown(name)) {
    diagnostics.error(...BOTH_GIVEN, attribute('name'));
  }
};
