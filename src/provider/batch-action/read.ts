import { failedInstances } from './look-ahead';
import { BatchActionAttributes, BatchActionState } from './schema';
import { ImportRequest, ReadRequest, Stored } from '../../plugin-sdk/framework/resource';
import { Fleet } from '../run/fleet';
import { Session } from '../session';
import { ADOPT } from './plan';

/** A refresh asks the cloud only for failed creations: with `all_failure` a new one shows as drift. Nothing else it could see calls for an action. */
export async function read({ state, provider, signal, log }: ReadRequest<BatchActionAttributes, Session>): Promise<BatchActionState> {
  if (state.all_failure === null) return state;
  const cloud = provider.cloud(state.region, state.project_id);
  if (cloud === undefined) return state;
  const failed = await failedInstances(new Fleet(cloud.api, signal, log));
  return { ...state, failed_instances: failed.map(({ id }) => id).sort() };
}

/** There is nothing in the cloud to import: any id serves, and the next plan takes over what is configured, without acting. */
export async function importState({ id }: ImportRequest<Session>): Promise<Stored<BatchActionAttributes>> {
  const state: BatchActionState = {
    id,
    action: null,
    instances: null,
    all_failure: null,
    force_delete: null,
    when: null,
    triggers: null,
    max_unavailable: null,
    first: null,
    pause_between: null,
    max_deletions: null,
    wait_for_completion: null,
    on_failure: null,
    region: null,
    project_id: null,
    timeouts: null,
    applied: null,
    pending: null,
    failed_instances: null,
    results: null,
  };
  return { state, privateState: { [ADOPT]: true } };
}
