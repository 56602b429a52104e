import { inLines, inOneLine } from './words';

// The libraries that write Markdown are ES modules only, which this package's compiler cannot import from CommonJS.
// What is done here is what CommonMark and GFM say: any punctuation may be escaped; a property test reads it back.

/** A text that means nothing but itself, in a cell of a table as well. */
export const plainText = (text: string): string =>
  inOneLine(text).replace(/[\\`*_[\]<>|~&$#!^{}]/g, '\\$&').replace(/^(\d*)([-+=.)])/, '$1\\$2');

/** A name or an id as code, in which neither `:x:` nor `@who` mean anything; as plain text where code cannot say it. */
export function codeText(text: string): string {
  const line = inOneLine(text);
  return line === '' || /[`\\|]/.test(line) ? plainText(line) : `\`${line}\``;
}

/** Lines as they are, in a fence that is longer than any in them. */
export function fenced(text: string, language = 'text'): string {
  const lines = inLines(text);
  const longest = (lines.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, lines, fence].join('\n');
}

/** A table; the cells are Markdown already. */
export function table(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
