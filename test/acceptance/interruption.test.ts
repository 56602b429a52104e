import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { diagnosticsOf } from './diagnostics';
import { BILLING, DmsWorkspace, FAILED, INVENTORY, ORDERS, PAYMENTS } from './dms-workspace';
import { restartByHand } from './restart-by-hand';
import { until } from './until';

const FOUR = [ORDERS, BILLING, INVENTORY, PAYMENTS];
const WINDOW_OF_TWO = 'max_unavailable = 2';

const statusOf = ({ cloud }: DmsWorkspace, id: string) => cloud.instance(id)?.status;

/**
 * Starts a roll of four in a window of two, and comes back when ORDERS is done and BILLING and INVENTORY restart, and
 * hang.
 */
async function startRoll(workspace: DmsWorkspace) {
  for (const id of [BILLING, INVENTORY]) workspace.cloud.plan(id, { restart: 'stuck', times: 1 });
  const apply = workspace.start('apply', '-json', '-auto-approve');
  await until(() => [BILLING, INVENTORY].every((id) => statusOf(workspace, id) === 'RESTARTING'));
  return apply;
}

/** Interrupts the roll, and proves that nothing new was begun, and that what was in flight is recorded as such. */
async function interruptRoll(workspace: DmsWorkspace): Promise<void> {
  const apply = await startRoll(workspace);
  apply.interrupt();
  const finished = await apply.finished;
  expect(finished.code).toBe(1);
  const error = diagnosticsOf(finished).find(({ address }) => address === ADDRESS)!;
  expect(error).toMatchObject({
    severity: 'error',
    summary:
      `3 of 4 instances were not restarted: ${BILLING} (billing), ${INVENTORY} (inventory), ${PAYMENTS} (payments)`,
  });
  expect(error.detail).toContain(
    `Still in progress (2):\n  - ${BILLING} (billing): it was not seen to end: the run was interrupted (its status was last RESTARTING)\n  - ${INVENTORY}`,
  );
  expect(error.detail).toContain(`Not begun, and untouched (1):\n  - ${PAYMENTS} (payments)`);
  expect(error.detail).toContain('Nothing more was begun, because the run was interrupted.');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  const { values } = (await workspace.state())[ADDRESS];
  expect(values.pending).toEqual([BILLING, INVENTORY, PAYMENTS]);
  expect(await workspace.outcomes()).toEqual({
    [ORDERS]: 'done',
    [BILLING]: 'in_progress',
    [INVENTORY]: 'in_progress',
    [PAYMENTS]: 'not_begun',
  });
  for (const id of [BILLING, INVENTORY]) expect(Date.parse(values.results[id].submitted_at)).toBeGreaterThan(0);
}

/**
 * One of the two ends before the next apply, the other during it: both are taken for what they are, and only the rest
 * is begun.
 */
async function goOn(workspace: DmsWorkspace): Promise<void> {
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.acted('restart').includes(PAYMENTS));
  workspace.cloud.setStatus(INVENTORY, 'RUNNING');
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual(FOUR);
  expect(workspace.cloud.maxDown()).toBe(2);
  expect(await workspace.outcomes()).toEqual(Object.fromEntries(FOUR.map((id) => [id, 'done'])));
  expect((await workspace.state())[ADDRESS]).toMatchObject({ values: { pending: [] } });
  await workspace.expectEmptyPlan();
}

test('Ctrl-C during a roll begins nothing new and records what is in flight; the next apply waits for that and goes on with the rest', async () => {
  const workspace = await DmsWorkspace.holding(restart([], WINDOW_OF_TWO));
  await workspace.apply();
  workspace.configure(restart(FOUR, WINDOW_OF_TWO));
  await interruptRoll(workspace);
  expect((await workspace.state())[ADDRESS].tainted).toBeUndefined();
  expect((await workspace.plan()).changes[0].after_unknown.applied).toEqual({
    [BILLING]: true,
    [INVENTORY]: true,
    [PAYMENTS]: true,
  });
  await goOn(workspace);
});

test('Ctrl-C during the first apply taints the resource, and its replacement waits for what is in flight and goes on with the rest', async () => {
  const workspace = await DmsWorkspace.holding(restart(FOUR, WINDOW_OF_TWO));
  await interruptRoll(workspace);
  expect((await workspace.state())[ADDRESS].tainted).toBe(true);
  await goOn(workspace);
});

test('Ctrl-C during the first apply with `on_failure = "record"` taints nothing', async () => {
  const workspace = await DmsWorkspace.holding(restart(FOUR, `${WINDOW_OF_TWO}\n on_failure = "record"`));
  const apply = await startRoll(workspace);
  apply.interrupt();
  await apply.finished;
  expect((await workspace.state())[ADDRESS].tainted).toBeUndefined();
  await goOn(workspace);
});

test('Ctrl-C while a destroy acts keeps the resource; the next destroy waits for what is in flight and goes on with the rest', async () => {
  const workspace = await DmsWorkspace.holding(restart(FOUR, `${WINDOW_OF_TWO}\n when = ["destroyed"]`));
  await workspace.apply();
  for (const id of [BILLING, INVENTORY]) workspace.cloud.plan(id, { restart: 'stuck', times: 1 });
  const destroy = workspace.start('destroy', '-json', '-auto-approve');
  await until(() => [BILLING, INVENTORY].every((id) => statusOf(workspace, id) === 'RESTARTING'));
  destroy.interrupt();
  const finished = await destroy.finished;
  expect(finished.code).toBe(1);
  expect(diagnosticsOf(finished)[0].detail).toContain(
    'The resource stays in state; the next destroy acts only on what is still owed.',
  );
  expect(await workspace.state()).toHaveProperty([ADDRESS]);

  workspace.cloud.setStatus(BILLING, 'RUNNING');
  const again = workspace.start('destroy', '-no-color', '-auto-approve');
  await until(() => workspace.acted('restart').includes(PAYMENTS));
  workspace.cloud.setStatus(INVENTORY, 'RUNNING');
  expect(await again.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual(FOUR);
  expect(await workspace.state()).toEqual({});
});

test('a call that is under way at Ctrl-C is let finish, and its answer recorded', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]));
  workspace.cloud.fault({ route: 'batch', kind: 'delay', ms: 15_000, executed: true });
  const apply = workspace.start('apply', '-json', '-auto-approve');
  await until(() => workspace.acted('restart').length === 2);
  apply.interrupt();
  expect(await apply.finished).toMatchObject({ code: 1 });
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'in_progress', [BILLING]: 'in_progress' });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('a call that is never answered does not hold up Ctrl-C for long: it is recorded as unknown, observed by the next apply, and not repeated', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]));
  workspace.cloud.fault({ route: 'batch', kind: 'delay', ms: 24 * 60 * 60_000, executed: true });
  const apply = workspace.start('apply', '-json', '-auto-approve');
  await until(() => workspace.acted('restart').length === 2);
  apply.interrupt();
  expect(await apply.finished).toMatchObject({ code: 1 });
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'unknown', [BILLING]: 'unknown' });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('a restart by hand swallows nothing: neither one before the trigger nor one between an interrupted apply and the next', async () => {
  const workspace = await DmsWorkspace.holding(restart([], WINDOW_OF_TWO));
  await workspace.apply();
  await restartByHand(workspace, ORDERS);
  workspace.configure(restart(FOUR, WINDOW_OF_TWO));
  const apply = await startRoll(workspace);
  expect(workspace.acted('restart').slice(0, 2)).toEqual([ORDERS, ORDERS]);
  apply.interrupt();
  await apply.finished;
  await restartByHand(workspace, PAYMENTS);

  for (const id of [BILLING, INVENTORY]) workspace.cloud.setStatus(id, 'RUNNING');
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING, INVENTORY, PAYMENTS, PAYMENTS]);
  await workspace.expectEmptyPlan();
});

test('a new trigger after an interrupted apply asks for more than what that one had begun: everybody is restarted again', async () => {
  const triggered = (ids: readonly string[], version: number) =>
    restart(ids, `${WINDOW_OF_TWO}\n triggers = { config = "${version}" }`);
  const workspace = await DmsWorkspace.holding(triggered([], 1));
  await workspace.apply();
  workspace.configure(triggered(FOUR, 1));
  await interruptRoll(workspace);
  for (const id of [BILLING, INVENTORY]) workspace.cloud.setStatus(id, 'RUNNING');
  workspace.configure(triggered(FOUR, 2));
  await workspace.apply();
  expect(workspace.acted('restart').slice(3).sort()).toEqual(FOUR);
  await workspace.expectEmptyPlan();
});

test('Ctrl-C before anything was sent leaves a first apply without state, and an update with all that is owed', async () => {
  const roll = (ids: readonly string[]) => restart(ids, 'max_unavailable = 1');
  const workspace = await DmsWorkspace.holding(roll([ORDERS]));
  for (const prior of [[], [ORDERS]]) {
    workspace.configure(roll([...prior, BILLING]));
    workspace.cloud.fault({ route: 'tasks', kind: 'delay', ms: 60 * 60_000 });
    const apply = workspace.start('apply', '-no-color', '-auto-approve');
    await until(() => workspace.cloud.faults().length === 0);
    apply.interrupt();
    expect(await apply.finished).toMatchObject({ code: 1 });
    const left = (await workspace.state())[ADDRESS];
    if (prior.length === 0) {expect(left).toBeUndefined();} else {
      expect(left).toMatchObject({
        values: { pending: [BILLING], results: { [ORDERS]: { outcome: 'done' }, [BILLING]: { outcome: 'not_begun' } } },
      });
    }
    workspace.configure(roll([ORDERS]));
    await workspace.apply();
  }
  expect(workspace.acted('restart')).toEqual([ORDERS]);
});

test('Ctrl-C while instances are being deleted: the next apply waits for those, and deletes none of them again', async () => {
  const workspace = await DmsWorkspace.holding(deletion([]));
  await workspace.apply();
  workspace.cloud.plan(BILLING, { delete: 'stuck' });
  workspace.configure(deletion([ORDERS, BILLING]));
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.cloud.instance(ORDERS) === undefined && statusOf(workspace, BILLING) === 'DELETING');
  apply.interrupt();
  expect(await apply.finished).toMatchObject({ code: 1 });
  expect(await workspace.outcomes()).toMatchObject({ [BILLING]: 'in_progress' });

  const requests = workspace.cloud.requests().length;
  const again = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.cloud.requests().length > requests + 5);
  workspace.cloud.removeInstance(BILLING);
  expect(await again.finished).toMatchObject({ code: 0 });
  expect(workspace.posts).toHaveLength(1);
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done' });
  await workspace.expectEmptyPlan();
});

test.each(['tainted', 'untainted'])(
  'Ctrl-C while failed instances are being removed: the next apply, %s, waits for those, and removes none of them again',
  async (how) => {
    const workspace = await DmsWorkspace.holding(cleanUp());
    workspace.cloud.plan(FAILED[1], { delete: 'stuck' });
    const apply = workspace.start('apply', '-no-color', '-auto-approve');
    await until(() =>
      workspace.cloud.instance(FAILED[0]) === undefined && statusOf(workspace, FAILED[1]) === 'DELETING',
    );
    apply.interrupt();
    expect(await apply.finished).toMatchObject({ code: 1 });
    expect((await workspace.state())[ADDRESS].values.pending).toContain(FAILED[1]);
    if (how === 'untainted') await workspace.run('untaint', ADDRESS);

    const requests = workspace.cloud.requests().length;
    const again = workspace.start('apply', '-no-color', '-auto-approve');
    await until(() => workspace.cloud.requests().length > requests + 6);
    expect(again.plugins).not.toEqual([]);
    workspace.cloud.removeInstance(FAILED[1]);
    expect(await again.finished).toMatchObject({ code: 0 });
    expect(workspace.posts).toHaveLength(1);
    expect(await workspace.outcomes()).toMatchObject({ [FAILED[1]]: 'done' });
    await workspace.expectEmptyPlan();
  },
);
