import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { until } from './until';
import { RunningTerraform } from '../terraform';

const THREE = [ORDERS, BILLING, INVENTORY];
const ONE_BY_ONE = 'max_unavailable = 1';

const revision = (ids: readonly string[], version: number) =>
  restart(ids, `${ONE_BY_ONE}\n triggers = { config = "${version}" }`);

/** Starts a roll, and comes back when ORDERS is done and BILLING restarts, and hangs. */
async function startRoll(workspace: DmsWorkspace): Promise<RunningTerraform> {
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.cloud.instance(BILLING)?.status === 'RESTARTING');
  return apply;
}

function killPlugins(apply: RunningTerraform): void {
  expect(apply.plugins).not.toEqual([]);
  for (const pid of apply.plugins) process.kill(pid, 'SIGKILL');
}

/**
 * The next apply waits for BILLING, which is still executing, and never repeats it; state does not know that ORDERS is
 * done.
 */
async function converge(workspace: DmsWorkspace): Promise<void> {
  // A plan looks at the list; who is waited for is shown.
  const polls = () => workspace.cloud.requests().filter(({ route }) => route === 'show').length;
  const before = workspace.acted('restart').length;
  const seen = polls();
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => polls() > seen + 3);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  const { code, stderr } = await apply.finished;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(workspace.acted('restart').slice(before).sort()).toEqual([ORDERS, INVENTORY]);
  expect(workspace.cloud.maxDown()).toBe(1);
  const { tainted, values } = (await workspace.state())[ADDRESS];
  expect({ tainted, pending: values.pending }).toEqual({ tainted: undefined, pending: [] });
  await workspace.expectEmptyPlan();
}

test('a second Ctrl-C ends Terraform at once, without state; the next apply waits for what is executing', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE), { speed: 3 });
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  workspace.cloud.fault({ route: 'batch', kind: 'delay', ms: 24 * 60 * 60_000, executed: true });
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.acted('restart').length === 3);
  apply.interrupt();
  await until(() => apply.stdout.includes('Interrupt received'));
  apply.interrupt();
  expect(await apply.finished).toMatchObject({ code: 1, stderr: expect.stringContaining('Two interrupts received') });
  await until(() => apply.plugins.length === 0);
  expect(await workspace.state()).toEqual({});

  await until(() => [ORDERS, INVENTORY].every((id) => workspace.cloud.instance(id)?.status === 'RUNNING'));
  const again = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.acted('restart').length === 5);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  expect(await again.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').filter((id) => id === BILLING)).toHaveLength(1);
  await workspace.expectEmptyPlan();
});

test('the provider is killed during the first apply: Terraform says so, nothing is in state, and the next apply converges', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, ONE_BY_ONE));
  const apply = await startRoll(workspace);
  killPlugins(apply);
  expect(await apply.finished).toMatchObject({ code: 1, stderr: expect.stringContaining('Error') });
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
  await converge(workspace);
});

test('the provider is killed during an update: state is as it was before, and the next apply converges', async () => {
  const workspace = await DmsWorkspace.holding(revision(THREE, 1));
  await workspace.apply();
  workspace.configure(revision(THREE, 2));
  const apply = await startRoll(workspace);
  killPlugins(apply);
  expect((await apply.finished).code).toBe(1);
  expect((await workspace.state())[ADDRESS].values.triggers).toEqual({ config: '1' });
  expect((await workspace.plan()).changes[0].after_unknown.applied).toEqual(
    Object.fromEntries(THREE.map((id) => [id, true])),
  );
  await converge(workspace);
});

test('Terraform is killed during an update: no plugin outlives it for long and begins anything more, and the next apply converges', async () => {
  const workspace = await DmsWorkspace.holding(revision(THREE, 1));
  await workspace.apply();
  workspace.configure(revision(THREE, 2));
  const apply = await startRoll(workspace);
  apply.kill();
  await apply.finished;
  await until(() => apply.plugins.length === 0);
  expect(workspace.acted('restart').slice(3)).toEqual([ORDERS, BILLING]);
  await converge(workspace);
});

test('Terraform is killed during the first apply: no plugin outlives it for long, and the next apply converges', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, ONE_BY_ONE));
  const apply = await startRoll(workspace);
  apply.kill();
  await apply.finished;
  await until(() => apply.plugins.length === 0);
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING]);
  await converge(workspace);
});

test('Terraform is killed while a destroy acts: the next destroy waits for what is executing', async () => {
  const workspace = await DmsWorkspace.holding(restart(THREE, `${ONE_BY_ONE}\n when = ["destroyed"]`));
  await workspace.apply();
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  const destroy = workspace.start('destroy', '-no-color', '-auto-approve');
  await until(() => workspace.cloud.instance(BILLING)?.status === 'RESTARTING');
  destroy.kill();
  await destroy.finished;
  await until(() => destroy.plugins.length === 0);
  expect(await workspace.state()).toHaveProperty([ADDRESS]);

  const requests = workspace.cloud.requests().length;
  const again = workspace.start('destroy', '-no-color', '-auto-approve');
  await until(() => workspace.cloud.requests().length > requests + 5);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  expect(await again.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart')).toEqual([ORDERS, BILLING, ORDERS, INVENTORY]);
  expect(await workspace.state()).toEqual({});
});
