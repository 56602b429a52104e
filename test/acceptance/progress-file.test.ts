import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { parseProgressLine, ProgressLine } from '../../src/progress/progress-line';

const folder = mkdtempSync(join(tmpdir(), 'progress-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linesIn = (file: string): ProgressLine[] =>
  readFileSync(file, 'utf8').trimEnd().split('\n').map((text) => parseProgressLine(text)!);

test('a plan tells whom it looked at, and an apply what becomes of them, to the end', async () => {
  const file = join(folder, 'lines');
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'max_unavailable = 1'),
    { speed: 20, env: { DMS_PROGRESS_FILE: file } });
  await workspace.plan();
  const [planned, ...more] = linesIn(file);
  const { region, projectId } = workspace.emulator;
  expect(more).toEqual([]);
  expect(planned).toMatchObject({ phase: 'plan', action: 'restart', scope: `${region}/${projectId}`, total: 2 });
  expect(planned.instances.map(({ id, name, status }) => [id, name, status]).sort()).toEqual([
    [ORDERS, 'orders', 'RUNNING'],
    [BILLING, 'billing', 'RUNNING'],
  ]);

  await workspace.apply('plan.tfplan');
  const applied = linesIn(file).filter(({ phase }) => phase !== 'plan');
  expect(new Set(applied.map(({ run }) => run)).size).toBe(1);
  expect(applied.at(-1)).toMatchObject({ phase: 'ended', total: 2, done: 2, in_flight: 0, failed: 0 });
  const told = applied.flatMap(({ instances }) => instances).filter(({ id }) => id === ORDERS);
  expect(told.map(({ status }) => status)).toContain('RESTARTING');
  expect(told.at(-1)).toMatchObject({ name: 'orders', outcome: 'done' });
});

test('a clean-up that only finds tells whom it found, with since when they are there', async () => {
  const file = join(folder, 'found');
  const workspace = await DmsWorkspace.holding(`
    resource "dms_kafka_instance_batch_action" "this" {
      action      = "delete"
      all_failure = "kafka"
      when        = ["triggered"]
    }`, { speed: 20, env: { DMS_PROGRESS_FILE: file } });
  await workspace.apply();
  await workspace.plan();
  const last = linesIn(file).at(-1)!;
  expect(last).toMatchObject({ phase: 'plan', action: 'delete', total: 2 });
  expect(last.instances.every(({ status, since }) => status === 'CREATEFAILED' && since !== null)).toBe(true);
});

test.each(['/dev/full', folder, join(folder, 'missing', 'file')])('a progress file %s harms nothing', async (file) => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 20, env: { DMS_PROGRESS_FILE: file } });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  await workspace.expectEmptyPlan();
});
