import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockProviders } from '../../../src/constructs/provider-installation/lock-file';

const folder = mkdtempSync(join(tmpdir(), 'dms-lock-'));
const lockFile = join(folder, '.terraform.lock.hcl');
afterEach(() => rmSync(lockFile, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  '# This file is maintained automatically by "terraform init".\n# Manual edits may be lost in future updates.\n';
const ours = (hash: string) => `
provider "npm.internal/cdktf-provider-dms/dms" {
  version     = "0.1.0"
  constraints = "0.1.0"
  hashes = [
    "${hash}",
  ]
}
`;
const random = (name: string) => `
provider "registry.terraform.io/hashicorp/${name}" {
  version = "3.7.2"
  hashes = [
    "h1:0000000000000000000000000000000000000000000=",
    "zh:1111111111111111111111111111111111111111111111111111111111111111",
  ]
}
`;

test('a stack without a lock file gets one', () => {
  lockProviders(lockFile, 'h1:new', []);
  expect(readFileSync(lockFile, 'utf8')).toBe(header + ours('h1:new'));
});

test('our entry is added to those of other providers', () => {
  writeFileSync(lockFile, header + random('random'));
  lockProviders(lockFile, 'h1:new', []);
  expect(readFileSync(lockFile, 'utf8')).toBe(header + random('random') + ours('h1:new'));
});

test('our entry of an earlier build is replaced where it stands', () => {
  writeFileSync(lockFile, header + random('null') + ours('h1:old').replace(/0\.1\.0/g, '0.0.9') + random('random'));
  lockProviders(lockFile, 'h1:new', []);
  expect(readFileSync(lockFile, 'utf8')).toBe(header + random('null') + ours('h1:new') + random('random'));
});

test('an entry that is right is not written again', () => {
  lockProviders(lockFile, 'h1:new', []);
  const { ino, mtimeNs } = statSync(lockFile, { bigint: true });
  lockProviders(lockFile, 'h1:new', []);
  expect(statSync(lockFile, { bigint: true })).toMatchObject({ ino, mtimeNs });
});

describe('where the stack requires other providers as well', () => {
  const OURS = { source: 'npm.internal/cdktf-provider-dms/dms', version: '0.1.0' };
  const locked = (version?: string, source = 'hashicorp/random') => {
    lockProviders(lockFile, 'h1:new', [OURS, { source, version }]);
    return readFileSync(lockFile, 'utf8');
  };
  const comments = (text: string): string[] => [...text.match(/^\/\*[^]*?^\*\/$/gm) ?? []];

  test.each([
    ['random', 'registry.terraform.io/hashicorp/random'],
    ['acme/random', 'registry.terraform.io/acme/random'],
    ['registry.acme.example/acme/random', 'registry.acme.example/acme/random'],
  ])('%s is named in a comment as %s', (source, address) => {
    expect(comments(locked('~> 3.0', source))).toEqual([expect.stringContaining(`\nprovider "${address}" {\n`)]);
  });

  test('Terraform reads the entries only', () => {
    const providers = execFileSync('terraform', ['version', '-json'], {
      cwd: folder, encoding: 'utf8', input: locked(), env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
    });
    expect(JSON.parse(providers).provider_selections).toEqual({ 'npm.internal/cdktf-provider-dms/dms': '0.1.0' });
  });

  test('our own and a second synthesis change nothing', () => {
    const first = locked('3.7.2');
    expect(locked('3.7.2')).toBe(first);
    lockProviders(lockFile, 'h1:new', [OURS]);
    expect(readFileSync(lockFile, 'utf8')).toBe(header + ours('h1:new'));
  });

  test.each([undefined, '3.7.2', '~> 3.0', '~> 3.7.1', '>= 3.0, < 4.0.0', '!= 3.7.1', '3.7.2-beta1', 'what'])(
    'an entry stays where %p is required', (version) => {
      writeFileSync(lockFile, header + random('random') + random('null'));
      expect(locked(version)).toContain(header + random('random') + random('null') + ours('h1:new'));
    });

  test.each(['3.7.3', '3.8', '~> 3.6.0', '~> 4.0', '>= 3.8.0', '< 3.7.2', '> 3, < 3.7', '<= 3.7.1', '!= 3.7.2'])(
    'an entry goes where %p is required now, so that Terraform selects anew', (version) => {
      writeFileSync(lockFile, header + random('random') + random('null'));
      const now = locked(version);
      expect(now.replace(comments(now)[0], '').trimEnd()).toBe((header + random('null') + ours('h1:new')).trimEnd());
    });
});
