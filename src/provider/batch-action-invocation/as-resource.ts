import { InvocationArguments, InvocationPlan } from './schema';
import { BatchActionPlan, BatchActionState } from '../batch-action/schema';

const REMEMBERS_NOTHING = {
  when: null,
  triggers: null,
  max_per_apply: null,
  maintenance_window: null,
  on_failure: null,
  id: null,
  applied: null,
  pending: null,
  deferred: null,
  failed_instances: null,
  results: null,
};

/**
 * An action as the first apply of a resource with the same arguments: what is said of them, and done, is the same. A
 * plan knows what is to be known.
 */
export const planAsResource = ({ timeout, ...config }: InvocationPlan): BatchActionPlan =>
  ({ ...REMEMBERS_NOTHING, ...config, timeouts: null });

/** The same when all is known. */
export const asResource = ({ timeout, ...config }: InvocationArguments): BatchActionState => ({
  ...REMEMBERS_NOTHING,
  ...config,
  timeouts: timeout === null ? null : { create: timeout, update: null, delete: null },
});
