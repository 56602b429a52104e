import { ADDRESS, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';

const lost = (ids: readonly string[]) =>
  expect.objectContaining({
    severity: 'warning',
    address: ADDRESS,
    detail: expect.stringMatching(new RegExp(ids.map((id) => `- ${id} \\(\\w+\\), RUNNING`).join('\\s+'))),
  });

test('a delete names in plan whose data will be lost, waits until the instances are gone, and leaves an empty plan', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING]));
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({ code: 2, diagnostics: [lost([ORDERS, BILLING])] });
  expect(diagnostics[0].detail).toContain('the deletion is final');

  workspace.cloud.plan(ORDERS, { delete: 'flash_error', lagMs: 5_000, durationMs: 20_000 });
  workspace.cloud.plan(BILLING, { lagMs: 10_000, durationMs: 30_000 });
  await workspace.apply();
  expect(workspace.posts).toHaveLength(1);
  const { results, pending } = (await workspace.state())[ADDRESS].values;
  expect(pending).toEqual([]);
  for (const { instanceId, endedAt } of workspace.cloud.actions()) {
    expect(Date.parse(results[instanceId].finished_at)).toBeGreaterThanOrEqual(endedAt!);
  }
  expect(workspace.acted('delete').sort()).toEqual([ORDERS, BILLING]);
  expect(workspace.cloud.instance(ORDERS) ?? workspace.cloud.instance(BILLING)).toBeUndefined();
  await workspace.expectEmptyPlan();
});

test('another `action` is the event `triggered`: what was restarted is deleted', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'when = ["triggered"]'));
  await workspace.apply();
  workspace.configure(deletion([ORDERS, BILLING], 'when = ["triggered"]'));
  expect(await workspace.attempt('plan', '-out=plan.tfplan')).toEqual({
    code: 2,
    diagnostics: [lost([ORDERS, BILLING])],
  });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toEqual([]);
  expect(workspace.acted('delete').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('with a recycle bin a delete is over when the instance is in it, and a forced one when it is gone', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS]));
  workspace.cloud.setRecyclePolicy({ enabled: true, retentionDays: 3 });
  const { diagnostics: [kept] } = await workspace.attempt('plan');
  expect(kept.detail).toContain('The recycle bin keeps them for 3 days');
  await workspace.apply();
  expect(workspace.cloud.instance(ORDERS)).toMatchObject({ status: 'RECYCLE' });

  workspace.configure(deletion([ORDERS, BILLING], 'force_delete = true'));
  const { diagnostics: [forced] } = await workspace.attempt('plan');
  expect(forced.detail).toContain('the recycle bin is bypassed');
  await workspace.apply();
  expect(workspace.posts.map(({ body }) => JSON.parse(body))).toEqual([
    { action: 'delete', instances: [ORDERS] },
    { action: 'delete', instances: [BILLING], force_delete: true },
  ]);
  expect(workspace.cloud.instance(BILLING)).toBeUndefined();
  await workspace.expectEmptyPlan();
});

test('an instance that is gone already is deleted: nothing is sent for it', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS, INVENTORY]));
  workspace.cloud.removeInstance(INVENTORY);
  expect(await workspace.attempt('plan', '-out=plan.tfplan')).toEqual({ code: 2, diagnostics: [lost([ORDERS])] });
  await workspace.apply('plan.tfplan');
  expect(workspace.posts.map(({ body }) => JSON.parse(body).instances)).toEqual([[ORDERS]]);
  expect((await workspace.state())[ADDRESS].values).toMatchObject({
    pending: [],
    results: { [ORDERS]: { outcome: 'done' }, [INVENTORY]: { outcome: 'done' } },
  });
  await workspace.expectEmptyPlan();
});
