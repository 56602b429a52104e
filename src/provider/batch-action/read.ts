import { failedInstances } from './look-ahead';
import { ADOPT } from './plan';
import { BatchActionAttributes, BatchActionState } from './schema';
import { ImportRequest, ReadRequest, Stub } from '../../plugin-sdk/framework/resource';
import { Fleet } from '../run/fleet';
import { Session } from '../session';

/** A refresh asks the cloud only for failed creations: with `all_failure` a new one shows as drift. Nothing else it could see calls for an action. */
export async function read({ state, provider, signal, log }: ReadRequest<BatchActionAttributes, Session>): Promise<BatchActionState> {
  if (state.all_failure === null) return state;
  const cloud = provider.cloud(state.region, state.project_id);
  if (cloud === undefined) return state;
  const failed = await failedInstances(new Fleet(cloud.api, signal, log));
  return { ...state, failed_instances: failed.map(({ id }) => id).sort() };
}

/** There is nothing in the cloud to import: any id serves, and the next plan takes over what is configured, without acting. */
export async function importState({ id }: ImportRequest<Session>): Promise<Stub<BatchActionAttributes>> {
  return { state: { id }, privateState: { [ADOPT]: true } };
}
