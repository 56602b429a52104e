import { Values } from './consistency';
import { Value } from '../../src/plugin-sdk';

// Maintenance windows, written a second time and as plainly as can be: stories play in a month without changes of
// clocks.

/** The days of the week, in their order. */
export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks and calendars of a zone show at a moment. */
export function wallClock(timeZone: string, moment: number): { readonly day: number; readonly minute: number } {
  const format = formats.get(timeZone)
    ?? new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const day = WEEK.findIndex((name) => name === parts.weekday.toLowerCase());
  return { day, minute: Number(parts.hour) % 24 * 60 + Number(parts.minute) };
}

/** Whether a maintenance window, as it is configured, is open at a moment; one that is not given always is. */
export function isOpenAt(window: Value | undefined, moment: number): boolean {
  if (window === null || window === undefined) return true;
  const { begin, end, days, time_zone: zone } = window as Values;
  const { day, minute } = wallClock((zone ?? 'UTC') as string, moment);
  const isOn = (which: number) => days === null || (days as readonly string[]).includes(WEEK[(which + 7) % 7]);
  const [from, to] = [minuteOf(begin as string), minuteOf(end as string)];
  if (to > from) return isOn(day) && minute >= from && minute < to;
  return (isOn(day) && minute >= from) || (isOn(day - 1) && minute < to);
}

/** Whether it was closed at some moment between two, by whole minutes. */
export function wasClosed(window: Value | undefined, from: number, to: number): boolean {
  for (let moment = from; moment < to; moment += MINUTE_MS) if (!isOpenAt(window, moment)) return true;
  return !isOpenAt(window, to);
}

/** How long it takes until a window is open, by whole minutes. */
export function untilOpenMs(window: Value, now: number): number {
  if (isOpenAt(window, now)) return 0;
  let moment = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  while (!isOpenAt(window, moment)) moment += MINUTE_MS;
  return moment - now;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
