import { RequestContext } from './request-context';
import { isRecord } from '../../values/record';
import { PrivateState } from '../resource';

/**
 * The private state a handler gave, as JSON keeps it; what was there before when it gave none, or none that JSON can
 * hold.
 */
export function privateStateOf(turn: RequestContext, given: unknown, before: PrivateState): PrivateState {
  if (given === undefined || given === null) return before;
  const kept = throughJson(given);
  if (isRecord(kept)) return kept;
  turn.bug('it keeps a private state that cannot be stored', [{
    path: [],
    problem: 'has a private state that is not an object of JSON values',
  }]);
  return before;
}

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
