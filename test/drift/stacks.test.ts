import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stacksIn } from '../../src/drift/stacks';

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'stacks-'));
});
afterEach(() => rmSync(here, { recursive: true }));

function file(path: string, content: unknown = ''): void {
  mkdirSync(dirname(join(here, path)), { recursive: true });
  writeFileSync(join(here, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** Names of stacks, each with the constructs that it depends on. */
function manifest(folder: string, stacks: Readonly<Record<string, readonly string[]>>): void {
  file(`${folder}/manifest.json`, {
    version: '0.21.0',
    stacks: Object.fromEntries(Object.entries(stacks).map(([name, dependencies]) =>
      [name, { name, constructPath: `app/${name}`, workingDirectory: `stacks/${name}`, dependencies }])),
  });
}

const names = (folder: string) => stacksIn(folder, here).map(({ name }) => name);

test.each(['main.tf', 'cdk.tf.json', 'main.tofu', 'main.tofu.json'])('a folder that holds %s is one', (name) => {
  file(`infra/${name}`);
  expect(stacksIn('infra', here)).toEqual([{ folder: join(here, 'infra'), name: 'infra', dependencies: [] }]);
});

test('the current folder is called by a dot, and one elsewhere by its path', () => {
  file('infra/main.tf');
  expect(stacksIn('.', join(here, 'infra'))[0].name).toBe('.');
  mkdirSync(join(here, 'other'));
  expect(stacksIn('../infra', join(here, 'other'))[0].name).toBe(join(here, 'infra'));
});

test('cdktf.out stands for its stacks, each after those that it depends on', () => {
  manifest('cdktf.out', { a: ['app/c', 'app/b'], b: ['app/c'], c: [], d: ['app/gone'] });
  expect(names('cdktf.out')).toEqual(['c', 'b', 'a', 'd'].map((name) => `cdktf.out/stacks/${name}`));
  expect(stacksIn('cdktf.out', here)[2].dependencies).toEqual(['cdktf.out/stacks/c', 'cdktf.out/stacks/b']);
});

test('stacks that depend on each other are all there, once', () => {
  manifest('cdktf.out', { a: ['app/b'], b: ['app/a'] });
  expect(names('cdktf.out').sort()).toEqual(['cdktf.out/stacks/a', 'cdktf.out/stacks/b']);
});

test('an app stands for what it was synthesised to, wherever it says that this is', () => {
  file('app/cdktf.json', { output: 'out' });
  manifest('app/out', { a: [] });
  expect(names('app')).toEqual(['app/out/stacks/a']);
});

test('a stack of an app stands for itself alone', () => {
  manifest('cdktf.out', { a: [], b: [] });
  file('cdktf.out/stacks/a/cdk.tf.json', {});
  expect(names('cdktf.out/stacks/a')).toEqual(['cdktf.out/stacks/a']);
});

test.each([
  ['nothing there', () => {}, 'is no folder'],
  ['a file', () => file('app'), 'is no folder'],
  ['an empty folder', () => mkdirSync(join(here, 'app')), 'holds neither'],
  ['an app that was not synthesised', () => file('app/cdktf.json', {}), 'Run `npx cdktf synth`'],
  ['an app whose settings are torn', () => file('app/cdktf.json', '{'), 'cdktf.json cannot be read'],
  ['a manifest that is torn', () => file('app/manifest.json', '{'), 'manifest.json cannot be read'],
  ['a manifest of another program', () => file('app/manifest.json', { stacks: { a: {} } }), 'names no stacks'],
  ['a manifest without stacks', () => file('app/manifest.json', {}), 'names no stacks'],
])('%s is told', (_, prepare, words) => {
  prepare();
  expect(() => stacksIn('app', here)).toThrow(words);
});
