import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { PROVIDER_VERSION } from '../../../src/constructs/provider-address';
import { packageFolder } from '../../../src/constructs/provider-installation/package-folder';
import { PluginStandIn } from '../plugin-stand-in';

const root = join(__dirname, '../../..');
const plugin = new PluginStandIn();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dms-bundled-')));
const installed = join(folder, 'node_modules', 'cdktf-provider-dms');
afterEach(() => rmSync(installed, { recursive: true, force: true }));
afterAll(() => {
  plugin.remove();
  rmSync(folder, { recursive: true, force: true });
});

function install(version = PROVIDER_VERSION): void {
  mkdirSync(join(installed, 'lib', 'bin'), { recursive: true });
  cpSync(plugin.file, join(installed, 'lib', 'bin', 'terraform-provider-dms.js'));
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ name: 'cdktf-provider-dms', version }));
}

const NO_PACKAGE =
  /cdktf-provider-dms .*neither where this code is.*--external:cdktf-provider-dms.*install: false.*cdktf-provider-dms mirror/;

test('the package is where its code lies', () => {
  install();
  expect(packageFolder(join(root, 'lib', 'constructs', 'provider-installation'), folder)).toBe(root);
});

test('code that lies elsewhere finds it from the working folder', () => {
  install();
  expect(packageFolder('/somewhere/else/dist', folder)).toBe(installed);
  mkdirSync(join(folder, 'packages', 'app'), { recursive: true });
  expect(packageFolder('/somewhere/else/dist', join(folder, 'packages', 'app'))).toBe(installed);
});

test('a package that is not there, or in another version, is named with the ways out', () => {
  expect(() => packageFolder('/somewhere/else/dist', folder)).toThrow(NO_PACKAGE);
  install('0.0.9');
  expect(() => packageFolder('/somewhere/else/dist', folder)).toThrow(NO_PACKAGE);
});

test('an app that is bundled into one file installs the provider, or says what to do', () => {
  const main = join(folder, 'main.ts');
  writeFileSync(main, `
    import { App, TerraformStack } from 'cdktf';
    import { DmsProvider } from 'cdktf-provider-dms';
    const app = new App();
    const stack = new TerraformStack(app, 'one');
    new DmsProvider(stack, 'dms', { region: 'eu-de', install: process.env.INSTALL !== 'false' });
    app.synth();
  `);
  buildSync({
    entryPoints: [main],
    outfile: join(folder, 'dist', 'main.js'),
    bundle: true,
    platform: 'node',
    logLevel: 'error',
    nodePaths: [join(root, 'node_modules')],
    alias: { 'cdktf-provider-dms': join(root, 'src', 'index.ts') },
  });
  const run = (env = {}) => execFileSync('node', ['dist/main.js'], {
    cwd: folder, env: { ...process.env, CDKTF_OUTDIR: 'out', ...env }, encoding: 'utf8', stdio: 'pipe',
  });
  const pluginFolder = join(folder, 'out', 'stacks', 'one', 'terraform.d');

  expect(() => run()).toThrow(NO_PACKAGE);
  run({ INSTALL: 'false' });
  expect(existsSync(pluginFolder)).toBe(false);
  install();
  run();
  expect(existsSync(pluginFolder)).toBe(true);
});
