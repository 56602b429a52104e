import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dms-emulator-'));
  program = join(folder, 'dms-emulator.js');
  await build({
    entryPoints: [join(__dirname, '../../src/bin/dms-emulator.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
  });
});

// A test that fails half-way must not leave a program that keeps the run from ending
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...argv: string[]): { child: ChildProcessWithoutNullStreams; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...argv]);
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => output.stdout += chunk.toString());
  child.stderr.on('data', (chunk: Buffer) => output.stderr += chunk.toString());
  return { child, ended: once(child, 'close').then(([exitCode]) => ({ exitCode, ...output })) };
}

test('--json prints one line, and SIGTERM ends it', async () => {
  const { child, ended } = run('--json', '--region', 'eu-de');
  const [line] = await once(child.stdout, 'data');
  const { endpoint, instances } = JSON.parse(String(line));
  expect(instances).toHaveLength(8);
  expect(await (await fetch(`${endpoint}/_emulator/health`)).json()).toMatchObject({ region: 'eu-de', profile: 'otc' });
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
});

test('what it keeps of requests is bounded', async () => {
  const { child, ended } = run('--json');
  const { endpoint } = JSON.parse(String((await once(child.stdout, 'data'))[0]));
  await fetch(`${endpoint}/v3/auth/tokens`, { method: 'POST', body: 'x'.repeat(100_000) });
  const { requests } = await (await fetch(`${endpoint}/_emulator/requests`)).json() as {
    requests: { body: string }[];
  };
  expect(requests).toMatchObject([{ body: expect.stringMatching(/^x{4096}… \(100000 characters\)$/) }]);
  child.kill('SIGTERM');
  await ended;
});

test('with --exit-with-stdin it ends with whoever started it', async () => {
  const { child, ended } = run('--exit-with-stdin');
  await once(child.stdout, 'data');
  child.stdin.end();
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(0);
  expect(stdout).toContain('provider "dms"');
});

test('--fleet brings instances of one\'s own', async () => {
  const file = join(folder, 'fleet.json');
  await writeFile(file, JSON.stringify([{ name: 'mine', status: 'ERROR' }]));
  const { child, ended } = run('--json', '--exit-with-stdin', '--fleet', file);
  child.stdin.end();
  expect(JSON.parse((await ended).stdout).instances).toMatchObject([{ name: 'mine', status: 'ERROR' }]);
});

test('--project-id chooses the project, and a fleet file may bring a second one along; only the first one\'s instances are announced', async () => {
  const [projectId, other] = ['a'.repeat(32), 'b'.repeat(32)];
  const file = join(folder, 'projects.json');
  await writeFile(file,
    JSON.stringify({
      projects: [{ id: other, name: 'eu-de_shop' }],
      instances: [{ name: 'mine' }, { name: 'theirs', project_id: other }],
    }));
  const { child, ended } = run('--json', '--region', 'eu-de', '--project-id', projectId, '--fleet', file);
  const announced = JSON.parse(String((await once(child.stdout, 'data'))[0]));
  expect(announced).toMatchObject({ region: 'eu-de', projectId, instances: [{ name: 'mine' }] });
  expect(await (await fetch(`${announced.endpoint}/_emulator/state`)).json()).toMatchObject({
    projects: [{ id: projectId, name: 'eu-de' }, { id: other, name: 'eu-de_shop' }],
    instances: [{ name: 'mine', projectId }, { name: 'theirs', projectId: other }],
  });
  child.kill('SIGTERM');
  await ended;
});

test.each([
  [['--bogus'], '--bogus'],
  [['--fleet', '/does/not/exist'], '/does/not/exist'],
])('%j ends with exit code 2 and one line', async (argv, culprit) => {
  const { exitCode, stdout, stderr } = await run(...argv).ended;
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^dms-emulator: [^\n]+\n$/);
  expect(stderr).toContain(culprit);
});

test('--help explains itself and ends', async () => {
  const { exitCode, stdout } = await run('--help').ended;
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('LIMITATIONS:')]);
});
