import { CloudState } from '../cloud-state';
import { allowsAction, passesByItself } from '../lifecycle/allowed-actions';
import { EmulatedInstance } from '../lifecycle/emulated-instance';
import { shuffled } from '../randomness';
import { acceptDeletion, acceptRestart, Verdict } from './accept-action';
import { ApiVersion, BatchRequest, readBatchRequest } from './batch-request';
import { ApiError, dmsError } from '../routing/api-error';
import { Answer, Call } from '../routing/call';

/** POST /v2/{projectId}/instances/action */
export function batchAction(state: CloudState, call: Call): Answer {
  const request = readBatchRequest(call.body, call.params.version as ApiVersion, state);
  return request.scope === 'all_failure' ? deleteAllFailed(state, call) : actOnIds(state, call, request);
}

type ByIds = Extract<BatchRequest, { scope: 'ids' }>;

function actOnIds(state: CloudState, { now }: Call, request: ByIds): Answer {
  const { action, ids, force } = request;
  const refused = judge(state, request, now); // everything is judged before anything is begun: a refused batch did nothing
  const verdicts = ids.map((id): [string, Verdict] => {
    const instance = state.fleet.find(id, now);
    if (refused.has(id) || !instance) return [id, 'failed'];
    return [id, action === 'restart' ? acceptRestart(state, instance, now) : acceptDeletion(state, instance, now, force)];
  });
  return acceptedAnswer(state, verdicts);
}

/** The ids that become failed items. Throws when one of them refuses the whole batch. */
function judge(state: CloudState, request: ByIds, now: number): ReadonlySet<string> {
  const refused = new Set<string>();
  const { behaviours, fleet } = state;
  const objections = request.ids.map((id) => ({ id, objection: objectionTo(state, request.action, fleet.find(id, now), now) }));

  for (const { id, objection } of objections) {
    if (!objection) continue;
    if (behaviours[objection.rule] === 'whole_batch') {
      const culprits = objections.filter((other) => other.objection?.code === objection.code).map((other) => other.id);
      throw objection.refusal(culprits);
    }
    refused.add(id);
  }
  return refused;
}

interface Objection {
  readonly rule: 'unknownId' | 'statusForbids' | 'prepaid';
  readonly code: string;
  refusal(ids: readonly string[]): ApiError;
}

function objectionTo(state: CloudState, action: 'restart' | 'delete', instance: EmulatedInstance | undefined, now: number): Objection | undefined {
  const objection = (rule: Objection['rule'], httpStatus: number, code: string, text: string): Objection =>
    ({ rule, code, refusal: (ids) => dmsError(httpStatus, code, `${text} Instances: ${ids.join(', ')}`) });

  if (!instance) return objection('unknownId', 404, 'DMS.00404022', 'This instance does not exist.');

  const status = instance.status(now);
  if (action === 'delete' && passesByItself(status)) {
    return objection('statusForbids', 400, 'DMS.00400099', 'Some instances are being created, started, stopped or restarted and cannot be deleted.');
  }
  if (!allowsAction(status)) return objection('statusForbids', 400, 'DMS.00400026', `This operation is not allowed in the status ${status}.`);
  if (instance.hasJob(now) && state.behaviours.jobRunning === 'refuse') {
    return objection('statusForbids', 400, 'DMS.00400017', 'Another job of the instance is running.');
  }
  if (action === 'delete' && instance.facts.chargingMode === 0) {
    return objection('prepaid', 400, 'DMS.00400026', 'A yearly/monthly instance cannot be deleted here; unsubscribe from it.');
  }
  return undefined;
}

function acceptedAnswer({ behaviours, random }: CloudState, verdicts: readonly (readonly [string, Verdict])[]): Answer {
  if (behaviours.accepted === 'no_content') return { status: 204 };
  if (behaviours.accepted === 'no_results') return { status: 200, json: {} };

  const asked = verdicts.filter(([, verdict]) => verdict !== 'left_out');
  const extra = behaviours.extraResults.map((id) => [id, 'success'] as const);
  const results = [...asked, ...extra].map(([instance, result]) => ({ result, instance }));
  switch (behaviours.resultOrder) {
    case 'as_sent': return { status: 200, json: { results } };
    case 'reversed': return { status: 200, json: { results: results.reverse() } };
    case 'shuffled': return { status: 200, json: { results: shuffled(results, random) } };
  }
}

/** Everything of the tenant whose creation failed, whoever created it; the answer does not say what that was. */
function deleteAllFailed(state: CloudState, { now }: Call): Answer {
  const { behaviours, profile, fleet } = state;
  const failed = fleet.existing(now)
    .filter((instance) => instance.status(now) === 'CREATEFAILED' && instance.facts.engine === 'kafka' && !instance.hasJob(now));
  for (const instance of failed) acceptDeletion(state, instance, now, true);

  const usual = behaviours.allFailure ?? profile.allFailureStatus;
  const status = failed.length === 0 ? behaviours.nothingFailed ?? usual : usual;
  return status === 204 ? { status } : { status, json: {} };
}
