import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { ADDRESS, stateOf } from '../summary/shown';

const folder = mkdtempSync(join(tmpdir(), 'dms-report-'));
beforeAll(() => bundle('cdktf-provider-dms', join(folder, 'bin')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STATE = JSON.stringify(stateOf({
  action: 'restart',
  pending: ['b'],
  results: {
    a: { name: 'orders', outcome: 'done', submitted_at: '2026-11-27T02:00:00Z', finished_at: '2026-11-27T02:05:00Z' },
    b: { name: 'billing', outcome: 'failed', error: 'broken' },
  },
}));

function report(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(join(folder, 'bin', 'cdktf-provider-dms.js'), ['report', ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}
const textIn = (file: string) => readFileSync(join(folder, file), 'utf8');

test('what standard input says is summed up as Markdown, and that something is owed is no error', () => {
  const { status, stdout, stderr } = report(STATE);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('## ⚠️ 1 Kafka instance not restarted');
  expect(stdout).toContain('1 orders (5 min) :done');
});

test('a file is summed up into files: Markdown is appended, JSON and the page are written anew, and - is standard output', () => {
  writeFileSync(join(folder, 'state.json'), STATE);
  writeFileSync(join(folder, 'summary.md'), 'before\n');
  const args = ['state.json', '--markdown', 'summary.md', '--html', 'page.html', '--json', '-'];
  report('', ...args);
  const { status, stdout } = report('', ...args);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, exit_code: 2, stacks: [{ folder: '.', error: null, resources: [{ address: ADDRESS, done: [{ name: 'orders' }] }] }] });
  expect(textIn('summary.md')).toMatch(/^before\n## [^]*\n## /);
  expect(textIn('page.html').match(/<!DOCTYPE html>/g)).toHaveLength(1);
});

test.each([
  ['no JSON', 'standard input is not what `terraform show -json` prints: ', []],
  ['{"version":4,"lineage":"x"}', 'This is a state file itself. Give what `terraform show -json`', []],
  ['', 'What is to be summed up cannot be read: ENOENT: no such file or directory, open \'nowhere.json\'; name a file '
    + 'that holds what `terraform show -json` prints', ['nowhere.json']],
  [STATE, 'The summary could not be written: ENOENT: no such file or directory, open \'no/such/file\'; name files that '
    + 'can be', ['--json', 'no/such/file']],
])('%j is refused in one line', (input, message, args) => {
  const { status, stdout, stderr } = report(input, ...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.startsWith(`cdktf-provider-dms: ${message}`)).toBe(true);
  expect(stderr.trimEnd()).not.toContain('\n');
});

test('one file that cannot be written does not keep the summary from the others', () => {
  expect(report(STATE, '--json', 'no/such/file', '--html', 'other.html').status).toBe(1);
  expect(textIn('other.html')).toContain('billing');
});
