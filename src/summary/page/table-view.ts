import { h, VNode } from 'preact';

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
  return h('table', { role: 'table' },
    h('caption', null, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' },
      telling.map(({ title }) => h('th', { role: 'columnheader', scope: 'col' }, title)))),
    h('tbody', { role: 'rowgroup' }, rows.map((row) => h('tr', { role: 'row' },
      telling.map((column) => h('td', { 'role': 'cell', 'class': column.class, 'data-label': column.title },
        column.cells[row] ?? h('span', { class: 'soft' }, '–')))))));
}
