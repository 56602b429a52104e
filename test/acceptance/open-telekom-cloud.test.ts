import { resource } from './batch-action-hcl';
import { BILLING, DmsWorkspace, FAILED, ORDERS, PAYMENTS } from './dms-workspace';

const ofAction = (name: string, action: string, more: string) => resource(`action = "${action}"\n ${more}`, name);

test('in region eu-de the same resource restarts, deletes for good and cleans up', async () => {
  const workspace = await DmsWorkspace.holding([
    ofAction('restart', 'restart', `instances = ["${ORDERS}", "${BILLING}"]`),
    ofAction('delete', 'delete', `instances = ["${PAYMENTS}"]`),
    ofAction('clean_up', 'delete', 'all_failure = "kafka"'),
  ].join(''), { emulator: { region: 'eu-de' } });
  const { code, diagnostics } = await workspace.attempt('plan', '-out=plan.tfplan');
  expect(code).toBe(2);
  expect(diagnostics.map(({ summary }) => summary).sort()).toEqual(['2 instances will be deleted, with all data',
    'An instance will be deleted, with all data']);
  for (const { detail } of diagnostics) {
    expect(detail).toContain('This cloud has no recycle bin: the deletion is final.');
  }
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  expect(workspace.acted('delete').sort()).toEqual([PAYMENTS, ...FAILED]);
  expect(workspace.posts.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(Object.values(await workspace.state()).map(({ values }) => values.region)).toEqual(['eu-de', 'eu-de',
    'eu-de']);
  await workspace.expectEmptyPlan();
});

test('`force_delete`, which this cloud does not know, fails in plan', async () => {
  const workspace = await DmsWorkspace.holding(
    ofAction('delete', 'delete', `instances = ["${PAYMENTS}"]\n force_delete = true`),
    { emulator: { region: 'eu-de' } },
  );
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({
        code: 'force_delete = true',
        detail: expect.stringContaining('Region eu-de has no recycle bin'),
      }),
    ],
  });
  expect(workspace.posts).toEqual([]);
});
