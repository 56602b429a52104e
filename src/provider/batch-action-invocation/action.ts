import { planAsResource } from './as-resource';
import { invoke } from './invoke';
import { plan } from './plan';
import { InvocationAttributes, invocationSchema } from './schema';
import { configuredAs } from '../../plugin-sdk';
import { validate } from '../batch-action/validate';
import { DmsSession } from '../dms-session';

/** The action `dms_kafka_instance_batch_action`: the engine of the resource, for what need not be remembered. */
export const batchActionInvocation = configuredAs<DmsSession>().action<InvocationAttributes>({
  schema: invocationSchema,
  validate: (config, diagnostics) => validate(planAsResource(config), diagnostics),
  plan,
  invoke,
});
