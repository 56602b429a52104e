import { Decision } from './decision';
import { failedCreations } from './failed-creations';
import { foretellAdmission, foretellHealth } from './forecast';
import { PlanErrors } from './plan-errors';
import { tellPlanned } from './planned-progress';
import { BatchActionAttributes } from './schema';
import {
  failedInstanceProtected,
  forceDeleteUnknownHere,
  INSTANCES_NOT_LOOKED_AT,
  instanceRefused,
  lossOfData,
  NO_RECYCLE_BIN,
  RECYCLE_BIN_BYPASSED,
  recycleBinText,
  tooManyDeletionsPlanned,
} from './texts';
import { Instance, isDeleted } from '../../client';
import { attribute, Context, isUnknown, Log, PlanRequest } from '../../plugin-sdk';
import { ProjectCloud, DmsSession } from '../dms-session';
import { Protection } from '../protection';
import { refusal } from '../run/guard';
import { InstanceLookup, Sighting } from '../run/instance-lookup';
import { Action } from '../run/order';

/** What of a plan looks ahead: the resource's and the action's do. */
type Request = Pick<PlanRequest<BatchActionAttributes, DmsSession>,
  | 'config' | 'prior' | 'provider' | 'signal' | 'diagnostics' | 'log'>;

/** Where the plan looks, and to whom it tells what it sees. */
interface Ahead {
  readonly request: Request;
  readonly cloud: ProjectCloud;
  readonly errors: PlanErrors;
}

const NO_PROTECTION = new Protection([]);

/**
 * Looks at the instances a plan will act on: refuses what the apply would refuse, and names whose data a delete will
 * lose. Gives the failed creations that it saw, where the decision is about them.
 */
export async function checkAhead(request: Request, decision: Decision, cloud: ProjectCloud,
  errors: PlanErrors): Promise<readonly string[] | undefined> {
  const { config } = request;
  if (isUnknown(config.action)) return undefined;
  if (config.force_delete === true && cloud.flavour !== 'huaweicloud') {
    errors.error(forceDeleteUnknownHere(cloud.region), attribute('force_delete'));
    return undefined;
  }
  const ahead = { request, cloud, errors };
  try {
    if (decision.kind === 'instances') await checkInstances(ahead, decision.owed);
    return decision.kind === 'all_failure' ? await checkFailed(ahead) : undefined;
  } catch (error) {
    errors.failedLook(INSTANCES_NOT_LOOKED_AT, error);
    return undefined;
  }
}

async function checkInstances({ request, cloud, errors }: Ahead, owed: readonly string[]): Promise<void> {
  const { config, provider, signal } = request;
  const action = config.action as Action;
  const seen = await new InstanceLookup(cloud.api, signal).look(owed);
  const rules = {
    action,
    allFailure: false,
    goneIsDone: action === 'delete',
    protection: provider.protection ?? NO_PROTECTION,
  };
  for (const [id, sighting] of seen) {
    const reason = refusal(id, sighting, rules);
    const name = sighting.gone ? undefined : sighting.name;
    if (reason !== undefined) errors.error(instanceRefused(action, id, name, reason), attribute('instances'));
  }
  await tellPlanned(action, [...seen].map(([id, sighting]) => ({ id, ...sighting })), cloud, request);
  foretellAdmission(request, owed.length);
  if (action === 'restart') return foretellHealth(request, cloud, seen, errors);
  const forced = config.force_delete === true;
  const doomed = [...seen].filter(([, sighting]) => !isDeleted(sighting, forced)) as ReadonlyArray<
    [string, Sighting & { gone: false }]
  >;
  limitDeletions(doomed.length, config.max_deletions as number | null, errors);
  await warnOfLoss(doomed.map(([id, { name, status }]) => ({ id, name, status })), { isCleanUp: false, forced }, cloud,
    request);
}

async function checkFailed({ request, cloud, errors }: Ahead): Promise<readonly string[]> {
  const { config, provider } = request;
  const failed = await failedCreations(cloud, request);
  await tellPlanned('delete', failed, cloud, request);
  const protection = provider.protection ?? NO_PROTECTION;
  for (const { id, name } of failed) {
    const pattern = protection.matching(id, name);
    if (pattern !== undefined) errors.error(failedInstanceProtected(id, name, pattern), attribute('all_failure'));
  }
  limitDeletions(failed.length, config.max_deletions as number | null, errors);
  await warnOfLoss(failed, { isCleanUp: true, forced: config.force_delete === true }, cloud, request);
  return failed.map(({ id }) => id);
}

function limitDeletions(count: number, most: number | null, errors: PlanErrors): void {
  if (most === null || isUnknown(most) || count <= most) return;
  errors.error(tooManyDeletionsPlanned(count, most), attribute('max_deletions'));
}

interface Deletion {
  readonly isCleanUp: boolean;
  readonly forced: boolean;
}

/** Says before a delete whose data will be lost, and whether the recycle bin keeps it. */
export async function warnOfLoss(doomed: ReadonlyArray<Pick<Instance, 'id' | 'name' | 'status'>>,
  { isCleanUp, forced }: Deletion, cloud: ProjectCloud,
  { diagnostics, signal, log }: Pick<Context<DmsSession>, 'diagnostics' | 'signal' | 'log'>): Promise<void> {
  if (doomed.length === 0) return;
  const place = { region: cloud.region, projectId: await cloud.projectId(signal) };
  const text = lossOfData(doomed, isCleanUp, place, await keeping(cloud, forced, signal, log));
  diagnostics.warning(...text, attribute(isCleanUp ? 'all_failure' : 'instances'));
}

async function keeping(cloud: ProjectCloud, forced: boolean, signal: AbortSignal, log: Log): Promise<string> {
  if (cloud.flavour !== 'huaweicloud') return NO_RECYCLE_BIN;
  if (forced) return RECYCLE_BIN_BYPASSED;
  const policy = await cloud.api.recycleBin({ signal }).catch((error: Error) =>
    void log.warn('the recycle policy cannot be read', { reason: error.message }),
  );
  return recycleBinText(policy ?? undefined);
}
