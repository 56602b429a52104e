import { Values } from './consistency';
import { withIgnored } from './ignored-changes';
import { Block, Change } from './node';
import { isWhollyKnown, Schema } from '../../src/plugin-sdk';

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
