import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS } from './dms-workspace';

const THREE = [ORDERS, BILLING, INVENTORY];

test('the first apply restarts three instances, once each, and the second plan is empty', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE));
  const { changes: [change] } = await workspace.plan();
  expect(change).toMatchObject({
    actions: ['create'],
    after_unknown: { applied: { [ORDERS]: true, [BILLING]: true, [INVENTORY]: true } },
  });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  expect(workspace.posts).toHaveLength(1);
  const { values } = (await workspace.state())[ADDRESS];
  expect(values).toMatchObject({ pending: [], region: 'eu-west-101', project_id: workspace.emulator.projectId });
  for (const id of THREE) {
    expect(values.results[id]).toMatchObject({ outcome: 'done', status: 'RUNNING', error: null });
    expect(values.applied[id]).toBe(values.results[id].finished_at);
  }
  await workspace.expectEmptyPlan();
});

test('a changed trigger restarts all once more, an added id only that one, and the plan shows who', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'triggers = { config = "1" }'));
  await workspace.apply();
  workspace.configure(restart([ORDERS, BILLING], 'triggers = { config = "2" }'));
  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['update'],
    after_unknown: { applied: { [ORDERS]: true, [BILLING]: true } },
  }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING, BILLING]);
  workspace.configure(restart([ORDERS, BILLING, PAYMENTS], 'triggers = { config = "2" }'));
  const { changes: [change] } = await workspace.plan();
  expect(change.after_unknown.applied).toEqual({ [PAYMENTS]: true });
  expect(change.after.applied).toEqual(change.before.applied);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').slice(4)).toEqual([PAYMENTS]);
  await workspace.expectEmptyPlan();
});

test('a removed id, empty `triggers`, other timeouts, another window, another `when` call nothing', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE));
  await workspace.apply();
  const calls = workspace.cloud.requests().length;
  const adjustments = [
    '',
    'triggers = {}',
    'timeouts = { create = "1h", update = "45m" }',
    'when = ["triggered", "destroyed"]',
    'when = ["added"]\n max_unavailable = 1\n pause_between = "1m"\n on_failure = "record"',
  ];
  for (const adjustment of adjustments) {
    workspace.configure(restart([ORDERS, BILLING], adjustment));
    const { changes: [change] } = await workspace.plan();
    expect(change).toMatchObject({ actions: ['update'], after: { pending: [] } });
    expect(JSON.stringify(change.after_unknown)).not.toContain('true');
    await workspace.apply('plan.tfplan');
  }
  expect(workspace.cloud.requests()).toHaveLength(calls);
  const { values } = (await workspace.state())[ADDRESS];
  expect(Object.keys(values.applied)).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('with `when = ["triggered"]` the first apply and an added id call nothing, and a later change of `triggers` restarts all', async () => {
  const triggeredOnly = (ids: readonly string[], version: string) =>
    restart(ids, `when = ["triggered"]\n triggers = { config = "${version}" }`);
  const workspace = await DmsWorkspace.holding(triggeredOnly([ORDERS, BILLING], '1'));
  await workspace.apply();
  workspace.configure(triggeredOnly(THREE, '1'));
  await workspace.apply();
  expect(workspace.cloud.requests()).toEqual([]);
  expect((await workspace.state())[ADDRESS].values.applied).toEqual({ [ORDERS]: '', [BILLING]: '', [INVENTORY]: '' });
  await workspace.expectEmptyPlan();

  workspace.configure(triggeredOnly(THREE, '2'));
  expect((await workspace.plan()).changes[0].after_unknown.applied).toEqual({
    [ORDERS]: true,
    [BILLING]: true,
    [INVENTORY]: true,
  });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  await workspace.expectEmptyPlan();
});

test('a stale RUNNING right after acceptance is not taken for done, whichever sign of the restart there is', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE), { speed: 20 });
  workspace.cloud.plan(ORDERS, { lagMs: 25_000, durationMs: 10_000 });
  workspace.cloud.plan(BILLING, { lagMs: 25_000, durationMs: 20_000, leavesNoTask: true });
  workspace.cloud.plan(INVENTORY, { lagMs: 15_000, durationMs: 20_000, taskAppears: 'with_status' });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(THREE);
  const { results } = (await workspace.state())[ADDRESS].values;
  for (const { instanceId, endedAt } of workspace.cloud.actions()) {
    expect(results[instanceId].outcome).toBe('done');
    expect(Date.parse(results[instanceId].finished_at)).toBeGreaterThanOrEqual(endedAt!);
  }
});

test('an empty set is valid and calls nothing', async () => {
  const workspace = await DmsWorkspace.holding(restart([]));
  await workspace.apply();
  expect(workspace.cloud.requests()).toEqual([]);
  expect((await workspace.state())[ADDRESS].values).toMatchObject({
    instances: [],
    applied: {},
    pending: [],
    results: {},
  });
  await workspace.expectEmptyPlan();
});
