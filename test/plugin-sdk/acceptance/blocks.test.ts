import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePlugin, TerraformWorkspace } from '../../terraform';

const SOURCE = 'npm.internal/test/library';
const folder = mkdtempSync(join(tmpdir(), 'library-plugin-'));
let plugin: string;
const workspaces: TerraformWorkspace[] = [];

beforeAll(() => {
  plugin = bundlePlugin(join(__dirname, 'terraform-provider-library.ts'), join(folder, 'terraform-provider-library'));
});
afterAll(() => {
  workspaces.forEach((workspace) => workspace.remove());
  rmSync(folder, { recursive: true });
});

/** A workspace whose provider is configured by these blocks, and whose output tells what arrived. */
async function configuredBy(blocks: string, more = ''): Promise<TerraformWorkspace> {
  const workspace = new TerraformWorkspace({ plugins: { [SOURCE]: plugin } });
  workspaces.push(workspace);
  workspace.write(`
    terraform {
      required_providers {
        library = { source = "${SOURCE}" }
      }
    }
    provider "library" {
      ${blocks}
    }
    data "library_readers" "all" {}
    output "lines" { value = data.library_readers.all.lines }
    ${more}`);
  await workspace.init();
  return workspace;
}

/** What `terraform validate` says, warnings included. */
async function validated(blocks: string) {
  const { stdout } = await (await configuredBy(blocks)).run('validate', '-json');
  const { valid, diagnostics } = JSON.parse(stdout);
  return {
    valid,
    said: diagnostics.map(({ summary, detail }: Record<string, string>) => `${summary}: ${detail}`),
    code: diagnostics.map(({ snippet }: any) => snippet?.code.trim()),
  };
}

test('blocks arrive in the order in which they are written, and none of them is no error', async () => {
  const workspace = await configuredBy(`
    reader {
      name = "Zoe"
      books = 3
    }
    city = "Ulm"
    hall { opens = "9:00" }
    reader { name = "Ada" }
    dynamic "reader" {
      for_each = ["Eve", "Bob"]
      content { name = reader.value }
    }`);
  await workspace.apply();
  expect(await workspace.outputs()).toEqual({
    lines: ['Zoe 3 null', 'Ada null null', 'Eve null null', 'Bob null null'],
  });
  const empty = await configuredBy('');
  await empty.apply();
  expect(await empty.outputs()).toEqual({ lines: [] });
});

test('what is unknown in a plan arrives as unknown: an attribute of a block, or all blocks of a name', async () => {
  const other = 'resource "terraform_data" "other" { input = "Eve" }';
  const oneUnknown = await configuredBy('reader { name = "Ada" }\n reader { name = terraform_data.other.output }', other);
  const { plan } = await oneUnknown.plan();
  expect(plan.planned_values.outputs.lines.value).toEqual(['Ada null null', '? null null']);
  await oneUnknown.apply();
  await oneUnknown.apply();
  expect(await oneUnknown.outputs()).toEqual({ lines: ['Ada null null', 'Eve null null'] });

  const allUnknown = await configuredBy(`
    dynamic "reader" {
      for_each = [for name in [terraform_data.other.output] : name if name != ""]
      content { name = reader.value }
    }`, other);
  const { plan: early } = await allUnknown.plan();
  expect(early.planned_values.outputs.lines.value).toEqual(['nobody knows']);
});

test.each<[string, string, RegExp, RegExp]>([
  ['a missing attribute', 'reader { name = "Ada" }\n reader {}', /^Missing required argument: .*"name" is required/,
    /^reader \{\}$/],
  ['a block too many', 'hall { opens = "9:00" }\n hall { opens = "10:00" }',
    /^Too many hall blocks: No more than 1 "hall" blocks are allowed/, /^hall/],
  ['an attribute that no block has', 'reader {\n name = "Ada"\n beard = true\n}',
    /^Unsupported argument: .*"beard" is not expected here/, /^beard/],
  ['a value that a check refuses', 'reader { name = "Ada" }\n reader {\n name = "bob"\n}',
    /^Invalid value for `reader\[1\].name`: Must be a text with a capital letter first. The value is "bob"./, /^name = "bob"$/],
])('validate points at %s', async (_, blocks, message, line) => {
  const { valid, said, code } = await validated(blocks);
  expect(valid).toBe(false);
  expect(said).toEqual([expect.stringMatching(message)]);
  expect(code).toEqual([expect.stringMatching(line)]);
});

test('a deprecated block is a warning', async () => {
  const { valid, said } = await validated('shelf {}\n shelf {}');
  expect(valid).toBe(true);
  expect(said).toContain('Deprecated block: `shelf`: They are everywhere now.');
});

test('a secret in a block is not in the error that repeats it', async () => {
  const workspace = await configuredBy('reader {\n name = "Ada"\n card = "stolen-4711"\n}');
  const { code, stdout, stderr } = await workspace.run('plan', '-no-color');
  expect(code).toBe(1);
  expect(stderr).toContain('Refused: Ada null (sensitive value)');
  expect(stdout + stderr).not.toContain('stolen-4711');
});

test('the schema that Terraform prints has the blocks', async () => {
  const { stdout } = await (await configuredBy('')).run('providers', 'schema', '-json');
  const { block } = JSON.parse(stdout).provider_schemas[SOURCE].provider;
  expect(Object.keys(block.block_types)).toEqual(['hall', 'reader', 'shelf']);
  expect(block.block_types.hall).toMatchObject({ nesting_mode: 'list', max_items: 1 });
  expect(block.block_types.reader).toEqual({
    nesting_mode: 'list',
    block: {
      attributes: {
        name: { type: 'string', description: 'Who.', description_kind: 'markdown', required: true },
        books: { type: 'number', description: 'How many at a time.', description_kind: 'markdown', optional: true },
        card: {
          type: 'string',
          description: 'Opens the door.',
          description_kind: 'markdown',
          optional: true,
          sensitive: true,
        },
      },
      description: 'Who may come in.',
      description_kind: 'markdown',
    },
  });
});
