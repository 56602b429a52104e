import { elementAt, isMembers, Members, valueAt } from './members';
import { pairSets } from './set-pairs';
import { record } from '../../values/record';
import { Value } from '../../values/value';
import { Nested } from '../schema';

/** One object of a nested attribute, with its like in the configuration and in the prior state where it has one. */
export interface NestedObject {
  readonly planned: Members;
  readonly config: Members | null;
  readonly prior: Members | null;
}

/**
 * Replaces every object of a nested attribute by what `visit` makes of it; nulls and unknowns stay. Lists are paired by
 * index and maps by key. Objects of a set have no name: each is paired with one that may have come from the other.
 */
export function mapNested(nested: Nested, planned: Value, config: Value, prior: Value,
  visit: (object: NestedObject) => Value): Value {
  const visitOne = (one: Value, configured: Value, before: Value) => (
    isMembers(one)
      ? visit({
        planned: one,
        config: isMembers(configured) ? configured : null,
        prior: isMembers(before) ? before : null,
      }) : one
  );
  switch (nested.nesting) {
    case 'single':
      return visitOne(planned, config, prior);
    case 'map':
      return isMembers(planned)
        ? record(
          Object.keys(planned).map((key) =>
            [key, visitOne(planned[key], valueAt(config, key), valueAt(prior, key))] as const,
          ),
        )
        : planned;
    case 'list':
      return isList(planned)
        ? planned.map((one, index) => visitOne(one, elementAt(config, index), elementAt(prior, index))) : planned;
    case 'set':
      return isList(planned) ? mapSet(nested, planned, config, prior, visitOne) : planned;
  }
}

type VisitOne = (planned: Value, config: Value, prior: Value) => Value;

function mapSet({ attributes }: Nested, planned: readonly Value[], config: Value, prior: Value,
  visitOne: VisitOne): Value {
  const configOf = new Map<Value, Members>(
    pairSets(attributes, config, planned).map(({ given, found }) => [found, given]),
  );
  const priorOf = new Map<Value, Members>(
    pairSets(attributes, planned, prior).map(({ given, found }) => [given, found]),
  );
  // An object without its like in the configuration is its own: nothing it holds is taken from it.
  return planned.map((one) => visitOne(one, configOf.get(one) ?? one, priorOf.get(one) ?? null));
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
