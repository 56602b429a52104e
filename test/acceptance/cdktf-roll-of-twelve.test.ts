import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { CommandResult } from '../../scripts/isolated-folder';
import { Emulator, startEmulator } from '../../src/emulator';
import { readSeeds } from '../../src/emulator/fleet/seed';
import { codeBlocks, forEmulator, shellLines } from '../documented-commands';

const EXAMPLE = 'examples/cdktf-roll-of-twelve';
const README = `${EXAMPLE}/README.md`;
const cdktf = join(__dirname, '../../node_modules/.bin/cdktf');

const fleet = readSeeds(JSON.parse(readFileSync(join(__dirname, '../..', EXAMPLE, 'fleet.json'), 'utf8')));
const IDS = fleet.map(({ id }) => id!);
const [CANARY] = IDS;
const [SLOW, ILL] = [IDS[4], IDS[7]];

let emulator: Emulator;
let workspace: CdktfWorkspace;
/** What the README sets for all commands that follow. */
let exported: readonly string[];

beforeAll(async () => {
  if (!existsSync(join(__dirname, '../../lib/bin/terraform-provider-dms.js'))) {
    throw new Error('lib is not built. Run `npm run build` first: this test deploys the package as users get it.');
  }
  emulator = await startEmulator({ pace: 0.1, fleet });
  workspace = new CdktfWorkspace('cdktf-roll-of-twelve', {
    CDKTF_AUTO_APPROVE: 'true',
    TF_CLI_ARGS_apply: '-auto-approve -input=false',
  });
  const lines = forEmulator(shellLines(README, 'Without a cloud'), emulator.endpoint);
  exported = lines.filter((line) => line.startsWith('export '))
    .map((line) => line.replace('KAFKA_INSTANCE_TIMEOUT=1m', 'KAFKA_INSTANCE_TIMEOUT=12s'));
  await follow(lines.filter((line) => line.startsWith('curl ')));
});

afterAll(async () => {
  await workspace?.remove();
  await emulator?.close();
});

/** Runs lines of the README in a copy of the example, with the CLI of this checkout. */
async function follow(lines: readonly string[]): Promise<CommandResult> {
  expect(lines).not.toEqual([]);
  const { exitCode, output } = await workspace.shell(
    [...exported, ...lines.map((line) => line.replace('npx cdktf', cdktf))], workspace.app);
  return { exitCode, output: unwrapped(output) };
}

/** What Terraform says, without its frames, and the CLI's name of the stack before each line. */
const unwrapped = (text: string): string =>
  text.split('\n').map((line) => line.replace(/^\s*kafka-roll\s/, '').replace(/[│╷╵]/g, ' ')).join(' ').replace(/\s+/g, ' ');

const restarted = (since = 0): string[] => emulator.cloud.actions().slice(since).map(({ instanceId }) => instanceId);

test('the first deploy restarts twelve, holds up nobody for the one that never heals, and says what it lacks', async () => {
  const { exitCode, output } = await follow(shellLines(README, 'The first deploy'));
  expect(exitCode).not.toBe(0);
  const [{ lines }] = codeBlocks(README, 'The first deploy').filter(({ language }) => language === 'text');
  expect(output).toContain(lines.join(' ').replace('after 1m', 'after 12s'));
  expect(output).toContain('Done (11):');
  expect(restarted()[0]).toBe(CANARY);
  expect(restarted().sort()).toEqual(IDS);
  expect(emulator.cloud.unhealthyNow()).toEqual([ILL]);
  expect(emulator.cloud.maxUnhealthy()).toBe(3);
  expect(emulator.cloud.clusterOf(SLOW)).toMatchObject({ brokersAlive: 3, replicasInSync: 90 });
});

test('once it is well the next deploy goes on and ends, with each restarted exactly once, and the plan after it is empty', async () => {
  const { exitCode, output } = await follow(shellLines(README, 'Somebody brings the broker back'));
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringContaining('No changes.') });
  expect(restarted().sort()).toEqual(IDS);
});

test('a checkpoint: the canary with one deploy, and after a look the others with the next', async () => {
  const lines = shellLines(README, 'The canary, a look, and then the others');
  const looks = lines.findIndex((line) => line.endsWith('cdktf diff')) + 1;
  const first = await follow(lines.slice(0, looks));
  expect(first).toEqual({
    exitCode: 0, output: expect.stringContaining('11 instances are left for a later apply, to be restarted then'),
  });
  expect(first.output).toContain('1 to change');
  expect(restarted(IDS.length)).toEqual([CANARY]);
  expect(await follow(lines.slice(looks))).toMatchObject({ exitCode: 0 });
  expect(restarted(IDS.length).sort()).toEqual(IDS);
  expect(emulator.cloud.maxUnhealthy()).toBe(3);
});
