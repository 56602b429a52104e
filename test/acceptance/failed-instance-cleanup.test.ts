import { ADDRESS, cleanUp, deletion } from './batch-action-hcl';
import { DmsWorkspace, FAILED, ORDERS } from './dms-workspace';

const failedIn = async (workspace: DmsWorkspace) => (await workspace.state())[ADDRESS].values.failed_instances;

test.each([204, 200] as const)(
  'the failed instances are deleted by one call, answered with %d, and a new failure is drift that the next apply cleans up',
  async (allFailure) => {
    const workspace = await DmsWorkspace.holding(cleanUp(), { emulator: { behaviours: { allFailure } } });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect({ code, diagnostics }).toMatchObject({
      code: 2,
      diagnostics: [{ severity: 'warning', summary: '2 instances will be deleted, with all data' }],
    });
    for (const id of FAILED) expect(diagnostics[0].detail).toContain(id);
    await workspace.apply();
    expect(workspace.posts.map(({ body, status }) => ({ status, ...JSON.parse(body) }))).toEqual([{
      status: allFailure,
      action: 'delete',
      all_failure: 'kafka',
    }]);
    expect(workspace.acted('delete').sort()).toEqual(FAILED);
    const { values } = (await workspace.state())[ADDRESS];
    expect(values).toMatchObject({
      failed_instances: [],
      pending: [],
      results: { [FAILED[0]]: { outcome: 'done' }, [FAILED[1]]: { outcome: 'done' } },
    });
    await workspace.expectEmptyPlan();

    const { id } = workspace.cloud.failCreation('newcomer');
    const drift = await workspace.plan();
    expect(drift).toMatchObject({
      code: 2,
      changes: [{
        actions: ['update'],
        before: { failed_instances: [id] },
        after: { failed_instances: [] },
        after_unknown: { applied: { [id]: true } },
      }],
    });
    await workspace.apply();
    expect(workspace.acted('delete').slice(2)).toEqual([id]);
    expect(await failedIn(workspace)).toEqual([]);
    await workspace.expectEmptyPlan();
  },
);

test('where nothing has failed nothing is sent', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp(), { emulator: { fleet: [{ id: ORDERS, name: 'orders' }] } });
  expect(await workspace.attempt('apply')).toEqual({ code: 0, diagnostics: [] });
  expect(workspace.posts).toEqual([]);
  await workspace.expectEmptyPlan();
});

test('with `when = ["triggered"]` the first apply only shows what is failed, and the next plan is to clean it up', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp('when = ["triggered"]'));
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  expect(await failedIn(workspace)).toEqual(FAILED);
  expect(await workspace.plan()).toMatchObject({ code: 2 });
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
  await workspace.expectEmptyPlan();
});

test('with `when = ["added"]` only the first apply cleans up: a later failure shows, and is left alone', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp('when = ["added"]'));
  await workspace.apply();
  const { id } = workspace.cloud.failCreation();
  await workspace.apply();
  expect(await failedIn(workspace)).toEqual([id]);
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
  await workspace.expectEmptyPlan();
});

test('a failed instance that is still there after the call fails the apply and is named, and the next apply tries again', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp(), { speed: 60 });
  workspace.cloud.plan(FAILED[0], { delete: 'silent', times: 1 });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
    summary: expect.stringContaining(`1 of 2 instances were not deleted: ${FAILED[0]}`),
    detail: expect.stringContaining('still there in status CREATEFAILED'),
  });
  await workspace.apply();
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
  await workspace.expectEmptyPlan();
});

test('a clean-up that becomes a delete of named instances, and the reverse, acts on what is new to it', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp());
  await workspace.apply();
  workspace.configure(deletion([ORDERS]));
  await workspace.apply();
  expect(workspace.acted('delete').slice(2)).toEqual([ORDERS]);
  expect((await workspace.state())[ADDRESS].values).toMatchObject({
    applied: { [ORDERS]: expect.any(String) },
    failed_instances: null,
    pending: [],
  });
  await workspace.expectEmptyPlan();

  const { id } = workspace.cloud.failCreation();
  workspace.configure(cleanUp());
  await workspace.apply();
  expect(workspace.acted('delete').slice(3)).toEqual([id]);
  await workspace.expectEmptyPlan();
});
