import Table from 'cli-table3';
import { cellsOf, cut } from './cells';
import { lastsFor } from './estimate';
import { WatchedInstance, WatchedRun } from './runs';
import { COLUMNS } from './texts';
import { waitOf } from './waits';
import { clockText, durationText } from '../summary/words';

type Column = keyof typeof COLUMNS;

/** What a table shows of one instance. */
export type Row = Readonly<Record<Column, string>>;

/** The row of an instance. */
export function rowOf(run: WatchedRun, instance: WatchedInstance, now: number): Row {
  const lasts = lastsFor(run, instance, now);
  return {
    who: instance.name,
    status: instance.status,
    outcome: instance.outcome.replaceAll('_', ' '),
    since: run.phase === 'plan' || instance.since === undefined ? '' : timeOf(instance.since),
    lasts: lasts === undefined ? '' : durationText(lasts),
    waits: waitOf(run, instance),
  };
}

const timeOf = (ms: number) => (Math.abs(ms) <= 8.64e15 ? clockText(new Date(ms).toISOString()) ?? '' : '');

const GAP = 2;
/** In this order they are left out where the terminal is too narrow for them. */
const LEAST_FIRST: readonly Column[] = ['waits', 'status', 'lasts', 'outcome'];
const NARROWEST: Readonly<Record<Column, number>> = { who: 8, status: 8, outcome: 8, since: 11, lasts: 6, waits: 8 };

/** What each column that there is room for is wide, in cells. */
function widthsOf(rows: readonly Row[], cells: number): ReadonlyMap<Column, number> {
  const all = Object.keys(COLUMNS) as Column[];
  const widest = (column: Column) =>
    [COLUMNS, ...rows].reduce((most, row) => Math.max(most, cellsOf(row[column])), 0);
  const filled = all.filter((column) => column === 'who' || rows.some((row) => row[column] !== ''));
  const wanted = new Map(filled.map((column) => [column, widest(column)]));
  const tooMany = (least: (column: Column) => number) =>
    sum([...wanted].map(([column, width]) => Math.min(width, least(column)) + GAP)) - GAP - cells;
  // How long it takes says nearly the same as since when.
  if (tooMany(() => Infinity) > 0) wanted.delete('since');
  for (const column of LEAST_FIRST) if (tooMany((one) => NARROWEST[one]) > 0) wanted.delete(column);
  for (let left = tooMany(() => Infinity); left > 0; left -= 1) {
    const shrinkable = [...wanted].filter(([column, width]) => width > NARROWEST[column]);
    const [column] = shrinkable.reduce((most, one) => (one[1] > most[1] ? one : most), shrinkable[0] ?? ['who']);
    wanted.set(column, Math.max(1, wanted.get(column)! - 1));
  }
  return wanted;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

const NO_LINES = Object.fromEntries(['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left',
  'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map((name) => [name, '']));

/** The head and one line for each row, in columns that fill so many cells at most. */
export function inColumns(rows: readonly Row[], cells: number): readonly string[] {
  const widths = widthsOf(rows, cells);
  const table = new Table({
    chars: NO_LINES,
    style: { 'head': [], 'border': [], 'padding-left': 0, 'padding-right': GAP },
    colWidths: [...widths.values()].map((width) => width + GAP),
  });
  const shown = (row: Row) => [...widths].map(([column, width]) => cut(row[column], width));
  table.push(shown(COLUMNS), ...rows.map(shown));
  return table.toString().split('\n').map((line) => line.trimEnd());
}
