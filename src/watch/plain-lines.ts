import { lastsFor, timeLeft } from './estimate';
import { isLost, Moment, News, Runs, silence, WatchedInstance, WatchedRun } from './runs';
import { begins, countTexts, ENDED, leftText, planned, runText, silentText } from './texts';
import { waitOf } from './waits';
import { durationText } from '../summary/words';

/** Whoever waits hears something at least so often. */
const EVERY_MS = 30_000;

/** Tells what happens one line after the other, for a log and for whoever has no terminal. */
export class PlainLines {
  private saidAt = -Infinity;
  private readonly lost = new Set<string>();

  constructor(private readonly say: (line: string) => void) {}

  /** A line for each change of an instance. */
  public tell({ run, isNew, changed }: News, { now, elapsed }: Moment): void {
    const lines = linesOf(run, isNew, changed, now);
    if (lines.length > 0) this.saidAt = elapsed;
    lines.forEach((line) => this.say(line));
  }

  /** A line for each run that goes on, where nothing was said for a while. */
  public remind(runs: Runs, { now, elapsed }: Moment): void {
    const due = elapsed - this.saidAt >= EVERY_MS;
    for (const run of runs.all.filter(({ phase }) => phase === 'apply')) {
      if (isLost(run, elapsed) ? this.lost.has(run.run) : !due) continue;
      if (isLost(run, elapsed)) this.lost.add(run.run);
      this.saidAt = elapsed;
      this.say(stateOf(run, now, isLost(run, elapsed) ? [silentText(silence(run, elapsed))] : []));
    }
  }
}

function linesOf(run: WatchedRun, isNew: boolean, changed: readonly WatchedInstance[], now: number): readonly string[] {
  const { action, scope, phase, instances } = run;
  const names = instances.map(({ name }) => name);
  if (phase === 'plan') return changed.length > 0 ? [planned(action, scope, names)] : [];
  const untold = changed.filter(({ outcome }) => !isNew || outcome !== 'not_begun');
  return [
    ...isNew ? [begins(action, scope, names)] : [],
    ...untold.map((one) => changeOf(run, one, now)),
    ...phase === 'ended' ? [stateOf(run, now, [ENDED])] : [],
  ];
}

/** `restart orders: RESTARTING, in progress for 10 s, waits for RUNNING again (1 of 3 done)` */
function changeOf(run: WatchedRun, instance: WatchedInstance, moment: number): string {
  const { name, status, outcome } = instance;
  const [lasts, wait] = [lastsFor(run, instance, moment), waitOf(run, instance)];
  const how = outcome.replaceAll('_', ' ');
  const said = lasts === undefined ? how : `${how} ${wait ? 'for' : 'in'} ${durationText(lasts)}`;
  const parts = [status, said, wait && `waits for ${wait}`].filter((part) => part !== '');
  const now = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `${run.action} ${name}${now} (${run.done} of ${run.total} done)`;
}

function stateOf(run: WatchedRun, now: number, more: readonly string[]): string {
  const left = timeLeft(run, now);
  const parts = [...countTexts(run), ...more, ...left === undefined || more.length > 0 ? [] : [leftText(left)]];
  return `${runText(run.action, run.scope)}: ${parts.join(', ')}`;
}
