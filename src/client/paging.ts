/** One page of a list, with the total if the server says it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total?: number;
}

/**
 * Reads page after page until nothing new comes, at most `maxPages`. Survives servers that ignore paging, repeat items or miscount.
 * `fetch` gets the number of items received so far; `enough` may stop early.
 */
export async function collectPages<T extends { readonly id: string }>(
  fetch: (received: number) => Promise<Page<T>>,
  { maxPages, pageSize, enough = () => false }: { maxPages: number; pageSize: number; enough?: (page: Page<T>) => boolean },
): Promise<{ items: T[]; complete: boolean }> {
  const byId = new Map<string, T>();
  let received = 0;
  for (let pages = 0; pages < maxPages; pages++) {
    const page = await fetch(received);
    const before = byId.size;
    page.items.filter((item) => !byId.has(item.id)).forEach((item) => byId.set(item.id, item));
    received += page.items.length;

    const isLast = page.total === undefined ? page.items.length < pageSize : received >= page.total;
    if (isLast || byId.size === before || enough(page)) return { items: [...byId.values()], complete: true };
  }
  return { items: [...byId.values()], complete: false };
}
