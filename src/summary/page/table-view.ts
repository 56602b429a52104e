import { VNode } from 'preact';
import { element } from './element';

/** Null where there is nothing to say. */
export type Cell = VNode | null;

export interface Column {
  readonly title: string;
  readonly class?: string;
  readonly cells: readonly Cell[];
}

/** A table without the columns that say nothing of anybody; on a phone each row is a card. */
export function tableView(caption: string, columns: readonly Column[]): VNode {
  const telling = columns.filter(({ cells }) => cells.some((cell) => cell !== null));
  const rows = telling[0]?.cells.map((_, row) => row) ?? [];
  // A table that is laid out as blocks is none any more to a screen reader, unless its parts say what they are.
  return element('table', { role: 'table' },
    element('caption', null, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' },
      telling.map(({ title }) => element('th', { role: 'columnheader', scope: 'col' }, title)))),
    element('tbody', { role: 'rowgroup' }, rows.map((row) => element('tr', { role: 'row' },
      telling.map((column) => cellView(column, row))))));
}

function cellView({ title, class: name, cells }: Column, row: number): VNode {
  const cell = cells[row];
  return element('td', { 'role': 'cell', 'class': cell === null ? 'none' : name, 'data-label': title },
    cell ?? element('span', { class: 'soft' }, '–'));
}
