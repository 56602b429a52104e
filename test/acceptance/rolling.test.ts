import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING, TELEMETRY } from './dms-workspace';
import { until } from './until';
import { ActionRecord } from '../../src/emulator';

const SIX = [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING, TELEMETRY];

const ended = (workspace: DmsWorkspace) => workspace.cloud.actions().filter(({ endedAt }) => endedAt !== undefined);
const idsOf = ({ body }: { readonly body: string }): string[] => JSON.parse(body).instances;

test('a window of two is never exceeded, and slides: an instance that takes long holds up nobody', async () => {
  const workspace = await DmsWorkspace.holding(restart(SIX, 'max_unavailable = 2'));
  workspace.cloud.plan(BILLING, { restart: 'stuck' });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => ended(workspace).length === 5);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual(SIX);
  expect(workspace.cloud.maxDown()).toBe(2);
  await workspace.expectEmptyPlan();
});

test('canaries go first, one by one and in their order, and each instance must stay healthy for a while before the next one starts', async () => {
  const canaries = [INVENTORY, ORDERS];
  const workspace = await DmsWorkspace.holding(restart(SIX, `
    max_unavailable = 2
    first           = ${JSON.stringify(canaries)}
    pause_between   = "1m"`), { speed: 60 });
  await workspace.apply();
  const actions = workspace.cloud.actions();
  expect(actions.slice(0, 2).map(({ instanceId }) => instanceId)).toEqual(canaries);
  expect(actions.map(({ instanceId }) => instanceId).sort()).toEqual(SIX);
  expect(workspace.cloud.maxDown()).toBeLessThanOrEqual(2);
  const healthyFor = (index: number, before: ActionRecord) => actions[index].acceptedAt - before.endedAt!;
  expect(healthyFor(1, actions[0])).toBeGreaterThanOrEqual(60_000);
  expect(healthyFor(2, actions[1])).toBeGreaterThanOrEqual(60_000);
  // The others fill a window of two, in which one that proves its health still has its slot
  for (const index of [4, 5]) {
    const slots = actions.slice(2, index).filter(({ endedAt }) => actions[index].acceptedAt - endedAt! < 60_000);
    expect(slots.length).toBeLessThan(2);
  }
});

test('owed instances that are down already go first and in their own slot, and the healthy ones only when those are back', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY, PAYMENTS], 'max_unavailable = 1'));
  for (const id of [INVENTORY, PAYMENTS]) workspace.cloud.setStatus(id, 'ERROR');
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([INVENTORY, PAYMENTS, ORDERS, BILLING]);
  expect(workspace.cloud.maxDown()).toBe(1);
  await workspace.expectEmptyPlan();
});

test('a window that others fill who are down and not owed is an error at once that names them, and a wider one goes around them', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, INVENTORY], 'max_unavailable = 1'));
  await workspace.apply();
  workspace.cloud.setStatus(INVENTORY, 'ERROR');
  workspace.configure(restart([ORDERS, INVENTORY, BILLING, PAYMENTS], 'max_unavailable = 1'));
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{
    severity: 'error',
    summary: expect.stringContaining('2 of 2 instances were not restarted'),
  }]);
  expect(diagnostics[0].detail).toContain(
    `the window of 1 is filled by instances that are down already or not healthy: ${INVENTORY}; bring them back, or raise \`max_unavailable\``,
  );
  expect(workspace.posts).toHaveLength(2);
  expect(await workspace.outcomes()).toEqual({
    [ORDERS]: 'done',
    [INVENTORY]: 'done',
    [BILLING]: 'not_begun',
    [PAYMENTS]: 'not_begun',
  });

  workspace.configure(restart([ORDERS, INVENTORY, BILLING, PAYMENTS], 'max_unavailable = 2'));
  await workspace.apply();
  expect(workspace.acted('restart').slice(2).sort()).toEqual([BILLING, PAYMENTS]);
  expect(workspace.cloud.maxDown()).toBe(1);
  await workspace.expectEmptyPlan();
});

test('the first instance that ends in ERROR stops the roll: what is in flight is followed to its end, the rest stays untouched, and the error says who is which', async () => {
  const workspace = await DmsWorkspace.holding(restart(SIX, 'max_unavailable = 2'));
  workspace.cloud.plan(BILLING, { restart: 'stuck' });
  workspace.cloud.plan(INVENTORY, { restart: 'error', times: 1 });
  const apply = workspace.attempt('apply');
  await until(() => workspace.cloud.instance(INVENTORY)?.status === 'ERROR');
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  workspace.cloud.plan(BILLING, {});
  const { code, diagnostics: [error] } = await apply;
  expect(code).toBe(1);
  expect(error.summary).toMatch(/^4 of 6 instances were not restarted: .*\(inventory\)/);
  expect(error.detail).toContain(`Done (2):\n  - ${ORDERS} (orders)\n  - ${BILLING} (billing)\n`);
  expect(error.detail).toContain(`Failed (1):\n  - ${INVENTORY} (inventory): its status is ERROR after the restart\n`);
  expect(error.detail).toMatch(
    /Not begun, and untouched \(3\):\n {2}- .*\(payments\).*\n {2}- .*\(shipping\).*\n {2}- .*\(telemetry\)/,
  );
  expect(error.detail).toContain('The next apply acts only on what is still owed');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);

  await workspace.apply();
  expect(workspace.acted('restart').slice(3)).toEqual([INVENTORY, PAYMENTS, SHIPPING, TELEMETRY]);
  expect(workspace.cloud.maxDown()).toBe(2);
  await workspace.expectEmptyPlan();
});

test('an instance that times out stops the roll, too, and the time out bounds the whole run', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY], `
    max_unavailable = 1
    timeouts        = { create = "5m" }`), { speed: 60 });
  workspace.cloud.plan(BILLING, { restart: 'stuck' });
  const { code, diagnostics: [error] } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(error.detail).toContain(
    `Still in progress (1):\n  - ${BILLING} (billing): it was not seen to end: the timeout of 5m has passed (its status was last RESTARTING)`,
  );
  expect(error.detail).toContain('Nothing more was begun, because the timeout of 5m has passed.');
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'in_progress', [INVENTORY]: 'not_begun' });
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
});

test('without timeouts the time allowed grows with the roll: two restarts of twenty minutes, one after the other, are no failure', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'max_unavailable = 1'), { speed: 240 });
  for (const id of [ORDERS, BILLING]) workspace.cloud.plan(id, { durationMs: 20 * 60_000 });
  await workspace.apply();
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done' });
  expect(workspace.cloud.maxDown()).toBe(1);
});

test('five hundred instances of one resource are restarted once each, fifty in a call', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  const fleet = ids.map((id, index) => ({ id, name: `fleet-${index}` }));
  const workspace = await DmsWorkspace.holding(restart(ids), { speed: 60, emulator: { fleet } });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(ids);
  expect(workspace.posts.map((post) => idsOf(post).length)).toEqual(Array(10).fill(50));
  const { values } = (await workspace.state())[ADDRESS];
  expect(Object.keys(values.results)).toEqual(ids);
  expect(values.pending).toEqual([]);
  await workspace.expectEmptyPlan();
});
