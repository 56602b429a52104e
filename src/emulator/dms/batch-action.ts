import { CloudState } from '../cloud-state';
import { Fleet } from '../fleet/fleet';
import { shuffled } from '../randomness';
import { acceptDeletion, acceptRestart, ItemVerdict } from './accept-action';
import { ApiVersion, BatchRequest, readBatchRequest } from './batch-request';
import { objectionTo } from './objection';
import { projectOf } from './path-parameters';
import { recycleBinOf } from './recycle-bin';
import { dmsError } from '../routing/api-error';
import { RouteAnswer, Call } from '../routing/call';
import { becauseOf } from '../routing/refusals';

/** POST /v2/{projectId}/instances/action */
export function serveBatchAction(state: CloudState, call: Call): RouteAnswer {
  const request = readBatchRequest(call.body, call.params.version as ApiVersion, state);
  return request.scope === 'all_failure' ? deleteAllFailed(state, call) : actOnIds(state, call, request);
}

type ByIds = Extract<BatchRequest, { scope: 'ids' }>;

function actOnIds(state: CloudState, call: Call, request: ByIds): RouteAnswer {
  const { action, ids, force } = request;
  const { now } = call;
  const project = projectOf(state, call);
  const bin = force ? undefined : recycleBinOf(state, project);
  // Everything is judged before anything is begun: a batch that is refused has done nothing.
  const refused = judge(state, project.fleet, request, now);
  const verdicts = ids.map((id): [string, ItemVerdict] => {
    const instance = project.fleet.find(id, now);
    if (refused.has(id) || !instance) return [id, 'failed'];
    return [id,
      action === 'restart' ? acceptRestart(state, instance, call) : acceptDeletion(state, instance, call, bin)];
  });
  return acceptedAnswer(state, verdicts);
}

/**
 * The ids that become failed items.
 *
 * @throws ApiError when one of them refuses the whole batch.
 */
function judge(state: CloudState, fleet: Fleet, request: ByIds, now: number): ReadonlySet<string> {
  const refused = new Set<string>();
  const { behaviours } = state;
  const objections = request.ids.map((id) => ({
    id,
    objection: objectionTo(state, request.action, fleet.find(id, now), now),
  }));

  for (const { id, objection } of objections) {
    if (!objection) continue;
    if (behaviours[objection.rule] === 'whole_batch') {
      const { refusal } = objection;
      const culprits = objections.filter((other) => other.objection?.refusal.code === refusal.code);
      throw dmsError(becauseOf(culprits.map((culprit) => culprit.id), refusal));
    }
    refused.add(id);
  }
  return refused;
}

function acceptedAnswer({ behaviours, random }: CloudState,
  verdicts: readonly (readonly [string, ItemVerdict])[]): RouteAnswer {
  // Without results an answer says that all were accepted, so one that has anything else to say has them.
  const allAccepted = verdicts.every(([, verdict]) => verdict === 'success');
  if (allAccepted && behaviours.accepted === 'no_content') return { status: 204 };
  if (allAccepted && behaviours.accepted === 'no_results') return { status: 200, json: {} };

  const asked = verdicts.filter(([, verdict]) => verdict !== 'left_out');
  const extra = behaviours.extraResults.map((id) => [id, 'success'] as const);
  const results = [...asked, ...extra].map(([instance, result]) => ({ result, instance }));
  switch (behaviours.resultOrder) {
    case 'as_sent':
      return { status: 200, json: { results } };
    case 'reversed':
      return { status: 200, json: { results: results.reverse() } };
    case 'shuffled':
      return { status: 200, json: { results: shuffled(results, random) } };
  }
}

/** Everything of the project whose creation failed, whoever created it; the answer does not say what that was. */
function deleteAllFailed(state: CloudState, call: Call): RouteAnswer {
  const { behaviours, profile } = state;
  const { now } = call;
  const failed = projectOf(state, call).fleet.existing(now)
    .filter((instance) =>
      instance.status(now) === 'CREATEFAILED' && instance.facts.engine === 'kafka' && !instance.hasJob(now),
    );
  for (const instance of failed) acceptDeletion(state, instance, call);

  const usual = behaviours.allFailure ?? profile.allFailureStatus;
  const status = failed.length === 0 ? behaviours.nothingFailed ?? usual : usual;
  return status === 204 ? { status } : { status, json: {} };
}
