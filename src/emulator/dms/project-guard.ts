import { CloudState, ProjectState } from '../cloud-state';
import { dmsError, gatewayError } from '../routing/api-error';
import { Call } from '../routing/call';

/** Refuses a project id that is malformed, not the account's, or not the one the token is scoped to. */
export function requireProject(state: CloudState, { params, identity }: Call): void {
  const { projectId } = params;
  if (!/^[0-9a-f]{32}$/i.test(projectId)) throw dmsError(400, 'DMS.00400002', 'The project ID format is invalid.');

  if (identity.kind === 'token' && identity.projectId !== projectId) {
    throw dmsError(401, 'DMS.10240104', 'The project ID does not match the token.');
  }
  const owned = state.projects.some((project) => project.id === projectId && project.enabled);
  if (!owned) throw gatewayError(state.profile, 403, '0302', 'The project is not authorized for this access key.');
}

/** The project in whose name a call is made that the guard has let pass: all that the handlers of DMS get to see. */
export function projectOf(state: CloudState, { params }: Call): ProjectState {
  const project = state.projects.find(({ id }) => id === params.projectId);
  if (!project) throw new Error(`the emulated cloud has no project ${params.projectId}`);
  return project;
}
