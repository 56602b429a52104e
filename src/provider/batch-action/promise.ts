import { BatchActionPlan } from './schema';
import { isUnknown } from '../../plugin-sdk/values/unknown';
import { RefusedRun } from '../run/refused-run';

/**
 * Whom the plan showed: the ids it left open in `applied`. Undefined where it could name nobody, as at the creation of
 * a clean-up.
 */
export function shownIn(applied: BatchActionPlan['applied']): ReadonlySet<string> | undefined {
  if (isUnknown(applied)) return undefined;
  return new Set(Object.entries(applied ?? {}).filter(([, time]) => isUnknown(time)).map(([id]) => id));
}

/**
 * The last look before anything is sent. Throws a RefusedRun where those that are owed are not those that the plan
 * showed.
 */
export function keepPromise(owed: readonly string[], applied: BatchActionPlan['applied']): void {
  const shown = shownIn(applied) ?? new Set<string>();
  const unshown = owed.filter((id) => !shown.has(id));
  const unowed = [...shown].filter((id) => !owed.includes(id));
  if (unshown.length > 0 || unowed.length > 0) throw RefusedRun.ofBrokenPromise(unshown, unowed);
}
