import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { PluginStandIn } from './plugin-stand-in';
import { emptyStack, ORDERS } from './synthesized-resources';
import { DmsProvider, KafkaRollingRestart } from '../../src';
import { packagedPlugin } from '../../src/constructs/provider-installation/plugin-bundle';

jest.mock('../../src/constructs/provider-installation/plugin-bundle');

const plugin = new PluginStandIn();
beforeEach(() => jest.mocked(packagedPlugin).mockImplementation(() => plugin.file));
afterAll(() => plugin.remove());

const terraform = (folder: string, ...args: string[]) =>
  execFileSync('terraform', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' },
  });

let outputs = 0;
function synthesize(build: (app: App) => void, outdir = join(plugin.folder, `out-${outputs++}`)): string {
  const app = Testing.app({ outdir });
  build(app);
  app.synth();
  return join(outdir, 'stacks');
}

function oneStack(app: App): void {
  const stack = new TerraformStack(app, 'one');
  new DmsProvider(stack, 'dms', { region: 'eu-de' });
  new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers: {} });
}

test('arguments reach the provider block, and install is not one of them', () => {
  const stack = emptyStack();
  new DmsProvider(stack, 'dms', {
    region: 'eu-de',
    alias: 'here',
    endpoints: { dms: 'http://127.0.0.1:1' },
    maxRetries: 2,
    install: false,
  });
  const { provider, terraform: { required_providers: required } } = JSON.parse(Testing.synth(stack));
  expect(provider.dms).toEqual([{
    region: 'eu-de',
    alias: 'here',
    endpoints: { dms: 'http://127.0.0.1:1' },
    max_retries: 2,
  }]);
  expect(required.dms).toEqual({ source: 'npm.internal/cdktf-provider-dms/dms', version: '0.1.0' });
});

test('agencies keep their order, and an id token has a block of its own', () => {
  const stack = emptyStack();
  new DmsProvider(stack, 'dms', {
    assumeRole: [{ agencyName: 'first', domainName: 'shop' }, { agencyName: 'second', domainId: 'd1', duration: 900 }],
    assumeRoleWithOidc: { idpId: 'github', idTokenFile: '/run/secrets/id-token' },
    install: false,
  });
  const { provider: { dms: [block] } } = JSON.parse(Testing.synth(stack));
  expect(block.assume_role).toEqual([
    { agency_name: 'first', domain_name: 'shop' },
    { agency_name: 'second', domain_id: 'd1', duration: 900 },
  ]);
  expect(block.assume_role_with_oidc).toEqual({ idp_id: 'github', id_token_file: '/run/secrets/id-token' });
});

test('terraform init finds the plugin and agrees with the lock file, without any configuration', () => {
  const stack = join(synthesize(oneStack), 'one');
  const locked = readFileSync(join(stack, '.terraform.lock.hcl'), 'utf8');
  expect(terraform(stack, 'init', '-no-color')).toContain(
    'Installed npm.internal/cdktf-provider-dms/dms v0.1.0 (unauthenticated)',
  );
  expect(readFileSync(join(stack, '.terraform.lock.hcl'), 'utf8')).toBe(locked);
  expect(terraform(stack, 'init', '-lockfile=readonly')).toContain('successfully initialized');
});

test('a newer build of the plugin takes the place of the older at the next synth', () => {
  const stacks = synthesize(oneStack);
  terraform(join(stacks, 'one'), 'init');
  plugin.change('newer');
  synthesize(oneStack, join(stacks, '..'));
  expect(terraform(join(stacks, 'one'), 'init', '-lockfile=readonly')).toContain('successfully initialized');
});

test('every stack that has the provider gets it once, and no other stack does', () => {
  const stacks = synthesize((app) => {
    oneStack(app);
    const two = new TerraformStack(app, 'two');
    new DmsProvider(two, 'dms', { region: 'eu-de' });
    new DmsProvider(two, 'elsewhere', { region: 'eu-nl', alias: 'elsewhere' });
    new TerraformStack(app, 'bare');
    new DmsProvider(new TerraformStack(app, 'mirrored'), 'dms', { install: false });
  });
  expect(packagedPlugin).toHaveBeenCalledTimes(2);
  expect(['one', 'two', 'bare', 'mirrored'].map((stack) => existsSync(join(stacks, stack, 'terraform.d'))))
    .toEqual([true, true, false, false]);
});

test.each<[string, (stack: TerraformStack) => void]>([
  ['by an Aspect of the stack', (stack) => Aspects.of(stack).add({
    visit: (node) => { if (node === stack) new DmsProvider(stack, 'dms'); },
  })],
  ['by an Aspect of a resource', (stack) => Aspects.of(new Construct(stack, 'late')).add({
    visit: (node) => { if (!(node instanceof DmsProvider)) new DmsProvider(node as Construct, 'dms'); },
  })],
  ['in a nested scope', (stack) => new DmsProvider(new Construct(new Construct(stack, 'outer'), 'inner'), 'dms')],
  ['in a stack within a stack', (stack) => {
    new DmsProvider(new TerraformStack(stack, 'nested'), 'dms');
    new DmsProvider(stack, 'dms');
  }],
])('a provider that is added %s is installed like any other', (_, add) => {
  const stack = join(synthesize((app) => add(new TerraformStack(app, 'one'))), 'one');
  expect(JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')).provider.dms).toHaveLength(1);
  expect(terraform(stack, 'init', '-no-color')).toContain('Installed npm.internal/cdktf-provider-dms/dms v0.1.0');
});

test('an app that is synthesised twice gets the plugin of its time', () => {
  const outdir = join(plugin.folder, 'twice');
  const app = Testing.app({ outdir });
  oneStack(app);
  app.synth();
  plugin.change('later');
  app.synth();
  expect(terraform(join(outdir, 'stacks', 'one'), 'init', '-lockfile=readonly')).toContain('successfully initialized');
});

test('unit tests, which synthesise to text, write no files and need no build', () => {
  const stack = emptyStack();
  new DmsProvider(stack, 'dms');
  Testing.synth(stack);
  expect(packagedPlugin).not.toHaveBeenCalled();
});

test('a package that was not built fails the synthesis', () => {
  jest.mocked(packagedPlugin).mockImplementation(
    jest.requireActual('../../src/constructs/provider-installation/plugin-bundle').pluginIn.bind(null, '/nowhere'),
  );
  expect(() => synthesize(oneStack)).toThrow(/\/nowhere\/terraform-provider-dms\.js does not exist.*npm run build/);
});

test('a stack without the provider is told to add it', () => {
  const stack = emptyStack();
  new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers: {} });
  expect(() => Testing.synth(stack, true)).toThrow(
    /add provider constructs.*to your stack 'test' for the following providers: dms/,
  );
});
