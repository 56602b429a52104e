/** What may call the API: the values of `when`. */
export const EVENTS = ['added', 'triggered', 'destroyed'] as const;

/** An event on which the API may be called. */
export type Event = (typeof EVENTS)[number];

/** The events that are meant where `when` is not given. */
export const DEFAULT_EVENTS: readonly Event[] = ['added', 'triggered'];

/** What an earlier apply left behind, as far as it decides who is acted on. */
export interface Before {
  readonly applied: Readonly<Record<string, string>>;
  readonly pending: readonly string[];
}

/** On which of `ids` the action is owed, in their order: nothing else decides who is acted on. */
export function owedIds(ids: readonly string[], when: ReadonlySet<Event>, triggered: boolean,
  before: Before | undefined): string[] {
  const pending = new Set(before?.pending);
  const known = new Set(Object.keys(before?.applied ?? {}));
  return ids.filter((id) =>
    pending.has(id) || (known.has(id) ? triggered && when.has('triggered') : when.has('added')),
  );
}

/** Whether two `triggers` differ: the values themselves are compared, and null is `{}`. */
export function triggersDiffer(left: Readonly<Record<string, string | null>> | null,
  right: Readonly<Record<string, string | null>> | null): boolean {
  const [a, b] = [left ?? {}, right ?? {}];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].some((key) => !(key in a) || !(key in b) || a[key] !== b[key]);
}
