import { Instance } from '../../client/instance';
import { Context } from '../../plugin-sdk/framework/resource';
import { Fleet } from '../run/fleet';
import { Cloud, Session } from '../session';

/** Every instance of the project whose creation has failed, sorted by id. */
export async function failedCreations(cloud: Cloud, { signal }: Pick<Context<Session>, 'signal'>): Promise<Instance[]> {
  const instances = await new Fleet(cloud.api, signal).list();
  return instances.filter(({ status }) => status === 'CREATEFAILED').sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Their ids. */
export async function failedIds(cloud: Cloud, context: Pick<Context<Session>, 'signal'>): Promise<string[]> {
  return (await failedCreations(cloud, context)).map(({ id }) => id);
}
