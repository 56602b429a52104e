import { ADDRESS, cleanUp, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, FAILED, ORDERS } from './dms-workspace';

const configured = (version: string) => restart([ORDERS, BILLING], `triggers = { config = "${version}" }`);

test('`terraform import` adopts what is configured without acting, and from then on triggers count', async () => {
  const workspace = await DmsWorkspace.holding(configured('1'));
  expect(await workspace.run('import', '-no-color', ADDRESS, 'maintenance')).toMatchObject({ code: 0 });
  const { changes: [change] } = await workspace.plan();
  expect(change).toMatchObject({
    actions: ['update'],
    after: { id: 'maintenance', applied: { [ORDERS]: '', [BILLING]: '' }, pending: [] },
  });
  expect(JSON.stringify(change.after_unknown)).not.toContain('true');
  await workspace.apply('plan.tfplan');
  expect(workspace.cloud.requests()).toEqual([]);
  await workspace.expectEmptyPlan();

  workspace.configure(configured('2'));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('an `import` block adopts in one apply, and a `moved` block moves without acting', async () => {
  const workspace = await DmsWorkspace.holding(
    `${configured('1')}\n import {\n to = ${ADDRESS}\n id = "maintenance"\n }`,
  );
  await workspace.apply();
  await workspace.expectEmptyPlan();
  const moved = configured('1').replace('"this"', '"that"');
  workspace.configure(`${moved}\n moved {\n from = ${ADDRESS}\n to = dms_kafka_instance_batch_action.that\n }`);
  await workspace.apply();
  expect(Object.keys(await workspace.state())).toEqual(['dms_kafka_instance_batch_action.that']);
  expect(workspace.cloud.requests()).toEqual([]);
  await workspace.expectEmptyPlan();
});

test('an imported clean-up deletes nothing when it is adopted; what is failed then shows as drift', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp());
  expect(await workspace.run('import', '-no-color', ADDRESS, 'clean-up')).toMatchObject({ code: 0 });
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  expect(await workspace.plan()).toMatchObject({ code: 2, changes: [{ before: { failed_instances: FAILED } }] });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
  await workspace.expectEmptyPlan();
});
