/** One page of a list, with the total if the server says it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total?: number;
}

/** How far a list is read. */
export interface PagingOptions<T> {
  readonly maxPages: number;
  readonly pageSize: number;
  /** May stop early. */
  enough?(page: Page<T>): boolean;
}

/** What came of it. */
export interface Collected<T> {
  readonly items: T[];
  /** False when it did not end within `maxPages`. */
  readonly complete: boolean;
  /**
   * Whether nothing shows that the list changed while it was read, which would let an item slip from a page not read
   * yet to one read already.
   */
  readonly isSettled: boolean;
}

const MAX_READINGS = 4;

/**
 * Reads page after page until nothing new comes, at most `maxPages`. Survives servers that ignore paging, repeat items
 * or miscount. `fetch` gets the number of items received so far.
 */
export async function collectPages<T extends { readonly id: string }>(fetch: (received: number) => Promise<Page<T>>,
  { maxPages, pageSize, enough = () => false }: PagingOptions<T>): Promise<Collected<T>> {
  const byId = new Map<string, T>();
  const pages: Page<T>[] = [];
  let received = 0;
  while (pages.length < maxPages) {
    const page = await fetch(received);
    const before = byId.size;
    pages.push(page);
    page.items.filter((item) => !byId.has(item.id)).forEach((item) => byId.set(item.id, item));
    received += page.items.length;

    const isLast = page.total === undefined ? page.items.length < pageSize : received >= page.total;
    const isRepetition = byId.size === before && page.items.length > 0;
    if (isLast || byId.size === before || enough(page)) {
      const isSettled = isRepetition || enough(page) || !hasShifted(pages, byId.size, pageSize);
      return { items: [...byId.values()], complete: true, isSettled };
    }
  }
  return { items: [...byId.values()], complete: false, isSettled: true };
}

/**
 * A list that changed while it was read is read again, until it holds still or has the same items twice. The last word
 * is everything that was seen.
 */
export async function collectSettled<T extends { readonly id: string }>(fetch: (received: number) => Promise<Page<T>>,
  options: PagingOptions<T>): Promise<Collected<T>> {
  const seen = new Map<string, T>();
  let earlier = '';
  for (let reading = 1;; reading++) {
    const collected = await collectPages(fetch, options);
    collected.items.forEach((item) => seen.set(item.id, item));
    const ids = collected.items.map(({ id }) => id).sort().join(' ');
    if (collected.isSettled || ids === earlier) return collected;
    // one item too many is noticed as soon as it is looked at, one too few never
    if (reading === MAX_READINGS) return { ...collected, items: [...seen.values()] };
    earlier = ids;
  }
}

/** A list of one page cannot shift; of more, the total must be the same on all, and the number of different items. */
function hasShifted(pages: readonly Page<unknown>[], distinct: number, pageSize: number): boolean {
  if (pages.length === 1 || pages[0].items.length < pageSize) return false;
  const received = pages.reduce((sum, { items }) => sum + items.length, 0);
  const totals = new Set(pages.flatMap(({ total }) => (total === undefined ? [] : [total])));
  return totals.size > 1 || distinct !== received || (totals.size === 1 && !totals.has(distinct));
}
