import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { bundle } from '../../scripts/bundle';
import { Finished, terraformCommand } from '../terraform';

const programFolder = mkdtempSync(join(tmpdir(), 'dms-program-'));
beforeAll(() => bundle('cdktf-provider-dms', programFolder));
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));

/** Runs `cdktf-provider-dms watch` to its end. */
function watch(workspace: DmsWorkspace, file: string, ...args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(programFolder, 'cdktf-provider-dms.js'), 'watch', ...args],
      { cwd: workspace.folder, env: { ...workspace.env, DMS_PROGRESS_FILE: file }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        texts[stream] += text;
      });
    }
    child.once('close', (code) => resolve({ code, ...texts }));
  });
}

const apply = () => ['--', terraformCommand(), 'apply', '-auto-approve', '-no-color'];
const ROLL = restart([ORDERS, BILLING], 'max_unavailable = 1\n health_check = "status"');

test('a rolling restart is watched by who runs it and, beside it, by who follows the file', async () => {
  const workspace = await DmsWorkspace.holding(ROLL);
  const beside = watch(workspace, 'unused', 'lines');
  const { code, stdout, stderr } = await watch(workspace, 'lines', ...apply());
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Apply complete! Resources: 1 added') });
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);

  const told = stderr.trimEnd().split('\n');
  expect(told.every((text) => text.startsWith('[dms] '))).toBe(true);
  const { region, projectId } = workspace.emulator;
  expect(told[0]).toMatch(new RegExp(`plan: restart in ${region}/${projectId} is about 2 instances: .*(orders|billing), (orders|billing)$`));
  for (const name of ['orders', 'billing']) {
    const of = told.filter((text) => text.includes(` ${name}: `));
    expect(of[0]).toMatch(/in progress|unknown/);
    expect(of.some((text) => text.includes('RESTARTING, in progress'))).toBe(true);
    expect(of.at(-1)).toMatch(/RUNNING, done in \d+ s \([12] of 2 done\)$/);
  }
  expect(told.at(-1)).toContain('2 of 2 done, ended');

  const other = await beside;
  expect({ code: other.code, stderr: other.stderr }).toEqual({ code: 0, stderr: '' });
  expect(other.stdout).toContain('lines, which does not exist yet');
  expect(other.stdout).toMatch(/orders: RUNNING, done in [^]*2 of 2 done, ended\n$/);
  await workspace.expectEmptyPlan();
});

test('a deploy whose instance fails ends with its own code, and the line says who failed', async () => {
  const workspace = await DmsWorkspace.holding(ROLL);
  workspace.cloud.plan(ORDERS, { restart: 'error', times: 1 });
  const { code, stderr } = await watch(workspace, 'lines', ...apply());
  expect(code).toBe(1);
  expect(stderr).toMatch(/\[dms\] restart orders: .*failed/);
  expect(stderr).toContain('1 failed, ended');
});
