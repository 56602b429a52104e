import { ACTION_PLAN } from '../lifecycle/action-plan';
import { BEHAVIOURS } from '../profiles/behaviours';
import { fields, numberShape, optionalShape, someOf, text } from '../shape';

/** The body of an admin call; absent is an empty object. Throws an Error that says what is wrong. */
export function readAdminBody(json: string): unknown {
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('the body is not JSON');
  }
}

// What the bodies may hold. Instances are addressed by id; one that does not exist is the cloud's to refuse.

export const CHOSEN_INSTANCE = fields({ id: optionalShape(text) });
export const FAILED_INSTANCE = fields({ name: optionalShape(text) });
export const STATUS_CHANGE = fields({ id: text, status: text, afterMs: optionalShape(numberShape(0)) });
export const PLAN = fields({ id: text, ...ACTION_PLAN });
export const SOME_BEHAVIOURS = someOf(BEHAVIOURS);
export const PACE = fields({ pace: optionalShape(numberShape(0)) });
