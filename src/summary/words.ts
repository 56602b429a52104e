const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, such as `6 min 12 s`. */
export function durationText(ms: number): string {
  if (ms < 59.5 * SECOND) return `${Math.round(ms / SECOND)} s`;
  const seconds = Math.round(ms / SECOND);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  return hours > 0 ? together(hours, 'h', minutes % 60, 'min') : together(minutes, 'min', seconds % 60, 's');
}

const together = (large: number, unit: string, small: number, part: string) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${part}`;

/** How old something is, in the unit that says enough; null where nobody knows. */
export function ageText(since: string | null, now: Date): string | null {
  const ms = Math.max(0, now.getTime() - Date.parse(since ?? ''));
  if (Number.isNaN(ms)) return null;
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / DAY)} days`;
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A moment of a timeline, in UTC: `13:47:35`. */
export const clockText = (time: string | null): string | null =>
  time === null || Number.isNaN(Date.parse(time)) ? null : new Date(time).toISOString().slice(11, 19);

/** A moment with its date, in UTC: `2026-11-27 13:47:35 UTC`. */
export const momentText = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/**
 * A text from elsewhere as one line that says what it seems to say: no control characters, and nothing that turns the
 * direction of what comes after it.
 */
export const inOneLine = (text: string): string => visible(text.replace(/[\s\u2028\u2029]+/g, ' ').trim());

/** The same for a text that may have several lines. */
export const inLines = (text: string): string => text.split(/\r?\n|\r|\u2028|\u2029/).map((line) =>
  visible(line.replace(/\t/g, '  '))).join('\n');

// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;
const visible = (text: string) => text.replace(UNSEEN, '\ufffd');
