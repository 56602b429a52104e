import { duration, optional, Planned, Schema, State, string } from '../../plugin-sdk';
import { batchActionSchema } from '../batch-action/schema';

const {
  action, instances, all_failure, force_delete, max_unavailable, max_unavailable_percent, first, pause_between,
  max_failures, instance_timeout, health_check, max_deletions, wait_for_completion, region, project_id,
} = batchActionSchema.attributes;

/** What an action and the resource have in common is the same to the letter; what has to be remembered is left out. */
const attributes = {
  action,
  instances,
  all_failure,
  force_delete,
  max_unavailable,
  max_unavailable_percent,
  first,
  pause_between,
  max_failures,
  instance_timeout: optional(string, {
    ...instance_timeout,
    description: instance_timeout.description.replace(
      'it counts as a failure, and the next apply waits for it and never sends it again',
      'it counts as a failure, and nobody waits for it later',
    ),
  }),
  health_check,
  max_deletions,
  wait_for_completion,
  region: optional(string, { description: region.description, checks: region.checks }),
  project_id: optional(string, { description: project_id.description, checks: project_id.checks }),
  timeout: optional(string, {
    description: 'How long the whole run may take, all instances together, as a duration such as `45m` or `1h30m`. '
      + 'Default: as for the resource.',
    checks: [duration({ atLeast: '1s' })],
  }),
};

/** The schema of the action `dms_kafka_instance_batch_action`. */
export const invocationSchema = {
  description:
    'Restarts or deletes Kafka instances once, when it is triggered or invoked, and waits until it has happened. '
    + '**It has no memory**: after a failed one the next plan is empty. '
    + '**An instance is a whole cluster: while it restarts it refuses traffic for 3 to 15 minutes.**',
  attributes,
} satisfies Schema<typeof attributes>;

/** The attributes of the schema. */
export type InvocationAttributes = typeof attributes;

/** Their values in a configuration, where any of them may be unknown. */
export type InvocationPlan = Planned<InvocationAttributes>;

/** Their values when all of them are known. */
export type InvocationArguments = State<InvocationAttributes>;
