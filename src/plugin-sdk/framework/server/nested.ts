import { equal } from '../../values/equal';
import { Path } from '../../values/path';
import { isRecord, member, record } from '../../values/record';
import { object } from '../../values/type';
import { Value } from '../../values/value';
import { Nested } from '../schema';
import { attributeType } from '../schema-type';

/** What the attributes of a schema, or of a nested object, hold. */
export type Members = { readonly [name: string]: Value };

/** One object of a nested attribute, with its like in the configuration and in the prior state where it has one. */
export interface NestedObject {
  /** The step from the attribute to the object; none where it is the attribute's only one, or in a set. */
  readonly step: Path;
  readonly planned: Members;
  readonly config: Members | null;
  readonly prior: Members | null;
}

/**
 * Replaces every object of a nested attribute by what `visit` makes of it; nulls and unknowns stay. Lists are paired by index and
 * maps by key. Objects of a set have no name: they are paired when their configurable members are the same.
 */
export function mapNested(nested: Nested, planned: Value, config: Value, prior: Value, visit: (object: NestedObject) => Value): Value {
  const visitOne = (step: Path, one: Value, configured: Value, before: Value) => (
    isMembers(one) ? visit({ step, planned: one, config: isMembers(configured) ? configured : null, prior: isMembers(before) ? before : null }) : one
  );
  switch (nested.nesting) {
    case 'single': return visitOne([], planned, config, prior);
    case 'map': return isMembers(planned)
      ? record(Object.keys(planned).map((key) => [key, visitOne([{ key }], planned[key], valueAt(config, key), valueAt(prior, key))] as const))
      : planned;
    case 'list': return isList(planned) ? planned.map((one, index) => visitOne([{ index }], one, elementAt(config, index), elementAt(prior, index))) : planned;
    case 'set': return isList(planned) ? planned.map((one) => visitOne([], one, likeIn(nested, one, config), likeIn(nested, one, prior))) : planned;
  }
}

/** What an object or map holds under a name; null where it holds nothing, or there is none. */
export function valueAt(collection: Value, key: string): Value {
  return isMembers(collection) ? member(collection, key) ?? null : null;
}

function elementAt(collection: Value, index: number): Value {
  return isList(collection) ? collection[index] ?? null : null;
}

function likeIn(nested: Nested, one: Value, others: Value): Value {
  if (!isList(others) || !isMembers(one)) return null;
  const configurable = Object.entries(nested.attributes).filter(([, { presence }]) => presence === 'required' || presence === 'optional');
  const type = object(record(configurable.map(([name, attribute]) => [name, attributeType(attribute)] as const)));
  const key = (members: Members) => record(configurable.map(([name]) => [name, member(members, name) ?? null] as const));
  return others.find((other) => isMembers(other) && equal(type, key(one), key(other))) ?? null;
}

function isMembers(value: Value): value is Members {
  return isRecord(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
