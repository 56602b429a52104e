import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING, TELEMETRY } from './dms-workspace';
import { FLAVOURS } from './flavours';
import { sent, valuesOf } from './ground-truth';

const FOUR = [ORDERS, BILLING, INVENTORY, PAYMENTS];
const SIX = [...FOUR, SHIPPING, TELEMETRY];

/** A roll over an object that exists already, so that a failed apply taints nothing. */
async function rolling(ids: readonly string[], more: string,
  { speed = 20, emulator }: Parameters<typeof DmsWorkspace.holding>[1] = {}): Promise<DmsWorkspace> {
  const workspace = await DmsWorkspace.holding(restart([]), { speed, emulator });
  await workspace.apply();
  workspace.configure(restart(ids, more));
  return workspace;
}

async function failedApply(workspace: DmsWorkspace): Promise<string> {
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, severities: diagnostics.map(({ severity }) => severity) }).toEqual({ code: 1, severities: ['error'] });
  return diagnostics[0].detail;
}

test.each(FLAVOURS)('%s: without `max_failures` the first failure ends the roll, although the instance is RUNNING', async (_region, emulator) => {
  const workspace = await rolling(FOUR, 'max_unavailable = 1', { emulator });
  workspace.cloud.plan(BILLING, { restart: 'task_failed', times: 1 });
  const detail = await failedApply(workspace);
  expect(detail).toContain(
    `Failed (1):\n  - ${BILLING} (billing): its restart task failed, and its status is RUNNING\n`);
  expect(detail).toContain(`Nothing more was begun, because the roll stopped at instance ${BILLING}.`);
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
  expect(await workspace.outcomes()).toEqual({
    [ORDERS]: 'done', [BILLING]: 'failed', [INVENTORY]: 'not_begun', [PAYMENTS]: 'not_begun',
  });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING, BILLING, INVENTORY, PAYMENTS]);
  await workspace.expectEmptyPlan();
});

test.each(FLAVOURS)('%s: `max_failures = 1` goes on past the first failure, and the second one ends the roll', async (_region, emulator) => {
  const workspace = await rolling(SIX, 'max_unavailable = 1\n max_failures = 1', { emulator });
  workspace.cloud.plan(ORDERS, { restart: 'reject', times: 1 });
  workspace.cloud.plan(INVENTORY, { restart: 'task_failed', times: 1 });
  const detail = await failedApply(workspace);
  expect(detail).toContain(`Done (1):\n  - ${BILLING} (billing)\nFailed (2):\n  - ${ORDERS} (orders): the API refused it`);
  expect(detail).toContain(
    `because the roll stopped at instance ${ORDERS}, ${INVENTORY} (\`max_failures\` is 1).`);
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING], [INVENTORY]]);
  await workspace.apply();
  // The one that was sent and not seen to heal goes before the one that was refused and stands untouched.
  expect(workspace.acted('restart').slice(2)).toEqual([INVENTORY, ORDERS, PAYMENTS, SHIPPING, TELEMETRY]);
  await workspace.expectEmptyPlan();
});

test('one failure that `max_failures` allows still fails the apply in the end, with everybody else done', async () => {
  const workspace = await rolling(FOUR, 'max_unavailable = 1\n max_failures = 1');
  workspace.cloud.plan(ORDERS, { restart: 'task_failed', times: 1 });
  const detail = await failedApply(workspace);
  expect(detail).toMatch(/Done \(3\):.*Failed \(1\):/s);
  expect(detail).not.toContain('Nothing more was begun');
  expect((await valuesOf(workspace)).pending).toEqual([ORDERS]);
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([...FOUR, ORDERS]);
  await workspace.expectEmptyPlan();
});

test('a canary that fails ends the roll, however many failures are allowed', async () => {
  const workspace = await rolling(FOUR, `max_unavailable = 2\n max_failures = 3\n first = ["${PAYMENTS}"]`);
  workspace.cloud.plan(PAYMENTS, { restart: 'task_failed', times: 1 });
  const detail = await failedApply(workspace);
  expect(detail).toContain(`Nothing more was begun, because the canary ${PAYMENTS} failed.`);
  expect(detail).toContain('Not begun, and untouched (3):');
  expect(workspace.acted('restart')).toEqual([PAYMENTS]);
  await workspace.apply();
  expect(workspace.acted('restart').slice(0, 2)).toEqual([PAYMENTS, PAYMENTS]);
  await workspace.expectEmptyPlan();
});

test('a canary that does not come back within `instance_timeout` ends it as well', async () => {
  const workspace = await rolling([ORDERS, BILLING],
    `max_unavailable = 2\n max_failures = 3\n first = ["${BILLING}"]\n instance_timeout = "2m"`, { speed: 60 });
  workspace.cloud.plan(BILLING, { healing: { never: true } });
  expect(await failedApply(workspace)).toContain(`Nothing more was begun, because the canary ${BILLING} failed.`);
  expect(workspace.acted('restart')).toEqual([BILLING]);
});

test.each(FLAVOURS)('%s: an instance past `instance_timeout` does not hold the roll: it keeps its place in the window, and the next apply waits for it alone', async (_region, emulator) => {
  const workspace = await rolling(FOUR, 'max_unavailable = 2\n max_failures = 1\n instance_timeout = "2m"',
    { speed: 60, emulator });
  workspace.cloud.plan(ORDERS, { restart: 'stuck' });
  const detail = await failedApply(workspace);
  expect(detail).toMatch(/Done \(3\):/);
  expect(detail).toContain(
    `Still in progress (1):\n  - ${ORDERS} (orders): it is not back after 2m (\`instance_timeout\`): `
    + 'its status was last RESTARTING; the next apply waits for it and does not send it again\n');
  expect(workspace.cloud.maxDown()).toBe(2);
  workspace.cloud.setStatus(ORDERS, 'RUNNING');
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(FOUR);
  await workspace.expectEmptyPlan();
});

test('a window that is filled for good ends the roll at once, and the error names who fills it', async () => {
  const workspace = await rolling(FOUR, 'max_unavailable = 1\n max_failures = 3\n instance_timeout = "2m"',
    { speed: 60 });
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  const detail = await failedApply(workspace);
  expect(detail).toContain('it is not back after 2m (`instance_timeout`): its status was last RUNNING, '
    + 'with 3 of 3 brokers, 89 of 90 replicas in sync;');
  expect(detail).toContain('because the window of 1 is filled by instances that are down already or not healthy: '
    + `${ORDERS}; bring them back, or raise \`max_unavailable\`.`);
  expect(workspace.acted('restart')).toEqual([ORDERS]);
});

test('outside a roll `instance_timeout` counts as well, and everybody else is done', async () => {
  const workspace = await rolling([ORDERS, BILLING], 'instance_timeout = "2m"\n timeouts = { update = "1h" }',
    { speed: 60 });
  workspace.cloud.plan(BILLING, { restart: 'stuck' });
  const detail = await failedApply(workspace);
  expect(detail).toContain(`Done (1):\n  - ${ORDERS} (orders)\n`);
  expect(detail).toContain(`${BILLING} (billing): it is not back after 2m (\`instance_timeout\`)`);
});

test('`max_unavailable_percent` is a share of the members, rounded down, but at least one', async () => {
  const workspace = await rolling(SIX, 'max_unavailable_percent = 59');
  for (const id of SIX) workspace.cloud.plan(id, { healing: { replicasMs: 10_000 } });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(SIX);
  expect(workspace.cloud.maxUnhealthy()).toBe(3);
  await workspace.expectEmptyPlan();

  workspace.configure(restart(SIX, 'max_unavailable_percent = 1\n triggers = { config = "2" }'));
  const before = workspace.cloud.clock.now();
  await workspace.apply();
  const since = workspace.cloud.unhealthy().filter(({ at }) => at >= before);
  expect(Math.max(...since.map(({ ids }) => ids.length))).toBe(1);
});
