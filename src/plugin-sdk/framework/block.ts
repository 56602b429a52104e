import { Attributes, Planned } from './schema';
import { Unknown } from '../values/unknown';

/** All about a block but what may stand in it. */
export interface BlockOptions {
  /** In Markdown. The documentation page, the generated binding and the schema all show this text. */
  readonly description: string;
  /**
   * Why the block should not be written any more, and what to write instead; whoever writes it is warned.
   * @default - not deprecated
   */
  readonly deprecated?: string;
  /**
   * How many of these blocks there must be.
   * @default 0
   */
  readonly minItems?: number;
  /**
   * How many of these blocks there may be.
   * @default - any number
   */
  readonly maxItems?: number;
}

/** A block that may be written again and again, as `listBlock` declares it. */
export interface Block<A extends Attributes = Attributes> extends BlockOptions {
  readonly attributes: A;
}

/** Blocks by name, in snake_case as Terraform spells them. */
export type Blocks = { readonly [name: string]: Block };

/** What a schema has that declares no blocks. */
export type NoBlocks = Record<never, Block>;

/** Declares a block by the attributes that may stand in it. The order in which users write the blocks is kept. */
export const listBlock = <A extends Attributes>(attributes: A, options: BlockOptions): Block<A> => ({
  ...options,
  attributes,
});

/**
 * What the blocks hold in a configuration: an empty list where none is written, never null. A `dynamic` block over
 * something unknown makes the whole list unknown; beside that, any attribute in a block may be.
 */
export type PlannedBlocks<B extends Blocks> = {
  readonly [K in keyof B]: Unknown | readonly Planned<B[K]['attributes']>[];
};
