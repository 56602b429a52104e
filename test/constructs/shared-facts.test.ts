import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerSchemas } from '../../scripts/provider-schemas';
import { BatchCall } from '../../src';
import { isUuid } from '../../src/emulator/fleet/seed';
import { Check, parseDuration, uuid } from '../../src/plugin-sdk';

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
    const stated = new RegExp(`^('${deletion}m'|- ${restart} minutes for every \`maxUnavailable\` instances .*)$`);
    for (const text of documented) expect(text).toMatch(stated);
  });
});
