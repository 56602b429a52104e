import { HclWorkspace } from './hcl-workspace';
import { PluginMirror } from './plugin-mirror';
import { providerSchemas } from '../../scripts/provider-schemas';
import { providersSchema } from '../../scripts/providers-schema';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { Emulator, startEmulator } from '../../src/emulator';

const [ORDERS, BILLING] = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
const FAILED = ['20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002'];

let mirror: PluginMirror;
let emulator: Emulator;
const workspaces: HclWorkspace[] = [];

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

async function initialised(example: string): Promise<HclWorkspace> {
  const workspace = new HclWorkspace(example, emulator, mirror.cliConfiguration);
  workspaces.push(workspace);
  expect(await workspace.terraform(['init'])).toMatchObject({ exitCode: 0, output: expect.stringContaining('successfully initialized') });
  return workspace;
}

const apply = ['apply', '-auto-approve', '-input=false'];
const succeeded = { exitCode: 0, output: expect.not.stringContaining('Error:') };
const emptyPlan = { exitCode: 0, output: expect.stringContaining('No changes') };
const acted = () => emulator.cloud.actions().map(({ action, instanceId }) => `${action} ${instanceId}`).sort();

test('hcl-restart adopts the instances without acting, and restarts them when the trigger changes', async () => {
  const workspace = await initialised('hcl-restart');
  const variables = { instances: [ORDERS, BILLING], broker_config: 'one' };
  expect(await workspace.terraform(apply, variables)).toEqual(succeeded);
  expect(acted()).toEqual([]);
  const changed = { ...variables, broker_config: 'two' };
  expect(await workspace.terraform(apply, changed)).toEqual(succeeded);
  expect(acted()).toEqual([`restart ${ORDERS}`, `restart ${BILLING}`]);
  expect(emulator.cloud.maxDown()).toBe(1);
  expect(await workspace.terraform(['plan', '-detailed-exitcode'], changed)).toEqual(emptyPlan);
});

test('hcl-cleanup deletes what failed', async () => {
  const workspace = await initialised('hcl-cleanup');
  expect(await workspace.terraform(apply)).toEqual(succeeded);
  expect(acted()).toEqual(FAILED.map((id) => `delete ${id}`));
  expect(await workspace.terraform(['plan', '-detailed-exitcode'])).toEqual(emptyPlan);
});

test('hcl-destroyed-hook acts on destroy only', async () => {
  const workspace = await initialised('hcl-destroyed-hook');
  const variables = { temporary_instances: [ORDERS, BILLING] };
  expect(await workspace.terraform(apply, variables)).toEqual(succeeded);
  expect(acted()).toEqual([]);
  expect(await workspace.terraform(['plan', '-detailed-exitcode'], variables)).toEqual(emptyPlan);
  expect(await workspace.terraform(['destroy', '-auto-approve'], variables)).toEqual(succeeded);
  expect(acted()).toEqual([`delete ${ORDERS}`, `delete ${BILLING}`]);
});

test('hcl-fleet lists the instances by name', async () => {
  const workspace = await initialised('hcl-fleet');
  expect(await workspace.terraform(apply)).toEqual(succeeded);
  expect(JSON.parse((await workspace.terraform(['output', '-json'])).output).status_by_name.value).toMatchObject({ orders: ['RUNNING'] });
});

test('bindings and documentation are made from the schema that Terraform sees', async () => {
  const workspace = await initialised('hcl-fleet');
  const { output } = await workspace.terraform(['providers', 'schema', '-json']);
  expect(JSON.parse(output)).toEqual(providersSchema(PROVIDER_SOURCE, providerSchemas));
});
