import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';

const program = mkdtempSync(join(tmpdir(), 'dms-program-'));
let here: string;

/** A Terraform that finds nothing to do. */
const IDLE = `#!${process.execPath}
const [command] = process.argv.slice(2);
if (command === 'show') process.stdout.write('{"format_version":"1.2","resource_changes":[]}');
`;

beforeAll(() => bundle('cdktf-provider-dms', program));
afterAll(() => rmSync(program, { recursive: true, force: true }));
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'dms-drift-here-'));
  writeFileSync(join(here, 'main.tf'), '');
  writeFileSync(join(here, 'terraform'), IDLE, { mode: 0o755 });
});
afterEach(() => rmSync(here, { recursive: true }));

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath,
    [join(program, 'cdktf-provider-dms.js'), 'drift', ...args], { cwd: here, encoding: 'utf8', env: { PATH: here, ...env } });
  return { status, stdout, stderr };
}

test.each([
  [['--max-deletions', 'many'], 'It is a number'],
  [['--max-deletions', '-1'], 'It is a number'],
  [['--var', 'novalue'], 'It is NAME=VALUE'],
  [['--aply'], 'unknown option'],
  [['a', 'b'], 'too many arguments'],
  [['--json', 'gone/summary.json'], 'its folder does not exist'],
])('the command line %j is refused in one line with 1', (args, words) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^cdktf-provider-dms: .*${words}.*\\n$`));
});

test('Markdown goes to standard output and, appended, to the step summary of GitHub', () => {
  const file = join(here, 'step.md');
  writeFileSync(file, 'before\n');
  const { status, stdout } = run([], { GITHUB_STEP_SUMMARY: file });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/\S/) });
  expect(readFileSync(file, 'utf8')).toBe(`before\n${stdout}`);
});

test('--markdown goes before the step summary, and standard output holds what was asked for there alone', () => {
  const file = join(here, 'step.md');
  const { stdout } = run(['--json', '-', '--markdown', 'mine.md', '--html', 'mine.html'], { GITHUB_STEP_SUMMARY: file });
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    exit_code: 0,
    seconds: expect.any(Number),
    stacks: [{ folder: '.', error: null, resources: [] }],
  });
  expect([existsSync(file), existsSync(join(here, 'mine.md')), existsSync(join(here, 'mine.html'))]).toEqual([false, true, true]);
});

test('files are written when the job fails, too, and one that cannot be written keeps none from the others', () => {
  const { status, stderr } = run(['gone', '--json', here, '--html', 'mine.html']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/gone is no folder[^]*EISDIR/) });
  expect(readFileSync(join(here, 'mine.html'), 'utf8')).toContain('gone is no folder');
});

test('no temporary file is left where Terraform was killed', () => {
  const temporary = mkdtempSync(join(here, 'tmp-'));
  writeFileSync(join(here, 'terraform'), `#!${process.execPath}\nprocess.kill(process.pid, 'SIGKILL');\n`);
  const { status, stdout } = run(['--json', '-'], { TMPDIR: temporary });
  expect({ status, error: JSON.parse(stdout).stacks[0].error }).toEqual({
    status: 1,
    error: expect.stringContaining('terraform init failed: a signal ended it'),
  });
  expect(existsSync(join(temporary, 'dms-drift-'))).toBe(false);
  expect(spawnSync('ls', [temporary], { encoding: 'utf8' }).stdout).toBe('');
});
