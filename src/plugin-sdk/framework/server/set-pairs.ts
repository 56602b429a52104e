import { isMembers, Members, valueAt } from './members';
import { equal } from '../../values/equal';
import { Value } from '../../values/value';
import { Attribute, Attributes, Nested } from '../schema';
import { attributeType, isNested } from '../schema-type';

/** Two objects of which one may have come from the other: `found` holds all that `given` says. */
export interface SetPair {
  readonly given: Members;
  readonly found: Members;
}

/**
 * Pairs the objects of two nested sets, which have neither names nor places. Each object is in one pair at most; those
 * that say most choose first, and a choice is changed where somebody else would be left without.
 */
export function pairSets(attributes: Attributes, given: Value, found: Value): readonly SetPair[] {
  return new Matching(attributes, objectsIn(given), objectsIn(found)).pairs();
}

/** A matching in the sense of graph theory, made as large as can be by augmenting paths. */
class Matching {
  /** Who has taken a found object, both by index. */
  private readonly takers = new Map<number, number>();

  constructor(private readonly attributes: Attributes, private readonly given: readonly Members[],
    private readonly found: readonly Members[]) {}

  public pairs(): readonly SetPair[] {
    const choosing = this.given.map((object, index) => ({ index, says: saysOf(object) })).sort((a, b) =>
      b.says - a.says,
    );
    for (const { index } of choosing) this.choose(index, new Set());
    return [...this.takers].map(([at, taker]) => ({ given: this.given[taker], found: this.found[at] }));
  }

  private choose(chooser: number, asked: Set<number>): boolean {
    return this.found.some((_, step) => {
      // Two sets are often in the same order, so the search begins at the same place.
      const at = (chooser + step) % this.found.length;
      if (asked.has(at) || !fits(this.attributes, this.given[chooser], this.found[at])) return false;
      asked.add(at);
      const taker = this.takers.get(at);
      const isFree = taker === undefined || this.choose(taker, asked);
      if (isFree) this.takers.set(at, chooser);
      return isFree;
    });
  }
}

function saysOf(object: Members): number {
  return Object.values(object).filter((value) => value !== null).length;
}

/**
 * Whether one object holds all that another gives. What the other leaves open may have a value only where the provider
 * may give one.
 */
function fits(attributes: Attributes, given: Members, found: Members): boolean {
  return Object.entries(attributes).every(([name, attribute]) =>
    fitsValue(attribute, valueAt(given, name), valueAt(found, name)),
  );
}

function fitsValue(attribute: Attribute, given: Value, found: Value): boolean {
  if (given === null) {
    return found === null || attribute.presence === 'computed' || attribute.presence === 'optionalComputed';
  }
  return equal(attributeType(attribute), given, found)
    || (isNested(attribute.type) && fitsNested(attribute.type, given, found));
}

function fitsNested({ nesting, attributes }: Nested, given: Value, found: Value): boolean {
  if (nesting === 'single') return isMembers(given) && isMembers(found) && fits(attributes, given, found);
  const [wanted, present] = [elementsOf(given), elementsOf(found)];
  if (wanted.size !== present.size) return false;
  if (nesting === 'set') return pairSets(attributes, given, found).length === wanted.size;
  return [...wanted].every(([key, one]) => {
    const other = present.get(key);
    return isMembers(one) && isMembers(other) && fits(attributes, one, other);
  });
}

function elementsOf(collection: Value): ReadonlyMap<string, Value> {
  return new Map(typeof collection === 'object' && collection !== null ? Object.entries(collection) : []);
}

function objectsIn(set: Value): readonly Members[] {
  return Array.isArray(set) ? (set as readonly Value[]).filter(isMembers) : [];
}
