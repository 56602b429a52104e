import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { sent } from './ground-truth';
import { until } from './until';

test('an instance that is alone in its roll and does not come back is told by its own time, not by that of the run', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS], 'max_unavailable = 1\n instance_timeout = "2m"'),
    { speed: 60 });
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  const { diagnostics: [{ detail }] } = await workspace.attempt('apply');
  expect(detail).toContain('it is not back after 2m (`instance_timeout`)');
  expect(detail).toContain('the next apply waits for it and does not send it again');
});

test('the plan does not say of an instance that is waited for that it stays as ill as it is', async () => {
  const workspace = await DmsWorkspace.holding(restart([]), { speed: 60 });
  await workspace.apply();
  workspace.configure(restart([ORDERS, BILLING], 'max_unavailable = 1\n instance_timeout = "2m"'));
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  const { diagnostics } = await workspace.attempt('plan');
  expect(diagnostics.map(({ detail }) => detail).join('\n')).not.toContain('stay as ill as they are');
});

test('clusters that cannot be looked at any more in the middle of a roll: the error does not say that nothing was sent', async () => {
  const workspace = await DmsWorkspace.holding(
    restart([ORDERS, BILLING], 'max_unavailable = 1\n health_check = "cluster"'), { speed: 20 });
  const apply = workspace.attempt('apply');
  await until(() => workspace.acted('restart').length === 1);
  workspace.cloud.fault({
    kind: 'status',
    status: 403,
    code: 'DMS.10240015',
    message: 'No.',
    route: 'cluster',
    times: Infinity,
    instance: BILLING,
  });
  const { code, diagnostics: [{ detail }] } = await apply;
  expect({ code, sent: sent(workspace) }).toEqual({ code: 1, sent: [[ORDERS]] });
  expect(detail).toMatch(/Done \(1\):.*Nothing more was begun, because .*cannot be looked at/s);
  expect(detail).not.toContain('Nothing was sent');
});
