import { SEED } from './seed';
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
