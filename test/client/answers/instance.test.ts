import { parseInstance } from '../../../src/client/answers/instance';
import { LenientObject } from '../../../src/client/answers/lenient-json';

const ID = '54602a9d-5e22-4239-9123-77e350df4a34';
const parsed = (fields: object) => parseInstance(new LenientObject({ instance_id: ID, ...fields }));

test('without an id there is no instance', () => {
  expect(parseInstance(new LenientObject({ name: 'orders' }))).toBeUndefined();
});

test('numbers and booleans in texts are numbers and booleans', () => {
  expect(parsed({
    port: '9092',
    broker_num: '3',
    storage_space: '492',
    used_storage_space: '12',
    ssl_enable: 'true',
    created_at: '1585618587087',
  })).toMatchObject({
    port: 9092,
    brokerCount: 3,
    storageSpace: 492,
    usedStorageSpace: 12,
    sslEnable: true,
    createdAt: 1585618587087,
  });
});

test('what the API does not say, or says in a way that cannot be read, is undefined', () => {
  const { id, name, engine, status, ...rest } = parsed({ port: 'none', tags: 'none', description: '' })!;
  expect({ id, name, engine, status }).toEqual({ id: ID, name: '', engine: '', status: '' });
  expect(Object.values(rest).filter((value) => value !== undefined)).toEqual([]);
});

test.each([
  ['02:00:00', '02:00'], ['02:30', '02:30'], ['2', '02:00'], [22, '22:00'], ['at night', 'at night'],
])('a maintenance window that begins at %s begins at %s', (maintain_begin, expected) => {
  expect(parsed({ maintain_begin })!.maintainBegin).toBe(expected);
});

test('zones are told by their names, or by their ids where there are no names', () => {
  expect(parsed({ available_zones: ['a1'], available_zone_names: ['eu-de-01'] })!.availabilityZones)
    .toEqual(['eu-de-01']);
  expect(parsed({ available_zones: ['a1'], available_zone_names: [] })!.availabilityZones).toEqual(['a1']);
  expect(parsed({ available_zones: [] })!.availabilityZones).toEqual([]);
});

test('the number of nodes stands in for the number of brokers', () => {
  expect(parsed({ node_num: 3 })!.brokerCount).toBe(3);
  expect(parsed({ broker_num: 4, node_num: 5 })!.brokerCount).toBe(4);
});

test('a tag may have no value', () => {
  expect(parsed({ tags: [{ key: 'team', value: 'shop' }, { key: 'old' }, { value: 'lost' }] })!.tags)
    .toEqual({ team: 'shop', old: '' });
});
