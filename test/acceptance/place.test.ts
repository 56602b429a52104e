import { cleanUp, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { onlyWords, placeIn } from './place-checks';
import { applyAsShown } from './promised';

describe('region and project', () => {
  const HOOKS = { acting: '', triggered: 'when = ["triggered"]', destroyed: 'when = ["destroyed"]' };
  const all =
    Object.entries(HOOKS).map(([name, when], index) => restart([[ORDERS, BILLING, INVENTORY][index]], when, name)).join(
      '\n',
    )
    + cleanUp('when = ["triggered"]').replace('"this"', '"clean_up"');

  test.each([
    ['the provider block', {}],
    ['a look-up of the project by its name', { project_id: undefined }],
  ])('come from %s, and are known in the very first plan and in state after its apply', async (_, provider) => {
    const workspace = await DmsWorkspace.holding(all, { provider });
    const place = { region: workspace.emulator.region, project_id: workspace.emulator.projectId };
    const { changes } = await workspace.plan();
    expect(changes.map(({ after: { region, project_id } }) => ({ region, project_id }))).toEqual([place, place, place,
      place]);
    await workspace.apply('plan.tfplan');
    for (const name of [...Object.keys(HOOKS), 'clean_up']) {
      expect(await placeIn(workspace, `dms_kafka_instance_batch_action.${name}`)).toEqual(place);
    }
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });

  test('stand in every warning of loss', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS], 'when = ["destroyed"]'));
    await workspace.apply();
    for (
      const [hcl, ...args] of [[deletion([ORDERS, BILLING])], [cleanUp()], [deletion([ORDERS], 'when = ["destroyed"]'),
        '-destroy']]
    ) {
      workspace.configure(hcl);
      const { diagnostics } = await workspace.attempt('plan', ...args);
      const loss = diagnostics.filter(({ summary }) => summary.includes('will be deleted'));
      expect(loss).toEqual([
        expect.objectContaining({
          detail: expect.stringContaining(`region eu-west-101, project ${workspace.emulator.projectId}`),
        }),
      ]);
    }
  });
});

describe('a project that cannot be looked up', () => {
  const owing = (version: number) => restart([ORDERS], `triggers = { v = ${version} }`);
  const BY_NAME = { project_id: undefined, max_retries: '0' };
  const unreachable = ({ cloud }: DmsWorkspace) =>
    cloud.fault({ route: 'projects', kind: 'status', status: 403, times: Infinity });

  test('does not fail a plan that owes nothing, and state stays as it was', async () => {
    const workspace = await DmsWorkspace.holding(owing(1), { provider: BY_NAME });
    await workspace.apply();
    unreachable(workspace);
    await workspace.expectEmptyPlan();
    workspace.configure(restart([ORDERS], 'triggers = { v = 1 }\n timeouts = { update = "1h" }'));
    await workspace.apply();
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
  });

  test('is unknown in the plan of a new object that owes nothing, and null after its apply; the next one that can be looked up fills it', async () => {
    const quiet = (version: number) => restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }`);
    const workspace = await DmsWorkspace.holding(quiet(1), { provider: BY_NAME });
    unreachable(workspace);
    const { changes: [change] } = await workspace.plan();
    expect(change).toMatchObject({ after: { region: 'eu-west-101' }, after_unknown: { project_id: true } });
    await workspace.apply('plan.tfplan');
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: null });
    await workspace.expectEmptyPlan();
    workspace.cloud.clearFaults();
    await workspace.expectEmptyPlan();
    workspace.configure(quiet(2));
    expect(await applyAsShown(workspace)).toEqual([ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
    await workspace.expectEmptyPlan();
  });

  test('fails a plan that acts, which says where it looked, and nothing is sent', async () => {
    const workspace = await DmsWorkspace.holding(owing(1), { provider: BY_NAME });
    unreachable(workspace);
    const words = await onlyWords(workspace, 'error');
    expect(words).toContain('region eu-west-101');
    expect(words).toContain('set project_id');
    expect(workspace.posts).toEqual([]);
    expect(await workspace.state()).toEqual({});
  });
});

describe('state of 0.1.0, which may hold neither region nor project', () => {
  const forget = (workspace: DmsWorkspace) => {
    const state = workspace.stateFile;
    Object.assign(state.resources[0].instances[0].attributes, { region: null, project_id: null });
    workspace.stateFile = state;
  };

  test.each([
    ['a restart', restart([ORDERS], 'triggers = { v = 1 }'), restart([ORDERS], 'triggers = { v = 2 }')],
    ['a clean-up', cleanUp('triggers = { v = 1 }'), cleanUp('triggers = { v = 2 }')],
  ])('plans empty for %s, and learns them with the next change', async (_, before, after) => {
    const workspace = await DmsWorkspace.holding(before);
    await workspace.apply();
    forget(workspace);
    await workspace.expectEmptyPlan();
    const { id } = workspace.cloud.failCreation();
    workspace.configure(after);
    expect(await applyAsShown(workspace)).toEqual([after.includes('all_failure') ? id : ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
    await workspace.expectEmptyPlan();
  });
});
