import { BatchActionRequest } from './answers/batch-action';

/** What a call is for, as it completes "Could not …" and "Tried to …". */
export const LIST_INSTANCES = 'list the Kafka instances';
export const READ_RECYCLE_BIN = 'read the recycle bin';
export const restoreOf = (id: string) => `restore instance ${id} out of the recycle bin`;
export const readInstance = (id: string) => `read instance ${id}`;
export const readCluster = (id: string) => `read the state of brokers and replicas of instance ${id}`;
export const listTasks = (id: string) => `list the background tasks of instance ${id}`;
export const lookUpProject = (name: string, iam: string) =>
  `look up the id of project ${name} at ${iam} (set project_id to do without)`;

export function actOn({ action, instances }: BatchActionRequest): string {
  if (!instances) return `${action} the instances whose creation failed`;
  return `${action} ${instances.length === 1 ? `instance ${instances[0]}` : `${instances.length} instances`}`;
}

/** Answers that make no sense. */
export const endlessList = (pages: number) => `Could not ${LIST_INSTANCES}: the list did not end after ${pages} pages.`;
export const NO_LIST = `Could not ${LIST_INSTANCES}: the answer holds no list of instances. Check the endpoints.`;
export const NO_RECYCLE_BIN =
  `Could not ${READ_RECYCLE_BIN}: the answer holds no list of instances. Check the endpoints.`;
export const noInstance = (id: string) =>
  `Could not ${readInstance(id)}: the answer holds no instance. Check the endpoints.`;

export const noCluster = (id: string) =>
  `Could not ${readCluster(id)}: the answer does not tell it. Check the endpoints.`;

/** Why the name of a project did not lead to its id; `found` are the projects that IAM told of instead. */
export function noSuchProject(name: string, iam: string, matches: number,
  found: readonly { readonly id: string; readonly name: string }[]): string {
  const what = `${matches === 0 ? 'No enabled project' : 'More than one project'} is named ${name} at ${iam}`;
  const names = found.map((project) => `${project.name} (${project.id})`).join(', ');
  return `${what}. ${names ? `Found: ${names}.` : 'None was found.'} Set project_id, or project_name.`;
}
