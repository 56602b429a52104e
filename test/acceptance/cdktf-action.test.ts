import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terraformWithActions } from './terraform-with-actions';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';

const STACK = 'kafka-action';
const [ORDERS, BILLING] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);

const terraform = terraformWithActions();
if (!terraform) {
  process.stderr.write('Skipped: actions take Terraform 1.14, and TERRAFORM_BINARIES names none.\n');
}

/** A stack with all that an action and its triggers can have. */
const EVERYTHING = `
  import { App, DataResource, Fn, TerraformStack, TerraformVariable } from 'cdktf';
  import { ActionEvent, ActionFailure, BatchCall, DmsProvider, KafkaBatchActionInvocation } from 'cdktf-provider-dms';
  const endpoints = { dms: process.env.DMS_ENDPOINT!, iam: process.env.DMS_ENDPOINT! };
  const stack = new TerraformStack(new App(), 'everything');
  stack.addOverride('terraform.required_version', '< 2');
  new DmsProvider(stack, 'dms', { endpoints });
  const provider = new DmsProvider(stack, 'other', { alias: 'other', endpoints });
  const allowed = new TerraformVariable(stack, 'allowed', { type: 'bool', default: true });
  const owner = new DataResource(stack, 'owner', { input: { id: '${BILLING}' } });
  const config = new DataResource(stack, 'config', { input: { hours: '24' } });
  config.addOverride('lifecycle.create_before_destroy', true);
  const restart = new KafkaBatchActionInvocation(stack, 'restart', {
    call: BatchCall.restart(['${ORDERS}', Fn.lookup(owner.output, 'id')], { maxUnavailable: 1, timeout: '1h' }),
    provider,
  });
  const tidy = new KafkaBatchActionInvocation(stack, 'tidy', { call: BatchCall.deleteFailed({ maxDeletions: 5 }) });
  restart.triggerOn(config, [ActionEvent.BEFORE_CREATE, ActionEvent.BEFORE_UPDATE]);
  restart.triggerOn(config, [ActionEvent.AFTER_CREATE], { onFailure: ActionFailure.TAINT });
  tidy.triggerOn(config, [ActionEvent.AFTER_CREATE], { condition: allowed.value, onFailure: ActionFailure.CONTINUE });
  restart.triggerAfterUpdate(config, { condition: allowed.value, onFailure: ActionFailure.HALT });
  tidy.triggerOn(config, [ActionEvent.BEFORE_DESTROY, ActionEvent.AFTER_DESTROY]);
  (stack.node.root as App).synth();
`;

let emulator: Emulator;
let workspace: CdktfWorkspace;

beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../lib/bin/terraform-provider-dms.js'))) {
    throw new Error('lib is not built. Run `npm run build` first: this test deploys the package as users get it.');
  }
  emulator = await startEmulator({ pace: 0.1 });
  workspace = new CdktfWorkspace('cdktf-action', {
    ...terraform && { TERRAFORM_BINARY_NAME: terraform },
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
    KAFKA_INSTANCES: [ORDERS, BILLING].join(','),
  });
});

afterAll(async () => {
  await workspace?.remove();
  await emulator?.close();
});

const restartedSince = (earlier: number) => emulator.cloud.actions().slice(earlier).map(({ instanceId }) => instanceId);

const deploy = (hours: string) => workspace.cdktf(['deploy', '--auto-approve'], { RETENTION_HOURS: hours });

const plan = () => workspace.terraform(STACK, ['plan', '-no-color', '-detailed-exitcode', '-input=false']);

test('the example is synthesised whatever Terraform there is', async () => {
  expect(await workspace.cdktf(['synth'])).toEqual({ exitCode: 0, output: expect.stringContaining(STACK) });
});

(terraform ? describe : describe.skip)('with a Terraform that has actions', () => {
  test('the stack is valid', async () => {
    expect(await workspace.terraform(STACK, ['init', '-no-color'])).toMatchObject({ exitCode: 0 });
    const { output } = await workspace.terraform(STACK, ['validate', '-json']);
    expect(JSON.parse(output)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
  });

  test('the first deploy restarts nobody, and an update of the other resource restarts one after the other', async () => {
    const first = await deploy('24');
    expect(first).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
    expect(restartedSince(0)).toEqual([]);
    const second = await deploy('48');
    expect(second).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
    expect(restartedSince(0).sort()).toEqual([ORDERS, BILLING]);
    expect(emulator.cloud.maxDown()).toBe(1);
    expect(await plan()).toMatchObject({ exitCode: 0 });
  });

  test('one that fails is forgotten, as the documentation says, until it is invoked by its address', async () => {
    const before = emulator.cloud.actions().length;
    emulator.cloud.plan(BILLING, { restart: 'reject', times: 1 });
    const failed = await deploy('72');
    expect(failed.exitCode).not.toBe(0);
    expect(failed.output).toContain(BILLING);
    expect(restartedSince(before)).not.toContain(BILLING);
    expect(await plan()).toMatchObject({ exitCode: 0 });

    const invoked = await workspace.terraform(STACK, [
      'apply', '-no-color', '-auto-approve', '-input=false', '-invoke=action.dms_kafka_instance_batch_action.restart',
    ]);
    expect(invoked).toEqual({ exitCode: 0, output: expect.stringContaining('1 invoked') });
    expect(restartedSince(before)).toContain(BILLING);
  });

  test('every event and option, an alias and references to the same stack are valid and planned', async () => {
    writeFileSync(join(workspace.app, 'main.ts'), EVERYTHING);
    expect(await workspace.cdktf(['synth'])).toMatchObject({ exitCode: 0 });
    expect(await workspace.terraform('everything', ['init', '-no-color'])).toMatchObject({ exitCode: 0 });
    const { output } = await workspace.terraform('everything', ['validate', '-json']);
    expect(JSON.parse(output)).toMatchObject({ valid: true, diagnostics: [] });

    await workspace.terraform('everything', ['plan', '-no-color', '-input=false', '-out=saved']);
    const { action_invocations: invocations } = JSON.parse(
      (await workspace.terraform('everything', ['show', '-json', 'saved'])).output,
    );
    expect(invocations.map(({ address, lifecycle_action_trigger: { action_trigger_event: event } }: any) =>
      [address, event]).sort()).toEqual([
      ['action.dms_kafka_instance_batch_action.restart', 'AfterCreate'],
      ['action.dms_kafka_instance_batch_action.restart', 'BeforeCreate'],
      ['action.dms_kafka_instance_batch_action.tidy', 'AfterCreate'],
    ]);
  });
});
