import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';

const STACK = 'kafka-maintenance';
const [ORDERS, BILLING, INVENTORY] = [1, 2, 3].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FAILED = [1, 2].map((number) => `20000000-0000-4000-8000-00000000000${number}`);

let emulator: Emulator;
let workspace: CdktfWorkspace;

beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../lib/bin/terraform-provider-dms.js'))) {
    throw new Error('lib is not built. Run `npm run build` first: this test deploys the package as users get it.');
  }
  emulator = await startEmulator({ pace: 0.1 });
  workspace = new CdktfWorkspace('cdktf-typescript', {
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
    KAFKA_INSTANCES: [ORDERS, BILLING, INVENTORY].join(','),
  });
});

afterAll(async () => {
  await workspace?.remove();
  await emulator?.close();
});

const acted = (action: string, since = 0) =>
  emulator.cloud.actions().slice(since)
    .filter((record) => record.action === action)
    .map(({ instanceId }) => instanceId).sort();

async function deploy(): Promise<{ exitCode: number | null; output: string; outputs: any }> {
  const file = join(workspace.folder, 'outputs.json');
  const result = await workspace.cdktf(['deploy', '--auto-approve', '--outputs-file', file]);
  return { ...result, outputs: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[STACK] : undefined };
}

async function expectEmptyPlan(): Promise<void> {
  expect(await workspace.cdktf(['diff'])).toEqual({ exitCode: 0, output: expect.stringContaining('No changes') });
  expect(await workspace.terraform(STACK, ['plan', '-detailed-exitcode', '-input=false'])).toMatchObject({
    exitCode: 0,
  });
}

test('a deploy without any configuration restarts the instances one at a time and deletes what failed; a second plan is empty', async () => {
  const { exitCode, output, outputs } = await deploy();
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
  expect(acted('restart')).toEqual([ORDERS, BILLING, INVENTORY]);
  expect(acted('delete')).toEqual(FAILED);
  expect(emulator.cloud.maxDown()).toBe(1);
  expect(Object.values<any>(outputs.restarted).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  expect(Object.values<any>(outputs.cleaned).map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  await expectEmptyPlan();
});

test('when an instance fails the deploy fails and names it, nothing is tainted, and the next deploy acts on that one only', async () => {
  const before = emulator.cloud.actions().length;
  emulator.cloud.plan(BILLING, { restart: 'reject', times: 1 });
  writeFileSync(join(workspace.app, 'broker.properties'), 'log.retention.hours=48\n');

  const failed = await deploy();
  expect(failed.exitCode).not.toBe(0);
  expect(failed.output).toMatch(new RegExp(`The restart is still owed on:\\s+[^.]*${BILLING}`));
  expect(acted('restart', before)).not.toContain(BILLING);

  const state = JSON.parse((await workspace.terraform(STACK, ['state', 'pull'])).output);
  expect(state.resources.flatMap(({ instances }: any) => instances).map(({ status }: any) => status)).not.toContain(
    'tainted',
  );

  expect(await deploy()).toMatchObject({ exitCode: 0 });
  expect(acted('restart', before)).toEqual([ORDERS, BILLING, INVENTORY]);
  await expectEmptyPlan();
});

test('a new failed instance shows as drift and the next deploy deletes it', async () => {
  const { id } = emulator.cloud.failCreation('newcomer');
  expect(await workspace.terraform(STACK, ['plan', '-detailed-exitcode', '-input=false'])).toMatchObject({
    exitCode: 2,
  });
  expect(await deploy()).toMatchObject({ exitCode: 0 });
  expect(emulator.cloud.instance(id)).toBeUndefined();
  await expectEmptyPlan();
});

test('destroying the stack calls nothing', async () => {
  const before = emulator.cloud.actions().length;
  expect(await workspace.cdktf(['destroy', '--auto-approve'])).toMatchObject({ exitCode: 0 });
  expect(emulator.cloud.actions()).toHaveLength(before);
});
