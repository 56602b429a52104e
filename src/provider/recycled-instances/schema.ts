import { bool, computed, integer, list, nestedMap, optional, optionalComputed, Schema, string } from '../../plugin-sdk';
import { projectIdText, regionName } from '../name-checks';

const recycled = {
  name: computed(string, { description: 'Name.' }),
  status: computed(string, { description: 'Status in the spelling of the API, such as `RECYCLE`.' }),
  deleted_at: computed(string, { description: 'RFC 3339 time at which it went to the recycle bin.' }),
  kept_until: computed(string, { description: 'RFC 3339 time at which it will be gone for good.' }),
};

const attributes = {
  name: optional(string, { description: 'Only instances of exactly this name. Default: all.' }),
  region: optionalComputed(string, { description: 'Region. Default: the provider\'s.', checks: [regionName] }),
  project_id: optionalComputed(string, {
    description: 'Project id. Default: the provider\'s.',
    checks: [projectIdText],
  }),
  ids: computed(list(string), { description: 'Ids of the instances found, sorted.' }),
  instances: computed(nestedMap(recycled), {
    description: 'The instances found, by id. What the API does not tell is null.',
  }),
  enabled: computed(bool, {
    description: 'Whether what is deleted without force goes to the recycle bin; `false` where there is none.',
  }),
  retention_days: computed(integer, {
    description: 'How many days it is kept there; null where there is no recycle bin.',
  }),
};

/** The schema of `dms_kafka_recycled_instances`. */
export const recycledInstancesSchema = {
  description: 'The Kafka instances in the recycle bin of a project (Huawei Cloud). They keep costing money until they '
    + 'are gone for good. Open Telekom Cloud has no recycle bin: there the list is empty.',
  attributes,
} satisfies Schema<typeof attributes>;

/** Its attributes. */
export type RecycledInstancesAttributes = typeof attributes;
