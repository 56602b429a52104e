import { Instance } from '../../client';
import { Context } from '../../plugin-sdk';
import { ProjectCloud, DmsSession } from '../dms-session';
import { InstanceLookup } from '../run/instance-lookup';

/** Every instance of the project whose creation has failed, sorted by id. */
export async function failedCreations(cloud: ProjectCloud,
  { signal }: Pick<Context<DmsSession>, 'signal'>): Promise<Instance[]> {
  const failed = await new InstanceLookup(cloud.api, signal).listFailed();
  return failed.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The ids of every instance of the project whose creation has failed, sorted. */
export async function failedIds(cloud: ProjectCloud, context: Pick<Context<DmsSession>, 'signal'>): Promise<string[]> {
  return (await failedCreations(cloud, context)).map(({ id }) => id);
}
