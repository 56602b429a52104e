import { BILLING, DmsWorkspace, FAILED, ORDERS } from './dms-workspace';

const one = (body: string) => `
  data "dms_kafka_instance" "this" {
    ${body}
  }
  output "this" {
    value = data.dms_kafka_instance.this
  }`;

const told = async (workspace: DmsWorkspace) => (await workspace.outputs()).this as Record<string, any>;
const HEALTH = {
  brokers: 3,
  brokers_alive: 3,
  partitions: 30,
  partitions_online: 30,
  replicas: 90,
  replicas_in_sync: 90,
};

describe.each(['eu-west-101', 'eu-de'])('in region %s', (region) => {
  test.each([
    ['by its id', `instance_id = "${ORDERS}"`],
    ['by its id in capitals', `instance_id = "${ORDERS.toUpperCase()}"`],
    ['by its name', 'name = "orders"'],
  ])('an instance is read %s, with its health', async (_, body) => {
    const workspace = await DmsWorkspace.holding(one(body), { emulator: { region } });
    await workspace.apply();
    expect(await told(workspace)).toMatchObject({
      instance_id: expect.stringMatching(new RegExp(ORDERS, 'i')),
      name: 'orders',
      region,
      project_id: workspace.cloud.projectId,
      status: 'RUNNING',
      broker_count: 3,
      port: 9092,
      ssl_enable: false,
      tags: { team: 'shop' },
      health: HEALTH,
    });
    await workspace.expectEmptyPlan();
  });
});

test('the health is what the cluster has', async () => {
  const workspace = await DmsWorkspace.holding(one('name = "orders"'));
  workspace.cloud.setCluster(ORDERS, { brokersAlive: 2, replicasInSync: 60 });
  await workspace.apply();
  expect((await told(workspace)).health).toEqual({ ...HEALTH, brokers_alive: 2, replicas_in_sync: 60 });
});

test.each([
  ['the key may not read it', 403, 'DMS.00403003'],
  ['there is no such call', 404, 'APIGW.0101'],
  ['the status does not allow it', 400, 'DMS.00400026'],
])('the health is null where %s', async (_, status, code) => {
  const workspace = await DmsWorkspace.holding(one('name = "orders"'));
  workspace.cloud.fault({ kind: 'status', route: 'cluster', status, code, times: Infinity });
  await workspace.apply();
  expect(await told(workspace)).toMatchObject({ name: 'orders', status: 'RUNNING', health: null });
});

test('one whose creation failed is found by its id, and not by its name', async () => {
  const workspace = await DmsWorkspace.holding(one(`instance_id = "${FAILED[0]}"`));
  await workspace.apply();
  expect(await told(workspace)).toMatchObject({ name: 'audit-trial', status: 'CREATEFAILED' });
  workspace.configure(one('name = "audit-trial"'));
  const { code, diagnostics: [{ detail }] } = await workspace.attempt('plan');
  expect({ code, detail }).toEqual({ code: 1, detail: expect.stringContaining('No instance is named "audit-trial"') });
});

test('several of one name are an error that lists them', async () => {
  const fleet = [{ id: ORDERS, name: 'orders' }, { id: BILLING, name: 'orders', status: 'ERROR' }, { name: 'orders-2' }];
  const workspace = await DmsWorkspace.holding(one('name = "orders"'), { emulator: { fleet } });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect(code).toBe(1);
  expect(diagnostics).toEqual([expect.objectContaining({ summary: 'Several Kafka instances of one name', code: 'name = "orders"' })]);
  const [{ detail }] = diagnostics;
  expect(detail).toContain(`2 instances are named "orders" in project ${workspace.cloud.projectId} of region eu-west-101`);
  expect(detail).toMatch(new RegExp(`orders \\(${ORDERS}, RUNNING, created 20.*Z\\)`));
  expect(detail).toMatch(new RegExp(`orders \\(${BILLING}, ERROR, created 20.*Z\\)`));
  expect(detail).not.toContain('orders-2');
  expect(detail).toContain('Say which one by `instance_id`');
});

test.each([
  ['name = "order"', 'name = "order"', 'No instance is named "order"'],
  ['instance_id = "90000000-0000-4000-8000-000000000009"', 'instance_id = "90000000-0000-4000-8000-000000000009"',
    'No instance has the id 90000000-0000-4000-8000-000000000009'],
])('nobody with %s is an error that lists who is there', async (body, line, words) => {
  const workspace = await DmsWorkspace.holding(one(body));
  const { code, diagnostics } = await workspace.attempt('plan');
  expect(code).toBe(1);
  expect(diagnostics).toEqual([expect.objectContaining({ summary: 'No such Kafka instance', code: line })]);
  expect(diagnostics[0].detail).toContain(words);
  expect(diagnostics[0].detail).toContain(`orders (${ORDERS}, RUNNING, created `);
  expect(diagnostics[0].detail).not.toContain(FAILED[0]);
});

test('an instance of another engine is none', async () => {
  const workspace = await DmsWorkspace.holding(one(`instance_id = "${ORDERS}"`), {
    emulator: { fleet: [{ id: ORDERS, name: 'queue', engine: 'rabbitmq' }] },
  });
  const { code, diagnostics: [{ detail }] } = await workspace.attempt('plan');
  expect({ code, detail }).toEqual({ code: 1, detail: expect.stringContaining(`Instance ${ORDERS} is one of rabbitmq`) });
});

test.each([
  ['', /Neither `instance_id` nor `name` is given/],
  [`instance_id = "${ORDERS}"\n name = "orders"`, /`instance_id` and `name` are both given/],
  ['instance_id = "orders"', /Must be a UUID/],
])('%s is refused before anything is asked', async (body, words) => {
  const workspace = await DmsWorkspace.holding(one(body));
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, details: diagnostics.map(({ detail }) => detail) }).toEqual({
    code: 1,
    details: [expect.stringMatching(words)],
  });
  expect(workspace.cloud.requests()).toEqual([]);
});

test('a name that is unknown at plan is looked up at apply', async () => {
  const workspace = await DmsWorkspace.holding(`
    resource "terraform_data" "late" {
      input = "orders"
    }
    ${one('name = terraform_data.late.output')}`);
  expect((await workspace.attempt('plan')).code).toBe(2);
  await workspace.apply();
  expect(await told(workspace)).toMatchObject({ instance_id: ORDERS });
  await workspace.expectEmptyPlan();
});
