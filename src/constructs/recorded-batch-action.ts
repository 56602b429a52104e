import { Construct } from 'constructs';
import { stillOwed } from './texts';
import { KafkaInstanceBatchAction, KafkaInstanceBatchActionConfig } from '../bindings';

/**
 * The resource of a call that runs on deploy. What fails is recorded in `pending` and the postcondition fails the
 * deploy: the resource itself has succeeded, so Terraform does not taint it, and the next deploy goes on with what is
 * pending. What was left for a later deploy on purpose is pending as well, and no failure.
 */
export function recordedBatchAction(scope: Construct, id: string,
  config: KafkaInstanceBatchActionConfig): KafkaInstanceBatchAction {
  return new KafkaInstanceBatchAction(scope, id, {
    ...config,
    onFailure: 'record',
    lifecycle: {
      postcondition: [{
        condition: '${length(setsubtract(self.pending, self.deferred)) == 0}',
        errorMessage: stillOwed(config.action),
      }],
    },
  });
}
