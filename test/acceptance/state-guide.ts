import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeBlock, codeBlocks, exportedBy, shellLines } from '../documented-commands';

export const GUIDE = 'docs/guides/state.md';

/** The lines of the guide that show a backend in TypeScript. */
export const backendLines = (section: string): readonly string[] => block(section, 'typescript').lines;

/** The app of an example. */
export const appText = (example: string): string =>
  readFileSync(join(__dirname, '../../examples', example, 'main.ts'), 'utf8');

/** A backend in plain HCL, as the guide shows it. */
export const backendHcl = (section: string): string => block(section, 'terraform').lines.join('\n');

/** The variables that a section of the guide exports. */
export const variables = (section: string): Readonly<Record<string, string>> => exportedBy(shellLines(GUIDE, section));

/** What the guide says of an error. */
export const LOCKED = block('When two deploys meet', 'text').lines.join(' ');

/** The only block of a language in a section of the guide. */
export function block(section: string, language: string): CodeBlock {
  const found = codeBlocks(GUIDE, section).filter((candidate) => candidate.language === language);
  if (found.length !== 1) throw new Error(`The section '${section}' has ${found.length} blocks of ${language}.`);
  return found[0];
}
