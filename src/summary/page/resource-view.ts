import { h, VNode } from 'preact';
import { Cell, tableView } from './table-view';
import { timelineView } from './timeline-view';
import { Row, rowsOf } from '../rows';
import { ResourceSummary } from '../summary';
import { Timeline } from '../timeline';
import { ageText, inOneLine } from '../words';

export function resourceView(resource: ResourceSummary, id: string, timeline: Timeline | undefined, now: Date): VNode {
  const { address, action, region, project, limits } = resource;
  const rows = rowsOf(resource);
  const place = [region, project].filter((part) => part !== null).join(', project ');
  return h('section', { 'aria-labelledby': id },
    h('h3', { id }, h('code', null, h('bdi', null, inOneLine(address)))),
    h('p', { class: 'soft' }, inOneLine(place ? `${action} in ${place}` : action)),
    limitsView(limits),
    rows.length > 0 ? instancesView(rows, now) : h('p', { class: 'soft' }, 'Nothing to tell.'),
    timeline ? timelineView(timeline, id) : null);
}

function limitsView(limits: ResourceSummary['limits']): VNode | null {
  const entries = Object.entries(limits);
  if (entries.length === 0) return null;
  return h('ul', { 'class': 'limits', 'aria-label': 'Limits in force' },
    entries.map(([name, value]) => h('li', null, h('code', null, name), ' ', h('bdi', null, inOneLine(String(value))))));
}

function instancesView(rows: readonly Row[], now: Date): VNode {
  const cell = (value: string | null): Cell => (value ? h('bdi', null, inOneLine(value)) : null);
  return tableView('Instances, and what became of them or would', [
    { title: 'name', class: 'name', cells: rows.map(({ name }) => cell(name)) },
    { title: 'id', cells: rows.map(({ id }) => h('code', null, inOneLine(id))) },
    { title: 'status', cells: rows.map(({ status }) => cell(status)) },
    { title: 'age', class: 'time', cells: rows.map(({ created }) => cell(ageText(created, now))) },
    { title: 'what', class: 'fate', cells: rows.map(({ fate, tone }) => h('strong', { class: tone }, fate)) },
    { title: 'why', cells: rows.map(({ why }) => cell(why)) },
  ]);
}
