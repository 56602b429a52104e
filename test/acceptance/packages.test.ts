import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSource } from '../../scripts/package';

const LANGUAGES = [['Python', 'python'], ['Java', 'java'], ['Go', 'go'], ['C#', 'dotnet']] as const;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dms-packages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first table of the document on languages: what it shows in the column of a language. */
function documentedNames(language: string): readonly string[] {
  const text = readFileSync(join(__dirname, '../../docs/languages.md'), 'utf8');
  const [head, , ...rows] = text.split('\n').slice(text.split('\n').findIndex((line) => line.startsWith('|')))
    .slice(0, 14).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return rows.map((cells) => cells[head.indexOf(language)]);
}

/** The names of this package among the words of a piece of code. */
const ours = (code: string) =>
  (code.match(/\w+/g) ?? []).filter((word) =>
    /rollingrestart|maxunavailable|pausebetween|healthcheck|maintenancewindow|begin|instances|triggers|results|batchcall|restartoptions|providerdms/i
      .test(word.replaceAll('_', '')),
  );

const sources = (of: string): string =>
  readdirSync(of).map((name) => join(of, name))
    .map((path) => statSync(path).isDirectory() ? sources(path) : /\.(py|java|go|cs)$/.test(path) ? readFileSync(path, 'utf8') : '')
    .join('\n');

test.each(LANGUAGES)('the package for %s is generated without any tool chain, and has the documented names', (title, language) => {
  makeSource(language, join(folder, language));
  const generated = new Set(sources(join(folder, language)).match(/\w+/g));
  const documented = documentedNames(title).flatMap(ours);
  expect(documented.length).toBeGreaterThanOrEqual(8);
  expect(documented.filter((name) => !generated.has(name))).toEqual([]);
});
