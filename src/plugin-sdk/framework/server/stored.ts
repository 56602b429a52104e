import { isRecord } from '../../values/record';
import { Schema } from '../schema';

const parts: readonly string[] = ['state', 'privateState'];

/**
 * Handlers may return a state, or a state with its private state; a resource may have an attribute called `state`, too.
 */
export function storedOf(schema: Schema,
  returned: unknown): { readonly state: unknown; readonly privateState?: unknown } {
  const looksStored = isRecord(returned) && 'state' in returned
    && Object.keys(returned).every((key) => parts.includes(key));
  const mayBeState = Object.keys(schema.attributes).every((name) => parts.includes(name));
  return looksStored && !mayBeState ? { state: returned.state, privateState: returned.privateState }
    : { state: returned };
}
