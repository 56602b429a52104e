import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';
import { bundlePlugin } from '../terraform';

const [ORDERS, BILLING, INVENTORY] = [1, 2, 3].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const STACK = 'composed';

let emulator: Emulator;
const workspaces: CdktfWorkspace[] = [];
const pluginFolder = mkdtempSync(join(tmpdir(), 'dms-second-plugin-'));

beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../lib/bin/terraform-provider-dms.js'))) {
    throw new Error('lib is not built. Run `npm run build` first: this test deploys the package as users get it.');
  }
  emulator = await startEmulator({ pace: 0.1 });
});

afterAll(async () => {
  await Promise.all(workspaces.map((workspace) => workspace.remove()));
  await emulator?.close();
  rmSync(pluginFolder, { recursive: true, force: true });
});

/** An app with one stack, of which `build` is the code. */
function appOf(build: string): CdktfWorkspace {
  const workspace = new CdktfWorkspace('cdktf-typescript', {
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
  });
  workspaces.push(workspace);
  writeFileSync(join(workspace.app, 'main.ts'), `
    import { App, Aspects, DataResource, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
    import { bindings, DmsProvider, KafkaRollingRestart } from 'cdktf-provider-dms';
    const [ORDERS, BILLING, INVENTORY] = ${JSON.stringify([ORDERS, BILLING, INVENTORY])};
    const endpoints = { dms: process.env.DMS_ENDPOINT!, iam: process.env.DMS_ENDPOINT! };
    const config = process.env.CONFIG ?? 'one';
    const triggers = { config };
    const app = new App();
    const stack = new TerraformStack(app, '${STACK}');
    ${build}
    app.synth();
  `);
  return workspace;
}

const deploy = (workspace: CdktfWorkspace, env: NodeJS.ProcessEnv = {}) =>
  workspace.cdktf(['deploy', '--auto-approve'], env);
const deployed = { exitCode: 0, output: expect.stringContaining('Apply complete') };

/** Who is called how, in the order in which the emulator was called. */
const acted = (since: number) =>
  emulator.cloud.actions().slice(since).map(({ instanceId }) => instanceId);

test('a restart comes after what it depends on, and before what depends on it', async () => {
  const workspace = appOf(`
    new DmsProvider(stack, 'dms', { endpoints });
    // By their names alone, and by the order of the code, they would be the other way round.
    const after = new bindings.KafkaInstanceBatchAction(stack, 'a-after', {
      action: 'restart', instances: [INVENTORY], when: ['triggered'], triggers,
    });
    const restart = new KafkaRollingRestart(stack, 'b-restart', { instances: [ORDERS], triggers });
    const first = new KafkaRollingRestart(stack, 'c-first', {
      instances: [BILLING], triggers, dependsOn: [new DataResource(stack, 'd-config', { input: { config } })],
    });
    if (process.env.ORDERED !== 'false') {
      restart.node.addDependency(first);
      after.node.addDependency(restart);
    }
  `);
  expect(await deploy(workspace)).toEqual(deployed);
  expect(acted(0)).toEqual([]);

  const { output } = await deploy(workspace, { CONFIG: 'two' });
  expect(acted(0)).toEqual([BILLING, ORDERS, INVENTORY]);
  expect(emulator.cloud.maxDown()).toBe(1);
  const changed = output.search(/d-config.*: Modifications complete/);
  expect(changed).toBeGreaterThan(0);
  expect(output.search(/c-first_.*: Modifying/)).toBeGreaterThan(changed);

  // The control: without the dependencies they go at once, and are down long enough to be seen so.
  for (const id of [BILLING, ORDERS, INVENTORY]) emulator.cloud.plan(id, { lagMs: 0, durationMs: 8_000, times: 1 });
  expect(await deploy(workspace, { CONFIG: 'three', ORDERED: 'false' })).toEqual(deployed);
  expect(acted(3).sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  expect(emulator.cloud.maxDown()).toBe(3);
});

test('a deploy with a checkpoint leaves the rest for the next one, which goes on, and is no failure', async () => {
  const before = emulator.cloud.actions().length;
  const workspace = appOf(`
    new DmsProvider(stack, 'dms', { endpoints });
    new KafkaRollingRestart(stack, 'restart', {
      instances: [ORDERS, BILLING, INVENTORY], restartOnAdd: true, first: [BILLING, ORDERS], maxPerApply: 1,
    });
  `);
  const first = await deploy(workspace);
  expect(first).toEqual(deployed);
  expect(first.output).toMatch(/2 instances are left for a later apply/);
  expect(acted(before)).toEqual([BILLING]);

  expect(await deploy(workspace)).toEqual(deployed);
  expect(acted(before)).toEqual([BILLING, ORDERS]);

  expect(await deploy(workspace)).toEqual(deployed);
  expect(acted(before)).toEqual([BILLING, ORDERS, INVENTORY]);
  expect(await workspace.cdktf(['diff'])).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
});

/** Puts a second provider, in the given versions, where Terraform finds it in place of its registry. */
function installSecondProvider(workspace: CdktfWorkspace, ...versions: string[]): void {
  const plugin = bundlePlugin(join(__dirname, '../plugin-sdk/acceptance/terraform-provider-shelf.ts'),
    join(pluginFolder, 'terraform-provider-shelf'));
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  for (const version of versions) {
    const folder = join(workspace.folder, 'home/.terraform.d/plugins/registry.acme.example/acme/shelf', version, platform);
    const executable = join(folder, `terraform-provider-shelf_v${version}`);
    mkdirSync(folder, { recursive: true });
    copyFileSync(plugin, executable);
    chmodSync(executable, 0o755);
  }
}

const lockFile = (workspace: CdktfWorkspace) =>
  readFileSync(join(workspace.app, 'cdktf.out/stacks', STACK, '.terraform.lock.hcl'), 'utf8');

test('a stack with a provider of a registry deploys without a flag, also when it comes to require another version', async () => {
  const workspace = appOf(`
    class ShelfProvider extends TerraformProvider {
      constructor() {
        super(stack, 'shelf', {
          terraformResourceType: 'shelf',
          terraformProviderSource: 'registry.acme.example/acme/shelf',
          terraformGeneratorMetadata: { providerName: 'shelf', providerVersion: process.env.SHELF ?? '~> 1.0' },
        });
      }
      protected synthesizeAttributes() {
        return { folder: ${JSON.stringify(pluginFolder)} };
      }
    }
    new ShelfProvider();
    const thing = new TerraformResource(stack, 'thing', { terraformResourceType: 'shelf_thing' });
    thing.addOverride('name', 'thing');
    // Ours comes late, which must make no difference.
    Aspects.of(stack).add({ visit: (node) => { if (node === stack) new DmsProvider(stack, 'dms', { endpoints }); } });
    new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers }).node.addDependency(thing);
  `);
  installSecondProvider(workspace, '1.0.0', '1.1.0', '2.0.0');

  expect(await deploy(workspace)).toEqual(deployed);
  expect(lockFile(workspace)).toMatch(/^provider "registry\.acme\.example\/acme\/shelf" \{\n {2}version += "1\.1\.0"/m);
  expect(await workspace.cdktf(['diff'])).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
  expect(await deploy(workspace, { SHELF: '2.0.0' })).toMatchObject({ exitCode: 0 });
  expect(lockFile(workspace)).toMatch(/^provider "registry\.acme\.example\/acme\/shelf" \{\n {2}version += "2\.0\.0"/m);
  expect(await workspace.cdktf(['destroy', '--auto-approve'], { SHELF: '2.0.0' })).toMatchObject({ exitCode: 0 });
});
