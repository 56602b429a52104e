import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';

const IDS = [ORDERS, BILLING];

/** What versions before did not have, or may not have had. */
const SINCE_0_1 = ['max_unavailable_percent', 'max_failures', 'instance_timeout', 'health_check', 'max_per_apply',
  'maintenance_window', 'deferred'];
const OF_RESULTS_SINCE_0_1 = ['running_at', 'health_before', 'health'];
const NEWER = [...SINCE_0_1, 'max_unavailable', 'first', 'pause_between', 'max_deletions', 'on_failure', 'wait_for_completion',
  'force_delete', 'timeouts', 'failed_instances', 'project_id', 'all_failure'];
const NEWER_OF_RESULTS = [...OF_RESULTS_SINCE_0_1, 'task_id', 'name', 'submitted_at', 'status', 'error'];

/** What state holds of the resource. */
function objectsIn(state: any): Array<{ schema_version: number; attributes: Record<string, any> }> {
  return state.resources.filter(({ type }: any) => type === 'dms_kafka_instance_batch_action').flatMap((
    { instances }: any,
  ) => instances);
}

/** Rewrites what state holds of the resource. */
function rewrite(workspace: DmsWorkspace, change: (attributes: Record<string, any>) => void): void {
  const state = workspace.stateFile;
  for (const { attributes } of objectsIn(state)) change(attributes);
  workspace.stateFile = state;
}

/** State as 0.1.0 has written it. */
function asOf010(workspace: DmsWorkspace): void {
  rewrite(workspace, without(SINCE_0_1, OF_RESULTS_SINCE_0_1));
  const state = workspace.stateFile;
  for (const object of objectsIn(state)) object.schema_version = 0;
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

test.each([
  ['a restart', restart(IDS, 'triggers = { config = "1" }')],
  ['a roll', restart(IDS, `max_unavailable = 1\n first = ["${BILLING}"]\n pause_between = "1s"`)],
  ['a clean-up', cleanUp()],
])('%s in a state of 0.1.0 plans empty, and learns that nothing was left on purpose', async (_what, configuration) => {
  const workspace = await DmsWorkspace.holding(configuration);
  await workspace.apply();
  const { posts } = workspace;
  asOf010(workspace);
  await workspace.expectEmptyPlan();
  await workspace.apply();
  expect(objectsIn(workspace.stateFile)).toMatchObject([
    { schema_version: 1, attributes: { deferred: [], pending: [], max_per_apply: null, maintenance_window: null } },
  ]);
  await workspace.expectEmptyPlan();
  expect(workspace.posts).toEqual(posts);
});

test('what 0.1.0 left owed or in flight is gone on with: who is RUNNING again is done by its status, and nobody is sent twice', async () => {
  const workspace = await DmsWorkspace.holding(restart([]), { speed: 60 });
  await workspace.apply();
  const roll = (more = '') => restart([...IDS, INVENTORY], `max_unavailable = 1\n ${more}`);
  workspace.configure(roll('timeouts = { update = "2m" }'));
  workspace.cloud.plan(ORDERS, { restart: 'stuck' });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  asOf010(workspace);
  workspace.cloud.setStatus(ORDERS, 'RUNNING');
  workspace.cloud.setCluster(ORDERS, { replicasInSync: 60 });
  workspace.configure(roll('max_per_apply = 1'));
  const { changes } = await workspace.plan();
  expect(changes).toMatchObject([
    { before: { deferred: [] }, after_unknown: { applied: { [ORDERS]: true, [BILLING]: true, [INVENTORY]: true } } },
  ]);
  await workspace.apply('plan.tfplan');
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done', [INVENTORY]: 'deferred' });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([...IDS, INVENTORY]);
  await workspace.expectEmptyPlan();
});

/** Each adds to the one before it: nothing of this concerns the API. */
const ADJUSTMENTS = [
  'timeouts = { create = "1h" }',
  'timeouts = { update = "45m", delete = "2h" }',
  'max_unavailable = 1',
  `max_unavailable = 2\n pause_between = "1m"\n first = ["${BILLING}"]`,
  'max_unavailable_percent = 50\n max_failures = 2\n instance_timeout = "10m"\n health_check = "cluster"',
  'max_per_apply = 1\n maintenance_window = { begin = "22:00", end = "02:00", days = ["sun"] }',
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
    deferred: [],
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
