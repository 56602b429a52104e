/** A value that is known only after apply. What Terraform may know of it already (a prefix, a length) is dropped. */
export class Unknown {
  /** A member of its own: without it, TypeScript would take any object for an unknown. */
  protected readonly isKnown = false;
}

/** One unknown is as good as another. */
export const UNKNOWN = new Unknown();

/** Whether the value itself is unknown; for its parts see {@link isWhollyKnown}. */
export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** Whether no part of the value is unknown. */
export function isWhollyKnown(value: unknown): boolean {
  if (isUnknown(value)) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isWhollyKnown);
  return true;
}
