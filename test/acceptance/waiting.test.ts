import { ADDRESS, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING } from './dms-workspace';
import { until } from './until';

const MINUTE_MS = 60_000;

const endOf = (workspace: DmsWorkspace, id: string): number =>
  workspace.cloud.actions().find(({ instanceId }) => instanceId === id)!.endedAt!;
const statusOf = (workspace: DmsWorkspace, id: string): string | undefined => workspace.cloud.instance(id)?.status;

async function resultsOf(workspace: DmsWorkspace): Promise<any> {
  return (await workspace.state())[ADDRESS].values.results;
}

/** How often the instances were looked at since, whether one by one or in a list. */
const looksSince = (workspace: DmsWorkspace, at: number): number =>
  workspace.cloud.requests().filter((request) =>
    request.at >= at && (request.route === 'show' || request.route === 'list'),
  ).length;

/** Waits until the provider has looked some times more. */
async function untilLookedAt(workspace: DmsWorkspace, times = 3): Promise<void> {
  const now = workspace.cloud.clock.now();
  await until(() => looksSince(workspace, now) >= times);
}

const fleetOf = (size: number) =>
  Array.from({ length: size },
    (_, index) => ({ id: `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`, name: `fleet-${index}` }));

test('in a roll a restart is over only when it has begun and ended, its task too, whatever shows that it began', async () => {
  const [stale, withoutTask, blink, longTask] = [ORDERS, BILLING, INVENTORY, PAYMENTS];
  const workspace = await DmsWorkspace.holding(
    restart([stale, withoutTask, blink, longTask], 'max_unavailable = 4'), { speed: 60 });
  workspace.cloud.plan(stale, { lagMs: 1.5 * MINUTE_MS, durationMs: 2 * MINUTE_MS, taskAppears: 'with_status' });
  workspace.cloud.plan(withoutTask, { lagMs: 20_000, durationMs: 2 * MINUTE_MS, leavesNoTask: true });
  workspace.cloud.plan(blink, { lagMs: 1_000, durationMs: 1 });
  workspace.cloud.plan(longTask, { taskOutlastsMs: 3 * MINUTE_MS });
  await workspace.apply();
  const results = await resultsOf(workspace);
  for (const id of [stale, withoutTask, blink]) {
    expect(results[id]).toMatchObject({ outcome: 'done', status: 'RUNNING' });
    expect(Date.parse(results[id].finished_at)).toBeGreaterThanOrEqual(endOf(workspace, id));
  }
  expect(results[withoutTask].task_id).toBeNull();
  expect(results[blink].task_id).toMatch(/./);
  expect(results[longTask]).toMatchObject({ outcome: 'done', status: 'RUNNING' });
  expect(Date.parse(results[longTask].finished_at)).toBeGreaterThanOrEqual(endOf(workspace, longTask) + 3 * MINUTE_MS);
  expect(workspace.posts).toHaveLength(1);
});

test('a restart that ends badly ends the wait, and the error names the status, in a roll also that of its task', async () => {
  const [faulty, unchanged, frozen, task, vanished] = [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING];
  const workspace = await DmsWorkspace.holding(
    restart([faulty, unchanged, frozen, task, vanished], 'max_unavailable = 5'));
  workspace.cloud.plan(faulty, { restart: 'error' });
  workspace.cloud.plan(unchanged, { restart: 'error', endStatus: 'EXTENDEDFAILED' });
  workspace.cloud.plan(frozen, { restart: 'error', endStatus: 'FROZEN' });
  workspace.cloud.plan(task, { restart: 'task_failed' });
  workspace.cloud.plan(vanished, { restart: 'vanish' });
  const { code, diagnostics: [error] } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(error.detail).toContain([
    'Failed (5):',
    `  - ${faulty} (orders): its status is ERROR after the restart`,
    `  - ${unchanged} (billing): its status is EXTENDEDFAILED after the restart`,
    `  - ${frozen} (inventory): its status is FROZEN after the restart`,
    `  - ${task} (payments): its restart task failed, and its status is RUNNING`,
    `  - ${vanished} (shipping): the instance no longer exists`,
  ].join('\n'));
});

test('a status that no documentation knows is in progress', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]));
  workspace.cloud.plan(ORDERS, { restart: 'stuck', leavesNoTask: true });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => statusOf(workspace, ORDERS) === 'RESTARTING');
  workspace.cloud.setStatus(ORDERS, 'REBALANCING');
  await untilLookedAt(workspace);
  const backAt = workspace.cloud.clock.now();
  workspace.cloud.setStatus(ORDERS, 'RUNNING');
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(Date.parse((await resultsOf(workspace))[ORDERS].finished_at)).toBeGreaterThanOrEqual(backAt);
});

test('ERROR as the starting status is no failure, but ERROR after the restart is one', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]), { speed: 60 });
  for (const id of [ORDERS, BILLING]) workspace.cloud.setStatus(id, 'ERROR');
  workspace.cloud.plan(ORDERS, { lagMs: MINUTE_MS, durationMs: MINUTE_MS, taskAppears: 'with_status' });
  workspace.cloud.plan(BILLING, { restart: 'error', lagMs: MINUTE_MS, durationMs: MINUTE_MS });
  const { diagnostics: [error] } = await workspace.attempt('apply');
  expect(error.detail).toContain(`Done (1):\n  - ${ORDERS} (orders)\n`);
  expect(error.detail).toContain(`  - ${BILLING} (billing): its status is ERROR after the restart`);
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'failed' });
});

test('a delete is over when show says so, not when the list hides the instance, and not when it shows ERROR on the way', async () => {
  const [flashing, hidden, marked] = [ORDERS, BILLING, INVENTORY];
  const workspace = await DmsWorkspace.holding(deletion([flashing, hidden, marked]), { speed: 60 });
  workspace.cloud.plan(flashing, { delete: 'flash_error', durationMs: 4 * MINUTE_MS });
  workspace.cloud.plan(hidden, { durationMs: 2 * MINUTE_MS });
  workspace.cloud.plan(marked, { delete: 'stuck' });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => statusOf(workspace, marked) === 'DELETING');
  await untilLookedAt(workspace);
  workspace.cloud.setStatus(marked, 'DELETED');
  expect(await apply.finished).toMatchObject({ code: 0 });
  const results = await resultsOf(workspace);
  for (const id of [flashing, hidden]) {
    expect(results[id].outcome).toBe('done');
    expect(Date.parse(results[id].finished_at)).toBeGreaterThanOrEqual(endOf(workspace, id));
  }
  expect(results[marked]).toMatchObject({ outcome: 'done', status: 'DELETED' });
  expect(workspace.acted('delete').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  await workspace.expectEmptyPlan();
});

test('in the recycle bin is deleted, but not where the deletion is forced', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS]));
  workspace.cloud.setRecyclePolicy({ enabled: true });
  await workspace.apply();
  expect(statusOf(workspace, ORDERS)).toBe('RECYCLE');
  expect((await resultsOf(workspace))[ORDERS]).toMatchObject({ outcome: 'done', status: 'RECYCLE' });
  expect(workspace.posts[0].body).not.toContain('force_delete');
  await workspace.expectEmptyPlan();

  workspace.configure(deletion([BILLING], 'force_delete = true'));
  workspace.cloud.plan(BILLING, { delete: 'stuck' });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => statusOf(workspace, BILLING) === 'DELETING');
  workspace.cloud.setStatus(BILLING, 'RECYCLE');
  await untilLookedAt(workspace);
  workspace.cloud.removeInstance(BILLING);
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(JSON.parse(workspace.posts[1].body)).toEqual({ action: 'delete', instances: [BILLING], force_delete: true });
  expect((await resultsOf(workspace))[BILLING]).toMatchObject({ outcome: 'done', status: null });
});

test('no sign of a restart two minutes after it was accepted is a warning, counts as done and is never sent again', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'max_unavailable = 1'), { speed: 60 });
  workspace.cloud.plan(ORDERS, { restart: 'silent' });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(0);
  const summary = `No sign of a restart was seen on ${ORDERS} (orders)`;
  expect(diagnostics).toMatchObject([{
    severity: 'warning',
    summary,
    detail: expect.stringContaining('never sent again'),
  }]);
  const results = await resultsOf(workspace);
  expect(results[ORDERS]).toMatchObject({ outcome: 'unconfirmed', status: 'RUNNING' });
  expect(Date.parse(results[ORDERS].finished_at) - Date.parse(results[ORDERS].submitted_at)).toBeGreaterThanOrEqual(
    2 * MINUTE_MS,
  );
  expect(results[BILLING].outcome).toBe('done');
  await workspace.expectEmptyPlan();
  await workspace.apply();
  expect(workspace.posts).toHaveLength(2);
});

test('fifteen minutes of waiting for fifty instances cost a few hundred requests at most, and the looks become rarer', async () => {
  const fleet = fleetOf(50);
  const workspace = await DmsWorkspace.holding(restart(fleet.map(({ id }) => id)), { speed: 60, emulator: { fleet } });
  for (const { id } of fleet) workspace.cloud.plan(id, { lagMs: 5_000, durationMs: 15 * MINUTE_MS });
  await workspace.apply();
  expect(workspace.acted('restart')).toHaveLength(50);
  expect(workspace.cloud.requests().length).toBeLessThanOrEqual(300);
  const [{ at: sentAt }] = workspace.posts;
  const looksFrom = (minute: number) => looksSince(workspace, sentAt + minute * MINUTE_MS);
  const looksBetween = (from: number, to: number) => looksFrom(from) - looksFrom(to);
  expect(looksBetween(0, 2)).toBeGreaterThan(2 * looksBetween(12, 14));
});

test('a look costs as few requests as will do: pages of the list for many, a show each for one or two in a large project', async () => {
  const fleet = fleetOf(120);
  const ids = fleet.map(({ id }) => id);
  const workspace = await DmsWorkspace.holding(restart(ids.slice(0, 2)), { speed: 60, emulator: { fleet } });
  await workspace.apply();
  const routesSince = (at: number) =>
    workspace.cloud.requests().filter((request) => request.at > at).map(({ route }) => route);
  expect(routesSince(workspace.posts[0].at)).not.toContain('list');
  const before = workspace.cloud.clock.now();
  workspace.configure(restart(ids));
  await workspace.apply();
  expect(routesSince(before)).not.toContain('show');
});

test('everything in the process together stays under the request rate that is configured', async () => {
  const rate = 2;
  const resources = restart([ORDERS, BILLING, INVENTORY]) + restart([PAYMENTS, SHIPPING], '', 'other');
  const workspace = await DmsWorkspace.holding(resources, { provider: { max_requests_per_second: String(rate) } });
  await workspace.run('plan', '-out=restarts.tfplan');
  const planned = workspace.cloud.requests().length;
  await workspace.apply('restarts.tfplan');
  const times = workspace.cloud.requests().slice(planned).map(({ at }) => at);
  const seconds = (times.at(-1)! - times[0]) / 1000;
  // One second's worth may leave at once, and the first request may take a second of this time to arrive
  expect(times.length).toBeLessThanOrEqual(rate * (seconds + 2));
  expect(workspace.acted('restart')).toHaveLength(5);
});
