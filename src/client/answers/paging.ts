/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /**
   * How many items the whole list has.
   * @default - the server did not say
   */
  readonly total?: number;
}

/** How far a list is read. */
export interface PagingOptions<T> {
  readonly maxPages: number;
  readonly pageSize: number;
  /**
   * Whether a list of several pages counts only once two readings agree, however well each of them looks.
   * @default false
   */
  readonly twice?: boolean;
  /**
   * Whether nothing beyond this page needs to be read.
   * @default - everything is read
   */
  enough?(page: Page<T>): boolean;
}

/** The items of a list, and how far they can be trusted to be all. */
export interface Collected<T> {
  readonly items: T[];
  /** Whether the list ended within `maxPages`. */
  readonly complete: boolean;
  /**
   * False when the list seems to have changed while it was read, so that an item may have slipped between two pages.
   */
  readonly isStable: boolean;
  /** Whether more than one page was read. */
  readonly isLong: boolean;
}

const MAX_READINGS = 4;

/**
 * Reads page after page, at most `maxPages`, until nothing new comes. It copes with servers that ignore paging, repeat
 * items or miscount. `fetch` is told the number of items received so far.
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
      const isStable = isRepetition || enough(page) || !hasShifted(pages, byId.size, pageSize);
      return { items: [...byId.values()], complete: true, isStable, isLong: pages.length > 1 };
    }
  }
  return { items: [...byId.values()], complete: false, isStable: true, isLong: true };
}

/**
 * Reads a list, and reads it again when it changed meanwhile, until it does not change or has the same items twice. If
 * that never happens, every item that was seen is returned. Where one item leaves page one and another enters the list
 * between two requests, its totals show nothing, and the item that slipped through is missed: `twice` sees that, too.
 */
export async function collectStable<T extends { readonly id: string }>(fetch: (received: number) => Promise<Page<T>>,
  options: PagingOptions<T>): Promise<Collected<T>> {
  const seen = new Map<string, T>();
  let earlier: string | undefined;
  for (let reading = 1;; reading++) {
    const collected = await collectPages(fetch, options);
    collected.items.forEach((item) => seen.set(item.id, item));
    const ids = collected.items.map(({ id }) => id).sort().join(' ');
    const isCertain = collected.isStable && !(options.twice && collected.isLong);
    if (!collected.complete || isCertain || ids === earlier) return collected;
    // An item too many is noticed as soon as somebody looks at it, a missing one never.
    if (reading === MAX_READINGS) return { ...collected, items: [...seen.values()] };
    earlier = ids;
  }
}

/** One page cannot shift. Of several, all must name the same total, and there must be as many different items. */
function hasShifted(pages: readonly Page<unknown>[], distinct: number, pageSize: number): boolean {
  if (pages.length === 1 || pages[0].items.length < pageSize) return false;
  const received = pages.reduce((sum, { items }) => sum + items.length, 0);
  const totals = new Set(pages.flatMap(({ total }) => (total === undefined ? [] : [total])));
  return totals.size > 1 || distinct !== received || (totals.size === 1 && !totals.has(distinct));
}
