/**
 * An object without a prototype. The keys of maps are the user's, and may be `__proto__` or `constructor`:
 * on an ordinary object these would read, or set, something else.
 */
export function record<V>(entries: Iterable<readonly [string, V]> = []): Record<string, V> {
  const result: Record<string, V> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
}

/** What an object holds under a key of its own, never what its prototype does. */
export function member<V>(owner: { readonly [key: string]: V }, key: string): V | undefined {
  return Object.hasOwn(owner, key) ? owner[key] : undefined;
}

/** Whether the value is an object that maps keys to values: neither null, nor an array, nor an instance of a class. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
