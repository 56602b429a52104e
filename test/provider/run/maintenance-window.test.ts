import fc from 'fast-check';
import {
  closesAt,
  DAYS,
  flawOfEnd,
  flawOfTime,
  GivenWindow,
  isOpen,
  MaintenanceWindow,
  nextOpening,
  openingText,
  parseMaintenanceWindow,
} from '../../../src/provider/run/maintenance-window';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RUNS = Number(process.env.PROPERTY_RUNS ?? 300);

const utc = (text: string) => Date.parse(`${text}Z`);
const text = (moment: number | undefined) => moment && new Date(moment).toISOString().slice(0, 16);

/** A window written as "22:00-02:00 fri,sat Europe/Berlin", or "22:00-02:00 daily UTC". */
function windowOf(spelled: string): MaintenanceWindow {
  const [, begin, end, days, zone] = /^(.+)-(.+) (\S+) (\S+)$/.exec(spelled)!;
  return parseMaintenanceWindow({ begin, end, days: days === 'daily' ? null : days.split(','), time_zone: zone });
}

/** The rows are: the window, a moment at which it is closed, when it opens next, and when it closes then. */
const OPENINGS: ReadonlyArray<readonly [string, string, string, string]> = [
  // An ordinary day.
  ['08:00-10:30 daily UTC', '2026-11-27T12:00', '2026-11-28T08:00', '2026-11-28T10:30'],
  ['22:00-24:00 daily Europe/Berlin', '2026-11-27T12:00', '2026-11-27T21:00', '2026-11-27T23:00'],
  ['22:00-00:00 daily Europe/Berlin', '2026-11-27T12:00', '2026-11-27T21:00', '2026-11-27T23:00'],
  ['22:00-02:00 daily Asia/Kathmandu', '2026-11-27T12:00', '2026-11-27T16:15', '2026-11-27T20:15'],
  // Past midnight it belongs to the day on which it begins, in its zone.
  ['22:00-02:00 fri Europe/Berlin', '2026-11-27T12:00', '2026-11-27T21:00', '2026-11-28T01:00'],
  ['22:00-02:00 fri Europe/Berlin', '2026-11-28T01:00', '2026-12-04T21:00', '2026-12-05T01:00'],
  ['01:00-02:00 sat America/New_York', '2026-11-27T12:00', '2026-11-28T06:00', '2026-11-28T07:00'],
  ['20:00-21:00 fri America/New_York', '2026-11-27T12:00', '2026-11-28T01:00', '2026-11-28T02:00'],
  ['01:00-02:00 sat Asia/Kathmandu', '2026-11-27T12:00', '2026-11-27T19:15', '2026-11-27T20:15'],
  // Openings that touch are one.
  ['00:00-24:00 sat,sun UTC', '2026-11-27T12:00', '2026-11-28T00:00', '2026-11-30T00:00'],
  ['22:00-24:00 daily UTC', '2026-11-27T12:00', '2026-11-27T22:00', '2026-11-28T00:00'],
  ['00:00-23:59 daily UTC', '2026-11-27T23:59', '2026-11-28T00:00', '2026-11-28T23:59'],
  // 02:00 to 03:00 does not exist.
  ['02:30-04:00 sun Europe/Berlin', '2026-03-28T12:00', '2026-03-29T01:00', '2026-03-29T02:00'],
  ['01:00-02:30 sun Europe/Berlin', '2026-03-28T12:00', '2026-03-29T00:00', '2026-03-29T01:00'],
  ['01:00-04:00 sun Europe/Berlin', '2026-03-28T12:00', '2026-03-29T00:00', '2026-03-29T02:00'],
  ['02:15-02:45 sun Europe/Berlin', '2026-03-28T12:00', '2026-04-05T00:15', '2026-04-05T00:45'],
  ['02:00-03:00 sun Europe/Berlin', '2026-03-28T12:00', '2026-04-05T00:00', '2026-04-05T01:00'],
  ['23:00-02:30 sat Europe/Berlin', '2026-03-28T12:00', '2026-03-28T22:00', '2026-03-29T01:00'],
  ['02:30-03:30 sun America/New_York', '2026-03-07T12:00', '2026-03-08T07:00', '2026-03-08T07:30'],
  // 02:00 to 03:00 comes twice.
  ['02:30-03:30 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-25T00:30', '2026-10-25T02:30'],
  ['01:00-02:30 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-24T23:00', '2026-10-25T01:30'],
  ['02:00-03:00 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-25T00:00', '2026-10-25T02:00'],
  ['02:15-02:45 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-25T00:15', '2026-10-25T01:45'],
  ['01:00-02:00 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-24T23:00', '2026-10-25T00:00'],
  ['03:00-04:00 sun Europe/Berlin', '2026-10-24T12:00', '2026-10-25T02:00', '2026-10-25T03:00'],
  ['23:00-02:30 sat Europe/Berlin', '2026-10-24T12:00', '2026-10-24T21:00', '2026-10-25T01:30'],
  ['01:30-02:00 sun America/New_York', '2026-10-31T12:00', '2026-11-01T05:30', '2026-11-01T07:00'],
  // Half an hour forward, and back.
  ['02:10-02:20 sun Australia/Lord_Howe', '2026-10-03T12:00', '2026-10-10T15:10', '2026-10-10T15:20'],
  ['02:10-03:00 sun Australia/Lord_Howe', '2026-10-03T12:00', '2026-10-03T15:30', '2026-10-03T16:00'],
  ['01:40-02:10 sun Australia/Lord_Howe', '2026-04-04T12:00', '2026-04-04T14:40', '2026-04-04T15:40'],
  // At midnight: the day begins at 01:00, or its last hour comes twice.
  ['00:00-02:00 sun Asia/Beirut', '2026-03-28T12:00', '2026-03-28T22:00', '2026-03-28T23:00'],
  ['00:00-24:00 sun Asia/Beirut', '2026-03-28T12:00', '2026-03-28T22:00', '2026-03-29T21:00'],
  ['23:00-00:30 sat Asia/Beirut', '2026-03-28T12:00', '2026-03-28T21:00', '2026-03-28T22:00'],
  ['23:00-24:00 sat Asia/Beirut', '2026-10-24T12:00', '2026-10-24T20:00', '2026-10-24T22:00'],
  ['00:00-01:00 sun Asia/Beirut', '2026-10-24T12:00', '2026-10-24T22:00', '2026-10-24T23:00'],
  ['00:00-02:00 sun America/Sao_Paulo', '2018-11-03T12:00', '2018-11-04T03:00', '2018-11-04T04:00'],
  ['00:00-02:00 sun America/St_Johns', '2008-11-01T12:00', '2008-11-02T02:30', '2008-11-02T05:30'],
  ['23:30-00:30 sat America/St_Johns', '2008-11-01T12:00', '2008-11-02T02:00', '2008-11-02T04:00'],
  ['23:30-00:30 sat America/Sao_Paulo', '2018-02-17T12:00', '2018-02-18T01:30', '2018-02-18T03:30'],
  // Morocco sets its clocks back for Ramadan.
  ['02:30-03:30 sun Africa/Casablanca', '2026-02-14T12:00', '2026-02-15T01:30', '2026-02-15T03:30'],
  ['02:30-03:30 sun Africa/Casablanca', '2026-03-21T12:00', '2026-03-22T02:00', '2026-03-22T02:30'],
  // Samoa left out 2011-12-30, a Friday.
  ['10:00-12:00 fri Pacific/Apia', '2011-12-29T12:00', '2012-01-05T20:00', '2012-01-05T22:00'],
  ['00:00-24:00 fri Pacific/Apia', '2011-12-29T12:00', '2012-01-05T10:00', '2012-01-06T10:00'],
  ['22:00-12:00 thu Pacific/Apia', '2011-12-29T12:00', '2011-12-30T08:00', '2011-12-30T10:00'],
  ['22:00-02:00 fri Pacific/Apia', '2011-12-29T12:00', '2011-12-30T10:00', '2011-12-30T12:00'],
  ['00:00-02:00 sat Pacific/Apia', '2011-12-29T12:00', '2011-12-30T10:00', '2011-12-30T12:00'],
  ['00:00-24:00 thu,sat Pacific/Apia', '2011-12-28T12:00', '2011-12-29T10:00', '2011-12-31T10:00'],
];

test.each(OPENINGS)('%s, seen from %s, opens at %s and closes at %s', (spelled, now, opening, closing) => {
  const window = windowOf(spelled);
  expect(isOpen(window, utc(now))).toBe(false);
  expect(closesAt(window, utc(now))).toBeUndefined();
  expect(text(nextOpening(window, utc(now)))).toBe(opening);
  for (let inside = utc(opening); inside < utc(closing); inside += 10 * MINUTE) {
    expect(isOpen(window, inside)).toBe(true);
    expect(text(closesAt(window, inside))).toBe(closing);
  }
  expect(isOpen(window, utc(closing) - 1)).toBe(true);
  expect(isOpen(window, utc(opening) - 1)).toBe(false);
  expect(isOpen(window, utc(closing))).toBe(false);
});

test('a window that is open opens next after it has closed', () => {
  expect(text(nextOpening(windowOf('22:00-02:00 daily UTC'), utc('2026-11-27T23:00')))).toBe('2026-11-28T22:00');
});

test('a day that begins while the window is open does not open it', () => {
  expect(text(nextOpening(windowOf('00:00-24:00 sat,sun UTC'), utc('2026-11-28T23:00')))).toBe('2026-12-05T00:00');
});

test('a window of every whole day never closes, and so never opens', () => {
  const window = windowOf('00:00-24:00 daily Europe/Berlin');
  expect(isOpen(window, utc('2026-03-29T01:00'))).toBe(true);
  expect(closesAt(window, utc('2026-03-29T01:00'))).toBeUndefined();
  expect(nextOpening(window, utc('2026-03-29T01:00'))).toBeUndefined();
});

test('whole days open past the end of a day that a zone leaves out', () => {
  const window = windowOf('00:00-24:00 mon,tue,wed,thu,sat,sun Pacific/Apia');
  expect(text(closesAt(window, utc('2011-12-29T12:00')))).toBe('2012-01-05T10:00');
});

test('what is absent means every day, in UTC', () => {
  expect(parseMaintenanceWindow({ begin: '22:00', end: '02:30', days: null, time_zone: null })).toEqual({
    begin: 22 * 60,
    end: 2 * 60 + 30,
    days: new Set(DAYS),
    timeZone: 'UTC',
  });
});

test('an end at midnight is the end of the day', () => {
  for (const end of ['00:00', '24:00']) expect(windowOf(`22:00-${end} daily UTC`).end).toBe(24 * 60);
});

test.each<[string, string | undefined, string | undefined]>([
  ['00:00', undefined, undefined],
  ['22:00', undefined, undefined],
  ['23:59', undefined, undefined],
  ['24:00', 'Must be a time of the day such as 22:00.', undefined],
  ...['', '24:01', '25:00', '22:60', '9:00', '22', '22:00:00', '2200', '10:00 pm', ' 22:00', '22:00\n'].map((time) => [
    time,
    'Must be a time of the day such as 22:00.',
    'Must be a time of the day such as 02:00, or 24:00.',
  ] as [string, string, string]),
])('%j as a time at which a window begins, or ends', (time, flawAsBegin, flawAsEnd) => {
  expect(flawOfTime(time, false)).toBe(flawAsBegin);
  expect(flawOfTime(time, true)).toBe(flawAsEnd);
});

test('a window that ends when it begins could mean nothing or everything', () => {
  expect(flawOfEnd('00:00', '00:00')).toBe('Must be another time than `begin`: a whole day is 00:00 to 24:00.');
  expect(flawOfEnd('00:00', '24:00')).toBeUndefined();
});

test.each<[string, Partial<GivenWindow>]>([
  ['begin', { begin: '24:00' }],
  ['end', { end: '2:00' }],
  ['the same begin and end', { end: '22:00' }],
  ['days', { days: ['friday'] }],
  ['an empty set of days', { days: [] }],
  ['time_zone', { time_zone: '+01:00' }],
])('%s that nobody checked is a bug', (_, wrong) => {
  expect(() => parseMaintenanceWindow({ begin: '22:00', end: '02:00', days: ['fri'], time_zone: 'UTC', ...wrong }))
    .toThrow(RangeError);
});

test.each([
  ['22:00-02:00 sat Europe/Berlin', '2026-11-27T12:00', 'opens on Sat 2026-11-28 at 22:00 (Europe/Berlin)'],
  ['22:00-02:00 sat Europe/Berlin', '2026-11-28T23:30', 'is open until 02:00 (Europe/Berlin)'],
  ['20:00-22:00 fri America/New_York', '2026-11-27T12:00', 'opens on Fri 2026-11-27 at 20:00 (America/New_York)'],
  ['02:30-04:00 sun Europe/Berlin', '2026-03-28T12:00', 'opens on Sun 2026-03-29 at 03:00 (Europe/Berlin)'],
  ['00:00-24:00 sat,sun UTC', '2026-11-28T12:00', 'is open until Mon 2026-11-30 at 00:00 (UTC)'],
  ['00:00-24:00 sat,sun UTC', '2026-11-29T12:00', 'is open until 00:00 (UTC)'],
  ['00:00-24:00 daily UTC', '2026-11-29T12:00', 'is always open'],
])('people are told of %s at %s that it %s', (spelled, now, told) => {
  expect(openingText(windowOf(spelled), utc(now))).toBe(told);
});

test('a window without days, which no configuration can have, is told of without an end', () => {
  expect(openingText({ ...windowOf('22:00-02:00 daily UTC'), days: new Set() }, utc('2026-11-27T12:00')))
    .toBe('does not open within 28 days');
});

describe('for any window, zone and moment', () => {
  /** Moments around which clocks were set, or none was. */
  const CHANGES: Readonly<Record<string, readonly string[]>> = {
    'UTC': ['2026-03-29T01:00'],
    'Europe/Berlin': ['2026-03-29T01:00', '2026-10-25T01:00'],
    'America/New_York': ['2026-03-08T07:00', '2026-11-01T06:00'],
    'America/St_Johns': ['2008-03-09T03:31', '2008-11-02T02:31'],
    'America/Sao_Paulo': ['2018-02-18T02:00', '2018-11-04T03:00'],
    'Africa/Casablanca': ['2026-02-15T02:00', '2026-03-22T02:00'],
    'Antarctica/Casey': ['2019-10-03T19:00', '2020-03-07T16:00'],
    'Antarctica/Troll': ['2026-03-29T01:00', '2026-10-25T01:00'],
    'Asia/Beirut': ['2026-03-28T22:00', '2026-10-24T21:00'],
    'Asia/Kathmandu': ['2026-03-29T01:00'],
    'Australia/Lord_Howe': ['2026-04-04T15:00', '2026-10-03T15:30'],
    'Pacific/Apia': ['2011-12-30T10:00', '2012-03-31T14:00'],
    'Pacific/Chatham': ['2026-04-04T14:00', '2026-09-26T14:00'],
  };
  const PLACES = Object.entries(CHANGES).flatMap(([zone, changes]) => changes.map((change) => ({ zone, change })));

  const timeText = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  /** Most clocks are set in the small hours, at full hours. */
  const minuteOfDay = fc.oneof(fc.nat(24 * 60 - 1), fc.nat(4 * 60), fc.nat(8).map((half) => half * 30),
    fc.integer({ min: 22 * 60, max: 24 * 60 - 1 }));
  const times = fc.tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(24 * 60)))
    .filter(([begin, end]) => begin !== end);
  const days = fc.option(fc.subarray([...DAYS], { minLength: 1 }));
  const minutesAway = fc.oneof(...[4, 3 * 24].map((hours) => fc.integer({ min: -hours * 60, max: hours * 60 })));
  const edge = fc.integer({ min: -1, max: 1 });
  const scenario = fc.tuple(fc.constantFrom(...PLACES), times, days, minutesAway, edge)
    .map(([{ zone, change }, [begin, end], some, minutes, ms]) => ({
      window: parseMaintenanceWindow({ begin: timeText(begin), end: timeText(end), days: some, time_zone: zone }),
      now: utc(change) + minutes * MINUTE + ms,
    }));
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });

  const clocks = new Map<string, Intl.DateTimeFormat>();
  /** What the clocks show, read as a date of UTC. */
  function shownAt(zone: string, moment: number): number {
    const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    clocks.set(zone, clock);
    return utc(clock.format(moment).replace(' ', 'T'));
  }

  /**
   * The rules read off the clocks, minute by minute: a window has begun when they have shown its begin or anything
   * later, and has ended when they will not show anything before its end again. They go back by three hours at most.
   */
  function isOpenByClocks({ begin, end, days: named, timeZone }: MaintenanceWindow, now: number): boolean {
    const minutes = Array.from({ length: 4 * 60 }, (_, index) => index * MINUTE);
    const minute = Math.floor(now / MINUTE) * MINUTE;
    const latestSoFar = Math.max(...minutes.map((ago) => shownAt(timeZone, minute - ago)));
    const earliestFromNow = Math.min(...minutes.map((ahead) => shownAt(timeZone, minute + ahead)));
    for (let date = latestSoFar - latestSoFar % DAY - 2 * DAY; date <= latestSoFar; date += DAY) {
      const isNamed = named.has(DAYS[(new Date(date).getUTCDay() + 6) % 7]);
      const ends = date + end * MINUTE + (end < begin ? DAY : 0);
      if (isNamed && date + begin * MINUTE <= latestSoFar && earliestFromNow < ends) return true;
    }
    return false;
  }

  test('it is open when the clocks say so', () => {
    fc.assert(fc.property(scenario, ({ window, now }) => {
      expect(isOpen(window, now)).toBe(isOpenByClocks(window, now));
    }), { numRuns: RUNS });
  });

  test('it opens when it says, and not before', () => {
    fc.assert(fc.property(scenario, fraction, ({ window, now }, part) => {
      const closedFrom = isOpen(window, now) ? closesAt(window, now) : now;
      const opening = nextOpening(window, now);
      expect(opening === undefined).toBe(closedFrom === undefined);
      if (opening === undefined || closedFrom === undefined) return;
      expect(opening).toBeGreaterThan(closedFrom);
      expect(isOpen(window, opening)).toBe(true);
      expect(isOpen(window, opening - 1)).toBe(false);
      expect(isOpen(window, closedFrom + Math.floor((opening - 1 - closedFrom) * part))).toBe(false);
    }), { numRuns: RUNS });
  });

  test('it closes when it says, and not before', () => {
    fc.assert(fc.property(scenario, fraction, ({ window, now }, part) => {
      const closing = closesAt(window, now);
      expect(closing === undefined).toBe(!isOpen(window, now) || nextOpening(window, now) === undefined);
      if (closing === undefined) return;
      expect(closing).toBeGreaterThan(now);
      expect(isOpen(window, closing)).toBe(false);
      expect(isOpen(window, closing - 1)).toBe(true);
      expect(isOpen(window, now + Math.floor((closing - 1 - now) * part))).toBe(true);
    }), { numRuns: RUNS });
  });

  test('it is open for its length on each named day, in a week in which no clock is set', () => {
    fc.assert(fc.property(scenario, fc.integer({ min: 0, max: 700 }), ({ window, now }, later) => {
      const begin = now + later * DAY;
      const offsets = new Set(Array.from({ length: 11 }, (_, index) => begin + (index - 2) * DAY).map((moment) =>
        shownAt(window.timeZone, moment) - Math.floor(moment / 1000) * 1000,
      ));
      fc.pre(offsets.size === 1);
      const length = window.end > window.begin ? window.end - window.begin : window.end + 24 * 60 - window.begin;
      expect(openWithin(window, begin, begin + 7 * DAY)).toBe(window.days.size * length * MINUTE);
    }), { numRuns: RUNS });
  });

  /** For how long it is open between two moments, by the moments at which it says that it opens and closes. */
  function openWithin(window: MaintenanceWindow, from: number, to: number): number {
    let [open, now] = [0, from];
    while (now < to) {
      const isOpenNow = isOpen(window, now);
      const next = Math.min(to, (isOpenNow ? closesAt(window, now) : nextOpening(window, now)) ?? to);
      if (isOpenNow) open += next - now;
      now = next;
    }
    return open;
  }
});
