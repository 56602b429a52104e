import { LenientObject } from './lenient-json';
import { isApiObject, requestIdOf } from '../errors/error-answer';
import { HttpResponse } from '../transport/transport';

/** The API refuses more. */
export const MAX_INSTANCES_PER_CALL = 50;

/** What the API can do to many instances. */
export type BatchActionName = 'restart' | 'delete';

/** Either `instances` (1 to 50 different ids) or, with `delete`, `allFailure`. */
export interface BatchActionRequest {
  readonly action: BatchActionName;
  readonly instances?: readonly string[];
  /** Every Kafka instance of the project whose creation failed. */
  readonly allFailure?: 'kafka';
  /** Skips the recycle bin. Travels only when set, and only with `delete`: Open Telekom Cloud does not know it. */
  readonly forceDelete?: boolean;
}

/** The request was accepted, which says nothing yet about its completion. */
export interface BatchAnswer {
  readonly status: 200 | 204;
  /** As the API sent them: maybe incomplete, in any order. Absent: there were none, and all are accepted. */
  readonly results?: readonly BatchResult[];
  readonly requestId?: string;
}

/** What became of the request for one instance. */
export interface BatchResult {
  readonly instance: string;
  /** `success` (accepted) or `failed`. */
  readonly result: string;
}

/** The JSON body. Throws a RangeError on a request the API is known to refuse, which is a bug of the caller. */
export function batchBody(request: BatchActionRequest): object {
  const { action, instances, allFailure, forceDelete } = request;
  if ((instances === undefined) === (allFailure === undefined)) {
    throw new RangeError('A batch action takes either instances or allFailure.');
  }
  if (allFailure && action !== 'delete') throw new RangeError('allFailure goes with delete only.');
  if (instances) checkInstances(instances);
  return {
    action,
    ...(instances ? { instances } : { all_failure: allFailure }),
    ...(action === 'delete' && forceDelete !== undefined ? { force_delete: forceDelete } : {}),
  };
}

/**
 * Whether a 2xx is the API's "accepted": 204, or 200 with nothing or with an object that reports no error. All else is
 * a lost answer.
 */
export function isBatchAnswer({ status, body }: HttpResponse): boolean {
  if (status === 204) return true;
  if (status !== 200) return false;
  return body.trim() === '' || (isApiObject(body) && hasReadableResults(body));
}

/** Only of an answer that is one: see `isBatchAnswer`. */
export function parseBatchAnswer(response: HttpResponse): BatchAnswer {
  const requestId = requestIdOf(response);
  if (response.status === 204) return { status: 204, requestId };
  const results = LenientObject.parse(response.body)?.objects('results')?.map((item) => ({
    instance: item.text('instance') ?? item.text('instance_id') ?? '',
    result: item.text('result') ?? '',
  }));
  return { status: 200, results, requestId };
}

/** Absent, or a list of objects: of anything else nobody can tell what was accepted. */
function hasReadableResults(body: string): boolean {
  const { results } = JSON.parse(body) as { results?: unknown };
  return results === undefined || results === null
    || (Array.isArray(results)
      && results.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)));
}

function checkInstances(instances: readonly string[]): void {
  if (instances.length === 0) throw new RangeError('A batch action needs at least one instance.');
  if (instances.length > MAX_INSTANCES_PER_CALL) {
    throw new RangeError(`A batch action takes at most ${MAX_INSTANCES_PER_CALL} instances, not ${instances.length}.`);
  }
  if (new Set(instances.map((id) => id.toLowerCase())).size < instances.length) {
    throw new RangeError('A batch action takes each instance once.');
  }
}
