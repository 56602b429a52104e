import { VNode } from 'preact';
import { element } from './element';
import { rollPicture } from './roll-picture';
import { tableView } from './table-view';
import { Timeline, TimelineInstance } from '../timeline';
import { spanOf, waitsOf } from '../waits';
import { clockText, counted, durationText, inOneLine, momentText } from '../words';

/** The picture of a roll, what its colours mean, and all of it again as a table. */
export function timelineView(timeline: Timeline, id: string): VNode {
  const { action, instances } = timeline;
  const { begin, end } = spanOf(instances);
  const waits = waitsOf(instances);
  return element('section', { 'aria-labelledby': `${id}-roll` },
    element('h4', { id: `${id}-roll` }, `The ${action} of ${counted(instances.length, 'instance')}`),
    element('p', { class: 'soft' }, `From ${momentText(begin)} on, ${durationText(end - begin)}.`),
    element('figure', null, rollPicture(timeline, waits, id), legend(timeline, waits)),
    element('details', null, element('summary', null, 'The same as a table'), timesView(instances, waits)));
}

function legend({ action, instances }: Timeline, waits: ReadonlyArray<number | undefined>): VNode {
  const sample = (name: string) => element('svg', { 'aria-hidden': 'true' },
    element('rect', { class: name, x: 0, y: 2, width: '100%', height: 8, rx: 2 }));
  const line = element('svg', { 'aria-hidden': 'true' },
    element('line', { class: 'wait', x1: 0, x2: '100%', y1: 6, y2: 6 }));
  const entry = (picture: VNode, text: string) => element('span', null, picture, text);
  const seen = {
    running: instances.some(({ running_at, finished_at }) => running_at !== null && finished_at !== null),
    open: instances.some(({ finished_at }) => finished_at === null),
    waited: waits.some((before) => before !== undefined),
  };
  return element('figcaption', null,
    entry(sample('down'), action === 'delete' ? 'being deleted' : 'sent, and down'),
    seen.running ? entry(sample('heal'), 'running again, not yet healthy') : null,
    seen.open ? entry(sample('open'), 'end not seen') : null,
    seen.waited ? entry(line, 'began when that one had ended') : null);
}

function timesView(instances: readonly TimelineInstance[], waits: ReadonlyArray<number | undefined>): VNode {
  const named = ({ name, id }: TimelineInstance) => element('bdi', null, inOneLine(name || id));
  const text = (value: string | null) => (value === null ? null : element('bdi', null, inOneLine(value)));
  const took = ({ submitted_at, finished_at }: TimelineInstance) =>
    finished_at === null ? null : durationText(Date.parse(finished_at) - Date.parse(submitted_at));
  return tableView('Times in UTC', [
    { title: 'name', class: 'name', cells: instances.map(named) },
    { title: 'sent', class: 'time', cells: instances.map((one) => text(clockText(one.submitted_at))) },
    { title: 'running again', class: 'time', cells: instances.map((one) => text(clockText(one.running_at))) },
    { title: 'ended', class: 'time', cells: instances.map((one) => text(clockText(one.finished_at))) },
    { title: 'took', class: 'time', cells: instances.map((one) => text(took(one))) },
    { title: 'outcome', cells: instances.map(({ outcome }) => text(outcome)) },
    { title: 'after', cells: waits.map((before) => (before === undefined ? null : named(instances[before]))) },
    { title: 'error', cells: instances.map(({ error }) => text(error)) },
  ]);
}
