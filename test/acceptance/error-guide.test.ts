import { restart } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { DmsWorkspace, ORDERS } from './dms-workspace';
import { MovingWorkspace } from './moving-workspace';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { expectAllExplained } from '../error-guide/the-guide';

// The errors of test/error-guide come from the provider in the test's process; here Terraform says them.

const OTHER = 'f'.repeat(32);
const GONE = '10000000-0000-4000-8000-0000000000ff';
const roll = (version: number, more = '') => restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);

/** The errors and warnings of a command that must say some. */
async function said(workspace: DmsWorkspace, command: 'plan' | 'apply' | 'destroy'): Promise<readonly Diagnostic[]> {
  return (await workspace.attempt(command)).diagnostics;
}

test('what Terraform shows of plans, applies and destroys is in the guide', async () => {
  const workspace = await DmsWorkspace.holding(roll(1), { speed: 20 });
  await workspace.apply();

  // The provider block has moved: a warning where nobody is owed, an error where somebody is
  workspace.configure(roll(1), { project_id: `"${OTHER}"` });
  expectAllExplained(await said(workspace, 'plan'));
  workspace.configure(roll(2), { project_id: `"${OTHER}"` });
  expectAllExplained(await said(workspace, 'plan'));

  // An instance that is gone stops the plan, and with it a destroy
  workspace.configure(restart([ORDERS, GONE]));
  expectAllExplained(await said(workspace, 'plan'));
  expectAllExplained(await said(workspace, 'destroy'));

  // A restart that fails
  workspace.configure(roll(3));
  workspace.cloud.plan(ORDERS, { restart: 'error', times: 1 });
  expectAllExplained(await said(workspace, 'apply'));

  // Nobody is let in
  workspace.configure(roll(4), { secret_key: '"a-wrong-secret"' });
  expectAllExplained(await said(workspace, 'plan'));
  expect(workspace.acted('restart')).toEqual([ORDERS]);
});

test('what cannot move says what does', async () => {
  const providers = `terraform {\n required_providers {\n dms = { source = "${PROVIDER_SOURCE}" }\n `
    + 'huaweicloud = { source = "huaweicloud/huaweicloud" }\n }\n}\nprovider "dms" {\n}\n';
  const workspace = await MovingWorkspace.following('docs/guides/coming-from-the-go-provider.md', providers);
  workspace.write('resource "huaweicloud_dms_kafka_topic" "t" {\n name = "orders"\n}\n');
  await workspace.init();
  await workspace.apply();
  workspace.write(`${restart([ORDERS])}\n`
    + 'moved {\n from = huaweicloud_dms_kafka_topic.t\n to = dms_kafka_instance_batch_action.this\n}\n');
  const { stdout } = await workspace.run('plan', '-json');
  const errors = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'diagnostic').map(({ diagnostic }) => diagnostic);
  expectAllExplained(errors);
});
