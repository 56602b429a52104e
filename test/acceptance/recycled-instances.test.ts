import { deletion } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';

const bin = (body = '') => `
  data "dms_kafka_recycled_instances" "bin" {
    ${body}
  }
  output "bin" {
    value = data.dms_kafka_recycled_instances.bin
  }`;

const told = async (workspace: DmsWorkspace) => (await workspace.outputs()).bin as Record<string, any>;

test('what was deleted is in the bin, with its times', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS, BILLING]));
  workspace.cloud.setRecyclePolicy({ enabled: true, retentionDays: 3 });
  await workspace.apply();
  workspace.configure(deletion([ORDERS, BILLING]) + bin());
  await workspace.apply();
  const { ids, instances, ...policy } = await told(workspace);
  expect(policy).toMatchObject({ enabled: true, retention_days: 3, region: 'eu-west-101' });
  expect(ids).toEqual([ORDERS, BILLING]);
  expect(instances[ORDERS]).toMatchObject({ name: 'orders', status: 'RECYCLE' });
  const { deleted_at: deletedAt, kept_until: keptUntil } = instances[ORDERS];
  expect(Date.parse(keptUntil) - Date.parse(deletedAt)).toBe(3 * 86_400_000);
  await workspace.expectEmptyPlan();

  workspace.configure(deletion([ORDERS, BILLING]) + bin('name = "billing"'));
  await workspace.apply();
  expect((await told(workspace)).ids).toEqual([BILLING]);
});

test('an instance of another engine is in the same bin, and is none of ours', async () => {
  const workspace = await DmsWorkspace.holding(bin(), {
    emulator: { fleet: [{ id: ORDERS, name: 'queue', engine: 'rabbitmq', status: 'RECYCLE' }] },
  });
  await workspace.apply();
  expect(await told(workspace)).toMatchObject({ ids: [], instances: {}, enabled: false, retention_days: 7 });
});

test('on Open Telekom Cloud, which has no bin, nothing is in it', async () => {
  const workspace = await DmsWorkspace.holding(bin(), { emulator: { region: 'eu-de' } });
  await workspace.apply();
  expect(await told(workspace)).toMatchObject({ ids: [], instances: {}, enabled: false, retention_days: null });
  await workspace.expectEmptyPlan();
});

test('a bin that the key may not see is an error, and not an empty one', async () => {
  const workspace = await DmsWorkspace.holding(bin());
  workspace.cloud.fault({ route: 'recycle', kind: 'status', status: 403, code: 'DMS.00403003', times: Infinity });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [expect.objectContaining({
      severity: 'error',
      detail: expect.stringMatching(/Could not read the recycle bin.*dms:instance:list/s),
    })],
  });
});
