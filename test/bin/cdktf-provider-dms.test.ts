import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { PluginStandIn } from '../constructs/plugin-stand-in';

const plugin = new PluginStandIn();
const folder = mkdtempSync(join(tmpdir(), 'dms-mirror-'));
beforeAll(() => bundle('cdktf-provider-dms', plugin.folder));
afterAll(() => {
  plugin.remove();
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(join(plugin.folder, 'cdktf-provider-dms.js'), args, {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('terraform installs the provider from a mirror with the configuration that was printed', () => {
  const { status, stdout, stderr } = run('mirror', 'a mirror');
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('TF_CLI_CONFIG_FILE') });
  const work = join(folder, 'work');
  mkdirSync(work);
  writeFileSync(join(folder, 'terraformrc'), stdout);
  writeFileSync(join(work, 'main.tf'),
    'terraform {\n  required_providers {\n    dms = { source = "npm.internal/cdktf-provider-dms/dms" }\n  }\n}\n');
  const init = spawnSync('terraform', ['init', '-no-color'], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'terraformrc'), CHECKPOINT_DISABLE: '1' },
  });
  expect(init.stdout + init.stderr).toContain('Installed npm.internal/cdktf-provider-dms/dms v0.1.0');
});

test('help and version go to stdout', () => {
  expect(run('--help')).toEqual({
    status: 0,
    stdout: expect.stringMatching(/mirror <DIR>[^]*report \[options\] \[FILE\]/),
    stderr: '',
  });
  expect(run('--version')).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
});

test.each([
  [[], 'no command given'],
  [['mirrors', 'x'], 'unknown command \'mirrors\''],
  [['mirror'], 'missing required argument \'DIR\''],
  [['mirror', '--force'], 'unknown option \'--force\''],
  [['mirror', 'a', 'b'], 'too many arguments for \'mirror\'. Expected 1 argument but got 2.'],
  [['report', '--yaml'], 'unknown option \'--yaml\''],
  [['report', '--html'], 'option \'--html <FILE>\' argument missing'],
])('the command line %j is refused in one line', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^cdktf-provider-dms: ${message.replace(/[.<>]/g, '\\$&')}.*; see cdktf-provider-dms --help\\n$`));
  expect(existsSync(join(folder, 'a'))).toBe(false);
});

test('a folder that cannot be written is said in one line', () => {
  writeFileSync(join(folder, 'file'), '');
  const { status, stderr } = run('mirror', join('file', 'below'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/^cdktf-provider-dms: The mirror could not be written: ENOTDIR.*; name a folder that can be\n$/);
});
