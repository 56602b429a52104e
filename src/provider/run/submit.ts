import { KafkaApi } from './instance-lookup';
import { Order } from './order';
import { BatchAnswer, DmsError, ErrorKind, isDmsError } from '../../client';

/** What came of one call. Only `lost` leaves open whether anything was done. */
export type Submission =
  | {
    readonly kind: 'answered';
    readonly rejected: ReadonlySet<string>;
    readonly missing: ReadonlySet<string>;
    readonly unasked: readonly string[];
  }
  | { readonly kind: 'lost'; readonly error: DmsError }
  /**
   * The whole call was refused because of what some instances are doing, or because one is gone, or it was cancelled
   * before it left. Nothing was done.
   */
  | { readonly kind: 'refused'; readonly error: DmsError }
  /** The call will not be accepted, or could not be sent at all. Nothing was done. */
  | { readonly kind: 'impossible'; readonly error: DmsError };

/** After an error of these kinds the same call may still be made. */
const NOTHING_DONE_YET: ReadonlySet<ErrorKind> = new Set<ErrorKind>(['busy', 'gone', 'cancelled']);

/** The one place that sends an action: one call, at most once. `onAttempt` is told when it leaves. */
export async function submit(api: KafkaApi, order: Order, ids: readonly string[], signal: AbortSignal,
  onAttempt: () => void): Promise<Submission> {
  try {
    return read(await api.batchAction(callOf(order, ids), { signal, onAttempt }), ids, order.allFailure);
  } catch (error) {
    if (!isDmsError(error)) throw error;
    if (error.kind === 'ambiguous') return { kind: 'lost', error };
    return { kind: NOTHING_DONE_YET.has(error.kind) ? 'refused' : 'impossible', error };
  }
}

function callOf(order: Order, ids: readonly string[]): Parameters<KafkaApi['batchAction']>[0] {
  if (order.allFailure) return { action: 'delete', allFailure: 'kafka' };
  const forceDelete = order.action === 'delete' ? order.forceDelete : undefined;
  return { action: order.action, instances: ids, ...(forceDelete === undefined ? {} : { forceDelete }) };
}

/**
 * If the answer has no results, everything was accepted. If it has some, the item of each id decides, and an id without
 * an item is `missing`.
 */
function read(answer: BatchAnswer, ids: readonly string[], allFailure: boolean): Submission {
  if (answer.results === undefined) return { kind: 'answered', rejected: new Set(), missing: new Set(), unasked: [] };
  const byId = new Map(answer.results.map((item) => [item.instance, item.result]));
  return {
    kind: 'answered',
    rejected: new Set(ids.filter((id) => byId.has(id) && byId.get(id) !== 'success')),
    missing: new Set(ids.filter((id) => !byId.has(id))),
    unasked: allFailure ? [] : [...byId.keys()].filter((id) => !ids.includes(id)),
  };
}
