import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult, IsolatedFolder } from '../../scripts/isolated-folder';
import { makePackage } from '../../scripts/package';
import { Emulator, startEmulator } from '../../src/emulator';
import { atEndpoint, codeBlocks, forEmulator, shellLines } from '../documented-commands';
import { NpmRegistry } from '../npm-registry';

const RESTARTED = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FAILED = [1, 2].map((number) => `20000000-0000-4000-8000-00000000000${number}`);
const PACKAGING = 'npm ci && npm run package js';
const CHOICE = 'npm pkg set type=module    # or commonjs';

let registry: NpmRegistry;
let emulator: Emulator;
let place: IsolatedFolder;
/** The README's first commands as far as they are not done already, run in a folder like a checkout. */
let gettingIt: readonly string[];

beforeAll(async () => {
  registry = await NpmRegistry.start();
  emulator = await startEmulator({ pace: 0.1 });
  place = new IsolatedFolder({
    NPM_CONFIG_REGISTRY: registry.url,
    NPM_CONFIG_IGNORE_SCRIPTS: 'true',
    NPM_CONFIG_AUDIT: 'false',
    NPM_CONFIG_FUND: 'false',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    CDKTF_AUTO_APPROVE: 'true',
    TF_CLI_ARGS_apply: '-auto-approve -input=false',
  });
  makePackage('js', join(place.folder, 'dist', 'js'), place.environment);
  const lines = shellLines('README.md', 'Getting it');
  expect(lines).toContain(PACKAGING);
  gettingIt = forEmulator(lines.filter((line) => line !== PACKAGING), emulator.endpoint);
});
beforeEach(() => emulator.cloud.reset());
afterAll(async () => {
  await place?.remove();
  await emulator?.close();
  await registry?.close();
});

/** Writes the files of a section and runs its commands, in an empty folder. */
async function follow(section: string, folder: string, replace = (line: string) => line): Promise<CommandResult> {
  const app = join(place.folder, folder);
  mkdirSync(app);
  for (const { file, lines } of codeBlocks('README.md', section)) {
    if (file !== undefined) writeFileSync(join(app, file), `${atEndpoint(lines.join('\n'), emulator.endpoint)}\n`);
  }
  const lines = [...gettingIt, `cd '${app}'`, ...shellLines('README.md', section).map(replace)];
  const result = await place.shell(lines, place.folder);
  expect(result).toMatchObject({ exitCode: 0, output: expect.stringContaining('Apply complete') });
  return result;
}

/** Changes the trigger as the README says, and runs the last command of the section again. */
async function followOn(section: string, folder: string, file: string): Promise<CommandResult> {
  const path = join(place.folder, folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(['"])one\1/, '$1two$1'));
  const again = shellLines('README.md', section).filter((line) => /^export |deploy$|apply$/.test(line));
  return place.shell([...gettingIt, `cd '${join(place.folder, folder)}'`, ...again], place.folder);
}

const actedOn = (action: string) =>
  emulator.cloud.actions().filter((record) => record.action === action).map(({ instanceId }) => instanceId).sort();

test.each(['commonjs', 'module'])('the CDKTF section in an empty folder, as %s: what failed is cleaned up, and a changed trigger restarts', async (type) => {
  expect(shellLines('README.md', 'CDKTF')).toContain(CHOICE);
  await follow('CDKTF', type, (line) => line === CHOICE ? `npm pkg set type=${type}` : line);
  expect([actedOn('delete'), actedOn('restart')]).toEqual([FAILED, []]);
  expect(await followOn('CDKTF', type, 'main.ts')).toMatchObject({ exitCode: 0 });
  expect(actedOn('restart')).toEqual(RESTARTED);
}, 400_000);

test('the HCL section in an empty folder: the mirror is found, and a changed trigger restarts', async () => {
  await follow('Plain HCL', 'hcl');
  expect(actedOn('restart')).toEqual([]);
  expect(await followOn('Plain HCL', 'hcl', 'main.tf')).toMatchObject({ exitCode: 0 });
  expect(actedOn('restart')).toEqual(RESTARTED);
}, 400_000);
