import { ADDRESS, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, FAILED, ORDERS } from './dms-workspace';

const IDS = [ORDERS, BILLING];

const revision = (value: number) => `
  resource "terraform_data" "revision" {
    input = ${value}
  }`;
const replacedWithRevision = 'lifecycle {\n replace_triggered_by = [terraform_data.revision]\n }';
const createBeforeDestroy =
  'lifecycle {\n create_before_destroy = true\n replace_triggered_by = [terraform_data.revision]\n }';

const idIn = async (workspace: DmsWorkspace) => (await workspace.state())[ADDRESS].values.id;

/** Applies, and proves that the resource was really replaced and that nothing was asked of the cloud. */
async function replaces(workspace: DmsWorkspace, ...args: readonly string[]): Promise<void> {
  const before = await idIn(workspace);
  await workspace.apply(...args);
  expect(await idIn(workspace)).not.toBe(before);
  expect(workspace.posts).toEqual([]);
}

test('`when = ["destroyed"]` acts on destroy only: on no apply, and in no form of replacement', async () => {
  const hook = (value: number, lifecycle = '') => revision(value) + restart(IDS, `when = ["destroyed"]\n ${lifecycle}`);
  const workspace = await DmsWorkspace.holding(hook(1));
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  await workspace.expectEmptyPlan();

  await workspace.run('taint', ADDRESS);
  await replaces(workspace);
  await replaces(workspace, `-replace=${ADDRESS}`);
  workspace.configure(hook(2, replacedWithRevision));
  await replaces(workspace);
  workspace.configure(hook(3, createBeforeDestroy));
  await replaces(workspace);
  await replaces(workspace, `-replace=${ADDRESS}`);
  await workspace.run('taint', ADDRESS);
  await replaces(workspace);
  await workspace.expectEmptyPlan();

  await workspace.destroy();
  expect(workspace.acted('restart').sort()).toEqual(IDS);
  expect(await workspace.state()).toEqual({});
});

test('a replacement that was planned into a file acts on nothing, and a destroy that was acts on all', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'when = ["destroyed"]'));
  await workspace.apply();
  await workspace.plan(`-replace=${ADDRESS}`);
  await replaces(workspace, 'plan.tfplan');
  await workspace.plan('-destroy');
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual(IDS);
});

test('a tainted resource that is taken out of the configuration is destroyed, and that is the event', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'when = ["destroyed"]'));
  await workspace.apply();
  await workspace.run('taint', ADDRESS);
  workspace.configure('');
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(IDS);
  expect(await workspace.state()).toEqual({});
});

test('a delete on destroy names in plan whose data will be lost, and takes an instance that is gone for deleted', async () => {
  const workspace = await DmsWorkspace.holding(deletion(IDS, 'when = ["destroyed"]'));
  await workspace.apply();
  workspace.cloud.removeInstance(BILLING);
  const { diagnostics } = await workspace.attempt('plan', '-destroy');
  expect(diagnostics).toEqual([
    expect.objectContaining({
      severity: 'warning',
      summary: 'An instance will be deleted, with all data',
      detail: expect.stringContaining(`${ORDERS} (orders), RUNNING`),
    }),
  ]);
  expect(diagnostics[0].detail).not.toContain(BILLING);
  await workspace.destroy();
  expect(workspace.acted('delete')).toEqual([ORDERS]);
  expect(workspace.cloud.instance(ORDERS)).toBeUndefined();
});

test('a restart on destroy takes an instance that is gone for done, so that the stack stays destroyable', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'when = ["destroyed"]'));
  await workspace.apply();
  workspace.cloud.removeInstance(BILLING);
  await workspace.destroy();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  expect(await workspace.state()).toEqual({});
});

test('failed creations are cleaned up on destroy', async () => {
  const workspace = await DmsWorkspace.holding(`
    resource "dms_kafka_instance_batch_action" "this" {
      action      = "delete"
      all_failure = "kafka"
      when        = ["destroyed"]
    }`);
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  await workspace.destroy();
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
});

test('a destroy that fails half-way keeps the resource, and the next one acts on the rest alone', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'when = ["destroyed"]'));
  await workspace.apply();
  workspace.cloud.plan(BILLING, { restart: 'reject', times: 1 });
  const { code, diagnostics } = await workspace.attempt('destroy');
  expect(code).toBe(1);
  expect(diagnostics).toEqual([
    expect.objectContaining({
      severity: 'error',
      detail: expect.stringMatching(new RegExp(`Done \\(1\\):\\s+- ${ORDERS}.*Failed \\(1\\):\\s+- ${BILLING}`, 's')),
    }),
  ]);
  expect(await workspace.state()).toHaveProperty([ADDRESS]);
  await workspace.destroy();
  expect(workspace.acted('restart')).toEqual(IDS);
  expect(await workspace.state()).toEqual({});
});

test('destroying a resource without the event calls nothing and warns of nothing', async () => {
  const workspace = await DmsWorkspace.holding(deletion(IDS, 'when = ["triggered"]'));
  await workspace.apply();
  expect(await workspace.attempt('destroy')).toEqual({ code: 0, diagnostics: [] });
  expect(workspace.cloud.requests()).toEqual([]);
});
