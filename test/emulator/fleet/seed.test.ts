import { readProjects, readSeeds } from '../../../src/emulator/fleet/seed';

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
  [[{ name: 'a', cluster: { brokers: 0 } }], 'cluster.brokers must be a whole number from 1 to 100'],
  [[{ name: 'a', cluster: { alive: 1 } }], 'cluster.alive is not known'],
  [[{ name: 'a', cluster: { brokersAlive: 4 } }], 'instance 1 of the fleet: brokersAlive is 4, but the cluster has only 3'],
  [[{ name: 'a', id: '10000000-0000-4000-8000-000000000001' }, {
    name: 'b',
    id: '10000000-0000-4000-8000-000000000001',
  }], 'more than once'],
])('the fleet %j is refused', (json, reason) => {
  expect(() => readSeeds(json)).toThrow(reason);
});
