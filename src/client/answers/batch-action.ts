import { LenientObject } from './lenient-json';
import { isApiObject } from '../errors/error-answer';
import { HttpResponse } from '../transport/transport';

/** The most instances that one call may name. */
export const MAX_INSTANCES_PER_CALL = 50;

/** What the API can do to many instances. */
export type BatchActionName = 'restart' | 'delete';

/** What to do to which instances: either `instances` or, with `delete`, `allFailure` is given. */
export interface BatchActionRequest {
  readonly action: BatchActionName;
  /**
   * From 1 to 50 different ids.
   * @default - `allFailure` says which
   */
  readonly instances?: readonly string[];
  /**
   * Every Kafka instance of the project whose creation failed.
   * @default - `instances` says which
   */
  readonly allFailure?: 'kafka';
  /**
   * Whether the recycle bin is skipped. Only `delete` sends it, because Open Telekom Cloud does not know it.
   * @default - nothing is sent, and the recycle policy of the project decides
   */
  readonly forceDelete?: boolean;
}

/** What the API answers to a request that it accepted, which says nothing yet about its completion. */
export interface BatchAnswer {
  /**
   * The results as the API sent them, maybe incomplete, in any order.
   * @default - the answer had none: all instances are accepted
   */
  readonly results?: readonly BatchResult[];
}

/** What became of the request for one instance. */
export interface BatchResult {
  readonly instance: string;
  /** The API's word: `success`, which means accepted, or `failed`. */
  readonly result: string;
}

/**
 * The JSON body of a request.
 * @throws RangeError when the API is known to refuse the request, which is a bug of the caller.
 */
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
 * Whether a 2xx means that the API accepted the request: a 204, or a 200 with nothing or with an object that reports no
 * error. Everything else counts as a lost answer.
 */
export function isBatchAnswer({ status, body }: HttpResponse): boolean {
  if (status === 204) return true;
  if (status !== 200) return false;
  return body.trim() === '' || (isApiObject(body) && hasReadableResults(body));
}

/** Reads an answer that `isBatchAnswer` holds for. */
export function parseBatchAnswer({ status, body }: HttpResponse): BatchAnswer {
  if (status === 204) return {};
  const results = LenientObject.parse(body)?.objects('results')?.map((item) => ({
    instance: item.text('instance') ?? item.text('instance_id') ?? '',
    result: item.text('result') ?? '',
  }));
  return { results };
}

/** Without results, or with a list of objects: of anything else nobody can tell what was accepted. */
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
