import * as fc from 'fast-check';
import { ROLL, ROLLED, summaryOf } from './rolls';
import { ResourceSummary, Summary, Timeline } from '../../src/summary';
import { inOneLine } from '../../src/summary/words';

/** What breaks out of tables, pages, fences and diagrams. */
const NASTY = ['|', '\\', '\\|', '`', '```', '\n', '\r\n', '<script>alert(1)</script>', '</style>', '<!--', '-->', ']]>', '&amp;', '&', '"', '\'',
  '\u202e', '\u200f', '\u2028', '\u0000', '\u{1f469}\u200d\u{1f4bb}', ':x:', ';', '#', '%%', '[a](b)', '![a](b)', '*', '_', '~~', '$a$', '@who', ' ',
  'section', '- ', '1. ', '\ud800', '{{', '==', 'javascript:'];

/** Any text that is not blank, of anything and of what does harm. */
export const anyText = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('')).filter((text) => inOneLine(text) !== '');

export interface Told {
  readonly summary: Summary;
  readonly timelines: readonly Timeline[];
}

/** The roll of twelve, in which every text from elsewhere is this one. */
export function toldWith(text: string): Told {
  const named = (instances: ResourceSummary['done']) => instances.map((one) => ({ ...one, name: text, status: text, reason: text }));
  const resource = {
    ...ROLLED,
    address: text,
    region: text,
    limits: { pause_between: text },
    done: named(ROLLED.done),
    failed: named(ROLLED.failed),
    owed: named(ROLLED.owed),
  };
  const instances = ROLL.instances.map((one) => ({ ...one, name: text, error: text, outcome: text }));
  const timeline = { ...ROLL, address: text, instances };
  return { summary: summaryOf([{ folder: text, error: text, resources: [resource] }], 1), timelines: [timeline] };
}
