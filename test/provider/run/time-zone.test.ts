import { firstMomentOf, flawOfTimeZone, lastMomentOf, wallTimeAt } from '../../../src/provider/run/time-zone';

const utc = (text: string) => Date.parse(`${text}Z`);
const text = (moment: number) => new Date(moment).toISOString().slice(0, 16);

test.each(['UTC', 'Etc/UTC', 'Etc/GMT+1', 'CET', 'EST5EDT', 'Europe/Berlin', 'Europe/Kyiv', 'Asia/Kathmandu',
  'America/Argentina/Buenos_Aires', 'europe/berlin'])('%s names a zone', (name) => {
  expect(flawOfTimeZone(name)).toBeUndefined();
});

test.each(['', 'local', 'system', 'Europe/Atlantis', '+01:00', '-0500', '+01', 'GMT+1', 'UTC+01:00', 'Z',
  ' Europe/Berlin', 'Europe/Berlin ', 'CEST', 'Berlin'])('"%s" names no zone', (name) => {
  expect(flawOfTimeZone(name)).toBe('Must be the name of a time zone in the IANA database, such as Europe/Berlin.');
});

test.each(['BST', 'IST', 'AST', 'pst', 'SystemV/PST8'])('%s is no name of the IANA database, whatever Node.js takes it for',
  (name) => {
    expect(flawOfTimeZone(name)).toBeDefined();
  });

test.each([
  ['UTC', '2026-07-01T12:00', '2026-07-01T12:00'],
  ['Asia/Kathmandu', '2026-07-01T12:00', '2026-07-01T17:45'],
  ['America/St_Johns', '2026-01-01T01:00', '2025-12-31T21:30'],
  ['Europe/Berlin', '2026-03-29T00:59', '2026-03-29T01:59'],
  ['Europe/Berlin', '2026-03-29T01:00', '2026-03-29T03:00'],
  ['Pacific/Apia', '2011-12-30T09:59', '2011-12-29T23:59'],
  ['Pacific/Apia', '2011-12-30T10:00', '2011-12-31T00:00'],
])('the clocks of %s at %s', (zone, moment, shown) => {
  expect(text(wallTimeAt(zone, utc(moment)))).toBe(shown);
});

test.each([
  ['an ordinary time', 'Europe/Berlin', '2026-11-28T22:00', '2026-11-28T21:00', '2026-11-28T21:00'],
  ['a time in a gap', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00', '2026-03-29T01:00'],
  ['where a gap begins', 'Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00', '2026-03-29T01:00'],
  ['where a gap ends', 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00', '2026-03-29T01:00'],
  ['a time that comes twice', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30', '2026-10-25T01:30'],
  // Nothing earlier is shown after it came first: the clocks go back to it, and no further.
  ['where a repeated hour begins', 'Europe/Berlin', '2026-10-25T02:00', '2026-10-25T00:00', '2026-10-25T00:00'],
  ['where a repeated hour ends', 'Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00', '2026-10-25T02:00'],
  ['a day that a zone leaves out', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00', '2011-12-30T10:00'],
  ['after half an hour forward', 'Australia/Lord_Howe', '2026-10-04T02:45', '2026-10-03T15:45', '2026-10-03T15:45'],
  ['half an hour that comes twice', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45', '2026-04-04T15:15'],
])('the first and the last moment of %s', (_, zone, shown, first, last) => {
  expect(text(firstMomentOf(zone, utc(shown)))).toBe(first);
  expect(text(lastMomentOf(zone, utc(shown)))).toBe(last);
});
