import { Block, Blocks, NoBlocks, PlannedBlocks } from './block';
import { Diagnostics } from './diagnostics';
import { Attributes, nestedList, optional, Planned, Schema } from './schema';
import { record } from '../values/record';

/** The schema of a provider: unlike others it may have blocks. */
export interface ProviderSchema<A extends Attributes = Attributes, B extends Blocks = Blocks> extends Schema<A> {
  /** @default - attributes are all */
  readonly blocks?: B;
}

/** What a provider is configured with: any part may be unknown. */
export type Configuration<A extends Attributes, B extends Blocks = NoBlocks> = Planned<A> & PlannedBlocks<B>;

/** Validation of a provider block that looks at more than one attribute or block; as `Validate` does for the others. */
export type ValidateConfiguration<A extends Attributes, B extends Blocks = NoBlocks> =
  (config: Configuration<A, B>, diagnostics: Diagnostics) => void | Promise<void>;

/**
 * All that may stand in a provider block, as attributes. Blocks are sent, checked and hidden as a list of nested
 * objects is; only their number, and how users write them, is something else.
 */
export function configurationAttributes({ attributes, blocks }: ProviderSchema): Attributes {
  if (!blocks) return attributes;
  return record([...Object.entries(attributes), ...Object.entries(blocks).map(([name, block]) =>
    [name, asAttribute(block)] as const,
  )]);
}

function asAttribute({ attributes, description }: Block) {
  return optional(nestedList(attributes), { description });
}
