import { DmsWorkspace } from './dms-workspace';
import { PlannedChange } from '../terraform';

/**
 * Whom the plan of one resource shows: the ids that it leaves open in `applied`, in their order. Throws where it can
 * name nobody yet.
 */
export function shownBy(change: PlannedChange | undefined): string[] {
  const open = change?.after_unknown.applied ?? {};
  if (open === true) throw new Error('`applied` is wholly unknown in this plan.');
  return Object.keys(open).sort();
}

/** Plans, applies that very plan, and proves that it acted on those whom it showed and on nobody else. Gives them. */
export async function applyAsShown(workspace: DmsWorkspace, ...args: readonly string[]): Promise<string[]> {
  const before = workspace.cloud.actions().length;
  const { changes } = await workspace.plan(...args);
  const shown = changes.flatMap(shownBy).sort();
  await workspace.apply('plan.tfplan');
  const acted = workspace.cloud.actions().slice(before).map(({ instanceId }) => instanceId).sort();
  expect({ acted }).toEqual({ acted: shown });
  return acted;
}
