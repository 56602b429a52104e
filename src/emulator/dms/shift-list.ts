import { CloudState, ProjectState } from '../cloud-state';
import { GONE } from '../lifecycle/step';
import { randomUuid } from '../randomness';

/** Carries out the next change that was arranged for the moment between two pages. */
export function shiftList(state: CloudState, { fleet }: ProjectState, now: number): void {
  const [shift, ...later] = state.listShifts;
  if (shift === undefined) return;
  state.listShifts = later;
  if (shift.remove !== undefined) fleet.find(shift.remove, now)?.override(now, GONE);
  if (shift.add !== undefined) fleet.add(shift.add, now, randomUuid(state.random));
  if (shift.move !== undefined) fleet.move(shift.move.id, shift.move.to);
}
