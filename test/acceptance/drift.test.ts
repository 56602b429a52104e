import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, cleanUp, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { DriftProgram, idsIn, leftBehind } from './drift-program';
import { until } from './until';

const TRIGGERED = 'when = ["triggered"]';

/** A clean-up that was applied, and an instance that has failed since. */
async function withNewcomer(): Promise<{ workspace: DmsWorkspace; id: string }> {
  const workspace = await DmsWorkspace.holding(cleanUp());
  await workspace.apply();
  return { workspace, id: workspace.cloud.failCreation('newcomer').id };
}

test('nothing failed: 0, and nothing is said to be left', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp());
  await workspace.apply();
  const { code, summary } = await DriftProgram.run(workspace);
  expect({ code, exit_code: summary.exit_code }).toEqual({ code: 0, exit_code: 0 });
  expect(summary.stacks.map(({ folder, error }) => [folder, error])).toEqual([['.', null]]);
  expect(idsIn(summary, 'found')).toEqual([]);
});

test('something failed: 2 and who, and nothing is sent', async () => {
  const { workspace, id } = await withNewcomer();
  const before = workspace.posts.length;
  const { code, summary, stdout } = await DriftProgram.run(workspace);
  expect({ code, found: idsIn(summary, 'found'), to_delete: idsIn(summary, 'to_delete') })
    .toEqual({ code: 2, found: [id], to_delete: [id] });
  expect(stdout).toContain(id);
  expect(workspace.posts).toHaveLength(before);
  expect(leftBehind(workspace)).toEqual([]);
});

test('--apply deletes what it showed and ends with 0; the next run finds nothing', async () => {
  const { workspace, id } = await withNewcomer();
  const { code, summary } = await DriftProgram.run(workspace, '--apply', '--max-deletions', '1');
  expect({ code, found: idsIn(summary, 'found'), done: idsIn(summary, 'done') })
    .toEqual({ code: 0, found: [id], done: [id] });
  expect(workspace.cloud.instance(id)).toBeUndefined();
  expect(await DriftProgram.run(workspace, '--apply')).toMatchObject({ code: 0 });
});

test('a plan that deletes more than --max-deletions is not applied', async () => {
  const { workspace, id } = await withNewcomer();
  const before = workspace.posts.length;
  const { code, summary } = await DriftProgram.run(workspace, '--apply', '--max-deletions', '0');
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringContaining('would delete 1 instances, and --max-deletions allows 0'),
  });
  expect(idsIn(summary, 'found')).toEqual([id]);
  expect(workspace.posts).toHaveLength(before);
});

test('a plan that changes what belongs to somebody else is not applied; a look at it says so and ends with 2', async () => {
  const { workspace } = await withNewcomer();
  workspace.configure(`${cleanUp()}\n resource "terraform_data" "other" {}`);
  const before = workspace.posts.length;
  const look = await DriftProgram.run(workspace);
  expect({ code: look.code, stderr: look.stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('--apply would refuse this plan.'),
  });
  const { code, summary } = await DriftProgram.run(workspace, '--apply');
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringContaining('terraform_data.other (create)'),
  });
  expect(workspace.posts).toHaveLength(before);
});

test('outputs, and data sources that are read at apply, are no change of somebody else', async () => {
  const { workspace, id } = await withNewcomer();
  workspace.configure(`${cleanUp()}
    data "dms_kafka_instances" "after" {
      depends_on = [${ADDRESS}]
    }
    output "left" {
      value = data.dms_kafka_instances.after.ids
    }`);
  expect(await DriftProgram.run(workspace, '--apply')).toMatchObject({ code: 0 });
  expect(workspace.cloud.instance(id)).toBeUndefined();
});

test('a tainted object is named with the command that takes the taint away, and is not replaced', async () => {
  const { workspace } = await withNewcomer();
  await workspace.run('taint', ADDRESS);
  const before = workspace.posts.length;
  const { code, summary } = await DriftProgram.run(workspace, '--apply');
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringMatching(/`(terraform|tofu) untaint dms_kafka_instance_batch_action\.this`/),
  });
  expect(workspace.posts).toHaveLength(before);
});

test('a plan that is kept by one run is applied by another, and its file is readable by its owner alone', async () => {
  const { workspace, id } = await withNewcomer();
  const plan = join(workspace.folder, 'kept.tfplan');
  expect(await DriftProgram.run(workspace, '--save-plan', 'kept.tfplan')).toMatchObject({ code: 2 });
  expect((statSync(plan).mode % 0o1000).toString(8)).toBe('600');
  const later = workspace.cloud.failCreation('later').id;
  const refused = await DriftProgram.run(workspace, '--apply', '--plan', 'kept.tfplan', '--max-deletions', '0');
  expect(refused.code).toBe(1);
  workspace.cloud.removeInstance(later);
  const { code, summary } = await DriftProgram.run(workspace, '--apply', '--plan', 'kept.tfplan');
  expect({ code, done: idsIn(summary, 'done') }).toEqual({ code: 0, done: [id] });
});

test('a lock that another run holds is an error that says who', async () => {
  const { workspace, id } = await withNewcomer();
  workspace.cloud.plan(id, { delete: 'stuck' });
  const other = workspace.start('apply', '-auto-approve');
  await until(() => workspace.cloud.instance(id)?.status === 'DELETING');
  const { code, summary } = await DriftProgram.run(workspace);
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringMatching(/plan failed: Error acquiring the state lock.*Operation: +OperationTypeApply.*Who: +\S+/s),
  });
  other.interrupt();
  expect(await other.finished).toMatchObject({ code: 1 });
});

test('Terraform\'s own words are told when it fails, and no line of the configuration', async () => {
  const { workspace } = await withNewcomer();
  workspace.configure(`${cleanUp('max_deletions = "many-secrets"')}`);
  const { code, summary, stderr } = await DriftProgram.run(workspace);
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringMatching(/plan failed: .*Incorrect attribute value type.*main\.tf:\d+.*number/s),
  });
  expect(stderr).not.toContain('many-secrets');
});

test('what is restarted is told with its fate: 2 where something is deferred', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], `${TRIGGERED}\n triggers = { v = 1 }\n max_unavailable = 1\n max_per_apply = 1`));
  await workspace.apply();
  workspace.configure(restart([ORDERS, BILLING], `${TRIGGERED}\n triggers = { v = 2 }\n max_unavailable = 1\n max_per_apply = 1`));
  const look = await DriftProgram.run(workspace);
  expect({ code: look.code, to_restart: idsIn(look.summary, 'to_restart') }).toEqual({ code: 2, to_restart: [ORDERS, BILLING] });
  const first = await DriftProgram.run(workspace, '--apply');
  expect({ code: first.code, done: idsIn(first.summary, 'done').length }).toEqual({ code: 2, done: 1 });
  expect(await DriftProgram.run(workspace, '--apply')).toMatchObject({ code: 0 });
  expect(readFileSync(join(workspace.folder, 'terraform.tfstate'), 'utf8')).toContain('done');
});
