import { mapNested, Members } from './nested';
import { equal } from '../../values/equal';
import { Path, pathText } from '../../values/path';
import { member } from '../../values/record';
import { Value } from '../../values/value';
import { Resource } from '../resource';
import { Attribute, Attributes, RequiresReplace } from '../schema';
import { attributeType, isNested } from '../schema-type';

interface Change { readonly config: Members; readonly prior: Members; readonly planned: Members }

/** The paths whose change cannot be made in place: those declared with `replaces`, those the plan named, and, without `update`, all. */
export function replacementPaths(resource: Resource<any, any>, change: Change, named: RequiresReplace = []): RequiresReplace {
  const { attributes } = resource.schema;
  const declared = declaredPaths(attributes, change.prior, change.planned, []);
  const paths = [...declared, ...named, ...(resource.update ? [] : changedPaths(attributes, change))];
  return [...new Map(paths.map((path) => [pathText(path), path])).values()];
}

function declaredPaths(attributes: Attributes, prior: Members | null, planned: Members, at: Path): Path[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = [...at, { attribute: name }];
    const [before, after] = [prior && (member(prior, name) ?? null), member(planned, name) ?? null];
    if (equal(attributeType(attribute), before, after)) return [];
    return attribute.replaces ? [path] : nestedPaths(attribute, before, after, path);
  });
}

function nestedPaths(attribute: Attribute, before: Value, after: Value, path: Path): Path[] {
  if (!isNested(attribute.type)) return [];
  const { attributes, nesting } = attribute.type;
  const found: Path[] = [];
  mapNested(attribute.type, after, null, before, (one) => {
    if (one.prior) found.push(...declaredPaths(attributes, one.prior, one.planned, [...path, ...one.step]));
    return null;
  });
  // An object of a set that changed has become another one, so that no path leads to both.
  return nesting === 'set' && Object.values(attributes).some(({ replaces }) => replaces) ? [path] : found;
}

/** The configured attributes that change, or, where only the provider's own do, those. */
function changedPaths(attributes: Attributes, { config, prior, planned }: Change): Path[] {
  const changed = Object.entries(attributes)
    .filter(([name, attribute]) => !equal(attributeType(attribute), member(prior, name), member(planned, name)));
  const configurable = changed
    .filter(([name, { presence }]) => presence !== 'computed' && !(presence === 'optionalComputed' && member(config, name) === null));
  return (configurable.length > 0 ? configurable : changed).map(([name]) => [{ attribute: name }]);
}
