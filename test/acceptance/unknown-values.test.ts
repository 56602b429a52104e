import { ADDRESS, resource } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';

/** A value that is known only when it has been applied; another `made_by` makes it unknown again. */
const late = (name: string, value: string, madeBy = '1') => `
  resource "terraform_data" "${name}" {
    input            = "${value}"
    triggers_replace = "${madeBy}"
  }`;

const restart = (instances: string, more = '') =>
  resource(`
    action    = "restart"
    instances = ${instances}
    ${more}`);

test('ids that are wholly unknown at plan are planned as unknown, and all restarted at apply', async () => {
  const workspace = await DmsWorkspace.holding(
    late('ids', `${ORDERS},${BILLING}`) + restart('split(",", terraform_data.ids.output)'),
  );
  const { changes } = await workspace.plan();
  expect(changes.find(({ address }) => address === ADDRESS)).toMatchObject({
    actions: ['create'],
    after_unknown: { instances: true, applied: true },
  });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  expect(Object.keys((await workspace.state())[ADDRESS].values.applied)).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('ids of which some are unknown at plan: at apply only the one that is new is restarted', async () => {
  const workspace = await DmsWorkspace.holding(restart(`["${ORDERS}", "${BILLING}"]`));
  await workspace.apply();
  workspace.configure(late('id', INVENTORY) + restart(`["${ORDERS}", "${BILLING}", terraform_data.id.output]`));
  await workspace.apply();
  expect(workspace.acted('restart').slice(2)).toEqual([INVENTORY]);
  await workspace.expectEmptyPlan();
});

test('an id that is unknown at plan and turns out to be there already restarts nothing', async () => {
  const workspace = await DmsWorkspace.holding(restart(`["${ORDERS}", "${BILLING}"]`));
  await workspace.apply();
  workspace.configure(late('id', BILLING) + restart(`["${ORDERS}", terraform_data.id.output]`));
  await workspace.apply();
  expect(workspace.posts).toHaveLength(1);
  await workspace.expectEmptyPlan();
});

test('triggers that are unknown at plan count as changed, and when they turn out equal nothing runs', async () => {
  const triggered = (value: string, madeBy: string) =>
    late('config', value, madeBy)
    + restart(`["${ORDERS}", "${BILLING}"]`, 'triggers = { config = terraform_data.config.output }');
  const workspace = await DmsWorkspace.holding(triggered('a', '1'));
  await workspace.apply();
  workspace.configure(triggered('a', '2'));
  const { changes } = await workspace.plan();
  expect(changes.find(({ address }) => address === ADDRESS)).toMatchObject({
    after_unknown: { applied: { [ORDERS]: true, [BILLING]: true } },
  });
  await workspace.apply('plan.tfplan');
  expect(workspace.posts).toHaveLength(1);
  await workspace.expectEmptyPlan();

  workspace.configure(triggered('b', '3'));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING, BILLING]);
  await workspace.expectEmptyPlan();
});

test('action, events and options that are unknown at plan are used as they are known at apply', async () => {
  const workspace = await DmsWorkspace.holding(
    late('action', 'restart') + late('event', 'added') + late('window', '1') + resource(`
    action          = terraform_data.action.output
    instances       = ["${ORDERS}", "${BILLING}"]
    when            = [terraform_data.event.output]
    max_unavailable = tonumber(terraform_data.window.output)`),
  );
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
  expect(workspace.cloud.maxDown()).toBe(1);
  await workspace.expectEmptyPlan();
});

test('what is wrong and was unknown at plan fails at apply with the attribute named, before anything is sent', async () => {
  const workspace = await DmsWorkspace.holding(
    late('id', 'orders') + restart(`["${BILLING}", terraform_data.id.output]`),
  );
  expect(await workspace.plan()).toMatchObject({ code: 2 });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{
    severity: 'error',
    address: ADDRESS,
    summary: expect.stringContaining('instances'),
    detail: expect.stringContaining('"orders"'),
  }]);
  expect(workspace.posts).toEqual([]);
  expect(await workspace.state()).not.toHaveProperty(ADDRESS);
});
