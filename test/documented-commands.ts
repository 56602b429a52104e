import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What documents call the port of their emulator. */
export const DOCUMENTED_PORT = '8787';

/** A block of code in a document of this repository. */
export interface CodeBlock {
  readonly language: string;
  /** The name of the file that the block is, where it says one. */
  readonly file?: string;
  readonly lines: readonly string[];
}

/** The blocks of code in the section of a Markdown file, or in the whole file. */
export function codeBlocks(file: string, heading?: string): readonly CodeBlock[] {
  const text = readFileSync(join(__dirname, '..', file), 'utf8');
  const section = heading === undefined
    ? text
    : text.split(/^(?=#{1,3} )/m).find((part) => part.slice(0, part.indexOf('\n')).replace(/^#+ /, '') === heading);
  if (section === undefined) throw new Error(`${file} has no section '${heading}'.`);
  return [...section.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].map(([, language, name, code]) => ({
    language,
    file: name,
    lines: code.trimEnd().split('\n'),
  }));
}

/** The shell commands in the section of a Markdown file, or in the whole file. */
export const shellLines = (file: string, heading?: string): readonly string[] =>
  codeBlocks(file, heading).filter(({ language }) => language === 'sh').flatMap(({ lines }) => lines);

/** The variables that lines of a document export, as a shell understands them. */
export function exportedBy(lines: readonly string[]): Readonly<Record<string, string>> {
  const exports = lines.filter((line) => line.startsWith('export '));
  const environment = execFileSync('bash', ['--norc', '-e', '-c', [...exports, 'exec env -0'].join('\n')], { encoding: 'utf8', env: {} });
  const own = new Set(['PWD', 'OLDPWD', 'SHLVL', '_']);
  return Object.fromEntries(environment.split('\0').filter((entry) => entry)
    .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
    .filter(([name]) => !own.has(name)));
}

const startsEmulator = (line: string) => line.startsWith('npx dms-emulator');

/** The same commands for an emulator that runs already, on another port. */
export function forEmulator(lines: readonly string[], endpoint: string): readonly string[] {
  if (!lines.some(startsEmulator)) throw new Error('The document does not say how to start the emulator.');
  return lines.filter((line) => !startsEmulator(line)).map((line) => atEndpoint(line, endpoint));
}

/** A text that names the emulator which runs instead of the one that it says. */
export const atEndpoint = (text: string, endpoint: string): string =>
  text.replaceAll(`http://127.0.0.1:${DOCUMENTED_PORT}`, endpoint);
