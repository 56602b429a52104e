import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { DmsWorkspace, FAILED, ORDERS } from './dms-workspace';
import { until } from './until';
import { Fault } from '../../src/emulator/faults/fault';

/** Answers with status 200 that say nothing. */
const KINDS = ['login_page', 'torso', 'error_in_200', 'null_body'] as const;
type Kind = (typeof KINDS)[number];

const FAST = { speed: 60 };
const triggered = (version: number) => restart([ORDERS], `triggers = { v = ${version} }`);
const lost = (kind: Kind, executed: boolean, times = 1): Fault => ({ route: 'batch', kind, executed, times });
const stateOf = async (workspace: DmsWorkspace) => {
  const { pending, applied, results } = (await workspace.state())[ADDRESS].values;
  return {
    pending,
    done: Object.keys(applied).filter((id) => applied[id] !== ''),
    outcomes: Object.values<any>(results).map(({ outcome }) => outcome),
  };
};

describe.each(KINDS)('an answer that says nothing (%s)', (kind) => {
  test('to a restart: what was carried out is observed and not repeated, what was not is sent once more', async () => {
    const workspace = await DmsWorkspace.holding(triggered(1), FAST);
    workspace.cloud.fault(lost(kind, true));
    await workspace.apply();
    expect({ acted: workspace.acted('restart'), calls: workspace.posts.length }).toEqual({ acted: [ORDERS], calls: 1 });
    expect(await stateOf(workspace)).toEqual({ pending: [], done: [ORDERS], outcomes: ['done'] });

    workspace.configure(triggered(2));
    workspace.cloud.fault(lost(kind, false));
    await workspace.apply();
    expect({ acted: workspace.acted('restart'), calls: workspace.posts.length }).toEqual({
      acted: [ORDERS, ORDERS],
      calls: 3,
    });
    expect(await stateOf(workspace)).toEqual({ pending: [], done: [ORDERS], outcomes: ['done'] });
    await workspace.expectEmptyPlan();
  });
});

test.each([true, false])('to a delete: the instance is deleted once, and seen to be gone (carried out: %s)',
  async (executed) => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS]), FAST);
    workspace.cloud.fault(lost('login_page', executed));
    await workspace.apply();
    expect(workspace.acted('delete')).toEqual([ORDERS]);
    expect(await stateOf(workspace)).toEqual({ pending: [], done: [ORDERS], outcomes: ['done'] });
    await workspace.expectEmptyPlan();
  });

test.each([true, false])('to a clean-up: what failed is deleted once, and seen to be gone (carried out: %s)',
  async (executed) => {
    const workspace = await DmsWorkspace.holding(cleanUp(), FAST);
    workspace.cloud.fault(lost('error_in_200', executed));
    await workspace.apply();
    expect(workspace.acted('delete').sort()).toEqual(FAILED);
    expect(await stateOf(workspace)).toEqual({ pending: [], done: FAILED, outcomes: ['done', 'done'] });
    await workspace.expectEmptyPlan();
  });

test('where every answer says nothing, nothing is claimed: the restart stays owed, and the next apply does it', async () => {
  const workspace = await DmsWorkspace.holding(restart([]), FAST);
  await workspace.apply();
  workspace.configure(restart([ORDERS]));
  workspace.cloud.fault(lost('login_page', false, 2));
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({
        detail: expect.stringContaining(`Not known whether it was accepted (1):\n  - ${ORDERS} (orders)`),
      }),
    ],
  });
  expect(workspace.acted('restart')).toEqual([]);
  expect(await stateOf(workspace)).toEqual({ pending: [ORDERS], done: [], outcomes: ['unknown'] });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  expect(await stateOf(workspace)).toEqual({ pending: [], done: [ORDERS], outcomes: ['done'] });
  await workspace.expectEmptyPlan();
});

describe('somebody on the way who answers instead of the cloud', () => {
  test.each([false, true])(
    'and refuses a look of the plan (403): the error blames no permission, but who said it (a page: %s)',
    async (html) => {
      const workspace = await DmsWorkspace.holding(restart([ORDERS]), { provider: { max_retries: '0' } });
      workspace.cloud.fault({ route: '*', kind: 'proxy_403', html, times: Infinity });
      const { code, diagnostics } = await workspace.attempt('plan');
      expect({ code, diagnostics }).toEqual({
        code: 1,
        diagnostics: [expect.objectContaining({ severity: 'error', detail: expect.stringMatching(/proxy/i) })],
      });
      expect(diagnostics[0].detail).not.toMatch(/permission|dms:|Grant/i);
    },
  );

  test.each<Fault>([
    { route: '*', kind: 'proxy_403' },
    { route: '*', kind: 'login_page' },
  ])('and takes some looks while a restart runs does not end the wait, and does not repeat the call ($kind)',
    async (fault) => {
      const workspace = await DmsWorkspace.holding(restart([ORDERS]));
      const apply = workspace.start('apply', '-no-color', '-auto-approve');
      await until(() => workspace.posts.length === 1);
      workspace.cloud.fault({ ...fault, times: 2 });
      const { code, stdout, stderr } = await apply.finished;
      expect({ code, said: stdout + stderr }).toEqual({ code: 0, said: expect.not.stringMatching(/permission/i) });
      expect({ acted: workspace.acted('restart'), calls: workspace.posts.length, left: workspace.cloud.faults() })
        .toEqual({ acted: [ORDERS], calls: 1, left: [] });
      await workspace.expectEmptyPlan();
    });

  test('and refuses the call itself (403): it was not carried out, and nothing is said of a permission', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { provider: { max_retries: '0' }, ...FAST });
    workspace.cloud.fault({ route: 'batch', kind: 'proxy_403', times: Infinity });
    const { code, diagnostics } = await workspace.attempt('apply');
    expect({ code, diagnostics }).toEqual({
      code: 1,
      diagnostics: [expect.objectContaining({ severity: 'error', detail: expect.not.stringMatching(/permission/i) })],
    });
    expect(workspace.acted('restart')).toEqual([]);
    workspace.cloud.clearFaults();
    await workspace.apply();
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });
});
