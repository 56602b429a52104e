import { VNode } from 'preact';
import { element } from './element';
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
  return element('section', { 'aria-labelledby': id },
    element('h3', { id }, element('code', null, element('bdi', null, inOneLine(address)))),
    element('p', { class: 'soft' }, inOneLine(place ? `${action} in ${place}` : action)),
    limitsView(limits),
    rows.length > 0 ? instancesView(rows, now) : element('p', { class: 'soft' }, 'Nothing to tell.'),
    timeline ? timelineView(timeline, id) : null);
}

function limitsView(limits: ResourceSummary['limits']): VNode | null {
  const entries = Object.entries(limits);
  if (entries.length === 0) return null;
  return element('ul', { 'class': 'limits', 'aria-label': 'Limits in force' },
    entries.map(([name, value]) => element('li', null, element('code', null, name), ' ',
      element('bdi', null, inOneLine(String(value))))));
}

function instancesView(rows: readonly Row[], now: Date): VNode {
  const cell = (value: string | null): Cell => (value ? element('bdi', null, inOneLine(value)) : null);
  return tableView('Instances, and what became of them or would', [
    { title: 'name', class: 'name', cells: rows.map(({ name }) => cell(name)) },
    { title: 'id', class: 'id', cells: rows.map(({ id }) => element('code', null, inOneLine(id))) },
    { title: 'status', class: 'status', cells: rows.map(({ status }) => cell(status)) },
    { title: 'age', class: 'time', cells: rows.map(({ created }) => cell(ageText(created, now))) },
    { title: 'what', class: 'fate', cells: rows.map(({ fate, tone }) => element('strong', { class: tone }, fate)) },
    { title: 'why', class: 'why', cells: rows.map(({ why }) => cell(why)) },
  ]);
}
