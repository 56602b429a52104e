import { execFileSync, spawnSync, SpawnSyncReturns } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { bundle } from '../../scripts/bundle';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { packageHash, writePluginPackages } from '../../src/constructs/provider-installation/plugin-packages';
import { terraformCommand } from '../terraform';

/** Nothing is called: the provider is started, planned with and applied with all the same. */
const CONFIGURATION = `
terraform {
  required_providers {
    dms = { source = "${PROVIDER_SOURCE}" }
  }
}
provider "dms" {
  region     = "eu-de"
  access_key = "AK"
  secret_key = "SK"
  project_id = "p"
}
resource "dms_kafka_instance_batch_action" "none" {
  action    = "restart"
  instances = []
}
`;

const NOBODY = 65_534;

let built: string;
let root: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'plugin-'));
  await bundle('terraform-provider-dms', built);
  chmodSync(built, 0o755);
});

afterAll(() => rmSync(built, { recursive: true }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 's-'));
  chmodSync(root, 0o755);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const plugin = () => join(built, 'terraform-provider-dms.js');

interface Surrounding {
  /** Below the test's folder, where the mirror with the plugin lies. */
  readonly mirror?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly uid?: number;
  readonly umask?: string;
}

/** Terraform in a folder of its own, with the plugin in a mirror, in whatever surrounding. */
class Stack {
  public readonly folder = join(root, 'stack');
  public readonly mirror: string;

  constructor(private readonly surrounding: Surrounding = {}) {
    this.mirror = join(root, surrounding.mirror ?? 'mirror');
    mkdirSync(this.folder, { recursive: true });
    writePluginPackages(plugin(), this.mirror);
    writeFileSync(join(this.folder, 'main.tf'), CONFIGURATION);
    writeFileSync(join(root, 'cli.tfrc'),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(this.mirror)}\n  }\n}\n`);
    if (surrounding.uid !== undefined) execFileSync('chmod', ['-R', 'a+rwX', this.folder]);
  }

  public run(...args: readonly string[]): SpawnSyncReturns<string> {
    const { env, uid, umask } = this.surrounding;
    const whole: Record<string, string | undefined> = {
      PATH: process.env.PATH,
      HOME: this.folder,
      TF_CLI_CONFIG_FILE: join(root, 'cli.tfrc'),
      CHECKPOINT_DISABLE: '1',
      ...env,
    };
    const command = [terraformCommand(), ...args];
    const shell = umask === undefined ? command : ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...command];
    return spawnSync(shell[0], shell.slice(1), {
      cwd: this.folder,
      encoding: 'utf8',
      env: Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)),
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
  }

  /** From init to an apply; what Terraform said where one of them fails. */
  public start(): string {
    for (const args of [['init', '-no-color'], ['apply', '-no-color', '-auto-approve']]) {
      const { status, stdout, stderr } = this.run(...args);
      if (status !== 0) return `${args[0]} ended with ${status}: ${stdout}${stderr}`;
    }
    return 'applied';
  }

  public get lockFile(): string {
    return readFileSync(join(this.folder, '.terraform.lock.hcl'), 'utf8');
  }
}

/** A folder whose path has so many characters. */
function longFolder(length: number): string {
  const folder = join(root, 'x'.repeat(length - root.length - 1));
  mkdirSync(folder);
  return folder;
}

describe('the plugin starts', () => {
  test.each([['says that it is made of modules', '{"type": "module"}'], ['is not JSON', '{{ cookiecutter.name }}']])(
    'below a package.json that %s',
    (_, text) => {
      writeFileSync(join(root, 'package.json'), text);
      expect(new Stack().start()).toBe('applied');
    },
  );

  test('in a folder with spaces and umlauts', () => {
    expect(new Stack({ mirror: 'Ä mirror with späces' }).start()).toBe('applied');
  });

  test('from a plugin cache, and the lock file holds its hash for whoever asks', () => {
    const cache = join(root, 'cache');
    mkdirSync(cache);
    const stack = new Stack({ env: { TF_PLUGIN_CACHE_DIR: cache } });
    expect(stack.start()).toBe('applied');
    const locked = stack.lockFile;
    expect(locked).toContain(packageHash(plugin()));
    expect(stack.run('init', '-no-color', '-lockfile=readonly').status).toBe(0);
    expect(stack.run('providers', 'lock', `-fs-mirror=${stack.mirror}`).status).toBe(0);
    expect(stack.lockFile).toBe(locked);
  });

  test.each([92, 200])('with a TMPDIR of %d characters', (length) => {
    expect(new Stack({ env: { TMPDIR: longFolder(length) } }).start()).toBe('applied');
  });

  test('without HOME, with umask 077, and with NODE_OPTIONS that are meant for other programs', () => {
    const env = { HOME: undefined, NODE_OPTIONS: '--require ./not-there.js --inspect' };
    expect(new Stack({ env, umask: '077' }).start()).toBe('applied');
  });

  test('as another user with a home that cannot be written to', () => {
    if (process.getuid?.() !== 0) {
      process.stderr.write('Skipped: only root can start Terraform as another user.\n');
      return;
    }
    const home = join(root, 'home');
    mkdirSync(home, { mode: 0o555 });
    expect(new Stack({ uid: NOBODY, env: { HOME: home } }).start()).toBe('applied');
  });
});

describe('where it cannot start, Terraform shows why', () => {
  /** A folder for PATH with Terraform in it, and nothing that Node.js is found by. */
  function pathWithout(): string {
    const folder = join(root, 'bin');
    mkdirSync(folder);
    for (const name of ['sh', terraformCommand()]) {
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, basename(name)));
    }
    return folder;
  }

  function said(path: string): string {
    const stack = new Stack({ env: { PATH: path } });
    expect(stack.run('init', '-no-color').status).toBe(0);
    const { status, stderr } = stack.run('plan', '-no-color');
    expect(status).toBe(1);
    return stderr.replace(/[\s│╷╵]+/g, ' ');
  }

  test('without Node.js', () => {
    expect(said(pathWithout())).toContain('needs Node.js 20.12 or newer as `node` on the PATH; found none.');
  });

  test.each(['14.21.3', '16.20.2', '18.20.8'])('with Node.js %s', (version) => {
    const node = oldNode(version);
    if (node === undefined) return;
    const found = said([node, pathWithout()].join(delimiter));
    expect(found).toContain(`needs Node.js 20.12 or newer as \`node\` on the PATH; found v${version}.`);
  });
});

/** A folder that holds an old Node.js, from the package registry; undefined, and a reason, where it cannot be had. */
function oldNode(version: string): string | undefined {
  const folder = join(root, 'old-node');
  mkdirSync(folder);
  const name = `node-${process.platform}-${process.arch}@${version}`;
  const { status, stderr } = spawnSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`Skipped: ${name} cannot be had here: ${stderr.trim().split('\n').at(-1)}\n`);
    return undefined;
  }
  execFileSync('sh', ['-c', 'tar -xzf *.tgz'], { cwd: folder });
  cpSync(join(folder, 'package', 'bin'), join(folder, 'bin'), { recursive: true });
  return join(folder, 'bin');
}
