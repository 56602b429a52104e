import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundleInParts, NodeFloor, pluginFile } from './plugin-file';
import { PROVIDER_VERSION } from '../src/constructs/provider-address';

const root = join(__dirname, '..');
const entryFolder = join(root, 'src', 'bin');

/**
 * Bundles an entry point of src/bin, with all it needs, into one executable file in `outputFolder`.
 * Returns the npm packages whose code is in it.
 */
export async function bundle(name: string, outputFolder: string): Promise<readonly string[]> {
  const outfile = join(outputFolder, `${name}.js`);
  const entryPoint = join(entryFolder, `${name}.ts`);
  const inputs = name.startsWith('terraform-provider-')
    ? await bundlePlugin(name, entryPoint, outfile) : await bundleProgram(entryPoint, outfile);
  chmodSync(outfile, 0o755);
  return packagesOf(inputs);
}

const OPTIONS = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'none',
  tsconfig: join(root, 'tsconfig.json'),
  absWorkingDir: root,
  logLevel: 'warning',
} as const;

async function bundleProgram(entryPoint: string, outfile: string): Promise<string[]> {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    banner: { js: '#!/usr/bin/env node' },
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function bundlePlugin(name: string, entryPoint: string, outfile: string): Promise<string[]> {
  const inputs: string[] = [];
  const parts = await bundleInParts(entryPoint, OPTIONS, inputs);
  writeFileSync(outfile, pluginFile(name, PROVIDER_VERSION, parts, nodeFloor()));
  return inputs;
}

/** What package.json asks for is what the plugin checks. */
function nodeFloor(): NodeFloor {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  const [, major, minor] = /(\d+)\.(\d+)/.exec(engines.node)!;
  return { major: Number(major), minor: Number(minor) };
}

const packagesOf = (inputs: readonly string[]) =>
  [...new Set(inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []))].sort();

/** The licences of the bundled packages, which ask to be passed on with the code. */
function thirdPartyNotices(packages: readonly string[]): string {
  if (packages.length === 0) return 'The programs in this folder contain no code of other packages.\n';
  const notices = packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const text = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort()
      .map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
    return [`${name} ${version} (${license})`, ...text].join('\n\n');
  });
  return ['The programs in this folder contain code of these packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)
    + '\n';
}

/** Bundles every entry point, and writes the licences of what is inside beside them. */
export async function bundleAll(outputFolder: string): Promise<void> {
  mkdirSync(outputFolder, { recursive: true });
  const names = readdirSync(entryFolder).filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
  const packages = await Promise.all(names.map((name) => bundle(name, outputFolder)));
  writeFileSync(join(outputFolder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices([...new Set(packages.flat())].sort()));
}

if (require.main === module) void bundleAll(process.argv[2] ?? join(root, 'lib', 'bin'));
