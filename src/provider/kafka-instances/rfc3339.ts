import { Check } from '../../plugin-sdk';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Epoch milliseconds of an RFC 3339 time; undefined where the text is none. */
export function parseRfc3339(text: string): number | undefined {
  const [, year, month, day] = RFC_3339.exec(text)?.map(Number) ?? [];
  if (year === undefined || !isDay(year, month, day)) return undefined;
  return Date.parse(text.toUpperCase());
}

/** The value must be an RFC 3339 time. */
export const rfc3339: Check = (value: string) =>
  (parseRfc3339(value) === undefined
    ? 'Must be an RFC 3339 time with its offset from UTC, such as "2026-01-31T00:00:00Z".'
    : undefined);

/** A moment as RFC 3339 writes it; null where there is none, or none that a calendar knows. */
export function timeText(epochMs: number | undefined): string | null {
  const date = new Date(epochMs ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** JavaScript would take February 30th for the 2nd of March. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
