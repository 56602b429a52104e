import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectExplained } from './the-guide';
import { pluginFile } from '../../scripts/plugin-file';
import { runProgram } from '../../src/command-line/program';
import { drift, DriftOptions, Interruption } from '../../src/drift';

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'error-guide-'));
  mkdirSync(join(here, 'stack'));
  writeFileSync(join(here, 'stack', 'main.tf'), '');
  mkdirSync(join(here, 'app'));
  writeFileSync(join(here, 'app', 'cdktf.json'), '{}');
  mkdirSync(join(here, 'empty'));
});
afterEach(() => rmSync(here, { recursive: true }));

/** What the job says of a stack. */
async function errorOf(options: Partial<DriftOptions>): Promise<string> {
  const nobody = { folder: 'stack', apply: false, vars: [], varFiles: [], backendConfig: [] };
  const { summary } = await drift({ ...nobody, ...options }, {
    env: { PATH: '' },
    folder: here,
    interruption: new Interruption(() => 0),
    now: () => 0,
    stderr: () => undefined,
  });
  return summary.stacks[0].error!;
}

test.each<[string, Partial<DriftOptions>]>([
  ['a folder that is not there', { folder: 'nowhere' }],
  ['a folder with nothing in it', { folder: 'empty' }],
  ['an app that was not synthesised', { folder: 'app' }],
  ['no Terraform', {}],
  ['a Terraform that is no program', { terraform: './terraform-1.11' }],
  ['a plan without --apply', { plan: 'kafka.tfplan' }],
  ['a plan that is not there', { plan: 'kafka.tfplan', apply: true }],
  ['a plan to be kept and applied', { savePlan: 'kafka.tfplan', apply: true }],
  ['a folder for the plan that is not there', { savePlan: 'plans/kafka.tfplan' }],
])('drift: %s', async (_, options) => {
  // What a path is differs; the guide has one of its own.
  expectExplained((await errorOf(options)).replaceAll(here, '/job').replace('nowhere', 'kafka').replace('empty', 'kafka')
    .replace(/app holds/, '. holds').replace('/job/app/', '').replace('./terraform-1.11', 'terraform-1.11'));
});

test('drift: a plan that Terraform cannot read, such as one that is still encrypted', async () => {
  writeFileSync(join(here, 'kafka.tfplan'), 'Salted__');
  writeFileSync(join(here, 'terraform'), '#!/bin/sh\n[ "$1" != show ] || { echo "Failed to read the given file" >&2; exit 1; }\n', { mode: 0o755 });
  const error = (await errorOf({ plan: 'kafka.tfplan', apply: true, terraform: join(here, 'terraform') })).replaceAll(here, '/job');
  expect(error).toBe('/job/kafka.tfplan cannot be read as a plan: terraform show failed: Failed to read the given file');
  expectExplained(error.replace(/: Failed.*/, ''));
});

test.each<[string, readonly string[]]>([
  ['no command', []],
  ['a variable without a value', ['drift', '--var', 'prod']],
  ['a limit that is no number', ['drift', '--max-deletions', 'few']],
  ['nothing to watch', ['watch']],
  ['a file and a command to watch', ['watch', 'roll.jsonl', '--', 'cdktf', 'deploy']],
])('the program: %s', async (_, commandLine) => {
  const said: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    expect(await runProgram(commandLine, here)).toBe(1);
  } finally {
    stderr.mockRestore();
  }
  expectExplained(said.join('').trim());
});

test('a plugin on a machine without Node.js', () => {
  const file = join(here, 'terraform-provider-dms');
  writeFileSync(file, pluginFile('terraform-provider-dms', '0.1.0', { front: '', rest: '' }, { major: 20, minor: 12 }), { mode: 0o755 });
  const { status, stdout } = spawnSync(file, { env: { PATH: join(here, 'empty') }, encoding: 'utf8' });
  expect(status).toBe(1);
  expectExplained(stdout);
});
