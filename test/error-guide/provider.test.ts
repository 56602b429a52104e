import { AskedProvider } from './asked-provider';
import { expectAllExplained } from './the-guide';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

// Whatever the provider says here, it says to users, and the guide explains it.

const [ORDERS, BILLING, INVENTORY] = [1, 2, 3].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FAILED = '20000000-0000-4000-8000-000000000001';
const FLEET: readonly InstanceSeed[] = [{ id: ORDERS, name: 'orders' }, { id: BILLING, name: 'billing' }];
const RESTART = { action: 'restart', instances: [ORDERS] };
const DELETE = { action: 'delete', instances: [ORDERS] };
const ROLL = { action: 'restart', instances: [ORDERS, BILLING], max_unavailable: 1 };
const being = (status: string, more: object = {}): readonly InstanceSeed[] =>
  [{ id: ORDERS, name: 'orders', status, ...more } as InstanceSeed];

describe('a configuration that cannot be right', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['names nobody', { action: 'restart' }],
    ['names instances and all that have failed', { ...DELETE, all_failure: 'kafka' }],
    ['has no action', { instances: [ORDERS] }],
    ['has an action that there is not', { ...RESTART, action: 'reboot' }],
    ['has a limit of deletions in a restart', { ...RESTART, max_deletions: 1 }],
    ['divides one call', { action: 'delete', all_failure: 'kafka', max_unavailable: 1 }],
    ['has a pause outside a roll', { ...RESTART, pause_between: '1m' }],
    ['has two limits', { ...ROLL, max_unavailable_percent: 50 }],
    ['has a canary that is no member', { ...RESTART, first: [BILLING] }],
    ['has a canary twice', { ...RESTART, first: [ORDERS, ORDERS] }],
    ['rolls without waiting', { ...ROLL, wait_for_completion: false }],
    ['has a time for nobody', { ...RESTART, wait_for_completion: false, instance_timeout: '5m' }],
    ['has a health of what is deleted', { ...DELETE, health_check: 'cluster' }],
    ['has a window without length', { ...ROLL, maintenance_window: { begin: '22:00', end: '22:00', days: null, time_zone: null } }],
    ['has too small a number', { ...RESTART, max_unavailable: 0 }],
    ['has too large a share', { ...RESTART, max_unavailable_percent: 101 }],
    ['has no duration', { ...RESTART, timeouts: { create: '45', update: null, delete: null } }],
    ['sets what is read only', { ...RESTART, pending: [] }],
  ])('it %s', async (_, given) => expectAllExplained(await (await AskedProvider.with(FLEET)).validate(given)));
});

describe('a plan that refuses', () => {
  test.each<[string, readonly InstanceSeed[], Readonly<Record<string, unknown>>]>([
    ['an instance that does not exist', FLEET, { ...RESTART, instances: [INVENTORY] }],
    ['another engine', being('RUNNING', { engine: 'rabbitmq' }), RESTART],
    ['a prepaid one', being('RUNNING', { chargingMode: 0 }), DELETE],
    ['a frozen one', being('FROZEN'), RESTART],
    ['one whose change has failed', being('EXTENDEDFAILED'), RESTART],
    ['one whose creation has failed', being('CREATEFAILED'), RESTART],
    ['one that is being deleted', being('DELETING'), RESTART],
    ['more deletions than allowed', FLEET, { ...DELETE, instances: [ORDERS, BILLING], max_deletions: 1 }],
    ['another cloud', FLEET, { ...RESTART, region: 'cn-north-4' }],
  ])('%s', async (_, fleet, given) => {
    const diagnostics = await (await AskedProvider.with(fleet)).plan(given);
    expect(diagnostics.map(({ severity }) => severity)).toContain('error');
    expectAllExplained(diagnostics);
  });

  test('a protected one', async () => {
    const asked = await AskedProvider.with(FLEET, { protected_instances: ['orders*'] });
    expectAllExplained(await asked.plan(DELETE));
  });

  test('a failed one that is protected', async () => {
    const asked = await AskedProvider.with([{ id: FAILED, name: 'trial-1', status: 'CREATEFAILED' }], { protected_instances: ['trial-*'] });
    expectAllExplained(await asked.plan({ action: 'delete', all_failure: 'kafka' }));
  });
});

describe('a plan that warns', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['of the loss of data', DELETE],
    ['that not all may begin', { ...ROLL, max_per_apply: 1 }],
  ])('%s', async (_, given) => expectAllExplained(await (await AskedProvider.with(FLEET)).plan(given)));
});

describe('an apply that fails', () => {
  test.each<[string, object, Readonly<Record<string, unknown>>?]>([
    ['because an instance ends in ERROR', { restart: 'error' }],
    ['because an item is refused', { restart: 'reject' }],
    ['because a task fails', { restart: 'task_failed' }, { ...ROLL, health_check: 'status' }],
    ['because an instance vanishes', { restart: 'vanish' }],
    ['because it takes too long', { restart: 'stuck' }, { ...RESTART, timeouts: { create: '10m', update: null, delete: null } }],
    ['because one takes too long for its own time', { restart: 'stuck' }, { ...ROLL, instance_timeout: '5m' }],
  ])('%s', async (_, plan, given = RESTART) => {
    const asked = await AskedProvider.with(FLEET);
    asked.process.cloud.plan(ORDERS, plan);
    expectAllExplained(await asked.apply(given));
  });

  test('because nothing shows of a restart that was accepted, which is a warning', async () => {
    const asked = await AskedProvider.with(FLEET);
    asked.process.cloud.plan(ORDERS, { restart: 'silent' });
    const [{ severity, summary }] = await asked.apply(RESTART);
    expect({ severity, summary }).toEqual({ severity: 'warning', summary: expect.stringContaining('No sign of a restart') });
  });

  test('because a canary fails', async () => {
    const asked = await AskedProvider.with(FLEET);
    asked.process.cloud.plan(ORDERS, { restart: 'error' });
    expectAllExplained(await asked.apply({ ...ROLL, first: [ORDERS] }));
  });

  test('because of a checkpoint, which is no failure', async () => {
    expectAllExplained(await (await AskedProvider.with(FLEET)).apply({ ...ROLL, max_per_apply: 1 }));
  });
});

describe('what the cloud answers', () => {
  test.each<[string, number, string, string]>([
    ['no permission', 403, 'DMS.10240015', 'No.'],
    ['a read-only user', 403, 'DMS.00403002', 'No.'],
    ['a frozen account', 403, 'DMS.10240306', 'No.'],
    ['a wrong secret', 401, 'APIGW.0301', 'Incorrect IAM authentication information: verify aksk signature fail'],
    ['an unknown key', 401, 'APIGW.0301', 'Incorrect IAM authentication information: ak X not exist'],
    ['a wrong clock', 401, 'APIGW.0301', 'Incorrect IAM authentication information: x-sdk-date is wrong'],
    ['an unknown API', 404, 'APIGW.0101', 'No.'],
    ['a wrong project', 400, 'DMS.00400002', 'No.'],
    ['a restricted account', 403, 'DMS.00500986', 'No.'],
  ])('%s', async (_, status, code, message) => {
    const asked = await AskedProvider.with(FLEET);
    asked.process.cloud.fault({ kind: 'status', status, code, message, route: 'list', times: Infinity });
    expectAllExplained(await asked.read('dms_kafka_instances', {}));
  });

  test.each<[string, string]>([['a secret of nobody', 'secret_key'], ['a key of nobody', 'access_key']])('%s', async (_, name) => {
    const asked = await AskedProvider.with(FLEET, { [name]: 'NOBODYS0000000000000' });
    expectAllExplained(await asked.read('dms_kafka_instances', {}));
  });
});

describe('a data source that finds nobody, or too many', () => {
  const SAME: readonly InstanceSeed[] = [{ id: ORDERS, name: 'orders' }, { id: BILLING, name: 'orders' }];

  test.each<[string, readonly InstanceSeed[], string, Readonly<Record<string, unknown>>]>([
    ['without id and name', FLEET, 'dms_kafka_instance', {}],
    ['with both', FLEET, 'dms_kafka_instance', { instance_id: ORDERS, name: 'orders' }],
    ['by an id that nobody has', FLEET, 'dms_kafka_instance', { instance_id: INVENTORY }],
    ['by a name that several have', SAME, 'dms_kafka_instance', { name: 'orders' }],
    ['of another engine', being('RUNNING', { engine: 'rabbitmq' }), 'dms_kafka_instance', { instance_id: ORDERS }],
    ['between two times that leave nothing', FLEET, 'dms_kafka_instances',
      { created_after: '2026-02-01T00:00:00Z', created_before: '2026-01-01T00:00:00Z' }],
  ])('%s', async (_, fleet, type, given) => expectAllExplained(await (await AskedProvider.with(fleet)).read(type, given)));
});
