import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { anyText, toldWith } from './any-text';
import { BEGIN, CLEAN_UP, ROLL, ROLLED, STACKS, summaryOf } from './rolls';
import { failedStack, markdownOf } from '../../src/summary';
import { inOneLine } from '../../src/summary/words';

const NOW = new Date(BEGIN + 3_600_000);
const markdown = new MarkdownIt({ html: true });

/** The text of each cell of the tables, as a reader of Markdown sees it. */
const cellsOf = (text: string) => {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap(({ type }, index) => (type === 'td_open' ? [tokens[index + 1].children!] : []))
    .map((parts) => ({ text: parts.map(({ content }) => content).join(''), types: new Set(parts.map(({ type }) => type)) }));
};

test('a summary begins with its verdict, tells who and why, what limits it, and draws the roll', () => {
  const text = markdownOf(summaryOf(STACKS), [ROLL], NOW);
  expect(text).toMatch(/^## ⚠️ 1 Kafka instance not restarted\n/);
  expect(text).toContain('2 folders · 1 not restarted · 10 restarted · 1 still to be restarted · 1 would be deleted · 1 kept · took 35 min 7 s');
  expect(text).toContain('| `audit-trial` | `10000000-0000-4000-8000-000000000080` | `CREATEFAILED` | 3 days | ⚠️ would be deleted | its creation failed |');
  expect(text).toContain('| 90 min | ⏸️ kept | kept: nothing asks for its deletion |');
  expect(text).toContain('Limits in force: `max_deletions` `5`');
  expect(text).toContain('```mermaid\ngantt\n');
  expect(text).toContain('    6 telemetry (20 min 6 s) :crit, 2026-11-27T02:12:54, 2026-11-27T02:33:00\n');
  expect(text).toContain('No resource of this provider.');
});

test.each([
  [summaryOf([], 0), '## ✅ Nothing found, nothing owed\n'],
  [summaryOf([], 2), '## ⚠️ A change is not yet applied\n'],
  [summaryOf([failedStack('a', 'boom'), STACKS[1]], 1), '## ❌ Failed in 1 of 2 folders\n'],
  [summaryOf([{ folder: 'a', error: null, resources: [{ ...ROLLED, failed: [], owed: [] }] }], 0), '## ✅ 10 Kafka instances restarted, nothing left to do\n'],
  [summaryOf([{ folder: 'a', error: null, resources: [CLEAN_UP] }], 2), '## ⚠️ 1 Kafka instance would be deleted\n'],
])('the verdict of %j', (summary, verdict) => {
  expect(markdownOf(summary, [], NOW).startsWith(verdict)).toBe(true);
});

test.each([null, '', ' \n'])('columns that say nothing of anybody are left out: %j', (name) => {
  const unnamed = CLEAN_UP.to_delete.map((one) => ({ ...one, name, status: null, since: null }));
  const text = markdownOf(summaryOf([{ folder: '.', error: null, resources: [{ ...CLEAN_UP, found: [], to_delete: unnamed }] }]), [], NOW);
  expect(text).toContain('| id | what |\n');
});

test('of very many instances the first two hundred are shown, and the others counted', () => {
  const many = Array.from({ length: 250 }, (_, number) => ({ ...CLEAN_UP.to_delete[0], id: `id-${number}` }));
  const text = markdownOf(summaryOf([{ folder: '.', error: null, resources: [{ ...CLEAN_UP, found: [], to_delete: many }] }]), [], NOW);
  expect(cellsOf(text).filter((cell) => cell.text.startsWith('id-'))).toHaveLength(200);
  expect(text).toContain('... and 50 more');
});

test('whatever a name holds, a table keeps its rows and columns and shows the name, and nothing of it is markup', () => {
  fc.assert(fc.property(anyText, (text) => {
    const { summary, timelines } = toldWith(text);
    const cells = cellsOf(markdownOf(summary, timelines, NOW));
    const line = inOneLine(text);
    expect(cells).toHaveLength(12 * 5);
    cells.forEach((cell, index) => {
      if ([0, 2, 4].includes(index % 5)) expect(cell.text).toBe(line);
      expect([...cell.types].filter((type) => !['text', 'code_inline', 'text_special'].includes(type))).toEqual([]);
    });
  }), { examples: [['a\\|b'], ['`|`'], ['<b>|\n']] });
});

test('whatever a name holds, the document keeps its parts: the headings, the error and the picture', () => {
  fc.assert(fc.property(anyText, (text) => {
    const { summary, timelines } = toldWith(text);
    const parts = markdown.parse(markdownOf(summary, timelines, NOW), {}).filter(({ level }) => level === 0)
      .map(({ type }) => type);
    const paragraph = ['paragraph_open', 'paragraph_close'];
    const heading = ['heading_open', 'heading_close'];
    expect(parts).toEqual([...heading, ...paragraph, ...heading, 'fence', ...heading, ...paragraph, 'table_open', 'table_close', ...paragraph, 'fence']);
  }));
});

test('whatever a name holds, each line of the picture is one task of Mermaid', () => {
  fc.assert(fc.property(anyText, (text) => {
    const { summary, timelines } = toldWith(text);
    const fences = markdown.parse(markdownOf(summary, timelines, NOW), {}).filter(({ type }) => type === 'fence');
    const [head, title, ...lines] = fences[1].content.trimEnd().split('\n');
    expect([fences[1].info, head]).toEqual(['mermaid', 'gantt']);
    expect(title).toMatch(/^ {4}title [^:;#%<>{}"`]*$/);
    expect(lines.slice(0, 2)).toEqual(['    dateFormat YYYY-MM-DDTHH:mm:ss', '    axisFormat %H:%M']);
    expect(lines.slice(2)).toHaveLength(12);
    for (const line of lines.slice(2)) expect(line).toMatch(/^ {4}\d+ [^:;#%<>{}"`]+ :(done|crit|active), [\dT:-]{19}, [\dT:-]{19}$/);
  }));
});
