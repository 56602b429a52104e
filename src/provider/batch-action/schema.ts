import { DELETE_TIMEOUT_MINUTES, RESTART_TIMEOUT_MINUTES } from './default-timeouts';
import { DEFAULT_EVENTS, EVENTS } from './events';
import {
  atLeast,
  bool,
  computed,
  duration,
  integer,
  list,
  map,
  matches,
  nestedMap,
  nestedObject,
  oneOf,
  optional,
  optionalComputed,
  Planned,
  required,
  Schema,
  set,
  State,
  string,
} from '../../plugin-sdk';
import { projectIdText, regionName } from '../name-checks';

const instanceId = matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'the id of an instance: a UUID in lower case, such as 54602a9d-5e22-4239-9123-77e350df4a34');

const timeout = (what: string, byDefault: string) =>
  optional(string, {
    description:
      `How long ${what} may take as a whole, as a duration such as \`45m\` or \`1h30m\`. Default: ${byDefault}.`,
    checks: [duration({ atLeast: '1s' })],
  });

const BY_DEFAULT =
  `for a restart ${RESTART_TIMEOUT_MINUTES} minutes, for a delete ${DELETE_TIMEOUT_MINUTES} minutes, `
  + 'and in a roll that for every `max_unavailable` instances owed, with their pauses';

const result = {
  name: computed(string, { description: 'Name of the instance when it was last looked at.' }),
  outcome: computed(string, {
    description:
      '`done`; `failed`; `in_progress` (begun, and not seen to end); `unconfirmed` (accepted, and no sign of a restart '
      + 'was ever seen: taken as done, never sent again); `not_begun`; '
      + '`unknown` (sent, and whether it was accepted could not be found out).',
  }),
  status: computed(string, {
    description: 'Status of the instance when it was last looked at, in the spelling of the API.',
  }),
  error: computed(string, { description: 'Why it is not done; null when it is.' }),
  submitted_at: computed(string, {
    description:
      'RFC 3339 time at which the call for this instance was sent, or at which its action was found in progress; '
      + 'null when neither was.',
  }),
  finished_at: computed(string, {
    description: 'RFC 3339 time at which the outcome was seen; null while there is none.',
  }),
  task_id: computed(string, { description: 'Id of the background task that carried it out, where one was seen.' }),
};

const attributes = {
  action: required(string, {
    description: '`restart` or `delete`.',
    checks: [oneOf('restart', 'delete')],
  }),
  instances: optional(set(string), {
    description:
      'Ids (UUIDs, lower case) of the Kafka instances to act on, any number. An empty set is valid and calls nothing. '
      + 'Exactly one of `instances` and `all_failure` must be given.',
    elementChecks: [instanceId],
  }),
  all_failure: optional(string, {
    description:
      '`kafka`: act on every Kafka instance of the project whose creation failed, whoever made it; '
      + 'only with `action = "delete"`. The API deletes whatever is failed at that moment. '
      + 'Exactly one of `instances` and `all_failure` must be given.',
    checks: [oneOf('kafka')],
  }),
  force_delete: optional(bool, {
    description:
      'Delete for good, past the recycle bin. Huawei Cloud only: elsewhere an error in the plan. '
      + 'Only with `action = "delete"`. Default: not sent, and the project\'s recycle policy decides.',
  }),
  when: optional(set(string), {
    description:
      'Which events call the API: `added` (an id enters `instances`; at creation, every id), '
      + '`triggered` (`triggers` or `action` changed), '
      + '`destroyed` (this resource is destroyed; never when it is merely replaced). '
      + `Default: ${DEFAULT_EVENTS.map((event) => `\`${event}\``).join(' and ')}. `
      + 'An id that leaves the set, or a changed `when`, is no event.',
    elementChecks: [oneOf(...EVENTS)],
  }),
  triggers: optional(map(string), {
    description: 'Any values; a change of any of them is the event `triggered`. Default: `{}`.',
  }),
  max_unavailable: optional(integer, {
    description:
      'At most so many instances of this resource are down at once; the next starts only when one is healthy again. '
      + 'The window is this resource\'s own. Default: all at once.',
    checks: [atLeast(1)],
  }),
  first: optional(list(string), {
    description:
      'Canaries: these ids go first, one after the other in this order, and the rest only when they are healthy again. '
      + 'Each must be in `instances`. Default: none.',
    elementChecks: [instanceId],
  }),
  pause_between: optional(string, {
    description:
      'How long an instance must have been healthy again before the next one starts, as a duration such as `2m`. '
      + 'Default: `0s`.',
    checks: [duration()],
  }),
  max_deletions: optional(integer, {
    description: 'Refuse to delete anything when more than so many instances would be deleted. Default: no limit.',
    checks: [atLeast(0)],
  }),
  wait_for_completion: optional(bool, {
    description:
      'Return only when the instances are running again, or gone. With `false` they are recorded as accepted, '
      + 'and nothing was seen. Default: `true`.',
  }),
  on_failure: optional(string, {
    description:
      '`error` fails the apply. `record` only warns and keeps what is owed in `pending`, '
      + 'so that a `postcondition` on it can give the verdict without tainting this resource. Default: `error`.',
    checks: [oneOf('error', 'record')],
  }),
  region: optionalComputed(string, {
    description: 'Region of the instances. Default: the provider\'s.',
    checks: [regionName],
    keepsPrior: true,
  }),
  project_id: optionalComputed(string, {
    description: 'Project of the instances. Default: the provider\'s.',
    checks: [projectIdText],
    keepsPrior: true,
  }),
  timeouts: optional(nestedObject({
    create: timeout('the first apply', BY_DEFAULT),
    update: timeout('a later apply', BY_DEFAULT),
    delete: timeout('the `destroyed` event', BY_DEFAULT),
  }), { description: 'Bounds of a whole run, all instances together.' }),
  id: computed(string, { description: 'Random id of this resource.', keepsPrior: true }),
  applied: computed(map(string), {
    description:
      'Instance id to the RFC 3339 time at which the action was last completed on it, `""` for never. '
      + 'In a plan it is unknown for exactly the ids that will be acted on.',
  }),
  pending: computed(set(string), {
    description: 'Ids on which the action is still owed; empty after a success. They are what the next apply acts on.',
  }),
  failed_instances: computed(set(string), {
    description:
      'With `all_failure`: ids whose creation has failed. The plan is always to make it empty, '
      + 'so a new failure shows as drift.',
  }),
  results: computed(nestedMap(result), { description: 'Latest outcome per instance id.' }),
};

/** The schema of `dms_kafka_instance_batch_action`. */
export const batchActionSchema = {
  version: 0,
  description:
    'Restarts or deletes Kafka instances and waits until it has happened. '
    + '**An instance is a whole cluster: while it restarts it refuses traffic for 3 to 15 minutes.** '
    + 'A roll goes across instances, not across brokers. '
    + '**A delete loses data**: Open Telekom Cloud has no recycle bin, '
    + 'Huawei Cloud has one only where the project\'s policy enables it.',
  attributes,
} satisfies Schema<typeof attributes>;

/** The attributes of the schema. */
export type BatchActionAttributes = typeof attributes;

/** Their values in a configuration or a plan, where any of them may be unknown. */
export type BatchActionPlan = Planned<BatchActionAttributes>;

/** Their values in state. */
export type BatchActionState = State<BatchActionAttributes>;

/** An entry of `results` in state. */
export type InstanceResult = NonNullable<NonNullable<BatchActionState['results']>[string]>;
