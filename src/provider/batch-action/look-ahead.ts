import { Decision } from './decision';
import { failedCreations } from './failed-creations';
import { placeText } from './place';
import { PlanErrors } from './plan-errors';
import { BatchActionAttributes } from './schema';
import { Instance, isDeleted, RecyclePolicy } from '../../client';
import { Context, Log, PlanRequest } from '../../plugin-sdk/framework/resource';
import { attribute } from '../../plugin-sdk/values/path';
import { isUnknown } from '../../plugin-sdk/values/unknown';
import { Cloud, DmsSession } from '../dms-session';
import { Protection } from '../protection';
import { Action, participleOf } from '../run/action';
import { refusal } from '../run/guard';
import { InstanceLookup, Sighting } from '../run/instance-lookup';

type Request = PlanRequest<BatchActionAttributes, DmsSession>;

/** Where the plan looks, and to whom it tells what it sees. */
interface Ahead {
  readonly request: Request;
  readonly cloud: Cloud;
  readonly fleet: InstanceLookup;
  readonly errors: PlanErrors;
}

const NO_PROTECTION = new Protection([]);

/**
 * Looks at the instances a plan will act on: refuses what the apply would refuse, and names whose data a delete will
 * lose. Gives the failed creations that it saw, where the decision is about them.
 */
export async function checkAhead(request: Request, decision: Decision, cloud: Cloud,
  errors: PlanErrors): Promise<readonly string[] | undefined> {
  const { config, signal } = request;
  if (isUnknown(config.action)) return undefined;
  if (config.force_delete === true && cloud.flavour !== 'huaweicloud') {
    errors.error('`force_delete` is not known to this cloud',
      `Region ${cloud.region} has no recycle bin, and every deletion there is final: remove \`force_delete\`.`,
      attribute('force_delete'));
    return undefined;
  }
  const ahead = { request, cloud, errors, fleet: new InstanceLookup(cloud.api, signal) };
  try {
    if (decision.kind === 'instances') await checkInstances(ahead, decision.owed);
    return decision.kind === 'all_failure' ? await checkFailed(ahead) : undefined;
  } catch (error) {
    errors.failedLook('The instances that this plan acts on could not be looked at', error);
    return undefined;
  }
}

async function checkInstances({ request, cloud, fleet, errors }: Ahead, owed: readonly string[]): Promise<void> {
  const { config, provider } = request;
  const action = config.action as Action;
  const seen = await fleet.look(owed);
  const rules = {
    action,
    allFailure: false,
    goneIsDone: action === 'delete',
    protection: provider.protection ?? NO_PROTECTION,
  };
  for (const [id, sighting] of seen) {
    const reason = refusal(id, sighting, rules);
    const name = sighting.gone ? '' : ` (${sighting.name})`;
    if (reason !== undefined) {
      errors.error(`Instance ${id}${name} cannot be ${participleOf(action)}`, `${capital(reason)}. Nothing was sent.`,
        attribute('instances'));
    }
  }
  if (action === 'restart') return;
  const forced = config.force_delete === true;
  const doomed = [...seen].filter(([, sighting]) => !isDeleted(sighting, forced)) as ReadonlyArray<
    [string, Sighting & { gone: false }]
  >;
  limitDeletions(doomed.length, config.max_deletions as number | null, errors);
  await warnOfLoss(doomed.map(([id, { name, status }]) => ({ id, name, status })), { instances: true, forced }, cloud,
    request);
}

async function checkFailed({ request, cloud, errors }: Ahead): Promise<readonly string[]> {
  const { config, provider } = request;
  const failed = await failedCreations(cloud, request);
  const protection = provider.protection ?? NO_PROTECTION;
  for (const { id, name } of failed) {
    const pattern = protection.matching(id, name);
    if (pattern !== undefined) {
      errors.error(`Failed instance ${id} (${name}) is protected`,
        `\`protected_instances\` holds "${pattern}", and one call deletes every failed instance of the project: take it out of there if it is to be deleted. Nothing was sent.`,
        attribute('all_failure'));
    }
  }
  limitDeletions(failed.length, config.max_deletions as number | null, errors);
  await warnOfLoss(failed, { instances: false, forced: config.force_delete === true }, cloud, request);
  return failed.map(({ id }) => id);
}

function limitDeletions(count: number, most: number | null, errors: PlanErrors): void {
  if (most === null || isUnknown(most) || count <= most) return;
  errors.error('More instances would be deleted than allowed',
    `${count} instances would be deleted, and \`max_deletions\` is ${most}. Raise it if this is meant.`,
    attribute('max_deletions'));
}

interface Deletion {
  readonly instances: boolean;
  readonly forced: boolean;
}

/** Says before a delete whose data will be lost, and whether the recycle bin keeps it. */
export async function warnOfLoss(doomed: ReadonlyArray<Pick<Instance, 'id' | 'name' | 'status'>>,
  { instances, forced }: Deletion, cloud: Cloud,
  { diagnostics, signal, log }: Pick<Context<DmsSession>, 'diagnostics' | 'signal' | 'log'>): Promise<void> {
  if (doomed.length === 0) return;
  const lines = doomed.map(({ id, name, status }) => `  - ${id} (${name}), ${status}`).join('\n');
  const place = placeText({ region: cloud.region, projectId: await cloud.projectId(signal) });
  const scope = instances ? `In ${place}:\n`
    : `The API deletes every instance whose creation has failed at the moment of the call, in ${place}; these have now:\n`;
  const what = doomed.length === 1 ? 'An instance will be deleted' : `${doomed.length} instances will be deleted`;
  diagnostics.warning(`${what}, with all data`, `${scope}${lines}\n${await keeping(cloud, forced, signal, log)}`,
    attribute(instances ? 'instances' : 'all_failure'));
}

async function keeping(cloud: Cloud, forced: boolean, signal: AbortSignal, log: Log): Promise<string> {
  if (cloud.flavour !== 'huaweicloud') return 'This cloud has no recycle bin: the deletion is final.';
  if (forced) return '`force_delete` is set: the recycle bin is bypassed, and the deletion is final.';
  const policy = await cloud.api.recycleBin({ signal }).catch((error: Error) =>
    void log.warn('the recycle policy cannot be read', { reason: error.message }),
  );
  return binText(policy ?? undefined);
}

function binText(policy: RecyclePolicy | undefined): string {
  if (policy?.enabled === undefined) {
    return 'Whether the recycle bin keeps them could not be found out: take the deletion as final.';
  }
  if (!policy.enabled) return 'The recycle bin of the project is switched off: the deletion is final.';
  const days = policy.retentionDays === undefined ? 'for some days'
    : `for ${policy.retentionDays} ${policy.retentionDays === 1 ? 'day' : 'days'}`;
  return `The recycle bin keeps them ${days}, and they keep costing money there.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
