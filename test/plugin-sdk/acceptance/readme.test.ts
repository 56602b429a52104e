import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { bundlePlugin, TerraformWorkspace } from '../../terraform';

const root = join(__dirname, '../../..');
const sdk = join(root, 'src/plugin-sdk');
const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(join(sdk, 'README.md'), 'utf8'))!;

/** The example of the README beside the SDK, as it stands there. */
const folder = mkdtempSync(join(tmpdir(), 'readme-plugin-'));
const main = join(folder, 'main.ts');
symlinkSync(sdk, join(folder, 'plugin-sdk'));
writeFileSync(main, example);

let workspace: TerraformWorkspace;

beforeAll(() => {
  const plugin = bundlePlugin(main, join(folder, 'terraform-provider-notes'));
  workspace = new TerraformWorkspace({ plugins: { 'example.com/you/notes': plugin } });
  mkdirSync(join(workspace.folder, 'notes'));
});

afterAll(() => {
  workspace.remove();
  rmSync(folder, { recursive: true });
});

const notes = (name: string) => join(workspace.folder, 'notes', name);

const configure = (name: string, text: string) => workspace.write(`
  terraform {
    required_providers {
      notes = { source = "example.com/you/notes" }
    }
  }
  provider "notes" {
    folder = "${join(workspace.folder, 'notes')}"
  }
  resource "notes_note" "it" {
    name = "${name}"
    text = "${text}"
  }`);

async function expectNoChanges(): Promise<void> {
  expect((await workspace.plan('-refresh=false')).changes).toEqual([]);
  expect(await workspace.plan()).toMatchObject({ code: 0, changes: [] });
}

test('the provider of the README is created, changed, replaced, found missing, and destroyed', async () => {
  configure('a', 'hello');
  await workspace.init();
  await workspace.apply();
  expect(readFileSync(notes('a'), 'utf8')).toBe('hello');
  expect((await workspace.state())['notes_note.it'].values).toEqual({ name: 'a', text: 'hello', id: notes('a') });
  await expectNoChanges();

  configure('a', 'hello again');
  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['update'], after: { id: notes('a') } }]);
  await workspace.apply();
  expect(readFileSync(notes('a'), 'utf8')).toBe('hello again');
  await expectNoChanges();

  writeFileSync(notes('a'), 'by hand');
  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['update'], before: { text: 'by hand' } }]);

  configure('b', 'hello again');
  await workspace.apply();
  expect([existsSync(notes('a')), existsSync(notes('b'))]).toEqual([false, true]);
  await expectNoChanges();

  rmSync(notes('b'));
  expect((await workspace.plan()).changes).toMatchObject([{ actions: ['create'] }]);
  await workspace.apply();
  await workspace.destroy();
  expect(existsSync(notes('b'))).toBe(false);
});

test('the example is well typed', () => {
  const { config } = ts.readConfigFile(join(root, 'test/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'test'));
  const typeRoots = [join(root, 'node_modules/@types')];
  const program = ts.createProgram([main], { ...options, rootDir: undefined, typeRoots, types: ['node'] });
  const errors = program.getSemanticDiagnostics(program.getSourceFile(main)).map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
  expect(errors).toEqual([]);
});
