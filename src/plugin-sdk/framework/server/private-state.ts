import { RequestContext } from './request-context';
import { privateStateIsNoJson } from './texts';
import { isRecord } from '../../values/record';
import { PrivateState } from '../resource';

/**
 * The private state a handler gave, as JSON keeps it; what was there before when it gave none, or none that JSON can
 * hold.
 */
export function privateStateOf(context: RequestContext, given: unknown, before: PrivateState): PrivateState {
  if (given === undefined || given === null) return before;
  const copy = throughJson(given);
  if (isRecord(copy)) return copy;
  context.bug('it keeps a private state that cannot be stored', [privateStateIsNoJson]);
  return before;
}

function throughJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
