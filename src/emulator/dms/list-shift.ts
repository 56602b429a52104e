import { CloudState, ProjectState } from '../cloud-state';
import { SEED } from '../fleet/seed';
import { GONE } from '../lifecycle/step';
import { randomUuid } from '../randomness';
import { objectShape, optionalShape, ShapeValues, textShape, wholeNumberShape } from '../shape';

/** What becomes of the list between two of its pages. */
export const LIST_SHIFT = {
  /** @default - no instance goes */
  remove: optionalShape(textShape),
  /** @default - no instance comes */
  add: optionalShape(SEED),
  /** @default - no instance moves to another place, counted from 0 */
  move: optionalShape(objectShape({ id: textShape, to: wholeNumberShape(0) })),
};

/** A change of the list. */
export type ListShift = ShapeValues<typeof LIST_SHIFT>;

/** Carries out the next change that was arranged for the moment between two pages. */
export function shiftList(state: CloudState, { fleet }: ProjectState, now: number): void {
  const [shift, ...later] = state.listShifts;
  if (shift === undefined) return;
  state.listShifts = later;
  if (shift.remove !== undefined) fleet.find(shift.remove, now)?.override(now, GONE);
  if (shift.add !== undefined) fleet.add(shift.add, now, randomUuid(state.random));
  if (shift.move !== undefined) fleet.move(shift.move.id, shift.move.to);
}
