import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorGuide, ROOMS, textsIn } from '../../scripts/error-guide/error-guide';
import { linesOf } from '../../scripts/error-guide/room';
import { sentencesOf } from '../../scripts/error-guide/sentences';

const root = join(__dirname, '../..');
const TEMPLATE = readFileSync(join(root, 'scripts/templates/guides/what-can-go-wrong.md'), 'utf8');
const flat = (text: string) => text.replace(/\s+/g, ' ');
const GUIDE = flat(errorGuide(TEMPLATE));
const rooms = Object.entries(ROOMS);

test.each(rooms)('%s: every text of the file has a sample, or is said to be no error', (_, { file, says, saysNoError = [] }) => {
  const known = [...Object.keys(says), ...saysNoError];
  expect(Object.keys(jest.requireActual(join(root, file))).filter((name) => !known.includes(name))).toEqual([]);
});

test.each(rooms)('%s: every sentence of the file, in whatever branch, stands in the guide', (_, { file, saysNoError = [] }) => {
  const sentences = sentencesOf(file, saysNoError);
  expect(sentences.filter(({ text }) => !GUIDE.includes(flat(text)))).toEqual([]);
});

test('the guide explains every sample once, and asks for nothing that there is not', () => {
  const samples = rooms.flatMap(([room, { says }]) => Object.keys(says).map((name) => `${room}.${name}`));
  expect([...textsIn(TEMPLATE)].sort()).toEqual(samples.sort());
  expect(() => errorGuide('{{says run.nothing}}')).toThrow('asks for run.nothing');
});

test('no room has texts that the guide does not know: a file of texts, and words in what is thrown elsewhere', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => `src/${file}`);
  const ofUsers = files.filter((file) => file.endsWith('/texts.ts') && !file.startsWith('src/emulator/'));
  const known = rooms.map(([, { file }]) => file);
  expect(ofUsers.filter((file) => !known.includes(file))).toEqual([]);
  const jobs = files.filter((file) => /^src\/(drift|command-line|watch)\/.*\.ts$/.test(file));
  const speaking = jobs.filter((file) => /new \w*Error\(\s*['`]/.test(readFileSync(join(root, file), 'utf8')));
  expect(speaking).toEqual([]);
});

test('a text is its first line, and what follows is indented; long lines are wrapped between words', () => {
  expect(linesOf('One.\nTwo.')).toEqual(['One.', '  Two.']);
  expect(linesOf(['Summary', 'Detail.\nMore.'])).toEqual(['Summary', '  Detail.', '  More.']);
  const words = 'word '.repeat(60).trim();
  const lines = linesOf(words);
  expect(lines.every((line) => line.length <= 140)).toBe(true);
  expect(flat(lines.join(' '))).toBe(words);
});
