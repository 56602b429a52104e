import { cut, inLinesOf } from './cells';
import { inColumns, rowOf } from './columns';
import { isInFlight, timeLeft } from './estimate';
import { isLost, Moment, silence, WatchedInstance, WatchedRun } from './runs';
import { countTexts, ENDED, leftText, moreRunsText, moreText, plannedText, runText, silentText } from './texts';

/** What a picture is drawn on. */
export interface Canvas {
  /** In cells. */
  readonly width: number;
  /** In lines; it may be Infinity. */
  readonly height: number;
  readonly colour: boolean;
}

const PAINTS = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

type Paint = keyof typeof PAINTS;

/** All runs as a table of each, in as many lines as there is room for: who is in flight goes before all others. */
export function pictureOf(runs: readonly WatchedRun[], canvas: Canvas, moment: Moment): string {
  const heads = runs.map((run) => headOf(run, canvas, moment));
  const shown = runsThatFit(runs, heads, canvas.height);
  const left = runs.length - shown.length;
  const room = canvas.height - sum(shown.map((index) => heads[index].length + 1)) - (left > 0 ? 1 : 0);
  const rows = shared(shown.map((index) => runs[index]), room);
  const blocks = shown.map((index, place) =>
    [...heads[index], ...tableOf(runs[index], rows[place], canvas, moment)].join('\n'));
  return [...blocks, ...left > 0 ? [cut(moreRunsText(left), canvas.width)] : []].join(room > 0 ? '\n\n' : '\n');
}

/** Which run it is, and how far. */
function headOf(run: WatchedRun, { width, colour }: Canvas, { now, elapsed }: Moment): readonly string[] {
  const paint = painter(colour);
  const { phase, total } = run;
  const left = timeLeft(run, now);
  const texts = [
    ...phase === 'plan' ? [plannedText(total)] : countTexts(run),
    ...phase === 'ended' ? [ENDED] : [],
    ...isLost(run, elapsed) ? [silentText(silence(run, elapsed))] : left === undefined ? [] : [leftText(left)],
  ];
  const tone = run.failed > 0 || isLost(run, elapsed) ? 'red' : phase === 'ended' ? 'green' : undefined;
  return [
    paint('bold', cut(runText(run.action, run.scope), width)),
    ...inLinesOf(texts, width).map((line) => paint(tone, line)),
  ];
}

/** Of a run that goes on at least so many lines of its table are to be seen. */
const FEWEST_LINES = 4;

/** The places of the runs that there is room for, those that go on before those that have ended. */
function runsThatFit(runs: readonly WatchedRun[], heads: ReadonlyArray<readonly string[]>, height: number): number[] {
  const isOver = (index: number) => runs[index].phase !== 'apply';
  let shown = runs.map((_, index) => index).sort((one, other) =>
    Number(isOver(one)) - Number(isOver(other)) || other - one);
  const rowsOf = (index: number) => (isOver(index) ? 0 : Math.min(FEWEST_LINES, runs[index].instances.length + 1));
  const lines = (indices: readonly number[]) => sum(indices.map((index) => heads[index].length + 1 + rowsOf(index)));
  while (shown.length > 1 && lines(shown) > height) shown = shown.slice(0, -1);
  return shown.sort((one, other) => one - other);
}

/** How many lines each run gets for its table: what a run has no need for goes to the others. */
function shared(runs: readonly WatchedRun[], room: number): readonly number[] {
  const lines = runs.map(() => 0);
  const wanted = runs.map(({ instances }) => (instances.length > 0 ? instances.length + 1 : 0));
  const inNeed = () => runs.map((_, place) => place).filter((place) => lines[place] < wanted[place]);
  for (let free = Math.min(room, sum(wanted)); free > 0;) {
    const places = inNeed();
    const goingOn = places.filter((place) => runs[place].phase === 'apply');
    for (const place of goingOn.length > 0 ? goingOn : places) {
      if (free === 0) break;
      lines[place] += 1;
      free -= 1;
    }
  }
  return lines;
}

/** The head of the table takes a line, and so does what says that there are more. */
function tableOf(run: WatchedRun, lines: number, { width, colour }: Canvas, { now }: Moment): readonly string[] {
  const { instances } = run;
  const all = instances.length + 1 <= lines;
  const shown = all ? instances : byUrgency(run).slice(0, Math.max(0, lines - 2));
  if (shown.length === 0) return lines > 0 ? [cut(moreText(instances.length), width)] : [];
  const paint = painter(colour);
  const [head, ...rows] = inColumns(shown.map((one) => rowOf(run, one, now)), width);
  const more = instances.length - shown.length;
  return [
    paint('dim', head),
    ...rows.map((row, index) => paint(toneOf(run, shown[index]), row)),
    ...more > 0 ? [cut(moreText(more), width)] : [],
  ];
}

const OUTCOMES_BY_URGENCY = ['failed', 'unknown', 'in_progress', 'unconfirmed', 'not_begun', 'deferred', 'done'];

function byUrgency(run: WatchedRun): readonly WatchedInstance[] {
  const urgency = (one: WatchedInstance) => (isInFlight(run, one) ? -1 : OUTCOMES_BY_URGENCY.indexOf(one.outcome));
  return [...run.instances].sort((one, other) => urgency(one) - urgency(other));
}

function toneOf(run: WatchedRun, instance: WatchedInstance): Paint | undefined {
  if (instance.outcome === 'failed' || (instance.outcome === 'unknown' && !isInFlight(run, instance))) return 'red';
  if (isInFlight(run, instance) || instance.outcome === 'unconfirmed') return 'yellow';
  return instance.outcome === 'done' ? 'green' : undefined;
}

// Not `styleText`, which looks at the streams and the environment by itself.
const painter = (colour: boolean) => (paint: Paint | undefined, text: string): string =>
  (colour && paint !== undefined ? `\u001b[${PAINTS[paint]}m${text}\u001b[0m` : text);

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
