import { CloudState } from '../cloud-state';
import { acceptDeletion } from './accept-action';
import { instanceView } from './instance-view';
import { knownInstance } from './known-instance';
import { allowsAction, passesByItself } from '../lifecycle/allowed-actions';
import { dmsError } from '../routing/api-error';
import { Answer, Call } from '../routing/call';

/** GET /v2/{projectId}/instances/{instanceId} */
export function showInstance(state: CloudState, call: Call): Answer {
  const instance = knownInstance(state, call);
  return { status: 200, json: instanceView(instance.facts, instance.status(call.now)) };
}

/** DELETE /v2/{projectId}/instances/{instanceId}: for good, whatever the recycle policy says. */
export function deleteInstance(state: CloudState, call: Call): Answer {
  const instance = knownInstance(state, call);
  const status = instance.status(call.now);
  if (passesByItself(status)) throw dmsError(400, 'DMS.00400099', `The instance is in the status ${status} and cannot be deleted.`);
  const removable = allowsAction(status) || status === 'CREATEFAILED' || status === 'RECYCLE';
  if (!removable) throw dmsError(400, 'DMS.00400026', `This operation is not allowed in the status ${status}.`);
  if (instance.hasJob(call.now)) throw dmsError(400, 'DMS.00400017', 'Another job of the instance is running.');
  if (instance.facts.chargingMode === 0) {
    throw dmsError(400, 'DMS.00400026', 'A yearly/monthly instance cannot be deleted here; unsubscribe from it.');
  }
  acceptDeletion(state, instance, call.now, true);
  return { status: 204 };
}
