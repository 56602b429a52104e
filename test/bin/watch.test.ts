import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { until } from '../acceptance/until';
import { ended, line, queued, restarting } from '../watch/told';

const programFolder = mkdtempSync(join(tmpdir(), 'dms-program-'));
const program = join(programFolder, 'cdktf-provider-dms.js');
let here: string;
const open: ChildProcess[] = [];

beforeAll(() => bundle('cdktf-provider-dms', programFolder));
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'dms-watch-here-'));
});
afterEach(() => {
  open.splice(0).forEach((child) => child.kill('SIGKILL'));
  rmSync(here, { recursive: true });
});

const environment = (env: NodeJS.ProcessEnv = {}) => ({ PATH: process.env.PATH, TMPDIR: here, TERM: 'xterm', ...env });

/** A process whose output is collected; away from the terminal that these tests may run in. */
class Running {
  public text = '';
  public errors = '';
  public readonly finished: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.child = spawn(command[0], command.slice(1), { cwd: here, env: environment(env), detached: true, stdio: 'pipe' });
    open.push(this.child);
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.text += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.finished = new Promise((resolve) => void this.child.once('close', resolve));
  }

  public type(text: string): void {
    this.child.stdin!.write(text);
  }

  public kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

const watching = (...args: readonly string[]) => new Running([process.execPath, program, 'watch', ...args]);
const shell = (script: string, env: NodeJS.ProcessEnv = {}) =>
  new Running([process.execPath, program, 'watch', '--', 'sh', '-c', script], env);
const write = (path: string, ...lines: ReadonlyArray<ReturnType<typeof line>>) =>
  appendFileSync(path, lines.map((one) => `${JSON.stringify(one)}\n`).join(''));

const ROLL = [line([queued('orders')]), line([restarting('orders')]), line([ended('orders', 'failed')], { phase: 'ended' })];
const TELLS = (path: string) => ROLL.map((one) => `echo '${JSON.stringify(one)}' >> ${path}`).join('; ');

describe('a command', () => {
  test('keeps its streams to the byte, and its exit code; changes of instances are lines on standard error', async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'watch', '--', 'sh', '-c',
      `cat; printf 'err\\n' >&2; ${TELLS('"$DMS_PROGRESS_FILE"')}; exit 3`],
    { cwd: here, env: environment(), input: Buffer.from([0, 255, 10, 13, 128]) });
    expect({ status, stdout: [...stdout] }).toEqual({ status: 3, stdout: [0, 255, 10, 13, 128] });
    expect(stderr.toString()).toMatch(new RegExp('^err\\n\\[dms\\] restart in eu-de/0123 begins with 1 instance: orders\\n'
      + '\\[dms\\] restart orders: RESTARTING, in progress for .*\\n\\[dms\\] restart orders: RUNNING, failed in 1 min \\(0 of 1 done\\)\\n'
      + '\\[dms\\] restart in eu-de/0123: 0 of 1 done, 1 failed, ended\\n$'));
  });

  test('is asked by its own prompt, and answered through standard input', async () => {
    const running = shell('printf "Enter a value: "; read answer; echo "got $answer"');
    await until(() => running.text === 'Enter a value: ');
    running.type('yes\n');
    expect(await running.finished).toBe(0);
    expect(running.text).toBe('Enter a value: got yes\n');
  });

  test('may write more than a pipe holds, to whoever reads slowly, also when watch has written before', async () => {
    const writes = `${TELLS('"$DMS_PROGRESS_FILE"')}; sleep 1; set -e; i=0; while [ $i -lt 300 ]; do printf "%01000d\\n" $i >&2; i=$((i+1)); done`;
    writeFileSync(join(here, 'writes'), writes);
    const running = new Running(['bash', '-c', `{ '${process.execPath}' '${program}' watch -- sh writes; echo "code $?"; } 2>&1 | { sleep 2; cat; }`]);
    expect(await running.finished).toBe(0);
    expect(running.text.split('\n').filter((text) => text.startsWith('0'))).toHaveLength(300);
    expect(running.text).toMatch(/^\[dms\] restart orders: RESTARTING[^]*\ncode 0\n$/m);
  });

  test('gets a progress file of its own that only its user may read, and that is gone afterwards', async () => {
    const running = shell('stat -c %a "$DMS_PROGRESS_FILE"; stat -c %a "$(dirname "$DMS_PROGRESS_FILE")"; echo "$DMS_PROGRESS_FILE"');
    expect(await running.finished).toBe(0);
    expect(running.text).toMatch(new RegExp(`^600\n700\n${here}/dms-watch-`));
    expect(readdirSync(here)).toEqual([]);
  });

  test('gets the progress file that is set already, by its full path; what it holds is kept and not told again', async () => {
    const path = join(here, 'lines');
    write(path, line([ended('of before')], { run: 'before', phase: 'ended' }));
    const running = shell(`echo "$DMS_PROGRESS_FILE"; ${TELLS('"$DMS_PROGRESS_FILE"')}`, { DMS_PROGRESS_FILE: 'lines' });
    expect(await running.finished).toBe(0);
    expect(running.text).toBe(`${path}\n`);
    expect(running.errors).toContain('restart orders: RUNNING, failed');
    expect(running.errors).not.toContain('of before');
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
  });

  test('says that a progress file which is a folder tells nothing, and runs all the same', async () => {
    const running = shell('echo ran', { DMS_PROGRESS_FILE: here });
    expect(await running.finished).toBe(0);
    expect({ text: running.text, errors: running.errors }).toEqual({
      text: 'ran\n',
      errors: `cdktf-provider-dms: DMS_PROGRESS_FILE names ${here}, which is no file that can be followed; no instance will be shown.\n`,
    });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('gets a %s exactly once where there is no terminal', async (signal) => {
    const name = signal.slice(3);
    const running = shell(`trap 'echo ${name}' ${name}; echo ready; i=0; while [ $i -lt 12 ]; do sleep 0.1; i=$((i+1)); done; exit 5`);
    await until(() => running.text === 'ready\n');
    running.kill(signal);
    await until(() => running.text !== 'ready\n');
    expect(await running.finished).toBe(5);
    expect(running.text).toBe(`ready\n${name}\n`);
  });

  test('with nohup after the -- outlives a hang-up, and is watched to its end', async () => {
    const running = watching('--', 'nohup', 'sh', '-c', `echo ready; i=0; while [ $i -lt 12 ]; do sleep 0.1; i=$((i+1)); done; ${TELLS('"$DMS_PROGRESS_FILE"')}; exit 5`);
    await until(() => running.text === 'ready\n');
    running.kill('SIGHUP');
    expect(await running.finished).toBe(5);
    expect(running.errors).toContain('restart orders: RUNNING, failed');
  });

  test.each([['KILL', 137], ['TERM', 143]])('that dies of SIG%s ends with %d', async (name, code) => {
    const running = shell(`kill -${name} $$; sleep 5`);
    expect(await running.finished).toBe(code);
    expect(readdirSync(here)).toEqual([]);
  });

  test.each([
    ['no-such-command', 127, 'no-such-command was not found'],
    ['./data', 126, './data is no program that may be run'],
  ])('%s cannot be started: %d, and a line', async (command, code, words) => {
    writeFileSync(join(here, 'data'), '', { mode: 0o600 });
    const running = watching('--', command, '--flag');
    expect(await running.finished).toBe(code);
    expect(running.errors).toMatch(new RegExp(`^cdktf-provider-dms: ${words}.*\n$`));
    expect(readdirSync(here)).toEqual(['data']);
  });

  test('keeps its own options, also a second --', async () => {
    const running = watching('--', 'printf', '%s\n', '--follow', '--', '--help');
    expect(await running.finished).toBe(0);
    expect(running.text).toBe('--follow\n--\n--help\n');
  });
});

test.each([
  [[], 'name the FILE to follow, or after -- the COMMAND to run'],
  [['--'], 'name the FILE to follow, or after -- the COMMAND to run'],
  [['lines', '--', 'true'], 'a COMMAND after -- goes without a FILE'],
  [['--follow', '--', 'true'], 'a COMMAND after -- goes without a FILE'],
  [['lines', 'more'], 'too many arguments'],
])('the command line %j is refused in one line', async (args, words) => {
  const running = watching(...args);
  expect(await running.finished).toBe(1);
  expect(running.errors).toMatch(new RegExp(`^cdktf-provider-dms: .*${words}.*\n$`));
});

test('the help says that an instance that has failed does not change the exit code', () => {
  const { stdout } = spawnSync(process.execPath, [program, 'watch', '--help'], { encoding: 'utf8' });
  expect(stdout.replace(/\s+/g, ' ')).toContain('its exit code is 0 also when an instance has failed');
});

test('a file that is followed without a terminal gives plain lines, and 0 at its end', async () => {
  const running = watching('lines');
  await until(() => running.text.includes(`Waiting for ${join(here, 'lines')}, which does not exist yet`));
  write(join(here, 'lines'), ...ROLL);
  expect(await running.finished).toBe(0);
  expect(running.text).toContain('\nrestart orders: RUNNING, failed in 1 min (0 of 1 done)\n');
  // eslint-disable-next-line no-control-regex
  expect(running.text).not.toMatch(/\u001b/);
});

test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('%s ends who follows a file with %d', async (signal, code) => {
  const running = watching('--follow', 'lines');
  await until(() => running.text !== '');
  running.kill(signal);
  expect(await running.finished).toBe(code);
});

const python = spawnSync('python3', ['-c', 'import pty']).status === 0;
if (!python) process.stderr.write('Not tested: watch on a terminal, because there is no python3 with its module pty.\n');

(python ? describe : describe.skip)('on a terminal', () => {
  const [HIDDEN, SHOWN] = ['\u001b[?25l', '\u001b[?25h'];
  const CTRL_C = '\u0003';

  const terminal = (args: readonly string[], env: NodeJS.ProcessEnv = {}, columns = 80) =>
    new Running(['python3', join(__dirname, '..', 'pseudo-terminal.py'), String(columns), '12', process.execPath, program, 'watch', ...args], env);

  test('a table is drawn over itself, whole at its end, and the cursor comes back', async () => {
    write(join(here, 'lines'), ...ROLL.slice(0, 2));
    const running = terminal(['lines']);
    await until(() => running.text.includes('RESTARTING'));
    write(join(here, 'lines'), ROLL[2]);
    expect(await running.finished).toBe(0);
    expect(running.text.startsWith(HIDDEN)).toBe(true);
    expect(running.text.endsWith(SHOWN)).toBe(true);
    expect(running.text).toContain('\u001b[31morders    RUNNING  failed');
  });

  test('Ctrl-C leaves the terminal as it was, with 130', async () => {
    const running = terminal(['lines']);
    await until(() => running.text.includes('Waiting for /'));
    running.type(CTRL_C);
    expect(await running.finished).toBe(130);
    expect(running.text.endsWith(SHOWN)).toBe(true);
  });

  test('NO_COLOR is kept to, and a terminal that becomes narrow gets a table that fits', async () => {
    write(join(here, 'lines'), ...ROLL.slice(0, 2));
    const running = terminal(['lines'], { NO_COLOR: '1' });
    await until(() => running.text.includes('WAITS FOR'));
    running.kill('SIGUSR1');
    await until(() => running.text.includes('\u001b[2J'));
    const resized = () => running.text.slice(running.text.indexOf('\u001b[2J'));
    await until(() => resized().includes('orders'));
    running.type(CTRL_C);
    expect(await running.finished).toBe(130);
    expect(resized()).not.toContain('WAITS FOR');
    // eslint-disable-next-line no-control-regex
    expect(running.text).not.toMatch(/\u001b\[\d+m/);
  });

  test('TERM=dumb gets plain lines', async () => {
    write(join(here, 'lines'), ...ROLL);
    const running = terminal(['lines'], { TERM: 'dumb' });
    await until(() => running.text.includes('restart orders: RUNNING, failed'));
    running.type(CTRL_C);
    expect(await running.finished).toBe(130);
    expect(running.text).not.toContain('\u001b');
  });

  test('a command keeps the terminal, and Ctrl-C reaches it once, from the terminal', async () => {
    const running = terminal(['--', 'sh', '-c', `trap 'echo INT' INT; [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && : < /dev/tty && echo ready
      i=0; while [ $i -lt 12 ]; do sleep 0.1; i=$((i+1)); done; exit 6`]);
    await until(() => running.text.includes('ready'));
    running.type(CTRL_C);
    expect(await running.finished).toBe(6);
    expect(running.text.match(/INT/g)).toHaveLength(1);
    expect(readdirSync(here)).toEqual([]);
  });

  test('a SIGTERM that is sent to watch is passed on', async () => {
    const running = terminal(['--', 'sh', '-c', `trap 'echo TERM' TERM; kill -TERM $PPID
      i=0; while [ $i -lt 12 ]; do sleep 0.1; i=$((i+1)); done; exit 6`]);
    expect(await running.finished).toBe(6);
    expect(running.text).toBe('TERM\r\n');
  });

  test('a SIGTERM that is sent to the whole group, as by timeout, reaches the command once: Terraform drops its state at a second one', async () => {
    const running = terminal(['--', 'sh', '-c', `trap 'echo TERM' TERM; kill -TERM 0
      i=0; while [ $i -lt 20 ]; do sleep 0.1; i=$((i+1)); done; exit 6`]);
    expect(await running.finished).toBe(6);
    expect(running.text.match(/TERM/g)).toHaveLength(1);
  });

  test('a command is asked and answered there, and dies of Ctrl-C where it does not heed it', async () => {
    const running = terminal(['--', 'sh', '-c', 'printf "value? "; read answer; echo "got $answer"; exec sleep 60']);
    await until(() => running.text.includes('value? '));
    running.type('yes\n');
    await until(() => running.text.includes('got yes'));
    running.type(CTRL_C);
    expect(await running.finished).toBe(130);
  });
});
