const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Abbreviations of three letters that the IANA database knows. */
const IANA_ABBREVIATIONS: ReadonlySet<string> = new Set(['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC',
  'ROK', 'UCT', 'UTC', 'WET']);

/** One formatter for each zone: to make one takes longer than a thousand dates. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Why a text does not name a time zone, in one sentence; undefined when it does. Offsets are refused although newer
 * versions of Node.js take them: they know no daylight saving time. So are the abbreviations that only Node.js knows,
 * because they surprise: its BST lies in Bangladesh.
 */
export function flawOfTimeZone(text: string): string | undefined {
  const isForeign = /^[+-]|^SystemV\//i.test(text)
    || (/^[a-z]{3}$/i.test(text) && !IANA_ABBREVIATIONS.has(text.toUpperCase()));
  return !isForeign && isKnown(text) ? undefined
    : 'Must be the name of a time zone in the IANA database, such as Europe/Berlin.';
}

/** What the clocks of the zone show at a moment, as the milliseconds at which those of UTC show the same. */
export const wallTimeAt = (zone: string, moment: number): number => moment + offsetAt(zone, moment);

/**
 * The first moment from which on a wall time has been reached: the end of the gap where the clocks skip it, its first
 * occurrence where they show it twice.
 */
export function firstMomentOf(zone: string, wallTime: number): number {
  const { before, after } = offsetsAround(zone, wallTime);
  const [early, late] = [wallTime - before, wallTime - after];
  if (offsetAt(zone, early) === before) return early;
  return offsetAt(zone, late) === after ? late : gapAt(zone, wallTime);
}

/**
 * The moment from which on no clock shows anything earlier than a wall time: the gap where they skip it, its last
 * occurrence where they show it and what lies before it twice.
 */
export function lastMomentOf(zone: string, wallTime: number): number {
  const { before, after } = offsetsAround(zone, wallTime);
  const [early, late] = [wallTime - before, wallTime - after];
  // What counts is what the clocks showed until then, not what they are set to at that very moment.
  if (offsetAt(zone, late - 1) === after) return late;
  return offsetAt(zone, early - 1) === before ? early : gapAt(zone, wallTime);
}

/** No zone is a day ahead of UTC or behind it, and none has set its clocks twice within two days since 1990. */
const offsetsAround = (zone: string, wallTime: number): { before: number; after: number } => (
  { before: offsetAt(zone, wallTime - DAY_MS), after: offsetAt(zone, wallTime + DAY_MS) }
);

/** The moment at which the clocks skip a wall time, found by halving the days around it. */
function gapAt(zone: string, wallTime: number): number {
  const { before } = offsetsAround(zone, wallTime);
  let [unset, set] = [wallTime - DAY_MS, wallTime + DAY_MS];
  while (set - unset > 1) {
    const middle = Math.floor((unset + set) / 2);
    if (offsetAt(zone, middle) === before) unset = middle;
    else set = middle;
  }
  return set;
}

/**
 * How far the clocks of the zone are ahead of UTC at a moment, in milliseconds.
 *
 * @throws Error when Intl writes an offset in an unknown way: a wrong one would open windows at the wrong time.
 */
function offsetAt(zone: string, moment: number): number {
  const text = formatterOf(zone).format(moment);
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (parts === null) throw new Error(`the offset of ${zone} cannot be read from ${JSON.stringify(text)}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts;
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}

function isKnown(zone: string): boolean {
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    return false;
  }
}
