import { ADDRESS } from './batch-action-hcl';
import { DmsWorkspace } from './dms-workspace';

/** The ids of every call of the batch action, call by call; those of refused calls as well. */
export const sent = ({ posts }: DmsWorkspace): string[][] => posts.map(({ body }) => JSON.parse(body).instances);

/** When an instance that a restart had made unhealthy had all again that it had before. */
export function healedAt({ cloud }: DmsWorkspace, id: string): number {
  const history = cloud.unhealthy();
  const fell = history.findIndex(({ ids }) => ids.includes(id));
  const healed = history.slice(fell).find(({ ids }) => !ids.includes(id));
  if (fell < 0 || healed === undefined) throw new Error(`${id} has not been unhealthy and well again`);
  return healed.at;
}

/** When each action began, in that order. */
export const begun = ({ cloud }: DmsWorkspace): { id: string; at: number }[] =>
  cloud.actions().map(({ instanceId, acceptedAt }) => ({ id: instanceId, at: acceptedAt }));

/** What state says of the resource. */
export const valuesOf = async (workspace: DmsWorkspace, address = ADDRESS): Promise<Record<string, any>> =>
  (await workspace.state())[address].values;

/** How often clusters were looked at. */
export const looksAtClusters = ({ cloud }: DmsWorkspace): number =>
  cloud.requests().filter(({ route }) => route === 'cluster').length;
