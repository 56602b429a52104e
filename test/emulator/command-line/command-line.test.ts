import { ADMIN_CALLS } from '../../../src/emulator/admin/admin-routes';
import { announcement, jsonAnnouncement } from '../../../src/emulator/command-line/announcement';
import { readArguments } from '../../../src/emulator/command-line/arguments';
import { helpText } from '../../../src/emulator/command-line/help';
import { FAULT_KINDS } from '../../../src/emulator/faults/fault';
import { LIMITATIONS } from '../../../src/emulator/limitations';
import { DEFAULT_BEHAVIOURS } from '../../../src/emulator/profiles/behaviours';
import { startEmulator } from '../../../src/emulator/start-emulator';

test('all options are understood', () => {
  expect(
    readArguments(['--json', '--port', '4000', '--region=eu-de', '--project-id', 'a'.repeat(32), '--fleet',
      'fleet.json', '--pace', '0.1', '--exit-with-stdin']),
  ).toEqual({
    help: false,
    json: true,
    exitWithStdin: true,
    port: 4000,
    region: 'eu-de',
    projectId: 'a'.repeat(32),
    fleet: 'fleet.json',
    pace: 0.1,
  });
});

test.each([
  [['--bogus'], '--bogus'],
  [['mirror'], 'mirror'],
  [['--port', 'http'], '--port'],
  [['--port', '65536'], '--port'],
  [['--pace', '-1'], '--pace'],
  [['--region', ''], '--region'],
  [['--project-id', 'eu-de'], '--project-id must be 32 hex digits'],
])('%j is refused in one line that names the culprit', (argv, culprit) => {
  expect(() => readArguments(argv)).toThrow(culprit);
  expect(() => readArguments(argv)).toThrow(/^[^\n]*$/);
});

test('the help names every option, every admin call, every kind of fault, every behaviour and every limitation', () => {
  for (
    const name of [...ADMIN_CALLS, ...FAULT_KINDS, ...Object.keys(DEFAULT_BEHAVIOURS), 'throttle', '/_emulator/projects']
  ) expect(helpText()).toContain(name);
  for (
    const text of ['--json', '--port', '--region', '--project-id', '--fleet', '--pace', '--exit-with-stdin', '--help',
      ...LIMITATIONS]
  ) expect(helpText()).toContain(text);
});

test('what is announced is one line of JSON for programs, and lines to paste for people', async () => {
  const emulator = await startEmulator({ fleet: [{ name: 'orders', id: '10000000-0000-4000-8000-000000000001' }] });
  try {
    const { endpoint, accessKey, secretKey, projectId, cloud: { account } } = emulator;
    const { userName, password, domainName } = account;
    const line = jsonAnnouncement(emulator);
    expect(line).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(line)).toEqual({
      endpoint,
      accessKey,
      secretKey,
      projectId,
      region: 'eu-west-101',
      instances: [{ id: '10000000-0000-4000-8000-000000000001', name: 'orders', status: 'RUNNING' }],
      userName,
      password,
      domainName,
    });
    expect(Object.keys(JSON.parse(line)).slice(0, 6)).toEqual(
      ['endpoint', 'accessKey', 'secretKey', 'projectId', 'region', 'instances'],
    );
    for (const text of [endpoint, accessKey, 'provider "dms"', 'export HW_ACCESS_KEY=', 'orders']) {
      expect(announcement(emulator)).toContain(text);
    }
  } finally {
    await emulator.close();
  }
});

test.each([
  ['eu-west-101', ['HW_USER_NAME', 'HW_USER_PASSWORD', 'HW_DOMAIN_NAME']],
  ['eu-de', ['OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_NAME']],
])('%s is announced with the variables its tools read for a log-in', async (region, [user, secret, domain]) => {
  const emulator = await startEmulator({ region });
  try {
    const { userName, password, domainName } = emulator.cloud.account;
    expect(announcement(emulator)).toContain(
      `\n  export ${user}=${userName} ${secret}=${password} ${domain}=${domainName}\n`,
    );
  } finally {
    await emulator.close();
  }
});
