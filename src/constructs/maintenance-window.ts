import { Token } from './cdktf';
import { isKnown } from './limits';
import { refusal, Subject } from './subject';
import { noDay, noDays, noListOfDays, noTimeOfDay, noTimeZone, windowWithoutLength } from './texts';
import { isTimeZone } from './time-zone';

/**
 * When instances may begin, by the clocks of a time zone. Outside of it none does; those that have begun are waited
 * for, also past its end.
 *
 * Where clocks are set forward over `begin` it opens after the gap; of an hour that comes twice all of it counts.
 *
 * @example
 * new KafkaRollingRestart(this, 'restart', {
 *   instances: [orders.id, billing.id],
 *   triggers: { config: brokerConfigHash },
 *   maintenanceWindow: { begin: '22:00', end: '05:00', days: ['fri', 'sat'], timeZone: 'Europe/Berlin' },
 * });
 */
export interface MaintenanceWindow {
  /** Time of the day at which it opens, `HH:MM`. */
  readonly begin: string;

  /**
   * Time of the day at which it closes, `HH:MM` or `24:00`; where it is earlier than `begin`, on the next day. It is
   * another time than `begin`: a whole day is `00:00` to `24:00`.
   */
  readonly end: string;

  /**
   * Days on which it opens: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
   *
   * @default - all of them
   */
  readonly days?: string[];

  /**
   * IANA name of the time zone whose clocks it goes by, such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

// A test holds these to what the provider takes.

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END_OF_DAY = '24:00';
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Checks a maintenance window as far as it is given and known now.
 *
 * @throws Error when it begins or ends at no time of the day, would never open, or goes by the clocks of no time zone.
 */
export function checkMaintenanceWindow(subject: Subject, window: MaintenanceWindow | undefined): void {
  if (!isKnown(window)) return;
  const { begin, end, days, timeZone } = window;
  if (!Token.isUnresolved(begin) && !TIME.test(begin)) {
    throw refusal(subject, noTimeOfDay('maintenanceWindow.begin', begin, '\'22:00\''));
  }
  if (!Token.isUnresolved(end) && !TIME.test(end) && end !== END_OF_DAY) {
    throw refusal(subject, noTimeOfDay('maintenanceWindow.end', end, '\'05:00\' or \'24:00\''));
  }
  if (isKnown(end) && begin === end) throw refusal(subject, windowWithoutLength('maintenanceWindow.end', end));
  checkDays(subject, 'maintenanceWindow.days', days);
  if (isKnown(timeZone) && !isTimeZone(timeZone)) {
    throw refusal(subject, noTimeZone('maintenanceWindow.timeZone', timeZone));
  }
}

function checkDays(subject: Subject, argument: string, days: string[] | undefined): void {
  if (!isKnown(days)) return;
  const known = DAYS.join(', ');
  if (!Array.isArray(days)) throw refusal(subject, noListOfDays(argument, days, known));
  if (days.length === 0) throw refusal(subject, noDays(argument, known));
  const strange = days.findIndex((day) => !Token.isUnresolved(day) && !DAYS.includes(day));
  if (strange >= 0) throw refusal(subject, noDay(argument, days[strange], known));
}
