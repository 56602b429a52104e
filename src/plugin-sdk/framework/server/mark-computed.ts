import { Members, valueAt } from './members';
import { mapNested } from './nested';
import { equal } from '../../values/equal';
import { record } from '../../values/record';
import { UNKNOWN } from '../../values/unknown';
import { Value } from '../../values/value';
import { Attribute, Attributes } from '../schema';
import { isNested, schemaType } from '../schema-type';

/**
 * The plan before the resource has its say: what the configuration leaves to the provider becomes unknown, but only if
 * anything changes at all. A plan that equals the prior state is no change, and stays one.
 */
export function markComputed(attributes: Attributes, config: Members, proposed: Members,
  prior: Members | null): Members {
  return prior !== null && equal(schemaType(attributes), proposed, prior) ? proposed
    : markMembers(attributes, config, proposed, prior);
}

function markMembers(attributes: Attributes, config: Members | null, proposed: Members,
  prior: Members | null): Members {
  return record(Object.entries(attributes).map(([name, attribute]) => (
    [name, markValue(attribute, valueAt(config, name), valueAt(proposed, name), valueAt(prior, name))] as const
  )));
}

function markValue(attribute: Attribute, config: Value, proposed: Value, prior: Value): Value {
  // What only the provider decides is not configured, though `ignore_changes` puts the prior value into the
  // configuration.
  const isTheProviders = attribute.presence === 'computed'
    || (attribute.presence === 'optionalComputed' && config === null);
  if (isTheProviders) return attribute.keepsPrior && prior !== null ? prior : UNKNOWN;
  if (!isNested(attribute.type)) return proposed;
  const { attributes } = attribute.type;
  return mapNested(attribute.type, proposed, config, prior,
    (one) => markMembers(attributes, one.config, one.planned, one.prior));
}
