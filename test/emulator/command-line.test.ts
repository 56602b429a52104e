import { cloudOf, flavourOf } from '../../src/client/settings/endpoints';
import { announcement, jsonAnnouncement } from '../../src/emulator/command-line/announcement';
import { readArguments } from '../../src/emulator/command-line/arguments';
import { helpText } from '../../src/emulator/command-line/help';
import { FAULT_KINDS } from '../../src/emulator/faults/fault';
import { readProjects, readSeeds } from '../../src/emulator/fleet/seed';
import { LIMITATIONS } from '../../src/emulator/limitations';
import { DEFAULT_BEHAVIOURS } from '../../src/emulator/profiles/behaviours';
import { OTC_REGIONS, profileOf } from '../../src/emulator/profiles/profile';
import { startEmulator } from '../../src/emulator/start-emulator';

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

test.each([
  ...OTC_REGIONS,
  'eu-west-101',
  'eu-west-0',
  'cn-north-1',
  'cn-north-4',
  'cn-east-3',
  'cn-south-1',
  'cn-southwest-2',
  'ap-southeast-1',
  'ap-southeast-3',
  'af-south-1',
  'af-north-1',
  'ru-northwest-2',
  'la-south-2',
  'la-north-2',
  'sa-brazil-1',
  'na-mexico-1',
  'tr-west-1',
  'ae-ad-1',
  'me-east-1',
  'my-kualalumpur-1',
  'eu-ch1',
  'eu-de2',
  'nowhere-1',
])('the emulator and the client agree which cloud region %s is of', (region) => {
  expect(profileOf(region)).toBe(flavourOf(cloudOf(region)));
});

test.each([['eu-de', 'otc'], ['eu-nl', 'otc'], ['eu-ch2', 'otc'], ['eu-de_shop', 'otc'], ['eu-west-101',
  'huaweicloud']])('region %s is %s', (region, profile) => {
  expect(profileOf(region)).toBe(profile);
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

test('a fleet is a list, or an object that holds one, in the names of the API or of the emulator', () => {
  const id = '10000000-0000-4000-8000-000000000001';
  expect(readSeeds([{ name: 'orders' }])).toMatchObject([{ name: 'orders' }]);
  expect(readSeeds({ instances: [{ instance_id: id, name: 'orders', charging_mode: 0, tags: { a: 'b' } }] }))
    .toMatchObject([{ id, chargingMode: 0, tags: { a: 'b' } }]);
});

test('a fleet file may bring projects along', () => {
  const projects = [{ name: 'eu-de_shop', id: 'a'.repeat(32) }];
  expect(readProjects({ instances: [], projects })).toEqual(projects);
  expect(readProjects([{ name: 'orders' }])).toEqual([]);
  expect(() => readProjects({ projects: {} })).toThrow('projects must be a list');
  expect(() => readProjects({ projects: [{ name: 'a' }, { id: 'b' }] })).toThrow(
    'project 2 of the fleet: id must be 32 hex digits',
  );
});

test.each([
  [{}, 'list of instances'],
  [[7], 'instance 1 of the fleet: the value must be a JSON object'],
  [[{ name: 'a' }, {}], 'instance 2 of the fleet: name is missing'],
  [[{ name: 'a', id: 'x' }], 'id must be a UUID, not "x"'],
  [[{ name: 'a', chargingMode: 2 }], 'chargingMode must be one of 0, 1'],
  [[{ name: 'a', status: 1 }], 'status must be a text'],
  [[{ name: 'a', tags: ['x'] }], 'tags'],
  [[{ name: 'a', id: '10000000-0000-4000-8000-000000000001' }, {
    name: 'b',
    id: '10000000-0000-4000-8000-000000000001',
  }], 'more than once'],
])('the fleet %j is refused', (json, reason) => {
  expect(() => readSeeds(json)).toThrow(reason);
});
