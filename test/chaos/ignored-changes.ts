import { Values } from './consistency';
import { Block, Change } from './node';
import { Schema } from '../../src/plugin-sdk/framework/schema';
import { isWhollyKnown } from '../../src/plugin-sdk/values/unknown';

/** `ignore_changes` of a block: names of attributes, or `all`. */
export type Ignored = readonly string[] | 'all';

/**
 * The configuration as Terraform hands it to a plan: what is ignored stays as it was. Where there was nothing before,
 * nothing is ignored; with `all` the computed attributes are left out.
 */
export function withIgnored({ attributes }: Schema, config: Values, prior: Values | null,
  ignored: Ignored | undefined): Values {
  if (prior === null || ignored === undefined) return config;
  const isIgnored = (
    name: string,
  ) => (ignored === 'all' ? attributes[name].presence !== 'computed' : ignored.includes(name));
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, isIgnored(name) ? prior[name] ?? null : value]),
  );
}

/**
 * The block as it was planned, now that `change` is made: an object that is created, or created again, ignores nothing.
 */
export function asPlanned(schema: Schema, block: Block, { object, action }: Pick<Change, 'object' | 'action'>): Block {
  const prior = object === undefined || object.tainted || action === 'replace' ? null : object.state;
  return {
    ...block,
    config: withIgnored(schema, block.config, prior, block.ignored),
    unknown: block.unknown && openIn(withIgnored(schema, { ...block.config, ...block.unknown }, prior, block.ignored)),
  };
}

/** What is not known of a configuration; undefined where all is. */
function openIn(config: Values): Values | undefined {
  const open = Object.entries(config).filter(([, value]) => !isWhollyKnown(value));
  return open.length === 0 ? undefined : Object.fromEntries(open);
}
