import fc from 'fast-check';
import { collectStable } from '../../../src/client/answers/paging';

interface Item {
  readonly id: string;
}

/** Something happens to the list after so many requests. */
type Event = { readonly after: number } & (
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number });

const PAGE = 5;
const place = fc.nat({ max: 30 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), after: fc.nat({ max: 12 }), from: place, to: place }),
  fc.record({ kind: fc.constant('remove' as const), after: fc.nat({ max: 12 }), at: place }),
  fc.record({ kind: fc.constant('add' as const), after: fc.nat({ max: 12 }), at: place }),
);

/** A list of a server, to which things happen between requests. */
class ShiftingList {
  public readonly always: Set<string>;
  private requests = 0;
  private items: Item[];

  constructor(size: number, private readonly events: readonly Event[], private readonly tellsTotal: boolean) {
    this.items = Array.from({ length: size }, (_, at) => ({ id: `i${at}` }));
    this.always = new Set(this.items.map(({ id }) => id));
  }

  public readonly page = async (offset: number) => {
    const items = this.items.slice(offset, offset + PAGE);
    const total = this.tellsTotal ? this.items.length : undefined;
    this.requests += 1;
    this.events.filter(({ after }) => after === this.requests).forEach((happens) => this.happen(happens));
    return { items, total };
  };

  private happen(happens: Event): void {
    const others = [...this.items];
    if (happens.kind === 'add') {
      others.splice(happens.at, 0, { id: `new${happens.after}-${happens.at}` });
    } else if (happens.kind === 'remove') {
      others.splice(happens.at, 1).forEach(({ id }) => this.always.delete(id));
    } else {
      others.splice(happens.to, 0, ...others.splice(happens.from, 1));
    }
    this.items = others;
  }
}

test('whoever was there all the time is neither missed nor doubled, whatever comes, goes and moves meanwhile', async () => {
  await fc.assert(fc.asyncProperty(fc.nat({ max: 27 }), fc.array(event, { maxLength: 2 }), fc.boolean(),
    async (size, events, tellsTotal) => {
      const list = new ShiftingList(size, events, tellsTotal);
      const { items, complete } = await collectStable(list.page, { maxPages: 50, pageSize: PAGE, twice: true });
      const ids = items.map(({ id }) => id);
      expect(complete).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining([...list.always]));
    }), { numRuns: 2_000 });
});
