import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GeneratedFiles, publish } from './generated-files';
import { providerSchemas } from './provider-schemas';
import { schemaDocument } from './schema-document';
import { PROVIDER_SOURCE, PROVIDER_TYPE, PROVIDER_VERSION } from '../src/constructs/provider-address';

const { blocks = {} } = providerSchemas.schema;
const FOLDER = 'src/bindings';
const HEADER = '// Generated from the provider\'s schema by scripts/generate-bindings.ts; do not edit.';

/** Runs CDKTF's own generator. Loading it runs `terraform version`, which should be quiet and stay off the network. */
async function generate(outputFolder: string): Promise<void> {
  Object.assign(process.env, { TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' });
  const { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } = await import('@cdktf/commons');
  const { CodeMaker, TerraformProviderGenerator } = await import('@cdktf/provider-generator');
  const schema = {
    ...schemaDocument(PROVIDER_SOURCE, providerSchemas),
    provider_versions: { [PROVIDER_SOURCE]: PROVIDER_VERSION },
  };
  const generator = new TerraformProviderGenerator(new CodeMaker(), schema as object);
  const constraint = new TerraformProviderConstraint(`${PROVIDER_SOURCE}@${PROVIDER_VERSION}`);
  generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
  await generator.save(outputFolder);
}

async function bindings(): Promise<GeneratedFiles> {
  const temporary = mkdtempSync(join(tmpdir(), 'dms-bindings-'));
  try {
    await generate(temporary);
    const generated = join(temporary, 'providers', PROVIDER_TYPE);
    const entries = readdirSync(generated, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
    return new Map([
      [`${FOLDER}/index.ts`, indexFile(folders)],
      ...folders.map((name) =>
        [`${FOLDER}/${name}/index.ts`, ours(readFileSync(join(generated, name, 'index.ts'), 'utf8'))] as const,
      ),
    ]);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const indexFile = (folders: readonly string[]) =>
  [HEADER, ...folders.map((name) => `export * from './${name}';`), ''].join('\n');

/**
 * The generated file under our header, without the links to registry pages that do not exist. Keys of maps are quoted,
 * which the generator forgets: `results[54602a9d-…]` would be an arithmetic expression to Terraform. Of a block it
 * knows the name alone.
 */
const ours = (content: string) =>
  content
    .replace(/^\/\/ https:.*\n\/\/ generated from .*\n/, `${HEADER}\n`)
    .replace(/ *\*\n *\* Docs at Terraform Registry: .*\n/g, '')
    .replace(/\{@link https:\S+ ([^}]*)\}/g, '$1')
    .replace(/(this\.terraformAttribute, )key\)/g, '$1cdktf.Token.isUnresolved(key) ? key : JSON.stringify(key))')
    .replace(/^( *\* )(\w+) block$/gm,
      (line, star: string, name: string) => (name in blocks ? star + blocks[name].description : line))
    .replace(/[ \t]+$/gm, '');

void bindings().then((files) => publish(files, [FOLDER]));
