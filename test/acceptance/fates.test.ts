import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING, TELEMETRY } from './dms-workspace';
import { until } from './until';

const SIX = [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING, TELEMETRY];
const OWED = SIX.filter((id) => id !== ORDERS);

const roll = (ids: readonly string[]) =>
  restart(ids, 'max_unavailable = 4\n timeouts = { create = "100s", update = "100s" }');
const unlimited = (ids: readonly string[]) => restart(ids, 'max_unavailable = 4');

const FATES = {
  [ORDERS]: 'done',
  [BILLING]: 'in_progress',
  [INVENTORY]: 'unknown',
  [PAYMENTS]: 'failed',
  [SHIPPING]: 'not_begun',
  [TELEMETRY]: 'not_begun',
};

/**
 * A roll of six in a window of four, in which one instance is done, one never ends, of one the answer is lost, and one
 * ends in ERROR.
 */
async function failInEveryWay(workspace: DmsWorkspace): Promise<void> {
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  workspace.cloud.plan(INVENTORY, { restart: 'omit_idle', times: 1 });
  workspace.cloud.plan(PAYMENTS, { restart: 'error', times: 1 });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{
    severity: 'error',
    address: ADDRESS,
    summary:
      `5 of 6 instances were not restarted: ${BILLING} (billing), ${INVENTORY} (inventory), ${PAYMENTS} (payments) and 2 more`,
  }]);
  const told = diagnostics[0].detail;
  expect(told).toContain(`Done (1):\n  - ${ORDERS} (orders)\n`);
  expect(told).toContain(`Failed (1):\n  - ${PAYMENTS} (payments): its status is ERROR after the restart\n`);
  expect(told).toContain(
    `Still in progress (1):\n  - ${BILLING} (billing): it was not seen to end: the timeout of 1m40s has passed (its status was last RESTARTING)\n`,
  );
  expect(told).toContain(
    `Not known whether it was accepted (1):\n  - ${INVENTORY} (inventory): it was not seen to end: the timeout of 1m40s has passed (its status was last RUNNING)\n`,
  );
  expect(told).toMatch(
    new RegExp(
      `Not begun, and untouched \\(2\\):\\n {2}- ${SHIPPING} \\(shipping\\).*\\n {2}- ${TELEMETRY} \\(telemetry\\)`,
    ),
  );
  expect(told).toContain(`Nothing more was begun, because the roll stopped at instance ${PAYMENTS}.`);
  expect(told).toContain(
    'The next apply acts only on what is still owed (`pending`), and waits for what is in progress instead of repeating it.',
  );
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, PAYMENTS]);

  const { values } = (await workspace.state())[ADDRESS];
  expect(await workspace.outcomes()).toEqual(FATES);
  expect(values.pending).toEqual(OWED);
  for (const id of SIX) expect(values.results[id].error === null).toBe(id === ORDERS);
  for (const id of [ORDERS, BILLING, INVENTORY, PAYMENTS]) {
    expect(Date.parse(values.results[id].submitted_at)).toBeGreaterThan(0);
  }
  for (const id of [SHIPPING, TELEMETRY]) expect(values.results[id].submitted_at).toBeNull();
}

/** The next apply waits for the one in progress, and begins the others, but not the one that is done. */
async function applyTheRest(workspace: DmsWorkspace): Promise<void> {
  const restarted = workspace.acted('restart').length;
  const apply = workspace.start('apply', '-no-color', '-auto-approve', 'plan.tfplan');
  await until(() => workspace.acted('restart').length === restarted + 4);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').slice(restarted).sort()).toEqual([INVENTORY, PAYMENTS, SHIPPING, TELEMETRY]);
  expect(Object.values(await workspace.outcomes())).toEqual(SIX.map(() => 'done'));
  const { values, tainted } = (await workspace.state())[ADDRESS];
  expect({ tainted, pending: values.pending }).toEqual({ tainted: undefined, pending: [] });
  expect(Object.keys(values.applied)).toEqual(SIX);
  for (const id of SIX) expect(values.applied[id]).toBe(values.results[id].finished_at);
  await workspace.expectEmptyPlan();
}

test('an update that fails in every way tells one fate of each instance, and the next apply acts on what is pending alone', async () => {
  const workspace = await DmsWorkspace.holding(roll([]), { speed: 20 });
  await workspace.apply();
  workspace.configure(roll(SIX));
  await failInEveryWay(workspace);
  const { tainted, values } = (await workspace.state())[ADDRESS];
  expect(tainted).toBeUndefined();

  workspace.configure(unlimited(SIX));
  const { changes } = await workspace.plan();
  expect(changes).toMatchObject([{ actions: ['update'], after: { applied: { [ORDERS]: values.applied[ORDERS] } } }]);
  expect(changes[0].after_unknown.applied).toEqual(Object.fromEntries(OWED.map((id) => [id, true])));
  await applyTheRest(workspace);
});

test('a first apply that fails in every way is tainted, and its replacement is handed over what is done, in progress and unknown', async () => {
  const workspace = await DmsWorkspace.holding(roll(SIX), { speed: 20 });
  await failInEveryWay(workspace);
  const { tainted, values } = (await workspace.state())[ADDRESS];
  expect(tainted).toBe(true);

  workspace.configure(unlimited(SIX));
  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['delete', 'create'] }]);
  await applyTheRest(workspace);
  expect((await workspace.state())[ADDRESS].values.applied[ORDERS]).toBe(values.applied[ORDERS]);
});

test('after `terraform untaint` the next apply goes on where the first one failed, also with what is in progress and unknown', async () => {
  const workspace = await DmsWorkspace.holding(roll(SIX), { speed: 20 });
  await failInEveryWay(workspace);
  expect(await workspace.run('untaint', ADDRESS)).toMatchObject({ code: 0 });
  workspace.configure(unlimited(SIX));
  const { changes } = await workspace.plan();
  expect(changes).toMatchObject([{ actions: ['update'] }]);
  expect(changes[0].after_unknown.applied).toEqual(Object.fromEntries(OWED.map((id) => [id, true])));
  await applyTheRest(workspace);
});

test('an id that leaves the set while it is owed is abandoned, and the next apply acts on the others that are owed', async () => {
  const workspace = await DmsWorkspace.holding(restart([]));
  await workspace.apply();
  for (const id of [ORDERS, BILLING]) workspace.cloud.plan(id, { restart: 'reject', times: 1 });
  workspace.configure(restart([ORDERS, BILLING, INVENTORY]));
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  workspace.configure(restart([BILLING, INVENTORY], 'when = ["triggered"]'));
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([INVENTORY, BILLING]);
  await workspace.expectEmptyPlan();
});

test('a create that is refused, or whose call is, before anything was begun leaves nothing: no state, and no taint', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]));
  await workspace.plan();
  workspace.cloud.setStatus(BILLING, 'FROZEN');
  const refused = await workspace.run('apply', '-no-color', 'plan.tfplan');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('It is frozen (FROZEN)');
  expect(workspace.posts).toEqual([]);
  expect(await workspace.state()).toEqual({});

  workspace.cloud.setStatus(BILLING, 'RUNNING');
  workspace.cloud.fault({
    route: 'batch',
    kind: 'status',
    status: 403,
    code: 'DMS.10240004',
    message: 'no permission',
  });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ severity: 'error', detail: expect.stringContaining('no permission') }]);
  expect(workspace.acted('restart')).toEqual([]);
  expect(await workspace.state()).toEqual({});

  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});
