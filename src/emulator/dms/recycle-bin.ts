import { CloudState, EmulatedRecyclePolicy, ProjectState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { acceptRestore } from './accept-action';
import { readJsonObject } from './json-body';
import { projectOf } from './path-parameters';
import { Retention } from '../lifecycle/deletion';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { dmsError, gatewayError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { DMS_REFUSALS, GATEWAY_REFUSALS } from '../routing/refusals';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where the instances go that a project deletes; undefined when it keeps none. */
export function recycleBinOf({ profile }: CloudState, { recyclePolicy }: ProjectState): Retention | undefined {
  return profile.hasRecycleBin && recyclePolicy.enabled ? { retentionMs: retentionMs(recyclePolicy) } : undefined;
}

function retentionMs({ retentionDays }: EmulatedRecyclePolicy): number {
  return retentionDays * DAY_MS;
}

/** GET /v2/{projectId}/recycle */
export function showRecycleBin(state: CloudState, call: Call): RouteAnswer {
  requireRecycleBin(state);
  const { fleet, recyclePolicy } = projectOf(state, call);
  const { now } = call;
  const recycled = fleet.existing(now).filter((instance) => instance.status(now) === 'RECYCLE');
  return {
    status: 200,
    json: {
      retention_days: recyclePolicy.retentionDays,
      default_use_recycle: recyclePolicy.enabled,
      recycle_instances: recycled.map((instance) => recycledView(state, instance, recyclePolicy, now)),
    },
  };
}

/** PUT /v2/{projectId}/recycle: sets the policy. */
export function changeRecyclePolicy(state: CloudState, call: Call): RouteAnswer {
  requireRecycleBin(state);
  const project = projectOf(state, call);
  const { recyclePolicy } = project;
  const { retention_days: days = recyclePolicy.retentionDays, default_use_recycle: enabled = recyclePolicy.enabled } =
    readJsonObject(call.body);
  const retentionDays = Number(days);
  if (!Number.isInteger(retentionDays) || retentionDays < 1 || retentionDays > 7) {
    throw dmsError(DMS_REFUSALS.invalidRetention);
  }
  project.recyclePolicy = { enabled: String(enabled) === 'true', retentionDays };
  return { status: 204 };
}

/** POST /v2/{projectId}/recycle: takes instances out of the bin again. */
export function restoreInstances(state: CloudState, call: Call): RouteAnswer {
  requireRecycleBin(state);
  const { body, now } = call;
  const { fleet } = projectOf(state, call);
  const { instances } = readJsonObject(body);
  if (!Array.isArray(instances) || instances.length === 0) throw dmsError(DMS_REFUSALS.noInstances);
  const recycled = instances.map((id) => {
    const instance = fleet.find(String(id), now);
    if (instance?.status(now) !== 'RECYCLE') throw dmsError(DMS_REFUSALS.notRecycled(id));
    if (instance.hasJob(now)) throw dmsError(DMS_REFUSALS.jobRunning);
    return instance;
  });
  const results = recycled.flatMap((instance) => {
    const { verdict, jobId } = acceptRestore(state, instance, call);
    if (verdict === 'failed') throw dmsError(DMS_REFUSALS.statusForbids('RECYCLE'));
    return verdict === 'left_out' ? [] : [{ instance_id: instance.facts.id, job_id: jobId }];
  });
  return { status: 200, json: { results } };
}

function requireRecycleBin({ profile }: CloudState): void {
  if (!profile.hasRecycleBin) throw gatewayError(profile, GATEWAY_REFUSALS.noSuchApi);
}

function recycledView(state: CloudState, instance: EmulatedInstance, policy: EmulatedRecyclePolicy,
  now: number): Record<string, unknown> {
  const { facts } = instance;
  const endedAt = instance.actions(now).filter(({ kind }) => kind === 'delete').at(-1)?.endedAt;
  const recycledAt = cloudTime(state, endedAt ?? now);
  return {
    instance_id: facts.id,
    status: 'RECYCLE',
    name: facts.name,
    engine: facts.engine,
    in_recycle_time: String(recycledAt),
    save_time: String(policy.retentionDays),
    auto_delete_time: String(recycledAt + retentionMs(policy)),
    cost_per_hour: '0.5',
  };
}
