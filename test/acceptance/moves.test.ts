import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';

const MOVED = `moved {\n from = terraform_data.restart\n to = ${ADDRESS}\n }`;

test('a terraform_data becomes the resource: nothing is restarted by moving, and the next change of triggers restarts', async () => {
  const workspace = await DmsWorkspace.holding(`resource "terraform_data" "restart" {
    triggers_replace = ["1"]
  }`, { speed: 20 });
  await workspace.apply();
  workspace.configure(`${restart([ORDERS, BILLING], 'triggers = { v = "1" }')}\n${MOVED}`);
  const { changes } = await workspace.plan();
  expect(changes).toMatchObject([{ address: ADDRESS, actions: ['update'] }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.posts).toEqual([]);
  expect((await workspace.state())[ADDRESS].values).toMatchObject({
    applied: { [ORDERS]: '', [BILLING]: '' },
    pending: [],
    deferred: [],
    triggers: { v: '1' },
  });
  await workspace.expectEmptyPlan();

  workspace.configure(`${restart([ORDERS, BILLING], 'triggers = { v = "2" }')}\n${MOVED}`);
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING].sort());
  await workspace.expectEmptyPlan();
});
