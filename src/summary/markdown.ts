import { ganttOf } from './gantt';
import { codeText, fenced, plainText, table } from './markdown-text';
import { Row, rowsOf, Tone } from './rows';
import { ResourceSummary, StackSummary, Summary } from './summary';
import { Timeline } from './timeline';
import { timelineOf } from './timeline-of';
import { verdictOf } from './verdict';
import { ageText, counted, inOneLine } from './words';

const SIGNS: Readonly<Record<Tone, string>> = { good: '✅', bad: '❌', todo: '⚠️', idle: '⏸️' };

/** GitHub takes 64 KiB in a comment. */
const MOST_ROWS = 200;

/**
 * The summary for a step summary of GitHub, or a note of GitLab.
 *
 * @param now Ages are told as of then.
 */
export function markdownOf(summary: Summary, timelines: readonly Timeline[], now = new Date()): string {
  const { headline, tone, counts } = verdictOf(summary);
  const sections = summary.stacks.flatMap((stack) => sectionOf(stack, timelines, now));
  return `${[`## ${SIGNS[tone]} ${headline}`, counts.join(' · '), ...sections].join('\n\n')}\n`;
}

function sectionOf({ folder, error, resources }: StackSummary, timelines: readonly Timeline[], now: Date): string[] {
  const told = resources.filter((resource) => rowsOf(resource).length > 0);
  const quiet = resources.length - told.length;
  return [
    `### ${codeText(folder)}`,
    ...error === null ? [] : [fenced(error)],
    ...told.flatMap((resource) => resourceOf(resource, timelineOf(resource, timelines), now)),
    ...quiet > 0 ? [`${counted(quiet, 'resource')} with nothing to tell.`] : [],
    ...error === null && resources.length === 0 ? ['No resource of this provider.'] : [],
  ];
}

function resourceOf(resource: ResourceSummary, timeline: Timeline | undefined, now: Date): string[] {
  const place = [resource.region, resource.project].filter((part) => part !== null).map(codeText).join(', project ');
  const limits = Object.entries(resource.limits).map(([name, value]) => `${codeText(name)} ${codeText(String(value))}`);
  return [
    `#### ${codeText(resource.address)}`,
    `${plainText(resource.action)}${place ? ` in ${place}` : ''}`,
    ...tableOf(rowsOf(resource), now),
    ...limits.length > 0 ? [`Limits in force: ${limits.join(', ')}`] : [],
    ...timeline ? [ganttOf(timeline)] : [],
  ];
}

/** A column that says nothing of anybody is left out. */
function tableOf(rows: readonly Row[], now: Date): string[] {
  const text = (value: string | null, how = plainText) =>
    (value === null || inOneLine(value) === '' ? '–' : how(value));
  const columns: ReadonlyArray<readonly [string, (row: Row) => string]> = [
    ['name', ({ name }) => text(name, codeText)],
    ['id', ({ id }) => text(id, codeText)],
    ['status', ({ status }) => text(status, codeText)],
    ['age', ({ created }) => text(ageText(created, now))],
    ['what', ({ fate, tone }) => `${SIGNS[tone]} ${fate}`],
    ['why', ({ why }) => text(why)],
  ];
  const shown = rows.slice(0, MOST_ROWS);
  const telling = columns.filter(([, cell]) => shown.some((row) => cell(row) !== '–'));
  const more = rows.length - shown.length;
  return [
    table(telling.map(([title]) => title), shown.map((row) => telling.map(([, cell]) => cell(row)))),
    ...more > 0 ? [`... and ${more} more, which the JSON and the page hold.`] : [],
  ];
}
