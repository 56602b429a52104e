import { elementAt, isMembers, Members, valueAt } from './members';
import { ConformanceError } from '../../values/conform';
import { equal, identityText } from '../../values/equal';
import { Path } from '../../values/path';
import { isUnknown, isWhollyKnown } from '../../values/unknown';
import { Value } from '../../values/value';
import { Attribute, Attributes, Nested } from '../schema';
import { attributeType, isNested, schemaType } from '../schema-type';

const NOT_COMPUTED = 'is planned with a value although it is neither configured nor computed';
const NOT_CONFIGURED = 'is planned with a value that is neither the configured nor the prior one';

/**
 * Finds where a plan breaks the rules that Terraform enforces, and nothing else: what is configured is planned as
 * configured, or, if the provider sees no real change, as it was before. These are the rules of core's
 * `AssertPlanValid`, branch by branch.
 */
export function planViolations(attributes: Attributes, config: Members | null, prior: Members | null,
  planned: Members): ConformanceError[] {
  return membersViolations(attributes, { config, prior, planned }, []);
}

/**
 * The same place in the configuration, the prior state and the plan. The members of null are null, and those of an
 * unknown are unknown.
 */
interface Places {
  readonly config: Value;
  readonly prior: Value;
  readonly planned: Value;
}

function each({ config, prior, planned }: Places, partOf: (whole: Value) => Value): Places {
  return { config: partOf(config), prior: partOf(prior), planned: partOf(planned) };
}

function membersViolations(attributes: Attributes, places: Places, at: Path): ConformanceError[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => (
    valueViolations(attribute, each(places, (object) => valueAt(object, name)), [...at, { attribute: name }])
  ));
}

function valueViolations(attribute: Attribute, places: Places, path: Path): ConformanceError[] {
  // What only the provider decides may be configured all the same: `ignore_changes` puts the prior value there.
  if (attribute.presence === 'computed') return [];
  const { config, prior, planned } = places;
  const type = attributeType(attribute);
  if (equal(type, planned, config)) return [];
  if (isNull(attribute, config)) {
    return attribute.presence === 'optionalComputed' ? [] : [{ path, problem: NOT_COMPUTED }];
  }
  if (!isNull(attribute, prior) && equal(type, planned, prior)) return [];
  if (isNested(attribute.type) && planned !== null && !isUnknown(planned)) {
    return nestedViolations(attribute.type, places, path);
  }
  return [{ path, problem: NOT_CONFIGURED }];
}

/** The violations in a nested attribute whose plan differs from its configuration. */
function nestedViolations(nested: Nested, places: Places, path: Path): ConformanceError[] {
  const { attributes } = nested;
  const { config, planned } = places;
  switch (nested.nesting) {
    case 'single':
      return membersViolations(attributes, places, path);
    case 'list':
      return sameLength(planned, config)
        ? elementsOf(planned).flatMap((_, index) =>
          membersViolations(attributes, each(places, (list) => elementAt(list, index)), [...path, { index }]),
        )
        : [{ path, problem: NOT_CONFIGURED }];
    case 'map':
      return sameKeys(planned, config)
        ? keysOf(planned).flatMap((key) =>
          membersViolations(attributes, each(places, (map) => valueAt(map, key)), [...path, { key }]),
        )
        : [{ path, problem: NOT_CONFIGURED }];
    // Objects of a set have no identity, so that Terraform trusts the provider with all but their number.
    case 'set':
      return mayBeAsMany(attributes, planned, config) ? [] : [{ path, problem: NOT_CONFIGURED }];
  }
}

/** Whether a value is null; a null of dynamic type may carry its type. */
function isNull({ type }: Attribute, value: Value): boolean {
  return value === null || (type.kind === 'dynamic' && isMembers(value) && value.value === null);
}

function sameLength(planned: Value, config: Value): boolean {
  return Array.isArray(planned) && Array.isArray(config) && planned.length === config.length;
}

function sameKeys(planned: Value, config: Value): boolean {
  if (!isMembers(config)) return false;
  const keys = keysOf(planned);
  return keys.length === Object.keys(config).length && keys.every((key) => Object.hasOwn(config, key));
}

function keysOf(map: Value): readonly string[] {
  return isMembers(map) ? Object.keys(map) : [];
}

function mayBeAsMany(attributes: Attributes, planned: Value, config: Value): boolean {
  if (isUnknown(config)) return true;
  const [those, these] = [sizesOf(attributes, planned), sizesOf(attributes, config)];
  return those.least <= these.most && these.least <= those.most;
}

/** How many elements a set may come to have: unknown ones may turn out to be equal to others. */
function sizesOf(attributes: Attributes, set: Value): { readonly least: number; readonly most: number } {
  const elements = elementsOf(set);
  const known = elements.filter(isWhollyKnown);
  const most = new Set(known.map((element) => identityText(schemaType(attributes), element))).size + elements.length
    - known.length;
  return { least: known.length === elements.length || most === 1 ? most : 1, most };
}

function elementsOf(collection: Value): readonly Value[] {
  return Array.isArray(collection) ? collection : [];
}
