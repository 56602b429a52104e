import { DELETE_TIMEOUT_MINUTES, RESTART_TIMEOUT_MINUTES } from './default-timeouts';
import { DEFAULT_EVENTS, EVENTS } from './events';
import {
  atLeast,
  atMost,
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
import { notEmpty, projectIdText, regionName } from '../name-checks';
import { DAYS, flawOfTime } from '../run/maintenance-window';
import { flawOfTimeZone } from '../run/time-zone';

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

const health = (when: string) => ({
  brokers: computed(integer, { description: `Brokers ${when}.` }),
  brokers_alive: computed(integer, { description: 'Those of them that were alive.' }),
  partitions: computed(integer, { description: `Partitions ${when}.` }),
  partitions_online: computed(integer, { description: 'Those of them that were online.' }),
  replicas: computed(integer, { description: `Replicas ${when}.` }),
  replicas_in_sync: computed(integer, { description: 'Those of them that were in sync.' }),
});

const result = {
  name: computed(string, { description: 'Name of the instance when it was last looked at.' }),
  outcome: computed(string, {
    description:
      '`done`; `failed`; `in_progress` (begun, and not seen to end); `unconfirmed` (accepted, and no sign of a restart '
      + 'was ever seen: taken as done, never sent again); `not_begun`; '
      + '`deferred` (left for a later apply on purpose); '
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
  running_at: computed(string, {
    description: 'RFC 3339 time at which a restarted instance was first seen RUNNING again; null before.',
  }),
  finished_at: computed(string, {
    description: 'RFC 3339 time at which the outcome was seen; null while there is none.',
  }),
  task_id: computed(string, {
    description: 'Id of the background task that carried it out, where one was seen; it is looked for in rolls, '
      + 'and where the status tells nothing.',
  }),
  health_before: computed(nestedObject(health('before the restart')), {
    description: 'State of the cluster right before the restart; null where it was not looked at.',
  }),
  health: computed(nestedObject(health('when the cluster was last looked at')), {
    description: 'State of the cluster after the restart; null where it was not looked at.',
  }),
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
  max_unavailable_percent: optional(integer, {
    description:
      'The same as a share of `instances`, 1 to 100, rounded down, but at least one instance. '
      + 'At most one of `max_unavailable` and `max_unavailable_percent` may be given.',
    checks: [atLeast(1), atMost(100)],
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
  max_failures: optional(integer, {
    description:
      'A roll begins nothing more once more than so many instances have failed, or have not come back within '
      + '`instance_timeout`; a canary that fails ends it in any case. What is down or not healthy keeps its place in '
      + '`max_unavailable`. Only in a roll. Default: `0`.',
    checks: [atLeast(0)],
  }),
  instance_timeout: optional(string, {
    description:
      'How long one instance may take, as a duration such as `45m`. Past it the run does not wait for it any longer: '
      + 'it counts as a failure, and the next apply waits for it and never sends it again. '
      + `Default: in a roll ${RESTART_TIMEOUT_MINUTES} minutes for a restart and ${DELETE_TIMEOUT_MINUTES} minutes for `
      + 'a delete; otherwise as long as the run may take.',
    checks: [duration({ atLeast: '1s' })],
  }),
  health_check: optional(string, {
    description:
      'When a restarted instance is healthy again. `cluster`: when its brokers, online partitions and in-sync replicas '
      + 'are back to what it had before the restart; an error where these cannot be read. `status`: when it is RUNNING '
      + 'and its restart has ended. Only with `action = "restart"`. '
      + 'Default: in a roll `cluster` where it can be read, otherwise `status`.',
    checks: [oneOf('cluster', 'status')],
  }),
  max_per_apply: optional(integer, {
    description:
      'Checkpoint: one apply begins at most so many instances and leaves the rest in `deferred`, for the next approved '
      + 'apply. A destroy is not divided. Default: no limit.',
    checks: [atLeast(1)],
  }),
  maintenance_window: optional(nestedObject({
    begin: required(string, {
      description: 'Time of the day at which it opens, `HH:MM`.',
      checks: [(text) => flawOfTime(text, false)],
    }),
    end: required(string, {
      description: 'Time of the day at which it closes, `HH:MM` or `24:00`; where it is earlier than `begin`, on the '
        + 'next day.',
      checks: [(text) => flawOfTime(text, true)],
    }),
    days: optional(set(string), {
      description: `Days on which it opens: ${DAYS.map((day) => `\`${day}\``).join(', ')}. Default: all.`,
      checks: [notEmpty],
      elementChecks: [oneOf(...DAYS)],
    }),
    time_zone: optional(string, {
      description: 'IANA name of the time zone, such as `Europe/Berlin`. Default: `UTC`.',
      checks: [flawOfTimeZone],
    }),
  }), {
    description:
      'Outside it nothing begins: what is left stays in `deferred`, and what is in flight is waited for. A destroy '
      + 'that would act fails outside it, before anything is sent. Default: always.',
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
  deferred: computed(set(string), {
    description:
      'Those of `pending` that were left for a later apply on purpose, by `max_per_apply` or `maintenance_window`. '
      + 'They are no failure.',
  }),
  failed_instances: computed(set(string), {
    description:
      'With `all_failure`: ids whose creation has failed. The plan is always to make it empty, '
      + 'so a new failure shows as drift.',
  }),
  results: computed(nestedMap(result), { description: 'Latest outcome per instance id.' }),
};

/** Raised when the shape of the state changes; `upgrade.ts` brings older states here. */
export const BATCH_ACTION_VERSION = 1;

/** The schema of `dms_kafka_instance_batch_action`. */
export const batchActionSchema = {
  version: BATCH_ACTION_VERSION,
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
