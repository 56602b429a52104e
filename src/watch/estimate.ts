import { WatchedInstance, WatchedRun } from './runs';

/** Outcomes that are an end. */
const ENDS = ['done', 'unconfirmed', 'failed'];

/** Whether an instance is being acted on. */
export const isInFlight = ({ phase }: WatchedRun, { outcome, since }: WatchedInstance): boolean =>
  phase === 'apply' && (outcome === 'in_progress' || outcome === 'unknown') && since !== undefined;

/** How long it has taken so far, or took, in milliseconds; undefined where it was not sent, or nobody knows. */
export function lastsFor(run: WatchedRun, instance: WatchedInstance, now: number): number | undefined {
  const { outcome, since, seconds } = instance;
  const told = seconds === undefined ? undefined : seconds * 1000;
  if (isInFlight(run, instance)) return Math.max(told ?? 0, now - since!);
  return ENDS.includes(outcome) ? told : undefined;
}

/**
 * How much longer a run will take, in milliseconds, if those that are left take as long as those that are done, and
 * as many go at once as did at most; undefined where nothing is known.
 */
export function timeLeft(run: WatchedRun, now: number): number | undefined {
  const done = run.instances.filter(({ outcome }) => outcome === 'done' || outcome === 'unconfirmed')
    .flatMap((one) => lastsFor(run, one, now) ?? []).filter((ms) => ms > 0);
  if (run.phase !== 'apply' || done.length === 0) return undefined;
  const usual = done.reduce((sum, ms) => sum + ms, 0) / done.length;
  const inFlight = run.instances.filter((one) => isInFlight(run, one));
  const queued = Math.max(0, run.total - run.done - run.failed - run.deferred - inFlight.length);
  const places = inFlight.map((one) => Math.max(0, usual - lastsFor(run, one, now)!));
  const atOnce = Math.max(1, Math.min(run.mostAtOnce, run.instances.length));
  while (places.length < atOnce) places.push(0);
  const left = rounds(places, queued, usual);
  return left > 0 ? left : undefined;
}

/** When the last of so many comes to its end, each beginning where a place becomes free. */
function rounds(places: readonly number[], queued: number, usual: number): number {
  const inTurn = [...places].sort((one, other) => one - other);
  const whole = Math.floor(queued / inTurn.length);
  const last = queued % inTurn.length;
  return inTurn.map((free, place) => free + usual * (whole + (place < last ? 1 : 0)))
    .reduce((latest, end) => Math.max(latest, end), 0);
}
