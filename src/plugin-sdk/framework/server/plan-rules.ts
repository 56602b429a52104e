import { mapNested, Members, valueAt } from './nested';
import { Misfit } from '../../values/conform';
import { equal } from '../../values/equal';
import { Path } from '../../values/path';
import { isRecord } from '../../values/record';
import { Value } from '../../values/value';
import { Attribute, Attributes } from '../schema';
import { attributeType, isNested } from '../schema-type';

/**
 * Where a plan breaks the rule Terraform enforces: what is configured is planned as configured, or, if the provider sees no
 * real change, as it was before; only what is computed and not configured is the provider's to choose.
 */
export function planViolations(attributes: Attributes, config: Members | null, prior: Members | null, planned: Members, at: Path = []): Misfit[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => (
    violationsOf(attribute, valueAt(config, name), valueAt(prior, name), valueAt(planned, name), [...at, { attribute: name }])
  ));
}

function violationsOf(attribute: Attribute, config: Value, prior: Value, planned: Value, path: Path): Misfit[] {
  const type = attributeType(attribute);
  if (equal(type, planned, config)) return [];
  if (config === null) {
    const isComputed = attribute.presence === 'computed' || attribute.presence === 'optionalComputed';
    return isComputed ? [] : [{ path, problem: 'is planned with a value although it is neither configured nor computed' }];
  }
  if (prior !== null && equal(type, planned, prior)) return [];
  const found: Misfit[] = [];
  if (isNested(attribute.type) && sameShape(planned, config)) {
    const { attributes } = attribute.type;
    mapNested(attribute.type, planned, config, prior, (one) => {
      found.push(...planViolations(attributes, one.config, one.prior, one.planned, [...path, ...one.step]));
      return null;
    });
    return found;
  }
  return [{ path, problem: 'is planned with a value that is neither the configured nor the prior one' }];
}

/** Whether two values of a nested attribute consist of the same objects, so that these can be compared one by one. */
function sameShape(planned: Value, config: Value): boolean {
  if (Array.isArray(planned) || Array.isArray(config)) return Array.isArray(planned) && Array.isArray(config) && planned.length === config.length;
  return isRecord(planned) && isRecord(config) && Object.keys(planned).length === Object.keys(config).length
    && Object.keys(planned).every((key) => Object.hasOwn(config, key));
}
