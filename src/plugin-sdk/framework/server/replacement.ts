import { isMembers, Members, valueAt } from './members';
import { equal } from '../../values/equal';
import { Path, pathText } from '../../values/path';
import { member } from '../../values/record';
import { isUnknown } from '../../values/unknown';
import { Value } from '../../values/value';
import { Resource } from '../resource';
import { Attributes, Nested, RequiresReplace } from '../schema';
import { attributeType, isNested } from '../schema-type';

interface Change {
  readonly config: Members;
  readonly prior: Members;
  readonly planned: Members;
}

/**
 * The paths whose change cannot be made in place: those declared with `replaces`, those the plan named, and, without
 * `update`, all.
 */
export function replacementPaths(resource: Resource<any, any>, change: Change,
  named: RequiresReplace = []): RequiresReplace {
  const { attributes } = resource.schema;
  const declared = declaredPaths(attributes, change.prior, change.planned, []);
  const paths = [...declared, ...named, ...(resource.update ? [] : changedPaths(attributes, change))];
  return [...new Map(paths.map((path) => [pathText(path), path])).values()];
}

function declaredPaths(attributes: Attributes, prior: Members, planned: Members, at: Path): Path[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = [...at, { attribute: name }];
    const [before, after] = [valueAt(prior, name), valueAt(planned, name)];
    if (equal(attributeType(attribute), before, after)) return [];
    if (attribute.replaces) return [path];
    return isNested(attribute.type) ? nestedPaths(attribute.type, before, after, path) : [];
  });
}

/**
 * The paths within a nested attribute that changes. Where an object appears or disappears there is no path to its
 * members, so that the attribute is named.
 */
function nestedPaths(nested: Nested, before: Value, after: Value, path: Path): Path[] {
  const { attributes, nesting } = nested;
  // An object of a set that changed has become another one, so that no path leads to both.
  if (nesting === 'set') return anyReplaces(attributes) ? [path] : [];
  if (isUnknown(after)) return anyReplaces(attributes) ? [path] : [];
  const [those, these] = [objectsOf(nested, before), objectsOf(nested, after)];
  return [...new Set([...those.keys(), ...these.keys()])].flatMap((key) => {
    const [was, is] = [those.get(key), these.get(key)];
    if (isMembers(was) && isMembers(is)) return declaredPaths(attributes, was, is, [...path, ...stepTo(nesting, key)]);
    return givesReplacing(attributes, was) || givesReplacing(attributes, is) ? [path] : [];
  });
}

/** The objects of a nested attribute by key or index; of the only one the name is empty. */
function objectsOf({ nesting }: Nested, value: Value): ReadonlyMap<string, Value> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(nesting === 'single' ? [['', value]] : Object.entries(value as Members));
}

function stepTo(nesting: Nested['nesting'], key: string): Path {
  if (nesting === 'single') return [];
  return nesting === 'list' ? [{ index: Number(key) }] : [{ key }];
}

function anyReplaces(attributes: Attributes): boolean {
  return Object.values(attributes).some(({ replaces, type }) =>
    replaces || (isNested(type) && anyReplaces(type.attributes)),
  );
}

/** Whether an object has, or may come to have, a value in a member that replaces. */
function givesReplacing(attributes: Attributes, object: Value | undefined): boolean {
  if (isUnknown(object)) return anyReplaces(attributes);
  if (!isMembers(object)) return false;
  return Object.entries(attributes).some(([name, { replaces, type }]) => {
    const value = valueAt(object, name);
    if (value === null) return false;
    if (replaces || !isNested(type)) return replaces === true;
    if (isUnknown(value)) return anyReplaces(type.attributes);
    const objects = type.nesting === 'single' ? [value] : Object.values(value);
    return objects.some((one) => givesReplacing(type.attributes, one));
  });
}

/** The configured attributes that change, or, where only the provider's own do, those. */
function changedPaths(attributes: Attributes, { config, prior, planned }: Change): Path[] {
  const changed = Object.entries(attributes)
    .filter(([name, attribute]) => !equal(attributeType(attribute), member(prior, name), member(planned, name)));
  const configurable = changed
    .filter(([name, { presence }]) =>
      presence !== 'computed' && !(presence === 'optionalComputed' && member(config, name) === null),
    );
  return (configurable.length > 0 ? configurable : changed).map(([name]) => [{ attribute: name }]);
}
