import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, Language, missingTools } from './languages';
import { noSuchPackage, packageFailed, packaged, sourceOnly } from './texts';

const root = join(__dirname, '..');
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Makes the npm package as a file. */
function packJs(outputFolder: string, environment: NodeJS.ProcessEnv): void {
  run('npm', ['pack', '--silent', '--pack-destination', outputFolder], environment);
}

/**
 * Makes the package of another language, or its source where the tool chain that builds it is missing. The Java package
 * brings the CDKTF library along, because Maven Central does not have it in this version.
 */
function packWithJsii(language: Language, outputFolder: string, environment: NodeJS.ProcessEnv): void {
  const { modules, needs } = LANGUAGES[language];
  const missing = missingTools(language);
  if (missing.length > 0) {
    makeSource(language, outputFolder, environment);
    say(sourceOnly(language, missing, needs));
  } else {
    pacmak(language, outputFolder, modules, environment);
  }
}

/** Makes the source of a package only, which takes no tool chain and no network. The checkout has to be built. */
export function makeSource(language: Language, outputFolder: string, environment = process.env): void {
  pacmak(language, outputFolder, ['--code-only', root], environment);
}

function pacmak(language: Language, outputFolder: string, more: readonly string[],
  environment: NodeJS.ProcessEnv): void {
  const temporary = mkdtempSync(join(tmpdir(), 'dms-package-'));
  try {
    const args = ['--targets', language, '--outdir', temporary, '--no-npmignore', ...more];
    run(join(root, 'node_modules', '.bin', 'jsii-pacmak'), args, environment);
    cpSync(join(temporary, language), outputFolder, { recursive: true });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Runs a command in the checkout, quietly where it succeeds.
 *
 * @throws Error with what it printed where it fails.
 */
function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...environment, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] },
  });
  if (status !== 0) throw new Error(packageFailed(command, error?.message ?? `${stdout}${stderr}`));
}

/**
 * Makes one package into a folder of its own, which is emptied before. The checkout has to be built.
 *
 * @param environment environment of the tools, which says where they keep what they download
 * @throws Error when a tool fails, with what it printed.
 */
export function makePackage(language: 'js' | Language, outputFolder: string, environment = process.env): void {
  rmSync(outputFolder, { recursive: true, force: true });
  mkdirSync(outputFolder, { recursive: true });
  if (language === 'js') packJs(outputFolder, environment);
  else packWithJsii(language, outputFolder, environment);
}

function main(asked: readonly string[]): void {
  const all = ['js', ...Object.keys(LANGUAGES)] as ('js' | Language)[];
  const unknown = asked.find((name) => !(all as string[]).includes(name));
  if (unknown !== undefined) throw new Error(noSuchPackage(unknown, all));
  for (const language of asked.length > 0 ? all.filter((name) => asked.includes(name)) : all) {
    const begin = Date.now();
    makePackage(language, join(root, 'dist', language));
    say(packaged(language, (Date.now() - begin) / 1000));
  }
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
