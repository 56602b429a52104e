/** What Terraform already knows about a value it does not know yet. Bounds are kept as they came. */
export interface Refinement {
  readonly notNull?: boolean;
  readonly prefix?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A value that is known only after apply. */
export class Unknown {
  constructor(public readonly refinement: Refinement = {}) {}
}

/** The unknown about which nothing is known. */
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
