import { ADDRESS, cleanUp, restart } from './batch-action-hcl';
import { DmsWorkspace, FAILED } from './dms-workspace';
import { exitCodeOf, htmlOf, jsonOf, markdownOf, stackAfterApply, stackOfPlan, stackOfState, timelinesOf } from '../../src/summary';

const ids = (instances: readonly { readonly id: string }[]) => instances.map(({ id }) => id);
const stateIn = async (workspace: DmsWorkspace) => JSON.parse((await workspace.run('show', '-json')).stdout) as unknown;

const FLEET = Array.from({ length: 12 }, (_, number) => ({
  id: `10000000-0000-4000-8000-0000000000${number + 10}`,
  name: `fleet-${number + 10}`,
}));

test('a roll of twelve with a checkpoint: its plan names all, its state tells who was restarted in which order and who is left', async () => {
  const members = FLEET.map(({ id }) => id);
  const workspace = await DmsWorkspace.holding(restart(members, `
    first           = ["${members[2]}"]
    max_unavailable = 3
    max_per_apply   = 11`), { speed: 60, emulator: { fleet: FLEET } });
  const { plan } = await workspace.plan();
  const planned = stackOfPlan('infra', plan, []);
  expect(planned.resources).toMatchObject([{
    address: ADDRESS,
    action: 'restart',
    region: workspace.emulator.region,
    project: workspace.emulator.projectId,
    limits: { max_unavailable: 3, max_per_apply: 11 },
    to_delete: [],
    found: [],
  }]);
  expect(ids(planned.resources[0].to_restart)).toEqual(members);
  expect(exitCodeOf([planned])).toBe(2);

  await workspace.apply('plan.tfplan');
  const state = await stateIn(workspace);
  const [timeline] = timelinesOf(state);
  expect(timeline).toMatchObject({ address: ADDRESS, action: 'restart' });
  expect(ids(timeline.instances)).toHaveLength(11);
  expect(timeline.instances[0]).toMatchObject({ id: members[2], name: 'fleet-12', outcome: 'done', error: null });
  const stack = stackAfterApply(planned, state, []);
  expect(ids(stack.resources[0].done).sort()).toEqual(ids(timeline.instances).sort());
  expect(stack.resources[0]).toMatchObject({ to_restart: [], failed: [], owed: [], deferred: [{ id: expect.any(String), name: expect.stringContaining('fleet-') }] });
  expect(exitCodeOf([stack])).toBe(2);

  const summary = { version: 1, exit_code: 2, seconds: 1, stacks: [stackOfState('infra', state, [])] } as const;
  expect(markdownOf(summary, [timeline])).toContain('1 fleet-12 (');
  expect(htmlOf(summary, [timeline])).toContain('The restart of 11 instances');
});

test('a clean-up: what has failed is found and would be deleted, and stays found after it was', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp('when = ["triggered"]\n max_deletions = 5'), { speed: 60 });
  await workspace.apply();
  const { plan } = await workspace.plan();
  const planned = stackOfPlan('infra', plan, []);
  expect([ids(planned.resources[0].found), ids(planned.resources[0].to_delete)]).toEqual([FAILED, FAILED]);
  expect(planned.resources[0].limits).toEqual({ max_deletions: 5 });
  await workspace.apply('plan.tfplan');
  const stack = stackAfterApply(planned, await stateIn(workspace), []);
  expect([ids(stack.resources[0].found), ids(stack.resources[0].done).sort()]).toEqual([FAILED, FAILED]);
  expect(exitCodeOf([stack])).toBe(0);
  const nothing = stackOfPlan('infra', (await workspace.plan()).plan, []);
  expect(exitCodeOf([nothing])).toBe(0);
});

test('neither keys nor variables of a real plan reach the summary', async () => {
  const workspace = await DmsWorkspace.holding(`
    variable "password" {
      default = "a-password-of-the-plan"
    }
    ${cleanUp('triggers = { password = var.password }')}`, { speed: 60 });
  const { plan } = await workspace.plan();
  const secrets = [workspace.emulator.secretKey, workspace.emulator.accessKey, 'a-password-of-the-plan'];
  for (const secret of secrets) expect(JSON.stringify(plan)).toContain(secret);
  const summary = { version: 1, exit_code: 2, seconds: 1, stacks: [stackOfPlan('infra', plan, [])] } as const;
  const told = [jsonOf(summary), markdownOf(summary, []), htmlOf(summary, [])].join('\n');
  expect(told).toContain(ADDRESS);
  for (const secret of secrets) expect(told).not.toContain(secret);
});
