import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING } from './dms-workspace';
import { FLAVOURS } from './flavours';
import { sent, valuesOf } from './ground-truth';

const FIVE = [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING];
const CANARIES = [PAYMENTS, BILLING];
const REST = [ORDERS, INVENTORY, SHIPPING];

const roll = (ids: readonly string[], more = '') => restart(ids, `max_unavailable = 2\n ${more}`);
const unknown = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, true]));

/** Terraform owes something, and says so to a job that looks. */
async function expectOwed(workspace: DmsWorkspace, ids: readonly string[]): Promise<void> {
  for (const args of [[], ['-refresh=false']]) {
    const { code, changes } = await workspace.plan(...args);
    expect({ code, applied: changes[0].after_unknown.applied }).toEqual({ code: 2, applied: unknown(ids) });
  }
}

test.each(FLAVOURS)('%s: the canaries, a look, and with the next approved apply the rest', async (_region, emulator) => {
  const first = `first = ${JSON.stringify(CANARIES)}`;
  const workspace = await DmsWorkspace.holding(roll(FIVE, `${first}\n max_per_apply = 2`), { speed: 20, emulator });
  const { diagnostics: [foretold] } = await workspace.attempt('plan', '-out=plan.tfplan');
  expect(foretold).toMatchObject({
    severity: 'warning',
    summary: 'Not all of 5 instances may be restarted in one apply',
    detail: 'At most 2 of them begin (`max_per_apply`). '
      + 'What an apply leaves stays in `pending` and `deferred`, for the next one.',
  });
  expect((await workspace.planned('plan.tfplan')).changes[0].after_unknown.applied).toEqual(unknown(FIVE));

  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(0);
  expect(diagnostics.at(-1)).toMatchObject({
    severity: 'warning',
    summary: '3 instances are left for a later apply, to be restarted then',
    detail: '`max_per_apply` lets 2 begin in one apply, and the next apply goes on. Left are '
      + `${ORDERS} (orders), ${INVENTORY} (inventory), ${SHIPPING} (shipping). This is no failure: they stay in \`pending\` `
      + 'and `deferred`, and the next apply goes on with them.',
  });
  expect(workspace.acted('restart')).toEqual(CANARIES);
  const { pending, deferred, results, applied } = await valuesOf(workspace);
  expect({ pending, deferred }).toEqual({ pending: REST, deferred: REST });
  for (const id of REST) {
    expect(results[id]).toMatchObject({ outcome: 'deferred', error: null, submitted_at: null, finished_at: null });
    expect(applied[id]).toBe('');
  }
  await expectOwed(workspace, REST);

  workspace.configure(roll(FIVE, `${first}\n max_per_apply = 10`));
  await workspace.apply();
  expect(workspace.acted('restart').slice(2).sort()).toEqual(REST);
  expect(workspace.cloud.maxUnhealthy()).toBeLessThanOrEqual(2);
  expect(await valuesOf(workspace)).toMatchObject({ pending: [], deferred: [] });
  await workspace.expectEmptyPlan();
});

test.each(['error', 'record'])('on_failure = "%s": deferred is no failure, and a failure within the limit counts against it', async (onFailure) => {
  const workspace = await DmsWorkspace.holding(restart([]), { speed: 20 });
  await workspace.apply();
  const limited = restart(FIVE, `max_per_apply = 2\n on_failure = "${onFailure}"`);
  workspace.configure(limited);
  workspace.cloud.plan(ORDERS, { restart: 'reject', times: 1 });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(onFailure === 'error' ? 1 : 0);
  expect(diagnostics).toContainEqual(expect.objectContaining({
    severity: 'warning',
    summary: '3 instances are left for a later apply, to be restarted then',
  }));
  expect(diagnostics).toContainEqual(expect.objectContaining({
    severity: onFailure === 'error' ? 'error' : 'warning',
    summary: `1 of 5 instances were not restarted: ${ORDERS} (orders)`,
    detail: expect.stringMatching(/Done \(1\):.*Failed \(1\):.*Left for a later apply on purpose \(3\):/s),
  }));
  expect(await valuesOf(workspace)).toMatchObject({
    pending: [ORDERS, INVENTORY, PAYMENTS, SHIPPING], deferred: [INVENTORY, PAYMENTS, SHIPPING],
  });
  await workspace.apply();
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(FIVE);
  await workspace.expectEmptyPlan();
});

test('a postcondition gives the verdict: what is deferred passes, what failed does not', async () => {
  const judged = (more: string) => roll([ORDERS, BILLING, INVENTORY], `max_per_apply = 1
    on_failure = "record"
    ${more}
    lifecycle {
      postcondition {
        condition     = length(setsubtract(self.pending, self.deferred)) == 0
        error_message = "still owed"
      }
    }`);
  const workspace = await DmsWorkspace.holding(judged(''), { speed: 20 });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 0 });
  workspace.cloud.plan(BILLING, { restart: 'reject', times: 1 });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, last: diagnostics.at(-1)?.detail }).toEqual({ code: 1, last: 'still owed' });
  workspace.configure(judged('').replace('max_per_apply = 1', ''));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  await workspace.expectEmptyPlan();
});

test('what is in flight from before does not count, and is not sent again', async () => {
  const workspace = await DmsWorkspace.holding(restart([]), { speed: 60 });
  await workspace.apply();
  workspace.configure(roll(FIVE, 'max_per_apply = 1\n instance_timeout = "2m"'));
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  expect(await valuesOf(workspace)).toMatchObject({ pending: FIVE, deferred: FIVE.slice(1) });
  workspace.cloud.heal();
  await workspace.apply();
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING]]);
  expect(await valuesOf(workspace)).toMatchObject({ pending: FIVE.slice(2), deferred: FIVE.slice(2) });
});

test('a plan in a file keeps its promise: it shows all that is owed, and begins as many as it says', async () => {
  const workspace = await DmsWorkspace.holding(roll(FIVE, 'max_per_apply = 3'), { speed: 20 });
  await workspace.plan();
  await workspace.apply('plan.tfplan');
  const before = workspace.acted('restart');
  expect(before).toHaveLength(3);
  const left = FIVE.filter((id) => !before.includes(id));
  const { changes } = await workspace.plan();
  expect(changes).toMatchObject([
    { actions: ['update'], before: { deferred: left }, after_unknown: { applied: unknown(left) } },
  ]);
  // The configuration moves on; the plan that was approved does not.
  workspace.configure(roll(FIVE, 'max_per_apply = 1'));
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').slice(3).sort()).toEqual(left);
  workspace.configure(roll(FIVE, 'max_per_apply = 3'));
  await workspace.expectEmptyPlan();
});

test('who was deferred and leaves `instances` is owed nothing more; who is deleted meanwhile stops the plan by name', async () => {
  const workspace = await DmsWorkspace.holding(roll(FIVE, 'max_per_apply = 2'), { speed: 20 });
  await workspace.apply();
  workspace.cloud.removeInstance(SHIPPING);
  const { code, diagnostics } = await workspace.attempt('plan');
  expect(code).toBe(1);
  expect(diagnostics.map(({ summary }) => summary)).toContain(`Instance ${SHIPPING} cannot be restarted`);
  workspace.configure(roll([ORDERS, BILLING, INVENTORY], 'max_per_apply = 2'));
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING, INVENTORY]);
  await workspace.expectEmptyPlan();
});

test('without a roll as well, in `for_each`, and where `ignore_changes` holds the limit back', async () => {
  const limited = (limit: string, more = '') => restart(FIVE.slice(0, 3), `max_per_apply = ${limit}\n ${more}`);
  const lifecycle = 'lifecycle {\n ignore_changes = [max_per_apply]\n }';
  const workspace = await DmsWorkspace.holding(limited('1', lifecycle), { speed: 20 });
  await workspace.apply();
  workspace.configure(limited('3', lifecycle));
  await workspace.apply();
  expect(workspace.acted('restart')).toHaveLength(2);
  workspace.configure(limited('null'));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual(FIVE.slice(0, 3));
  await workspace.expectEmptyPlan();

  workspace.configure(`
    resource "dms_kafka_instance_batch_action" "each" {
      for_each      = { eins = ["${PAYMENTS}", "${ORDERS}"], zwei = ["${SHIPPING}", "${BILLING}"] }
      action        = "restart"
      instances     = each.value
      max_per_apply = each.key == "eins" ? 1 : null
    }`);
  await workspace.apply();
  const of = (key: string) => valuesOf(workspace, `dms_kafka_instance_batch_action.each["${key}"]`);
  expect([(await of('eins')).deferred, (await of('zwei')).deferred]).toEqual([[PAYMENTS], []]);
  await workspace.apply();
  await workspace.expectEmptyPlan();
});
