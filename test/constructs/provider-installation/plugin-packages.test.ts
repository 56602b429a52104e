import fs, { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_SOURCE, PROVIDER_VERSION } from '../../../src/constructs/provider-address';
import { packagedPlugin, pluginIn } from '../../../src/constructs/provider-installation/plugin-bundle';
import { packageHash, writePluginPackages } from '../../../src/constructs/provider-installation/plugin-packages';
import { PluginStandIn } from '../plugin-stand-in';

const plugin = new PluginStandIn();
afterEach(() => jest.restoreAllMocks());
afterAll(() => plugin.remove());

const versions = (folder: string) => join(folder, PROVIDER_SOURCE);
const executables = (folder: string) =>
  readdirSync(versions(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

test('one executable per platform lies where Terraform looks, all the same file', () => {
  const folder = join(plugin.folder, 'layout');
  writePluginPackages(plugin.file, folder);
  expect(executables(folder)).toEqual(['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']
    .map((platform) =>
      join(versions(folder), PROVIDER_VERSION, platform, `terraform-provider-dms_v${PROVIDER_VERSION}`),
    ));
  const stats = executables(folder).map((file) => statSync(file));
  // eslint-disable-next-line no-bitwise
  expect(stats.map(({ mode }) => mode & 0o777)).toEqual([0o755, 0o755, 0o755, 0o755]);
  expect(new Set(stats.map(({ ino }) => ino)).size).toBe(1);
  expect(stats[0].ino).not.toBe(statSync(plugin.file).ino);
});

test('a newer build replaces the older one, and other versions go', () => {
  const folder = join(plugin.folder, 'replaced');
  mkdirSync(join(versions(folder), '0.0.1', 'linux_amd64'), { recursive: true });
  writePluginPackages(plugin.file, folder);
  plugin.change('second build');
  writePluginPackages(plugin.file, folder);
  expect(readdirSync(versions(folder))).toEqual([PROVIDER_VERSION]);
  expect(executables(folder).map((file) => readFileSync(file, 'utf8'))).toEqual(
    Array(4).fill(readFileSync(plugin.file, 'utf8')),
  );
});

test('where the file system knows no hard links every platform gets a copy', () => {
  jest.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw new Error('EPERM');
  });
  const folder = join(plugin.folder, 'copies');
  writePluginPackages(plugin.file, folder);
  expect(new Set(executables(folder).map((file) => statSync(file).ino)).size).toBe(4);
});

test('the hash follows the content', () => {
  plugin.change('one');
  const one = packageHash(plugin.file);
  plugin.change('other');
  expect(packageHash(plugin.file)).not.toBe(one);
  expect(one).toMatch(/^h1:[A-Za-z0-9+/]{43}=$/);
});

test('a package that was never built says how to build it', () => {
  expect(() => pluginIn(join(plugin.folder, 'unbuilt'))).toThrow(
    /terraform-provider-dms\.js does not exist.*npm run build/,
  );
});

test('a package that was compiled and not bundled says how to build it', () => {
  writeFileSync(plugin.file, '"use strict";');
  expect(() => pluginIn(plugin.folder)).toThrow(/terraform-provider-dms\.js .*is not bundled.*npm run build/);
});

test('the package carries its plugin in lib/bin', () => {
  jest.spyOn(fs, 'existsSync').mockReturnValue(true);
  const { readFileSync: read } = jest.requireActual<typeof fs>('node:fs');
  const packageJson = read(join(__dirname, '../../../package.json'));
  jest.spyOn(fs, 'readFileSync').mockImplementation((file) =>
    String(file).endsWith('package.json') ? packageJson : Buffer.from('#!/usr/bin/env node'),
  );
  expect(packagedPlugin()).toBe(join(__dirname, '../../../lib/bin/terraform-provider-dms.js'));
});
