import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { randomHex } from '../randomness';
import { readJsonObject } from './json-body';
import { projectOf } from './project-guard';
import { EmulatedRecyclePolicy, retentionMs } from './recycle-policy';
import { dmsError, gatewayError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';

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
    throw dmsError(400, 'DMS.00400085', 'The key retention_days must be 1 to 7.');
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
  if (!Array.isArray(instances) || instances.length === 0) {
    throw dmsError(400, 'DMS.00400065', 'The instances field is empty.');
  }
  const recycled = instances.map((id) => {
    const instance = fleet.find(String(id), now);
    if (instance?.status(now) !== 'RECYCLE') {
      throw dmsError(404, 'DMS.00404022', `This instance does not exist: ${id}.`);
    }
    return instance;
  });
  const results = recycled.map((instance) => {
    instance.override(now, 'RUNNING');
    return { instance_id: instance.facts.id, job_id: randomHex(state.random, 32) };
  });
  return { status: 200, json: { results } };
}

function requireRecycleBin({ profile }: CloudState): void {
  if (!profile.hasRecycleBin) {
    throw gatewayError(profile, 404, '0101', 'The API does not exist or has not been published in the environment.');
  }
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
