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

test('the help names every option, every kind of fault, every behaviour and every limitation', () => {
  for (
    const name of [...FAULT_KINDS, ...Object.keys(DEFAULT_BEHAVIOURS), 'clockSkewMs', 'throttle', '/_emulator/projects']
  ) expect(helpText()).toContain(name);
  for (
    const text of ['--json', '--port', '--region', '--project-id', '--fleet', '--pace', '--exit-with-stdin', '--help',
      ...LIMITATIONS]
  ) expect(helpText()).toContain(text);
});

test('what is announced is one line of JSON for programs, and lines to paste for people', async () => {
  const emulator = await startEmulator({ fleet: [{ name: 'orders', id: '10000000-0000-4000-8000-000000000001' }] });
  try {
    const { endpoint, accessKey, secretKey, projectId } = emulator;
    const line = jsonAnnouncement(emulator);
    expect(line).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(line)).toEqual({
      endpoint,
      accessKey,
      secretKey,
      projectId,
      region: 'eu-west-101',
      instances: [{ id: '10000000-0000-4000-8000-000000000001', name: 'orders', status: 'RUNNING' }],
    });
    for (const text of [endpoint, accessKey, 'provider "dms"', 'export HW_ACCESS_KEY=', 'orders']) {
      expect(announcement(emulator)).toContain(text);
    }
  } finally {
    await emulator.close();
  }
});
