import { deprecatedBlock, tooFewBlocks, tooManyBlocks } from './texts';
import { attribute } from '../../values/path';
import { member, record } from '../../values/record';
import { isUnknown } from '../../values/unknown';
import { Value } from '../../values/value';
import { Block, Blocks } from '../block';
import { Diagnostic, Diagnostics } from '../diagnostics';
import { ObjectValue } from '../requests';

/** The configuration as handlers get it: where no block is written there is an empty list, and never null. */
export function withBlocks<C extends ObjectValue>(blocks: Blocks | undefined, config: C): C | NonNullable<ObjectValue> {
  if (!blocks || config === null) return config;
  const none = Object.keys(blocks).filter((name) => (member(config, name) ?? null) === null);
  return record<Value>([...Object.entries(config), ...none.map((name) => [name, []] as const)]);
}

/**
 * Checks how many blocks there are of each name; what stands in them is checked as the attributes it is. While their
 * number is unknown it passes.
 */
export function checkBlocks(blocks: Blocks, config: NonNullable<ObjectValue>, diagnostics: Diagnostics): void {
  for (const [name, block] of Object.entries(blocks)) {
    const written = member(config, name);
    if (isUnknown(written)) continue;
    const count = Array.isArray(written) ? written.length : 0;
    const wrong = wrongNumber(name, block, count);
    if (wrong) diagnostics.error(wrong.summary, wrong.detail, attribute(name));
    if (block.deprecated && count > 0) {
      const { summary, detail } = deprecatedBlock(name, block.deprecated);
      diagnostics.warning(summary, detail, attribute(name));
    }
  }
}

function wrongNumber(name: string, { minItems = 0, maxItems = Infinity }: Block,
  count: number): Pick<Diagnostic, 'summary' | 'detail'> | undefined {
  if (count < minItems) return tooFewBlocks(name, minItems, count);
  return count > maxItems ? tooManyBlocks(name, maxItems, count) : undefined;
}
