import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';

const THREE = [ORDERS, BILLING, INVENTORY];

/** The next restart of BILLING comes back as a failed item. */
const refuseBilling = ({ cloud }: DmsWorkspace) => cloud.plan(BILLING, { restart: 'reject', times: 1 });

const namesBilling = {
  severity: 'error',
  address: ADDRESS,
  summary: `1 of 3 instances were not restarted: ${BILLING} (billing)`,
  detail: expect.stringMatching(
    new RegExp(
      `Done \\(2\\):.*${ORDERS}.*${INVENTORY}.*Failed \\(1\\):\\s+- ${BILLING} \\(billing\\): the API refused it.*status is RUNNING.*The next apply acts only on what is still owed`,
      's',
    ),
  ),
};

async function expectOnlyBillingIsOwed(workspace: DmsWorkspace): Promise<void> {
  const { values } = (await workspace.state())[ADDRESS];
  expect(values.pending).toEqual([BILLING]);
  expect(values.results).toMatchObject({
    [ORDERS]: { outcome: 'done' },
    [BILLING]: { outcome: 'failed', error: expect.stringContaining('refused') },
    [INVENTORY]: { outcome: 'done' },
  });
}

test('one failed item out of three fails the apply and is named, and the next apply acts on that one alone', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, 'triggers = { config = "1" }'));
  await workspace.apply();
  refuseBilling(workspace);
  workspace.configure(restart(THREE, 'triggers = { config = "2" }'));
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1, diagnostics: [namesBilling] });
  expect(workspace.acted('restart').slice(3).sort()).toEqual([ORDERS, INVENTORY]);
  expect((await workspace.state())[ADDRESS].tainted).toBeUndefined();
  await expectOnlyBillingIsOwed(workspace);

  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['update'],
    after_unknown: { applied: { [BILLING]: true } },
  }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').slice(5)).toEqual([BILLING]);
  await workspace.expectEmptyPlan();
});

test('when the failed apply was the first, the replacement of the tainted resource acts on the failed one alone', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, 'when = ["added", "triggered", "destroyed"]'));
  refuseBilling(workspace);
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, diagnostics }).toMatchObject({ code: 1, diagnostics: [namesBilling] });
  expect(diagnostics[0].detail).toContain('terraform untaint');
  expect((await workspace.state())[ADDRESS].tainted).toBe(true);
  await expectOnlyBillingIsOwed(workspace);

  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['delete', 'create'] }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  const { tainted, values } = (await workspace.state())[ADDRESS];
  expect({ tainted, pending: values.pending }).toEqual({ tainted: undefined, pending: [] });
  expect(Object.values<string>(values.applied).every((time) => Date.parse(time) > 0)).toBe(true);
  await workspace.expectEmptyPlan();
});

test('`terraform untaint` after a failed first apply gives the exact plan', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE));
  refuseBilling(workspace);
  await workspace.attempt('apply');
  await workspace.run('untaint', ADDRESS);
  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['update'],
    after_unknown: { applied: { [BILLING]: true } },
  }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  await workspace.expectEmptyPlan();
});

test('with `on_failure = "record"` and a postcondition the first apply fails without a taint, and the next one acts on the failed one alone', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, `
    on_failure = "record"
    lifecycle {
      postcondition {
        condition     = length(self.pending) == 0
        error_message = "The restart is still owed on: \${join(", ", self.pending)}"
      }
    }`));
  refuseBilling(workspace);
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics).toEqual(expect.arrayContaining([
    expect.objectContaining({ ...namesBilling, severity: 'warning' }),
    expect.objectContaining({ severity: 'error', detail: `The restart is still owed on: ${BILLING}` }),
  ]));
  expect((await workspace.state())[ADDRESS].tainted).toBeUndefined();
  await expectOnlyBillingIsOwed(workspace);

  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['update'],
    after_unknown: { applied: { [BILLING]: true } },
  }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  await workspace.expectEmptyPlan();
});
