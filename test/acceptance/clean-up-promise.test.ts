import { ADDRESS, cleanUp, deletion } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { DmsWorkspace, FAILED, ORDERS } from './dms-workspace';
import { applyAsShown, shownBy } from './promised';
import { until } from './until';
import { Fault } from '../../src/emulator/faults/fault';

const F1 = FAILED[0];
const ONE_FAILED = [{ id: ORDERS, name: 'orders' }, { id: F1, name: 'f1', status: 'CREATEFAILED' }];

const triggered = (version: number) => cleanUp(`when = ["triggered"]\n triggers = { v = ${version} }`);
const onDestroy = cleanUp('when = ["destroyed"]');

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ summary, detail }) => `${summary}: ${detail}`);
const standing = ({ cloud }: DmsWorkspace) =>
  cloud.instances().filter(({ status }) => status === 'CREATEFAILED').map(({ id }) => id).sort();

/** A clean-up that exists already, in a project where one creation has failed. */
async function existing(hcl: string, speed?: number): Promise<DmsWorkspace> {
  const workspace = await DmsWorkspace.holding(hcl, { speed, emulator: { fleet: ONE_FAILED } });
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  return workspace;
}

/** The error of an apply that met another failure than those that its plan named. */
const REFUSAL = (id: string) =>
  expect.stringMatching(
    new RegExp(`An instance has failed that the plan did not name.*${id} \\(f2\\).*Make a new plan`, 's'),
  );

describe('an existing clean-up meets a failure that its plan did not name', () => {
  test('and refuses: both remain, and a new plan names both and deletes them', async () => {
    const workspace = await existing(triggered(1));
    expect((await workspace.plan()).changes.flatMap(shownBy)).toEqual([F1]);
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [REFUSAL(f2)] });
    expect(workspace.posts).toEqual([]);
    expect(standing(workspace)).toEqual([F1, f2].sort());

    expect(await applyAsShown(workspace)).toEqual([F1, f2].sort());
    await workspace.expectEmptyPlan();
  });

  test('where only `triggers` changed, and nothing had failed', async () => {
    const workspace = await existing(triggered(1));
    workspace.cloud.removeInstance(F1);
    workspace.configure(triggered(2));
    expect((await workspace.plan()).changes.flatMap(shownBy)).toEqual([]);
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [REFUSAL(f2)] });
    expect(workspace.posts).toEqual([]);
    expect(standing(workspace)).toEqual([f2]);
    expect(await applyAsShown(workspace)).toEqual([f2]);
    await workspace.expectEmptyPlan();
  });

  test('but goes ahead where one that the plan named is gone by then', async () => {
    const workspace = await existing(triggered(1));
    const f2 = workspace.cloud.failCreation('f2').id;
    await workspace.plan();
    workspace.cloud.removeInstance(F1);
    await workspace.apply('plan.tfplan');
    expect(workspace.acted('delete')).toEqual([f2]);
    await workspace.expectEmptyPlan();
  });

  test.each<Fault>([
    { route: 'batch', kind: 'torso', executed: false },
    { route: 'batch', kind: 'html_502', executed: false },
  ])('before it repeats a call that was lost ($kind), in the time until nothing can come of that any more',
    async (fault) => {
      const workspace = await existing(triggered(1), 40);
      await workspace.plan();
      workspace.cloud.fault(fault);
      const apply = workspace.start('apply', '-json', '-auto-approve', 'plan.tfplan');
      await until(() => workspace.posts.length === 1);
      const f2 = workspace.cloud.failCreation('f2').id;
      const { code, stdout } = await apply.finished;
      expect(code).toBe(1);
      expect(stdout).toContain(f2);
      expect(stdout).toMatch(/Make a new plan/);
      expect(workspace.posts).toHaveLength(1);
      expect(standing(workspace)).toEqual([F1, f2].sort());
      expect(await applyAsShown(workspace)).toEqual([F1, f2].sort());
      await workspace.expectEmptyPlan();
    });
});

describe('a `destroyed` hook that cleans up', () => {
  test('refuses for a failure that the plan of the destroy did not name, and a new plan names it', async () => {
    const workspace = await existing(onDestroy);
    await workspace.plan('-destroy');
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [REFUSAL(f2)] });
    expect(workspace.posts).toEqual([]);
    expect(standing(workspace)).toEqual([F1, f2].sort());
    expect(await workspace.state()).toHaveProperty([ADDRESS]);

    await workspace.destroy();
    expect(workspace.acted('delete').sort()).toEqual([F1, f2].sort());
    expect(await workspace.state()).toEqual({});
  });

  test('refuses before it repeats a call that was lost', async () => {
    const workspace = await existing(onDestroy, 40);
    await workspace.plan('-destroy');
    workspace.cloud.fault({ route: 'batch', kind: 'login_page', executed: false });
    const apply = workspace.start('apply', '-json', '-auto-approve', 'plan.tfplan');
    await until(() => workspace.posts.length === 1);
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, stdout } = await apply.finished;
    expect(code).toBe(1);
    expect(stdout).toContain(f2);
    expect(workspace.posts).toHaveLength(1);
    expect(standing(workspace)).toEqual([F1, f2].sort());
    await workspace.destroy();
    expect(workspace.acted('delete').sort()).toEqual([F1, f2].sort());
    expect(await workspace.state()).toEqual({});
  });

  test('does so for a failure alone, where nothing had failed at plan time', async () => {
    const workspace = await existing(onDestroy);
    workspace.cloud.removeInstance(F1);
    await workspace.plan('-destroy');
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [REFUSAL(f2)] });
    expect(standing(workspace)).toEqual([f2]);
  });
});

describe('a delete of named instances that becomes a clean-up in place', () => {
  test('deletes exactly those whom its plan shows', async () => {
    const workspace = await existing(deletion([ORDERS], 'when = ["triggered"]'));
    workspace.configure(cleanUp());
    expect(await applyAsShown(workspace)).toEqual([F1]);
    expect(workspace.cloud.instance(ORDERS)).toBeDefined();
    await workspace.expectEmptyPlan();
  });

  test('and deletes nobody where another has failed since', async () => {
    const workspace = await existing(deletion([ORDERS], 'when = ["triggered"]'));
    workspace.configure(cleanUp());
    await workspace.plan();
    const f2 = workspace.cloud.failCreation('f2').id;
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [expect.stringContaining(f2)] });
    expect(workspace.posts).toEqual([]);
    expect(await applyAsShown(workspace)).toEqual([F1, f2].sort());
  });
});
