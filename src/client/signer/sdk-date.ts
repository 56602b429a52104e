/** How far the date of a signature may be from the time of the cloud. */
export const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;

/** A moment in the form of `X-Sdk-Date`, always in UTC and whole seconds: `20260102T030405Z`. */
export function formatSdkDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The moment that an `X-Sdk-Date` names; undefined when it names none. */
export function parseSdkDate(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
