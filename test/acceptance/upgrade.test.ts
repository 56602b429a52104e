import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';

const IDS = [ORDERS, BILLING];

/** What versions before did not have, or may not have had. */
const NEWER = ['max_unavailable', 'first', 'pause_between', 'max_deletions', 'on_failure', 'wait_for_completion',
  'force_delete', 'timeouts', 'failed_instances', 'project_id', 'all_failure'];
const NEWER_OF_RESULTS = ['task_id', 'name', 'submitted_at', 'status', 'error'];

/** Rewrites what state holds of the resource. */
function rewrite(workspace: DmsWorkspace, change: (attributes: Record<string, any>) => void): void {
  const state = workspace.stateFile;
  for (const { type, instances } of state.resources) {
    if (type === 'dms_kafka_instance_batch_action') { for (const { attributes } of instances) change(attributes); }
  }
  workspace.stateFile = state;
}

/** State as a version would have written it that did not have these attributes yet. */
const without = (names: readonly string[], ofResults: readonly string[]) => (attributes: Record<string, any>): void => {
  for (const name of names) delete attributes[name];
  for (const result of Object.values<any>(attributes.results ?? {})) for (const name of ofResults) delete result[name];
};

test('state of an earlier version, with attributes missing, plans empty with and without refresh, and calls nothing', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'triggers = { config = "1" }'));
  await workspace.apply();
  const calls = workspace.cloud.requests().length;
  rewrite(workspace, without(NEWER, NEWER_OF_RESULTS));
  await workspace.expectEmptyPlan();
  rewrite(workspace, without(['results', 'region'], []));
  await workspace.expectEmptyPlan();
  rewrite(workspace, (attributes) => {
    attributes.retired_attribute = 'of a version before';
  });
  await workspace.expectEmptyPlan();
  await workspace.apply();
  expect(workspace.cloud.requests()).toHaveLength(calls);

  workspace.configure(restart([...IDS, INVENTORY], 'triggers = { config = "1" }\n max_unavailable = 1'));
  expect((await workspace.plan()).changes[0].after_unknown.applied).toEqual({ [INVENTORY]: true });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').slice(2)).toEqual([INVENTORY]);
  await workspace.expectEmptyPlan();
});

test('a clean-up in state of an earlier version plans empty, and calls nothing but to look', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp());
  await workspace.apply();
  rewrite(workspace,
    without(NEWER.filter((name) => !['all_failure', 'failed_instances'].includes(name)), NEWER_OF_RESULTS));
  await workspace.expectEmptyPlan();
  rewrite(workspace, without(['failed_instances', 'results'], []));
  await workspace.expectEmptyPlan();
  expect(workspace.posts).toHaveLength(1);
});

test('what an earlier version left owed is gone on with, although it knew less of it', async () => {
  const workspace = await DmsWorkspace.holding(restart([]));
  await workspace.apply();
  workspace.cloud.plan(BILLING, { restart: 'reject', times: 1 });
  workspace.configure(restart(IDS));
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  rewrite(workspace, without(NEWER, NEWER_OF_RESULTS));
  expect((await workspace.plan()).changes[0].after_unknown.applied).toEqual({ [BILLING]: true });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

/** Each adds to the one before it: nothing of this concerns the API. */
const ADJUSTMENTS = [
  'timeouts = { create = "1h" }',
  'timeouts = { update = "45m", delete = "2h" }',
  'max_unavailable = 1',
  `max_unavailable = 2\n pause_between = "1m"\n first = ["${BILLING}"]`,
  'on_failure = "record"',
  'on_failure = "error"\n wait_for_completion = false',
  'wait_for_completion = true\n when = ["triggered"]',
  'when = []\n triggers = {}',
  'when = ["added", "triggered", "destroyed"]',
  'triggers = null',
];

test('a change of anything that does not concern the API never calls it, nor does a refresh', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS));
  await workspace.apply();
  const calls = workspace.cloud.requests().length;
  const { applied, results, id } = (await workspace.state())[ADDRESS].values;
  for (const adjustment of ADJUSTMENTS) {
    workspace.configure(restart(IDS, adjustment), { protected_instances: '["orders"]', max_retries: '1' });
    await workspace.apply();
    expect((await workspace.state())[ADDRESS].values).toMatchObject({ id, applied, results, pending: [] });
  }
  await workspace.apply('-refresh-only');
  expect(workspace.cloud.requests()).toHaveLength(calls);
  await workspace.expectEmptyPlan();
});

test('a change of the options of a delete deletes nothing, and asks for nothing', async () => {
  const workspace = await DmsWorkspace.holding(deletion(IDS, 'when = ["triggered"]'));
  await workspace.apply();
  for (
    const adjustment of ['when = ["triggered"]\n force_delete = true',
      'when = ["triggered", "destroyed"]\n max_deletions = 1', 'when = []']
  ) {
    workspace.configure(deletion(IDS, adjustment));
    await workspace.apply();
  }
  expect(workspace.cloud.requests()).toEqual([]);
});

test('an import takes over what is configured without acting, and only a later trigger acts', async () => {
  const workspace = await DmsWorkspace.holding(restart(IDS, 'triggers = { config = "1" }'));
  expect(await workspace.run('import', '-no-color', ADDRESS, 'adopted')).toMatchObject({ code: 0 });
  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['update'],
    after: { applied: { [ORDERS]: '', [BILLING]: '' }, pending: [] },
  }]);
  await workspace.apply('plan.tfplan');
  expect(workspace.cloud.requests()).toEqual([]);
  expect((await workspace.state())[ADDRESS].values).toMatchObject({
    id: 'adopted',
    applied: { [ORDERS]: '', [BILLING]: '' },
    pending: [],
    triggers: { config: '1' },
  });
  await workspace.expectEmptyPlan();

  workspace.configure(restart(IDS, 'triggers = { config = "2" }'));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(IDS);
  await workspace.expectEmptyPlan();
});

test('an `import` block acts on nothing, not even where it imports a delete or a clean-up', async () => {
  const imported = (configuration: string) =>
    `${configuration}
    import {
      to = ${ADDRESS}
      id = "adopted"
    }`;
  for (const configuration of [deletion(IDS), cleanUp()]) {
    const workspace = await DmsWorkspace.holding(imported(configuration));
    await workspace.apply();
    expect(workspace.posts).toEqual([]);
    expect((await workspace.state())[ADDRESS].values).toMatchObject({ id: 'adopted', pending: [] });
  }
});

test('a `moved` block moves the resource and its past, also to an index, and acts on nothing', async () => {
  const there = 'dms_kafka_instance_batch_action.there';
  const moved = (from: string, to: string, more = '') =>
    restart(IDS, `when = ["added", "triggered", "destroyed"]\n ${more}`).replace('"this"', '"there"') + `
    moved {
      from = ${from}
      to   = ${to}
    }`;
  const workspace = await DmsWorkspace.holding(restart(IDS, 'when = ["added", "triggered", "destroyed"]'));
  await workspace.apply();
  const calls = workspace.cloud.requests().length;
  const { values } = (await workspace.state())[ADDRESS];
  workspace.configure(moved(ADDRESS, there));
  await workspace.apply();
  workspace.configure(moved(there, `${there}[0]`, 'count = 1'));
  await workspace.apply();
  expect(await workspace.state()).toMatchObject({ [`${there}[0]`]: { values } });
  expect(workspace.cloud.requests()).toHaveLength(calls);
  await workspace.expectEmptyPlan();
});
