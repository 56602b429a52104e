import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';

const [ORDERS, BILLING, INVENTORY] = [1, 2, 3].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FAILED = [1, 2].map((number) => `20000000-0000-4000-8000-00000000000${number}`);

let emulator: Emulator;
let workspace: CdktfWorkspace;

beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../lib/bin/terraform-provider-dms.js'))) {
    throw new Error('lib is not built. Run `npm run build` first: this test deploys the package as users get it.');
  }
  emulator = await startEmulator({ pace: 0.1 });
  workspace = new CdktfWorkspace('cdktf-platform', {
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
    KAFKA_INSTANCES: [INVENTORY, ORDERS, BILLING].join(','),
  });
});

afterAll(async () => {
  await workspace?.remove();
  await emulator?.close();
});

const acted = (since = 0) =>
  emulator.cloud.actions().slice(since).map(({ action, instanceId }) => `${action} ${instanceId}`);
const deploy = () => workspace.cdktf(['deploy', '--auto-approve']);

test('the tests of the example pass', async () => {
  const { scripts } = JSON.parse(readFileSync(join(workspace.app, 'package.json'), 'utf8'));
  const [command, ...args] = scripts.test.split(' ');
  // Under jest, the runner of Node would take itself for the child of another runner.
  const { NODE_TEST_CONTEXT: _context, NODE_OPTIONS: _options, ...env } = process.env;
  const { stdout } = await promisify(execFile)(command, args, { cwd: workspace.app, env });
  expect(stdout).toMatch(/pass 5\b/);
  expect(stdout).toMatch(/fail 0\b/);
});

test('the first deploy adopts the instances and cleans up; a second plan is empty', async () => {
  expect(await deploy()).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
  expect(acted().sort()).toEqual(FAILED.map((id) => `delete ${id}`));
  expect(await workspace.cdktf(['diff'])).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
});

test('a change of the configuration restarts the instances one at a time, the canary first, and then cleans up', async () => {
  const before = acted().length;
  const { id } = emulator.cloud.failCreation('newcomer');
  writeFileSync(join(workspace.app, 'config', 'topics.json'), '{}\n');
  expect(await deploy()).toMatchObject({ exitCode: 0 });
  const calls = acted(before);
  expect(calls[0]).toBe(`restart ${INVENTORY}`);
  expect(calls.slice(0, 3).sort()).toEqual([ORDERS, BILLING, INVENTORY].map((instance) => `restart ${instance}`));
  expect(calls.slice(3)).toEqual([`delete ${id}`]);
  expect(emulator.cloud.maxDown()).toBe(1);
  expect(await workspace.cdktf(['diff'])).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
});

test('destroying the stack calls nothing', async () => {
  const before = acted().length;
  expect(await workspace.cdktf(['destroy', '--auto-approve'])).toMatchObject({ exitCode: 0 });
  expect(acted(before)).toEqual([]);
});
