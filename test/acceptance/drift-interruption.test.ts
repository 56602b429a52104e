import { cleanUp, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { DriftProgram, idsIn, leftBehind } from './drift-program';
import { until } from './until';

const TRIGGERED = (version: number) =>
  restart([ORDERS, BILLING], `when = ["triggered"]\n triggers = { v = ${version} }\n max_unavailable = 1`);

const statusOf = (workspace: DmsWorkspace, id: string) => workspace.cloud.instance(id)?.status;

/** A job that has begun to restart one of two, which does not come back. */
async function inTheMiddle(): Promise<{ workspace: DmsWorkspace; job: DriftProgram }> {
  const workspace = await DmsWorkspace.holding(TRIGGERED(1));
  await workspace.apply();
  workspace.configure(TRIGGERED(2));
  workspace.cloud.plan(ORDERS, { restart: 'stuck', times: 1 });
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  const job = new DriftProgram(workspace, ['--apply']);
  await until(() => workspace.acted('restart').length === 1);
  await until(() => [ORDERS, BILLING].some((id) => statusOf(workspace, id) === 'RESTARTING'));
  return { workspace, job };
}

async function goesOn(workspace: DmsWorkspace): Promise<void> {
  for (const id of workspace.acted('restart')) workspace.cloud.setStatus(id, 'RUNNING');
  for (const id of [ORDERS, BILLING]) workspace.cloud.plan(id, { restart: 'succeed' });
  expect(await DriftProgram.run(workspace, '--apply')).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
}

test.each([
  ['SIGINT', ['SIGINT']],
  ['SIGTERM', ['SIGTERM']],
  ['SIGHUP', ['SIGHUP']],
  ['SIGINT twice at once, as below npx', ['SIGINT', 'SIGINT']],
  ['SIGINT and then SIGTERM, as from a CI', ['SIGINT', 'SIGTERM']],
] as ReadonlyArray<readonly [string, readonly NodeJS.Signals[]]>)(
  '%s in the middle of an apply: state is kept, the summary is written, nothing is left behind, and the next job goes on', async (_, signals) => {
    const { workspace, job } = await inTheMiddle();
    signals.forEach((signal) => job.signal(signal));
    const { code, summary, stderr } = await job.finished;
    expect({ code, error: summary.stacks[0].error }).toEqual({
      code: 1,
      error: expect.stringMatching(new RegExp(`^Interrupted by (${signals.join('|')}) during (terraform|tofu) apply: .*still owed`, 's')),
    });
    expect(stderr).not.toContain('Two interrupts');
    expect(idsIn(summary, 'owed').concat(idsIn(summary, 'failed')).sort()).toEqual([ORDERS, BILLING]);
    expect(Object.values(await workspace.outcomes()).sort()).toEqual(['in_progress', 'not_begun']);
    expect(leftBehind(workspace)).toEqual([]);
    await goesOn(workspace);
  },
);

test('an interrupt while Terraform plans ends the job with 1, and the stack is told', async () => {
  const workspace = await DmsWorkspace.holding(cleanUp());
  await workspace.apply();
  const before = workspace.cloud.requests().length;
  workspace.cloud.fault({ route: 'list', kind: 'delay', ms: 60 * 60_000 });
  const job = new DriftProgram(workspace, ['--apply']);
  await until(() => workspace.cloud.requests().length > before);
  job.signal('SIGINT');
  const { code, summary } = await job.finished;
  expect({ code, error: summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringContaining('Interrupted by SIGINT during'),
  });
  expect(leftBehind(workspace)).toEqual([]);
});
