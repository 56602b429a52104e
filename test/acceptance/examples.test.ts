import { BILLING, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { ExampleWorkspace } from './example-workspace';
import { PluginMirror } from './plugin-mirror';
import { providerSchemas } from '../../scripts/provider-schemas';
import { schemaDocument } from '../../scripts/schema-document';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { Emulator, startEmulator } from '../../src/emulator';

let mirror: PluginMirror;
let emulator: Emulator;
const workspaces: ExampleWorkspace[] = [];

beforeAll(async () => {
  mirror = await PluginMirror.create();
  emulator = await startEmulator({ pace: 0.1 });
});
beforeEach(() => emulator.cloud.reset());
afterAll(async () => {
  workspaces.forEach((workspace) => workspace.remove());
  mirror?.remove();
  await emulator?.close();
});

async function initialised(example: string): Promise<ExampleWorkspace> {
  const workspace = new ExampleWorkspace(example, emulator, mirror);
  workspaces.push(workspace);
  await workspace.init();
  return workspace;
}

const acted = () => emulator.cloud.actions().map(({ action, instanceId }) => `${action} ${instanceId}`).sort();

test('hcl-restart adopts the instances without acting, and restarts them when the trigger changes', async () => {
  const workspace = await initialised('hcl-restart');
  workspace.set({ instances: [ORDERS, BILLING], broker_config: 'one' });
  await workspace.apply();
  expect(acted()).toEqual([]);
  workspace.set({ instances: [ORDERS, BILLING], broker_config: 'two' });
  await workspace.apply();
  expect(acted()).toEqual([`restart ${ORDERS}`, `restart ${BILLING}`]);
  expect(emulator.cloud.maxDown()).toBe(1);
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
});

test('hcl-careful-roll leaves what it must not begin for later, and the next apply goes on with it', async () => {
  const workspace = await initialised('hcl-careful-roll');
  const during = (window: string, maxPerApply: number) => workspace.write(`
    resource "dms_kafka_instance_batch_action" "roll" {
      max_per_apply      = ${maxPerApply}
      maintenance_window = { begin = "00:00", end = "24:00"${window} }
    }`, 'window_override.tf');
  const fleet = { instances: [ORDERS, BILLING, INVENTORY], canary: BILLING };
  workspace.set({ ...fleet, broker_config: 'one' });
  await workspace.apply();

  const dayAfterTomorrow = new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
  during(`, days = ["${dayAfterTomorrow.toLowerCase()}"]`, 10);
  workspace.set({ ...fleet, broker_config: 'two' });
  await workspace.apply();
  expect(acted()).toEqual([]);
  expect((await workspace.outputs()).left_for_a_later_apply).toEqual([ORDERS, BILLING, INVENTORY]);

  during('', 2);
  await workspace.apply();
  expect(acted()).toEqual([`restart ${ORDERS}`, `restart ${BILLING}`]);
  expect(emulator.cloud.actions()[0].instanceId).toBe(BILLING);
  expect((await workspace.outputs()).left_for_a_later_apply).toEqual([INVENTORY]);
  expect(await workspace.plan()).toMatchObject({ code: 2 });

  await workspace.apply();
  expect(acted()).toEqual([`restart ${ORDERS}`, `restart ${BILLING}`, `restart ${INVENTORY}`]);
  expect(emulator.cloud.maxDown()).toBe(1);
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
});

test('hcl-cleanup deletes what failed', async () => {
  const workspace = await initialised('hcl-cleanup');
  await workspace.apply();
  expect(acted()).toEqual(FAILED.map((id) => `delete ${id}`));
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
});

test('hcl-destroyed-hook acts on destroy only', async () => {
  const workspace = await initialised('hcl-destroyed-hook');
  workspace.set({ temporary_instances: [ORDERS, BILLING] });
  await workspace.apply();
  expect(acted()).toEqual([]);
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
  await workspace.destroy();
  expect(acted()).toEqual([`delete ${ORDERS}`, `delete ${BILLING}`]);
});

test('hcl-destroyed-hook is taken out without acting once its list is empty', async () => {
  const workspace = await initialised('hcl-destroyed-hook');
  workspace.set({ temporary_instances: [ORDERS, BILLING] });
  await workspace.apply();
  workspace.set({ temporary_instances: [] });
  await workspace.apply();
  await workspace.destroy();
  expect(acted()).toEqual([]);
});

test('hcl-fleet lists the instances by name', async () => {
  const workspace = await initialised('hcl-fleet');
  await workspace.apply();
  expect((await workspace.outputs()).status_by_name).toMatchObject({ orders: ['RUNNING'] });
});

test('hcl-instance tells where clients connect, and does not go on while a broker is down', async () => {
  const workspace = await initialised('hcl-instance');
  workspace.set({ name: 'orders' });
  await workspace.apply();
  expect((await workspace.outputs()).bootstrap_servers).toEqual(['192.0.2.10:9092', '192.0.2.11:9092', '192.0.2.12:9092']);
  emulator.cloud.setCluster(ORDERS, { brokersAlive: 2 });
  const { code, stderr } = await workspace.run('plan', '-no-color');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('A broker of orders is down') });
});

test('hcl-stale-instances deletes what is old and of the tests, and nothing else', async () => {
  emulator.cloud.seed([
    { id: ORDERS, name: 'ci-1', tags: { purpose: 'test' }, createdAt: Date.UTC(2026, 0, 1) },
    { id: BILLING, name: 'ci-2', tags: { purpose: 'test' } },
    { id: INVENTORY, name: 'ci-3', createdAt: Date.UTC(2026, 0, 1) },
  ]);
  const workspace = await initialised('hcl-stale-instances');
  workspace.set({ created_before: '2026-01-02T00:00:00Z' });
  await workspace.apply();
  expect(acted()).toEqual([`delete ${ORDERS}`]);
  expect((await workspace.outputs()).deleted).toEqual([ORDERS]);
  await workspace.apply();
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
  expect(acted()).toEqual([`delete ${ORDERS}`]);
});

test('hcl-recycled lists what is in the bin', async () => {
  emulator.cloud.seed([{ id: ORDERS, name: 'orders', status: 'RECYCLE' }, { id: BILLING, name: 'billing' }]);
  const workspace = await initialised('hcl-recycled');
  await workspace.apply();
  expect((await workspace.outputs()).kept_until).toEqual({ [`orders (${ORDERS})`]: expect.stringMatching(/^20.*Z$/) });
});

test('bindings and documentation are made from the schema that Terraform sees', async () => {
  const workspace = await initialised('hcl-fleet');
  const { stdout } = await workspace.run('providers', 'schema', '-json');
  expect(JSON.parse(stdout)).toEqual(schemaDocument(PROVIDER_SOURCE, providerSchemas));
});
