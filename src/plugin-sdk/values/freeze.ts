/**
 * Freezes a value and everything in it, and returns it: what a handler was given cannot be changed under those who
 * still need it.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
  return value;
}
