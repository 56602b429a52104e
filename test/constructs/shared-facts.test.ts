import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerSchemas } from '../../scripts/provider-schemas';
import { BatchCall } from '../../src';
import { isUuid } from '../../src/emulator/fleet/seed';
import { Check, Nested, parseDuration, uuid } from '../../src/plugin-sdk';
import { DAYS, flawOfTime } from '../../src/provider/run/maintenance-window';
import { flawOfTimeZone } from '../../src/provider/run/time-zone';

// Constructs and emulator may not import the plugin SDK, so that a few facts are written down in more than one room.
// Here the rooms are held to each other.

const root = join(__dirname, '../..');
const ORDERS = '54602a9d-5e22-4239-9123-77e350df4a34';

const { attributes } = providerSchemas.resources.dms_kafka_instance_batch_action.schema;
const passes = (checks: readonly Check[] | undefined, value: string): boolean =>
  checks!.every((check) => check(value) === undefined);
const accepts = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};

describe('the id of an instance', () => {
  test.each([
    [ORDERS, true],
    ['00000000-0000-0000-0000-000000000000', true],
    ['ffffffff-ffff-ffff-ffff-ffffffffffff', true],
    ['', false],
    ['orders', false],
    [ORDERS.toUpperCase(), false],
    [`${ORDERS.slice(0, -1)}A`, false],
    [` ${ORDERS}`, false],
    [`${ORDERS}\n`, false],
    [`{${ORDERS}}`, false],
    [`urn:uuid:${ORDERS}`, false],
    [ORDERS.replaceAll('-', ''), false],
    [ORDERS.slice(0, -1), false],
    [`${ORDERS}0`, false],
    [ORDERS.replace('5', 'g'), false],
    ['54602a9d5-e22-4239-9123-77e350df4a34', false],
  ])('%j is one to constructs and provider: %p', (text, expected) => {
    expect({
      constructs: accepts(() => BatchCall.restart([text])),
      canary: accepts(() => BatchCall.restart([text], { first: [text] })),
      instances: passes(attributes.instances.elementChecks, text),
      first: passes(attributes.first.elementChecks, text),
    }).toEqual({ constructs: expected, canary: expected, instances: expected, first: expected });
  });

  test.each([
    [ORDERS, true],
    [ORDERS.toUpperCase(), true],
    [`${ORDERS.slice(0, -1)}A`, true],
    ['', false],
    ['orders', false],
    [` ${ORDERS}`, false],
    [`${ORDERS}\n`, false],
    [`{${ORDERS}}`, false],
    [ORDERS.replaceAll('-', ''), false],
    [ORDERS.slice(0, -1), false],
    [`${ORDERS}0`, false],
    [ORDERS.replace('5', 'g'), false],
    ['54602a9d5-e22-4239-9123-77e350df4a34', false],
  ])('%j is a UUID to emulator and SDK, which heed no case: %p', (text, expected) => {
    expect({ emulator: isUuid(text), sdk: uuid(text) === undefined }).toEqual({ emulator: expected, sdk: expected });
  });
});

describe('a duration', () => {
  test.each([
    ['0', true],
    ['0s', true],
    ['90s', true],
    ['2m', true],
    ['1h30m', true],
    ['1.5h', true],
    ['.5h', true],
    ['1.h', true],
    ['500ms', true],
    ['1us', true],
    ['1µs', true],
    ['1μs', true],
    ['1ns', true],
    ['1h1h', true],
    ['', false],
    ['5', false],
    ['00', false],
    ['.h', false],
    ['five minutes', false],
    ['5 m', false],
    [' 5m', false],
    ['5m\n', false],
    ['-5m', false],
    ['+5m', false],
    ['1d', false],
    ['1M', false],
    ['5m!', false],
    ['1,5h', false],
    ['1..5h', false],
    ['1e3s', false],
  ])('%j is one to constructs, provider and SDK: %p', (text, expected) => {
    expect({
      constructs: accepts(() => BatchCall.restart([ORDERS], { maxUnavailable: 1, pauseBetween: text })),
      provider: passes(attributes.pause_between.checks, text),
      sdk: parseDuration(text) !== undefined,
    }).toEqual({ constructs: expected, provider: expected, sdk: expected });
  });

  test('the default timeouts that the constructs document are the provider\'s', () => {
    const page = readFileSync(join(root, 'docs/resources/kafka_instance_batch_action.md'), 'utf8');
    const [, restart, deletion] = /for a restart (\d+) minutes, for a delete (\d+) minutes/.exec(page)!;
    const folder = join(root, 'src/constructs');
    const documented = readdirSync(folder).filter((file) => file.endsWith('.ts')).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/@default (.*)\n +\*\/\n +readonly timeout\?/g)].map(
        ([, text]) => text,
      ),
    );
    expect(documented.length).toBeGreaterThanOrEqual(4);
    const roll = readFileSync(join(folder, 'kafka-rolling-restart.ts'), 'utf8');
    expect(/@default '(\d+)m'\n +\*\/\n +readonly instanceTimeout\?/.exec(roll)![1]).toBe(restart);
    const stated = new RegExp(`^('${deletion}m'|- ${restart} minutes for every \`maxUnavailable\` instances .*)$`);
    for (const text of documented) expect(text).toMatch(stated);
  });
});

describe('a maintenance window', () => {
  const takes = (part: object): boolean =>
    accepts(() => BatchCall.restart([ORDERS], {
      maintenanceWindow: { begin: '11:11', end: '22:22', ...part },
    }));

  test('of any minute is one to constructs and provider', () => {
    for (let minute = 0; minute <= 24 * 60; minute += 1) {
      const text = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
      const other = text === '11:11' ? '22:22' : '11:11';
      expect([text, takes({ begin: text, end: other })]).toEqual([text, flawOfTime(text, false) === undefined]);
      expect([text, takes({ begin: other, end: text })]).toEqual([text, flawOfTime(text, true) === undefined]);
    }
  });

  test.each(['', '0', '9:00', '09:0', '09:60', '24:01', '25:00', '-1:00', '09.00', '0900', '9am', ' 09:00', '09:00 ',
    '09:00\n', '09:00:00', '٠٩:٠٠'])('%j is no time to constructs and provider', (text) => {
    expect([flawOfTime(text, false), flawOfTime(text, true)]).not.toContain(undefined);
    expect([takes({ begin: text }), takes({ end: text })]).toEqual([false, false]);
  });

  test('opens on the same days', () => {
    expect(takes({ days: [...DAYS] })).toBe(true);
    DAYS.forEach((day) => expect(takes({ days: [day] })).toBe(true));
    const { days } = (attributes.maintenance_window.type as Nested).attributes;
    const strange = ['', 'Mon', 'MON', 'monday', ' mon', 'mon\n', '0', '1', 'weekday'];
    for (const day of strange) {
      expect(passes(days.elementChecks, day)).toBe(false);
      expect(takes({ days: [day] })).toBe(false);
    }
  });

  test('goes by the same time zones', () => {
    const strange = ['', 'UTC', 'utc', 'Utc', 'GMT', 'Etc/UTC', 'Etc/GMT+5', 'GMT+5', 'UTC+1', 'Z', 'z', '+02:00', '-0500',
      '+01', '01:00', 'CET', 'CEST', 'cet', 'EST', 'EDT', 'EST5EDT', 'PST', 'IST', 'BST', 'JST', 'MSK', 'SystemV/EST5',
      'systemv/est5', 'europe/berlin', 'EUROPE/BERLIN', 'Europe/Berlin ', ' Europe/Berlin', 'Europe/Berlin\n', 'Berlin',
      'Europe/', 'Europe/Atlantis', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Pacific', 'Navajo', 'Local', 'local', 'PRC'];
    const zones = [...strange, ...Intl.supportedValuesOf('timeZone')];
    const provider = zones.filter((zone) => flawOfTimeZone(zone) === undefined);
    expect(zones.filter((zone) => takes({ timeZone: zone }))).toEqual(provider);
    expect(provider.length).toBeGreaterThan(400);
    expect(provider.length).toBeLessThan(zones.length);
  });
});
