import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';
import { CodeBlock, codeBlocks } from '../documented-commands';

const LOCAL_EXEC = 'docs/guides/coming-from-local-exec.md';
const GO_PROVIDER = 'docs/guides/coming-from-the-go-provider.md';
const STACK = 'kafka-maintenance';
const typescript = (guide: string) => codeBlocks(guide, 'In CDKTF').filter(({ language }) => language === 'typescript');
const [BEFORE, AFTER] = typescript(LOCAL_EXEC);
const [FROM_GO] = typescript(GO_PROVIDER);
const [MOVED] = codeBlocks(LOCAL_EXEC, 'In CDKTF').filter(({ language }) => language === 'text');

let emulator: Emulator;
let workspace: CdktfWorkspace;

beforeAll(async () => {
  emulator = await startEmulator({ pace: 0.1 });
  workspace = new CdktfWorkspace('cdktf-typescript', {
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
  });
  writeFileSync(join(workspace.app, 'restart.sh'), `#!/bin/sh\necho "$@" >> ${join(workspace.folder, 'restarted')}\n`, { mode: 0o755 });
});
afterAll(async () => {
  await workspace?.remove();
  await emulator?.close();
});

/** Makes lines of a guide the app. */
function app({ lines }: CodeBlock): void {
  writeFileSync(join(workspace.app, 'main.ts'), `
    import { App, DataResource, TerraformResource, TerraformStack } from 'cdktf';
    import { DmsProvider, KafkaRollingRestart } from 'cdktf-provider-dms';
    import { Construct } from 'constructs';
    const [instances, broker] = [['10000000-0000-4000-8000-000000000001'], 'hash'];
    const endpoint = process.env.DMS_ENDPOINT!;
    class Maintenance extends TerraformStack {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        new DmsProvider(this, 'dms', { endpoints: { dms: endpoint, iam: endpoint } });
        ${lines.join('\n')}
      }
    }
    const app = new App();
    new Maintenance(app, '${STACK}');
    app.synth();`);
}

test('under CDKTF a DataResource with local-exec becomes a KafkaRollingRestart, and nobody is restarted by moving', async () => {
  app(BEFORE);
  expect(await workspace.cdktf(['deploy', '--auto-approve'])).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(workspace.folder, 'restarted'))).toBe(true);
  app(AFTER);
  const { exitCode, output } = await workspace.cdktf(['deploy', '--auto-approve']);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining(MOVED.lines.join('\n')) });
  expect(emulator.cloud.actions()).toEqual([]);
  expect(await workspace.terraform(STACK, ['plan', '-detailed-exitcode', '-input=false'])).toMatchObject({ exitCode: 0 });
});

test('what comes from the Huawei Cloud provider is named by the same line', async () => {
  app(FROM_GO);
  expect(await workspace.cdktf(['synth'])).toMatchObject({ exitCode: 0 });
  const stack = JSON.parse(readFileSync(join(workspace.app, 'cdktf.out/stacks', STACK, 'cdk.tf.json'), 'utf8'));
  expect(stack.moved).toEqual([{
    from: 'huaweicloud_dms_kafka_instance_batch_action.restart',
    to: expect.stringMatching(/^dms_kafka_instance_batch_action\.restart/),
  }]);
});
