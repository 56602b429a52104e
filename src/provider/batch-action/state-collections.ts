/** The elements of a list or set in state; null has none. */
export function elementsOf(value: ReadonlyArray<string | null> | null): string[] {
  return (value ?? []).filter((text): text is string => text !== null);
}

/** The entries of a map in state; null has none, and a null value is `""`. */
export function entriesOf(value: Readonly<Record<string, string | null>> | null): Record<string, string> {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, text ?? '']));
}
