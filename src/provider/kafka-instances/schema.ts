import { instanceAttributes } from './instance-attributes';
import { regularExpression } from './name-pattern';
import { parseRfc3339, rfc3339 } from './rfc3339';
import { NOTHING_BETWEEN } from './texts';
import {
  attribute, bool, Check, computed, list, map, nestedMap, optional, optionalComputed, Schema, string, Validate,
} from '../../plugin-sdk';
import { projectIdText, regionName } from '../name-checks';

/** Every status that a document of either cloud knows and a list can show. */
const STATUSES = ['CREATING', 'CREATEFAILED', 'RUNNING', 'ERROR', 'RESTARTING', 'STARTING', 'CLOSING', 'EXTENDING',
  'EXTENDEDFAILED', 'SHRINKING', 'FREEZING', 'FROZEN', 'UPGRADING', 'ROLLINGBACK', 'ROLLBACK', 'ROLLBACKFAILED',
  'CONFIGURING', 'VOLUMETYPECHANGING'];

const knownStatus: Check = (value: string) =>
  (STATUSES.includes(value) ? undefined
    : `Must be a status as the API spells it: ${STATUSES.join(', ')}. For another one, leave \`status\` out and pick `
      + 'from `instances` in an expression.');

const notBlank: Check = (value: string) =>
  (value.trim() === '' ? 'Must not be empty: leave it out to mean all.' : undefined);

const attributes = {
  name: optional(string, { description: 'Only instances of exactly this name. Default: all.', checks: [notBlank] }),
  name_regex: optional(string, {
    description: 'Only instances with a name that this regular expression matches, anywhere unless it is anchored by '
      + '`^` and `$`. The syntax is that of JavaScript; `(?i)` at its beginning ignores case. Default: all.',
    checks: [notBlank, regularExpression],
  }),
  status: optional(string, {
    description: 'Only instances in this status, such as `RUNNING` or `CREATEFAILED`. Default: all.',
    checks: [knownStatus],
  }),
  engine_version: optional(string, {
    description: 'Only instances of exactly this Kafka version, such as `2.7`. Default: all.',
    checks: [notBlank],
  }),
  tags: optional(map(string), { description: 'Only instances that have all of these tags. Default: all.' }),
  created_before: optional(string, {
    description: 'Only instances that were created before this RFC 3339 time, and not at it. Default: all.',
    checks: [rfc3339],
  }),
  created_after: optional(string, {
    description: 'Only instances that were created after this RFC 3339 time, and not at it. Default: all.',
    checks: [rfc3339],
  }),
  enterprise_project_id: optional(string, {
    description: 'Only instances of this enterprise project. Default: all.',
    checks: [notBlank],
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
  instances: computed(nestedMap({ name: computed(string, { description: 'Name.' }), ...instanceAttributes }), {
    description: 'The instances found, by id. What the API does not tell is null.',
  }),
};

/** The schema of `dms_kafka_instances`. */
export const kafkaInstancesSchema = {
  description: 'The Kafka instances of a project, for example to feed their ids to `dms_kafka_instance_batch_action`. '
    + 'An instance that is being deleted is not listed although it still exists.',
  attributes,
} satisfies Schema<typeof attributes>;

/** Its attributes. */
export type KafkaInstancesAttributes = typeof attributes;

/** Between two times in the wrong order nothing was ever created, which is hardly meant. */
export const validateKafkaInstances: Validate<KafkaInstancesAttributes> = (
  { created_after: after, created_before: before }, diagnostics,
) => {
  if (typeof after !== 'string' || typeof before !== 'string') return;
  if (parseRfc3339(after)! >= parseRfc3339(before)!) diagnostics.error(...NOTHING_BETWEEN, attribute('created_after'));
};
