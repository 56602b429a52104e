import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from '../../scripts/error-guide/error-guide';
import { linesOf, Said, textsOf } from '../../scripts/error-guide/room';
import { Diagnostic } from '../../src/plugin-sdk';

const GUIDE = readFileSync(join(__dirname, '../../docs/guides/what-can-go-wrong.md'), 'utf8').replace(/\s+/g, ' ');

/** What differs between a sample of the guide and the same sentence on somebody's screen. */
const VARIES: readonly (readonly [sample: string, seen: string])[] = [
  ['\\[\\.\\.\\.\\]', '.+'],
  ['[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', '[0-9a-f-]{36}'],
  ['0123456789abcdef0123456789abcdef|f{32}', '[0-9a-f]{32}'],
  ['\\b(?:dms|iam)\\.eu-de\\.otc\\.t-systems\\.com|\\beu-de\\b|\\beu-nl\\b|\\bcn-north-4\\b', '\\S+?'],
  ['\\b(?:otc\\.t-systems|myhuaweicloud)\\.com', '[\\w.-]+'],
  ['\\bCould not update dms_\\w+', 'Could not \\w+ dms_\\w+'],
  ['\\b(?:orders|billing|trial-[12])\\b', '[\\w*-]+'],
  ['\\w{3}, \\d{2} \\w{3} \\d{4} [\\d:]+ GMT', '.* GMT'],
  ['\\d+ min \\d+ s', '\\d+ \\w+(?: \\d+ \\w+)?'],
  ['The value is "reboot"', 'The value is \\S+'],
  ['\\bdms:instance:\\w+', 'dms:instance:\\w+'],
  ['\\./clouds\\.yaml, /etc/openstack/clouds\\.yaml', '.+'],
  ['\\b(?:restarted|deleted)\\b', '(?:restarted|deleted)'],
  ['\\d+m\\d+s|\\d+[hms]\\b|\\d+(?:\\.\\d+)?', '[\\dhms.]+'],
];
const SAMPLES = new RegExp(VARIES.map(([sample]) => `(${sample})`).join('|'), 'g');

/** A sentence of the guide, as the pattern of what users see. */
function patternOf(sentence: string): RegExp {
  let at = 0;
  let pattern = '';
  for (const match of sentence.matchAll(SAMPLES)) {
    const [, seen] = VARIES[match.slice(1).findIndex((group) => group !== undefined)];
    pattern += escaped(sentence.slice(at, match.index)) + seen;
    at = match.index + match[0].length;
  }
  return new RegExp(`^${pattern}${escaped(sentence.slice(at))}$`, 'i');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text sentence by sentence, without the list marks, and without what the API said itself. */
const sentencesIn = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.trim().replace(/^- /, '').replace(/ ?\((HTTP \d+|E[A-Z]+\b)[^]*\)$/, ''))
    .flatMap((line) => line.split(/(?<=[.:;])\s+/)).map((sentence) => sentence.replace(/[.:;]$/, '')).filter(saysSomething);

const partsOf = (said: Said): readonly string[] =>
  (typeof said === 'string' ? [said] : 'summary' in said ? [said.summary, said.detail ?? ''] : said);

const EXPLAINED = Object.values(ROOMS).flatMap(({ says }) => Object.values(says)).flatMap(textsOf)
  .filter((said) => GUIDE.includes(linesOf(said).join(' ').replace(/\s+/g, ' ')))
  .flatMap(partsOf).flatMap(sentencesIn).map(patternOf);

/** Whether more is left of a sentence than a word, or than the place of another one, which anything would fit into. */
function saysSomething(sentence: string): boolean {
  return sentence.replace('[...]', '').replace(/\W/g, '').length >= 5;
}

/** Proves that somebody who sees a text finds each sentence of it in the guide. */
export function expectExplained(text: string): void {
  const unknown = sentencesIn(text).filter((sentence) => !EXPLAINED.some((pattern) => pattern.test(sentence)));
  if (unknown.length > 0) throw new Error(`The guide does not have: ${unknown.join('\n')}\nof: ${text}`);
}

/** The same of diagnostics, of which there must be some. */
export function expectAllExplained(diagnostics: readonly Pick<Diagnostic, 'summary' | 'detail'>[]): void {
  if (diagnostics.length === 0) throw new Error('There is nothing to explain.');
  diagnostics.forEach(({ summary, detail = '' }) => expectExplained(`${summary}\n${detail}`));
}
