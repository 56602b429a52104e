import fc from 'fast-check';
import stringWidth from 'string-width';
import { ended, line, NOW, queued, restarting, runsOf } from './told';
import { ProgressLine } from '../../src/progress/progress-line';
import { Canvas, pictureOf } from '../../src/watch/picture';

const draw = (lines: readonly ProgressLine[], canvas: Partial<Canvas> = {}, elapsed = 0) =>
  pictureOf(runsOf(...lines), { width: 100, height: 24, colour: false, ...canvas }, { now: NOW, elapsed });

const ROLL = line([ended('orders', 'done', 372), restarting('billing', 70), queued('inventory'), ended('payments', 'failed', 5)]);

test('a roll: who, how it stands, since when, what it waits for, how far the run is and what is left', () => {
  expect(draw([ROLL])).toBe([
    'restart in eu-de/0123',
    '1 of 4 done, 1 in flight, 1 failed, about 11 min left',
    'INSTANCE   STATUS      OUTCOME      SINCE (UTC)  FOR         WAITS FOR',
    'orders     RUNNING     done         03:06:13     6 min 12 s',
    'billing    RESTARTING  in progress  03:12:55     1 min 10 s  RUNNING again',
    'inventory  RUNNING     not begun                             its turn',
    'payments   RUNNING     failed       03:12:20     5 s',
  ].join('\n'));
});

test('a narrow terminal gets the columns that there is room for, and lines that fit', () => {
  expect(draw([ROLL], { width: 34 })).toBe([
    'restart in eu-de/0123',
    '1 of 4 done, 1 in flight,',
    '1 failed, about 11 min left',
    'INSTANCE   OUTCOME      FOR',
    'orders     done         6 min 12 s',
    'billing    in progress  1 min 10 s',
    'inventory  not begun',
    'payments   failed       5 s',
  ].join('\n'));
  expect(draw([ROLL], { width: 12 }).split('\n').slice(-4)).toEqual(['orders', 'billing', 'inventory', 'payments']);
});

test('more instances than lines: those in flight go first, then the failed ones, and the rest is counted', () => {
  const many = [...Array(40).keys()].map((number) => queued(`queued-${number}`));
  const shown = draw([line([...many, ended('lost', 'failed'), restarting('billing')])], { height: 8, width: 60 }).split('\n');
  expect(shown.map((text) => text.split(' ')[0])).toEqual(['restart', '0', 'INSTANCE', 'billing', 'lost', 'queued-0', 'and']);
  expect(shown.at(-1)).toBe('and 39 more');
});

test('more runs than lines: those that go on stay, and the others are counted', () => {
  const over = ['a', 'b', 'c'].map((run) => line([ended('x')], { run, scope: `eu-de/${run}`, phase: 'ended' }));
  const shown = draw([...over, line([restarting('billing')], { scope: 'eu-nl/4' })], { height: 6 });
  expect(shown).toContain('restart in eu-nl/4');
  expect(shown).toContain('and 3 more runs');
  expect(shown.split('\n').length).toBeLessThanOrEqual(6);
});

test('colours say how it stands, and without them not one control character is written', () => {
  expect(draw([ROLL], { colour: true })).toMatch(/\u001b\[32morders.*\n\u001b\[33mbilling.*\ninventory.*\n\u001b\[31mpayments/);
  // eslint-disable-next-line no-control-regex
  expect(draw([ROLL])).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('wide signs keep the columns in line', () => {
  const rows = draw([line([restarting('a', 10, '在庫管理'), restarting('b', 10, 'orders🚀'), restarting('c', 10, 'e\u0301te\u0301')])])
    .split('\n').slice(3);
  expect(rows.map((row) => stringWidth(row.slice(0, row.indexOf('RESTARTING'))))).toEqual([10, 10, 10]);
});

test.each([
  ['an escape sequence', '\u001b[31mred\u001b[2J\u001b]0;title\u0007', '\ufffd[31mred\ufffd[2J\ufffd]0;title\ufffd'],
  ['a C1 sequence', 'x\u009b2Jy', 'x\ufffd2Jy'],
  ['lines', 'one\r\ntwo\u2028three\u0085', 'one two three\ufffd'],
  ['a turn of direction', 'abc\u202edef', 'abc\ufffddef'],
  ['what has no width', 'a\u200bb\u200dc\ufe0fd', 'abcd'],
  ['a tower of accents', `a${'\u0301'.repeat(50)}`, 'a\u0301'],
  ['nothing', '', 'the-id'],
  ['spaces', ' \n ', 'the-id'],
])('a name that holds %s is shown on its line, as signs', (_, name, shown) => {
  expect(draw([line([restarting('the-id', 10, name)])]).split('\n')[3]).toMatch(new RegExp(`^${shown.replace(/[[\]]/g, '\\$&')} +RESTARTING`));
});

test('whatever is in names, statuses and ids: no picture is larger than its canvas or steers the terminal', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const instance = fc.record({
    id: text,
    name: fc.option(text),
    status: fc.option(text),
    outcome: fc.constantFrom('in_progress', 'done', 'failed', 'not_begun', 'odd'),
    since: fc.option(fc.constantFrom('2026-01-02T03:04:05Z', 'never', '+275760-09-13T00:00:00Z')),
    seconds: fc.option(fc.double()),
  });
  const roll = fc.record({ instances: fc.array(instance, { maxLength: 20 }), run: fc.constantFrom('a', 'b', 'c'), scope: text, action: text });
  const canvas = fc.record({ width: fc.integer({ min: 20, max: 120 }), height: fc.integer({ min: 6, max: 30 }) });
  fc.assert(fc.property(fc.array(roll, { minLength: 1, maxLength: 5 }), canvas, (rolls, { width, height }) => {
    const shown = draw(rolls.map(({ instances, ...more }) => line(instances, more)), { width, height }).split('\n');
    expect(shown.length).toBeLessThanOrEqual(height);
    expect(shown.filter((row) => stringWidth(row) > width)).toEqual([]);
    // eslint-disable-next-line no-control-regex
    expect(shown.filter((row) => /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(row))).toEqual([]);
  }), { numRuns: 200 });
});

test('a plan shows whom it has looked at, and makes room for the apply', () => {
  const plan = line([{ id: 'a', name: 'orders', status: 'RUNNING', outcome: null, since: null, seconds: null }],
    { phase: 'plan', run: 'plan', done: 0 });
  expect(draw([plan])).toBe('restart in eu-de/0123\na plan has looked at 1 instance\nINSTANCE  STATUS\norders    RUNNING');
  expect(draw([plan, ROLL])).toBe(draw([ROLL]));
});

test('a run whose lines have stopped is told to be silent, and one that has ended is not', () => {
  expect(draw([ROLL], {}, 300_000)).toContain('1 failed, no word for 5 min; it may have been killed');
  expect(draw([line([ended('a')], { phase: 'ended' })], {}, 300_000)).toContain('1 of 1 done, ended\n');
});
