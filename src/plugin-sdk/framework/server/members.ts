import { isRecord, member } from '../../values/record';
import { isUnknown, UNKNOWN } from '../../values/unknown';
import { Value } from '../../values/value';

/** What the attributes of a schema, or of a nested object, hold. */
export type Members = { readonly [name: string]: Value };

/** Whether a value has members: an object or a map. */
export function isMembers(value: Value | undefined): value is Members {
  return isRecord(value);
}

/**
 * What an object or map holds under a name: null where it holds nothing, or there is none, unknown where all of it is.
 */
export function valueAt(collection: Value, key: string): Value {
  if (isUnknown(collection)) return UNKNOWN;
  return isMembers(collection) ? member(collection, key) ?? null : null;
}

/** What a list holds at a place; null and unknown as of {@link valueAt}. */
export function elementAt(collection: Value, index: number): Value {
  if (isUnknown(collection)) return UNKNOWN;
  return Array.isArray(collection) ? (collection as readonly Value[])[index] ?? null : null;
}
