import { fenced } from './markdown-text';
import { Timeline, TimelineInstance } from './timeline';
import { spanOf } from './waits';
import { counted, durationText } from './words';

/** The roll as a picture that GitHub and GitLab draw. */
export function ganttOf({ action, instances }: Timeline): string {
  const { end } = spanOf(instances);
  const tasks = instances.map((one, index) => `    ${index + 1} ${label(one)} :${taskOf(one, end)}`);
  return fenced(['gantt', `    title The ${word(action)} of ${counted(instances.length, 'instance')} (UTC)`,
    '    dateFormat YYYY-MM-DDTHH:mm:ss', '    axisFormat %H:%M', ...tasks].join('\n'), 'mermaid');
}

function taskOf({ submitted_at, finished_at, outcome }: TimelineInstance, last: number): string {
  const begin = Date.parse(submitted_at);
  const end = Math.max(begin + 1000, finished_at === null ? last : Date.parse(finished_at));
  const kind = outcome === 'done' || outcome === 'unconfirmed' ? 'done' : outcome === 'failed' ? 'crit' : 'active';
  return `${kind}, ${moment(begin)}, ${moment(end)}`;
}

const moment = (ms: number) => new Date(ms).toISOString().slice(0, 19);

function label({ id, name, submitted_at, finished_at }: TimelineInstance): string {
  const took = finished_at === null ? [] : [`(${durationText(Date.parse(finished_at) - Date.parse(submitted_at))})`];
  return [word(name || id), ...took].join(' ');
}

/** Mermaid knows no way to escape what ends a task or begins a comment; the table has the name as it is. */
const word = (text: string): string =>
  [...text.replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_')].slice(0, 40).join('');
