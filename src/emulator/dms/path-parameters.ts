import { CloudState, ProjectState } from '../cloud-state';
import { isUuid } from '../fleet/seed';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { dmsError, gatewayError } from '../routing/api-error';
import { Call } from '../routing/call';
import { DMS_REFUSALS, GATEWAY_REFUSALS } from '../routing/refusals';
import { noProjectForCall } from '../texts';

/** Refuses a project id that is malformed, not the account's, or not the one the token is scoped to. */
export function requireProject(state: CloudState, { params, identity }: Call): void {
  const { projectId } = params;
  if (!/^[0-9a-f]{32}$/i.test(projectId)) throw dmsError(DMS_REFUSALS.malformedProjectId);
  if (identity.kind === 'token' && identity.projectId !== projectId) throw dmsError(DMS_REFUSALS.projectNotOfToken);
  const owned = state.projects.some((project) => project.id === projectId && project.enabled);
  if (!owned) throw gatewayError(state.profile, GATEWAY_REFUSALS.foreignProject);
}

/** The project that the path names, once `requireProject` has let the call pass: all that a handler of DMS sees. */
export function projectOf(state: CloudState, { params }: Call): ProjectState {
  const project = state.projects.find(({ id }) => id === params.projectId);
  if (!project) throw new Error(noProjectForCall(params.projectId));
  return project;
}

/** The instance that the path names; refuses a malformed id, and one that this project does not have (any more). */
export function instanceOf(state: CloudState, call: Call): EmulatedInstance {
  const { params: { instanceId }, now } = call;
  if (!isUuid(instanceId)) throw dmsError(DMS_REFUSALS.malformedInstanceId);
  const instance = projectOf(state, call).fleet.find(instanceId, now);
  const recycled = instance?.status(now) === 'RECYCLE' && state.behaviours.recycledInShow === 'gone';
  if (!instance || recycled) throw dmsError(DMS_REFUSALS.noSuchInstance);
  return instance;
}
