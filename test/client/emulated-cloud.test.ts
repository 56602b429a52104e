import {
  AuthenticationLatch,
  ClientConfiguration,
  createDmsClient,
  DmsError,
  ProjectDirectory,
  resolveSettings,
} from '../../src/client';
import { Emulator, startEmulator } from '../../src/emulator';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ pace: 'manual' });
});
afterEach(async () => emulator.close());

function client(changes: ClientConfiguration = {}) {
  const { region, accessKey, secretKey, endpoint } = emulator;
  const settings = resolveSettings({
    region,
    accessKey,
    secretKey,
    endpoints: { dms: endpoint, iam: endpoint },
    ...changes,
  }, {});
  return createDmsClient(settings, { latch: new AuthenticationLatch(), projects: new ProjectDirectory() });
}

test('the project is found, its instances are listed, and each can be shown', async () => {
  const dms = client();
  expect(await dms.projectId()).toBe(emulator.projectId);
  const instances = await dms.listInstances({ includeFailure: true });
  expect(instances.map(({ status }) => status).sort()).toEqual([...Array(2).fill('CREATEFAILED'),
    ...Array(6).fill('RUNNING')]);
  expect((await dms.showInstance(instances[0].id)).name).toBe(instances[0].name);
});

test('a restart is accepted for each instance', async () => {
  const dms = client();
  const [first, second] = await dms.listInstances({ status: 'RUNNING' });
  const answer = await dms.batchAction({ action: 'restart', instances: [first.id, second.id] });
  expect(answer.results?.map(({ result }) => result)).toEqual(['success', 'success']);
  expect(Array.isArray(await dms.listTasks(first.id))).toBe(true);
});

test('instances whose creation failed are deleted together', async () => {
  expect(await client().batchAction({ action: 'delete', allFailure: 'kafka' })).toEqual({});
});

test('an instance that never was is gone', async () => {
  await expect(client().showInstance('54602a9d-5e22-4239-9123-77e350df4a34')).rejects.toMatchObject({ kind: 'gone' });
});

test('the recycle bin says whether it is used', async () => {
  expect(typeof (await client().recycleBin())?.enabled).toBe('boolean');
});

test.each<[string, ClientConfiguration, RegExp]>([
  ['a wrong secret', { secretKey: 'wrong' }, /secret key does not belong/],
  ['an unknown key', { accessKey: 'NOBODY' }, /does not know this access key/],
  ['an invented token', { accessKey: undefined, secretKey: undefined, token: 'invented' }, /token was not accepted/],
])('%s is explained', async (_, changes, expected) => {
  const error = await client({ projectId: emulator.projectId, ...changes }).listInstances().catch((reason: DmsError) =>
    reason,
  );
  expect(error).toMatchObject({ kind: 'authentication', explanation: expect.stringMatching(expected) });
});
