import { bool, computed, list, nestedMap, optional, optionalComputed, Schema, string } from '../../plugin-sdk';
import { projectIdText, regionName } from '../name-checks';

const instance = {
  name: computed(string, { description: 'Name.' }),
  status: computed(string, { description: 'Status in the spelling of the API, such as `RUNNING`.' }),
  engine_version: computed(string, { description: 'Kafka version.' }),
  created_at: computed(string, { description: 'RFC 3339 time of creation.' }),
};

const attributes = {
  name: optional(string, { description: 'Only instances of exactly this name. Default: all.' }),
  status: optional(string, {
    description: 'Only instances in this status, such as `RUNNING` or `CREATEFAILED`. Default: all.',
  }),
  include_failure: optional(bool, {
    description:
      'Whether instances whose creation failed are listed too. '
      + 'Default: `true` where `status` is `CREATEFAILED`, else `false`.',
  }),
  region: optionalComputed(string, { description: 'Region. Default: the provider\'s.', checks: [regionName] }),
  project_id: optionalComputed(string, {
    description: 'Project id. Default: the provider\'s.',
    checks: [projectIdText],
  }),
  ids: computed(list(string), { description: 'Ids of the instances found, sorted.' }),
  instances: computed(nestedMap(instance), { description: 'The instances found, by id.' }),
};

/** The schema of `dms_kafka_instances`. */
export const kafkaInstancesSchema = {
  description: 'The Kafka instances of a project, for example to feed their ids to `dms_kafka_instance_batch_action`. '
    + 'An instance that is being deleted is not listed although it still exists.',
  attributes,
} satisfies Schema<typeof attributes>;

/** Its attributes. */
export type KafkaInstancesAttributes = typeof attributes;
