import { CloudState } from '../cloud-state';
import { projectOf } from './project-guard';
import { isUuid } from '../fleet/seed';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { dmsError } from '../routing/api-error';
import { Call } from '../routing/call';

/**
 * The instance a path names; refuses a malformed id, and one that does not exist (any more), or not in this project.
 */
export function knownInstance(state: CloudState, call: Call): EmulatedInstance {
  const { params: { instanceId }, now } = call;
  if (!isUuid(instanceId)) throw dmsError(400, 'DMS.00400030', 'The instance ID is not a UUID.');
  const instance = projectOf(state, call).fleet.find(instanceId, now);
  const recycled = instance?.status(now) === 'RECYCLE' && state.behaviours.recycledInShow === 'gone';
  if (!instance || recycled) throw dmsError(404, 'DMS.00404022', 'This instance does not exist.');
  return instance;
}
