import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockProvider } from '../../../src/constructs/provider-installation/lock-file';

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
  lockProvider(lockFile, 'h1:new');
  expect(readFileSync(lockFile, 'utf8')).toBe(header + ours('h1:new'));
});

test('our entry is added to those of other providers', () => {
  writeFileSync(lockFile, header + random('random'));
  lockProvider(lockFile, 'h1:new');
  expect(readFileSync(lockFile, 'utf8')).toBe(header + random('random') + ours('h1:new'));
});

test('our entry of an earlier build is replaced where it stands', () => {
  writeFileSync(lockFile, header + random('null') + ours('h1:old').replace(/0\.1\.0/g, '0.0.9') + random('random'));
  lockProvider(lockFile, 'h1:new');
  expect(readFileSync(lockFile, 'utf8')).toBe(header + random('null') + ours('h1:new') + random('random'));
});

test('an entry that is right is not written again', () => {
  lockProvider(lockFile, 'h1:new');
  const { ino, mtimeNs } = statSync(lockFile, { bigint: true });
  lockProvider(lockFile, 'h1:new');
  expect(statSync(lockFile, { bigint: true })).toMatchObject({ ino, mtimeNs });
});
