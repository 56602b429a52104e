import { CloudState } from '../cloud-state';
import { acceptDeletion } from './accept-action';
import { instanceView } from './instance-view';
import { allowsDeletionAlone, objectionTo } from './objection';
import { instanceOf } from './path-parameters';
import { dmsError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';

/** GET /v2/{projectId}/instances/{instanceId} */
export function showInstance(state: CloudState, call: Call): RouteAnswer {
  return { status: 200, json: instanceView(state, instanceOf(state, call), call.now, 'show') };
}

/** DELETE /v2/{projectId}/instances/{instanceId}: for good, whatever the recycle policy says. */
export function deleteInstance(state: CloudState, call: Call): RouteAnswer {
  const instance = instanceOf(state, call);
  const objection = objectionTo(state, 'delete', instance, call.now, allowsDeletionAlone);
  if (objection) throw dmsError(objection.refusal);
  acceptDeletion(state, instance, call);
  return { status: 204 };
}
