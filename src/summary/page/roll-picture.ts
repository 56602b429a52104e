import { VNode } from 'preact';
import { element } from './element';
import { Timeline, TimelineInstance } from '../timeline';
import { spanOf } from '../waits';
import { counted, durationText, inOneLine } from '../words';

const ROW = 42;
const TOP = 28;
const BAR = { offset: 20, height: 12 };
const middle = (place: number) => TOP + place * ROW + BAR.offset + BAR.height / 2;

/** Widths are shares and heights are pixels, so that the text stays readable however narrow the screen is. */
type Across = (ms: number) => number;
const percent = (share: number) => `${Number(share.toFixed(3))}%`;

/** The roll: a bar for each instance, and from each end a line to who waited for it. */
export function rollPicture({ action, instances }: Timeline, waits: ReadonlyArray<number | undefined>,
  id: string): VNode {
  const { begin, end } = spanOf(instances);
  const across: Across = (ms) => 1 + 98 * (ms - begin) / (end - begin);
  const height = TOP + instances.length * ROW;
  return element('svg', { 'role': 'img', 'aria-labelledby': `${id}-title ${id}-desc`, 'height': height },
    element('title', { id: `${id}-title` }, `The ${action} of ${counted(instances.length, 'instance')} over time`),
    element('desc', { id: `${id}-desc` }, instances.map((one) => `${nameOf(one)}: ${fateOf(one)}.`).join(' ')),
    ticks(begin, end).map((ms) => tickView(ms, begin, across(ms), height)),
    waits.map((before, place) => (before === undefined ? null : waitView(instances, before, place, across))),
    instances.map((one, place) => instanceView(one, TOP + place * ROW, across, end)));
}

const SECOND = 1000;
const STEPS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400].map((s) => s * SECOND);

/** At most five moments, a round time apart. */
function ticks(begin: number, end: number): readonly number[] {
  const step = STEPS.find((one) => (end - begin) / one <= 4.5) ?? Math.ceil((end - begin) / 4);
  return Array.from({ length: Math.floor((end - begin) / step) + 1 }, (_, index) => begin + index * step);
}

function tickView(ms: number, begin: number, at: number, height: number): VNode {
  const x = percent(at);
  const anchor = at < 5 ? 'start' : at > 90 ? 'end' : 'middle';
  return element('g', null, element('line', { class: 'grid', x1: x, x2: x, y1: 20, y2: height }),
    element('text', { 'class': 'soft', x, 'y': 13, 'text-anchor': anchor },
      ms === begin ? '0' : durationText(ms - begin)));
}

function waitView(instances: readonly TimelineInstance[], before: number, place: number, across: Across): VNode {
  const from = percent(across(Date.parse(instances[before].finished_at!)));
  const to = percent(across(Date.parse(instances[place].submitted_at)));
  return element('g', { class: 'wait' }, element('line', { x1: from, x2: from, y1: middle(before), y2: middle(place) }),
    element('line', { x1: from, x2: to, y1: middle(place), y2: middle(place) }));
}

function instanceView(one: TimelineInstance, top: number, across: Across, last: number): VNode {
  const tone = toneOf(one);
  const ended = one.finished_at === null ? undefined : percent(across(Date.parse(one.finished_at)));
  return element('g', null,
    element('text', { x: '1%', y: top + 13 }, short(nameOf(one))),
    element('text', { 'class': tone, 'x': '99%', 'y': top + 13, 'text-anchor': 'end' }, fateOf(one)),
    bars(one, last).map(({ kind, from, to }) => element('rect', {
      class: kind,
      x: percent(across(from)),
      y: top + BAR.offset,
      width: percent(across(to) - across(from)),
      height: BAR.height,
      rx: 2,
    })),
    ended ? element('circle', { class: `end ${tone}`, cx: ended, cy: top + BAR.offset + BAR.height / 2, r: 6 }) : null);
}

interface Bar {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

function bars({ submitted_at, running_at, finished_at }: TimelineInstance, last: number): readonly Bar[] {
  const begin = Date.parse(submitted_at);
  const end = finished_at === null ? last : Date.parse(finished_at);
  const running = running_at === null ? undefined : Date.parse(running_at);
  const unseen = finished_at === null ? 'open' : 'down';
  if (running === undefined) return [{ kind: unseen, from: begin, to: end }];
  return [{ kind: 'down', from: begin, to: running },
    { kind: finished_at === null ? 'open' : 'heal', from: running, to: end }];
}

const nameOf = ({ name, id }: TimelineInstance) => inOneLine(name || id);

/** A picture cannot wrap a name; the table has all of it. */
function short(name: string): string {
  const letters = [...name];
  return letters.length > 24 ? `${letters.slice(0, 23).join('')}…` : name;
}

const TONES: Readonly<Record<string, string>> = { done: 'good', unconfirmed: 'good', failed: 'bad', unknown: 'bad' };
const toneOf = ({ outcome }: TimelineInstance) => TONES[outcome ?? ''] ?? 'todo';

function fateOf({ outcome, submitted_at, finished_at }: TimelineInstance): string {
  const word = inOneLine(outcome ?? 'unknown').replace(/_/g, ' ');
  return finished_at === null ? word
    : `${word}, ${durationText(Date.parse(finished_at) - Date.parse(submitted_at))}`;
}
