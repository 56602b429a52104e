import { DmsClient, isDmsError } from '../../client';
import { Log } from '../../plugin-sdk';
import { storedHealth } from '../batch-action/result-health';

/**
 * The state of a cluster; null where the API does not tell it: it has no such call, the credentials may not make it, or
 * the status of the instance does not allow it.
 */
export async function healthOf(api: DmsClient, id: string,
  { signal, log }: { readonly signal: AbortSignal; readonly log: Log }): Promise<ReturnType<typeof storedHealth>> {
  try {
    return storedHealth(await api.clusterHealth(id, { signal }));
  } catch (error) {
    if (!isDmsError(error, 'permission', 'contract', 'busy', 'gone')) throw error;
    log.warn('the state of the cluster cannot be read', { instance_id: id, reason: error.message });
    return null;
  }
}
