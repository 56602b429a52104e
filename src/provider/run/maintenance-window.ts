import { firstMomentOf, flawOfTimeZone, lastMomentOf, wallTimeAt } from './time-zone';

/** The days of the week as a configuration names them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Day = typeof DAYS[number];

/** When instances may begin, day by day: outside of it none does. Those that have begun are followed to their end. */
export interface MaintenanceWindow {
  /** Minute of the day at which it opens, 0 to 1439. */
  readonly begin: number;
  /** Minute of the day at which it closes, 1 to 1440: of the next day unless it is later than `begin`. */
  readonly end: number;
  /** The days on which it opens, in its zone. */
  readonly days: ReadonlySet<Day>;
  /** IANA name of the zone whose clocks it goes by. */
  readonly timeZone: string;
}

/** A maintenance window as it is configured; null is what is absent. */
export interface GivenWindow {
  readonly begin: string;
  readonly end: string;
  /** @default - all of them */
  readonly days: readonly string[] | null;
  /** @default - UTC */
  readonly time_zone: string | null;
}

/** One day's opening: from a moment up to, and without, another. */
interface Opening {
  readonly opensAt: number;
  readonly closesAt: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const END_OF_DAY = '24:00';
/** Days are counted from 1970-01-01, which was a Thursday. */
const DAY_ZERO = DAYS.indexOf('thu');
/** A window opens once a week at least; a gap, or a day that a zone leaves out, takes one opening and not the next. */
const LOOK_AHEAD_DAYS = 28;

/** Why a text is no time at which a window begins or ends, in one sentence; undefined when it is one. */
export function flawOfTime(text: string, isEnd: boolean): string | undefined {
  if (TIME.test(text) || (isEnd && text === END_OF_DAY)) return undefined;
  return isEnd ? 'Must be a time of the day such as 02:00, or 24:00.' : 'Must be a time of the day such as 22:00.';
}

/** Why a window cannot end at this time when it begins at that, in one sentence: both are times without a flaw. */
export const flawOfEnd = (begin: string, end: string): string | undefined =>
  (begin === end ? 'Must be another time than `begin`: a whole day is 00:00 to 24:00.' : undefined);

/**
 * Reads a window whose parts were checked when it was planned.
 *
 * @throws RangeError when they were not.
 */
export function parseMaintenanceWindow(given: GivenWindow): MaintenanceWindow {
  const { begin, end } = given;
  const timeZone = given.time_zone ?? 'UTC';
  const days = (given.days ?? DAYS).map(dayNamed);
  const flaw = flawOfTime(begin, false) ?? flawOfTime(end, true) ?? flawOfEnd(begin, end) ?? flawOfTimeZone(timeZone);
  if (flaw !== undefined) throw new RangeError(`an unchecked maintenance window: ${flaw}`);
  if (days.length === 0) throw new RangeError('an unchecked maintenance window: it has no days');
  // Midnight is the end of the day on which the window begins, and not the beginning of it.
  return { begin: minutesOf(begin), end: minutesOf(end) || 24 * 60, days: new Set(days), timeZone };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function dayNamed(name: string): Day {
  const day = DAYS.find((known) => known === name);
  if (day === undefined) throw new RangeError(`an unchecked maintenance window: no day is called ${name}`);
  return day;
}

/** Whether instances may begin now (epoch milliseconds, as are all moments here). */
export const isOpen = (window: MaintenanceWindow, now: number): boolean => endOfOpening(window, now) !== undefined;

/** The next moment after now at which it opens; undefined when it is open for ever. */
export function nextOpening(window: MaintenanceWindow, now: number): number | undefined {
  if (isAlwaysOpen(window)) return undefined;
  const today = dayAt(window, now);
  for (const { opensAt } of openings(window, today, today + LOOK_AHEAD_DAYS)) {
    // What begins while it is open does not open it: the openings of two days may touch.
    if (opensAt > now && !isOpen(window, opensAt - 1)) return opensAt;
  }
  return undefined;
}

/** When it closes, if it is open now; undefined when it is closed, or open for ever. */
export function closesAt(window: MaintenanceWindow, now: number): number | undefined {
  if (isAlwaysOpen(window)) return undefined;
  const end = endOfOpening(window, now);
  return end === undefined ? undefined : closesAt(window, end) ?? end;
}

/** What people are told of it, to complete "the maintenance window": "opens on Sat 2026-11-28 at 22:00 (UTC)". */
export function openingText(window: MaintenanceWindow, now: number): string {
  const zone = `(${window.timeZone})`;
  if (isOpen(window, now)) {
    const end = closesAt(window, now);
    if (end === undefined) return 'is always open';
    return `is open until ${end - now < DAY_MS ? timeText(window, end) : dateText(window, end)} ${zone}`;
  }
  const opensAt = nextOpening(window, now);
  return opensAt === undefined ? `does not open within ${LOOK_AHEAD_DAYS} days`
    : `opens on ${dateText(window, opensAt)} ${zone}`;
}

const isAlwaysOpen = ({ begin, end, days }: MaintenanceWindow): boolean =>
  begin === 0 && end === 24 * 60 && days.size === DAYS.length;

/** The end of the opening during which now is. Where those of two days overlap, the end of one lies in the other. */
function endOfOpening(window: MaintenanceWindow, now: number): number | undefined {
  const today = dayAt(window, now);
  // Yesterday's reaches past midnight; tomorrow's has begun where the clocks were set back from tomorrow to today.
  for (const opening of openings(window, today - 1, today + 1)) {
    if (opening.opensAt <= now && now < opening.closesAt) return opening.closesAt;
  }
  return undefined;
}

/**
 * The openings that begin on these days. A window takes all of an hour that comes twice, with what lies between the
 * two, and nothing of a gap: inside one it would close the moment that it opens.
 */
function* openings({ begin, end, days, timeZone }: MaintenanceWindow, first: number, last: number): Generator<Opening> {
  const minutes = end > begin ? end : end + 24 * 60;
  for (let day = first; day <= last; day += 1) {
    if (!days.has(weekdayOf(day))) continue;
    const opensAt = firstMomentOf(timeZone, day * DAY_MS + begin * MINUTE_MS);
    const closing = lastMomentOf(timeZone, day * DAY_MS + minutes * MINUTE_MS);
    if (opensAt < closing) yield { opensAt, closesAt: closing };
  }
}

/** The day in the zone of a window, counted from 1970-01-01. */
const dayAt = ({ timeZone }: MaintenanceWindow, moment: number): number =>
  Math.floor(wallTimeAt(timeZone, moment) / DAY_MS);

/** Dates before 1970 have negative numbers. */
const weekdayOf = (day: number): Day => DAYS[(day % 7 + DAY_ZERO + 7) % 7];

const timeText = ({ timeZone }: MaintenanceWindow, moment: number): string =>
  new Date(wallTimeAt(timeZone, moment)).toISOString().slice(11, 16);

function dateText(window: MaintenanceWindow, moment: number): string {
  const day = weekdayOf(dayAt(window, moment));
  const date = new Date(wallTimeAt(window.timeZone, moment)).toISOString().slice(0, 10);
  return `${day[0].toUpperCase()}${day.slice(1)} ${date} at ${timeText(window, moment)}`;
}
