import { RestoreApi } from './order';
import { RestoreTarget } from './target';
import { couldNotLook, neverThere, NO_RECYCLE_BIN, otherEngine, stillDeleting } from './texts';
import { isDmsError, RecycleBin } from '../../client';

/**
 * Ends those that need not, or cannot, be restored; the others are in the recycle bin.
 * @throws Error when there is no recycle bin, DmsError when it cannot be read.
 */
export async function sortOut(targets: readonly RestoreTarget[], api: RestoreApi, now: () => number,
  signal: AbortSignal): Promise<void> {
  const bin = await api.recycledInstances({ signal });
  if (bin === undefined) throw new Error(NO_RECYCLE_BIN);
  await Promise.all(targets.map(async (target) => sortOne(target, bin, api, now, signal)));
}

async function sortOne(target: RestoreTarget, { instances }: RecycleBin, api: RestoreApi, now: () => number,
  signal: AbortSignal): Promise<void> {
  const recycled = instances.find(({ id }) => id.toLowerCase() === target.id);
  if (recycled === undefined) return sortMissing(target, api, now, signal);
  target.name = recycled.name;
  if (!['', 'kafka'].includes(recycled.engine)) {
    target.finish('failed', now(), otherEngine(target.id, recycled.name, recycled.engine));
  }
}

/** Who is not in the bin may never have gone there, or be back already. */
async function sortMissing(target: RestoreTarget, api: RestoreApi, now: () => number,
  signal: AbortSignal): Promise<void> {
  try {
    const { name, status } = await api.showInstance(target.id, { signal });
    target.name = name;
    if (status === 'RECYCLE') return;
    if (status === 'DELETING') target.finish('failed', now(), stillDeleting(target.id, name));
    else if (status === 'DELETED') target.finish('failed', now(), neverThere(target.id));
    else target.finish('present', now());
  } catch (error) {
    if (!isDmsError(error) || error.kind === 'cancelled') throw error;
    const reason = error.kind === 'gone' ? neverThere(target.id) : couldNotLook(target.id, error.message);
    target.finish('failed', now(), reason);
  }
}
