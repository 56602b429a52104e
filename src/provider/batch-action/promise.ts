import { BatchActionPlan } from './schema';
import { isUnknown } from '../../plugin-sdk';
import { RefusedRun } from '../run/refused-run';
import { planShowedOthers } from '../run/texts';

/**
 * Whom the plan showed: the ids it left open in `applied`. Undefined where it could name nobody, as at the creation of
 * a clean-up.
 */
export function shownIn(applied: BatchActionPlan['applied']): ReadonlySet<string> | undefined {
  if (isUnknown(applied)) return undefined;
  return new Set(Object.entries(applied ?? {}).filter(([, time]) => isUnknown(time)).map(([id]) => id));
}

/**
 * The last check before anything is sent: whatever nobody has thought of, an apply acts on those that the plan showed.
 * @throws RefusedRun when others are owed.
 */
export function keepPromise(owed: readonly string[], applied: BatchActionPlan['applied']): void {
  const shown = shownIn(applied) ?? new Set<string>();
  const unshown = owed.filter((id) => !shown.has(id));
  const unowed = [...shown].filter((id) => !owed.includes(id));
  if (unshown.length > 0 || unowed.length > 0) throw new RefusedRun(planShowedOthers(unshown, unowed));
}
