import { isOpenAt, untilOpenMs } from './wall-clock';
import { isOpen, parseMaintenanceWindow } from '../../src/provider/run/maintenance-window';

const HOUR = 3_600_000;
const FRIDAY = Date.UTC(2026, 0, 2);

test.each<[begin: string, end: string, days: string[] | null, zone: string | null]>([
  ['22:00', '04:00', null, null],
  ['22:00', '04:00', ['fri'], 'Europe/Berlin'],
  ['09:30', '24:00', ['sat', 'mon'], 'Asia/Kolkata'],
  ['20:15', '00:00', ['thu'], 'America/New_York'],
])('the window of the checks from %s to %s on %s in %s is that of the provider', (begin, end, days, zone) => {
  const given = { begin, end, days, time_zone: zone };
  const window = parseMaintenanceWindow(given);
  for (let moment = FRIDAY; moment < FRIDAY + 8 * 24 * HOUR; moment += HOUR / 4) {
    expect([moment, isOpenAt(given, moment)]).toEqual([moment, isOpen(window, moment)]);
  }
  expect(isOpenAt(given, FRIDAY + untilOpenMs(given, FRIDAY))).toBe(true);
});
