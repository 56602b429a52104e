import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS } from './dms-workspace';

const restart = (ids: readonly string[], more = '') => `
  resource "dms_kafka_instance_batch_action" "this" {
    action    = "restart"
    instances = ${JSON.stringify(ids)}
    ${more}
  }`;

const ADDRESS = 'dms_kafka_instance_batch_action.this';

test('the first apply restarts three instances, once each, and the second plan is empty', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY]));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  expect(workspace.posts).toHaveLength(1);
  const { values } = (await workspace.state())[ADDRESS];
  expect(values).toMatchObject({ pending: [], region: 'eu-west-101', project_id: workspace.emulator.projectId });
  for (const id of [ORDERS, BILLING, INVENTORY]) {
    expect(values.results[id]).toMatchObject({ outcome: 'done', status: 'RUNNING', error: null });
    expect(Date.parse(values.applied[id])).toBeGreaterThan(0);
  }
  await workspace.expectEmptyPlan();
});

test('a changed trigger restarts all once more, an added id only that one, and the plan shows who', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'triggers = { config = "1" }'));
  await workspace.apply();
  workspace.configure(restart([ORDERS, BILLING], 'triggers = { config = "2" }'));
  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['update'], after_unknown: { applied: { [ORDERS]: true, [BILLING]: true } } }]);
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING, BILLING].sort());
  workspace.configure(restart([ORDERS, BILLING, PAYMENTS], 'triggers = { config = "2" }'));
  const [change] = (await workspace.plan()).changes;
  expect(change.after_unknown.applied).toEqual({ [PAYMENTS]: true });
  await workspace.apply();
  expect(workspace.acted('restart').slice(4)).toEqual([PAYMENTS]);
  await workspace.expectEmptyPlan();
});
