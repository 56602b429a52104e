import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleAll } from './bundle';
import { CdktfWorkspace } from './cdktf-workspace';
import { EmulatorProcess, startEmulatorProcess } from './emulator-process';
import { CommandResult } from './isolated-folder';
import {
  BUILD_INTERRUPTED,
  commandFailed,
  DOES_NOT_COMPILE,
  INTERRUPTED,
  NO_TERRAFORM,
  QUICKSTART_DONE,
  SECOND_PLAN_NOT_EMPTY,
} from './texts';

const root = join(__dirname, '..');
const STACK = 'kafka-maintenance';
const RESTARTED = 3;

const say = (text: string) => process.stdout.write(`${text}\n`);
const step = (title: string) => say(`\n=== ${title}\n`);

/** What ends the quickstart early, in words for the user. */
class QuickstartError extends Error {}

/** Terraform or, where it is not there, OpenTofu. */
function terraformBinary(): string {
  const found = ['terraform', 'tofu'].find((name) =>
    spawnSync(name, ['version'], { env: { ...process.env, CHECKPOINT_DISABLE: '1' } }).status === 0,
  );
  if (found) return found;
  throw new QuickstartError(NO_TERRAFORM);
}

async function build(): Promise<void> {
  const { status, signal } = spawnSync(join(root, 'node_modules', '.bin', 'jsii'), ['--silence-warnings=reserved-word'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] },
    });
  if (signal) throw new QuickstartError(BUILD_INTERRUPTED);
  if (status !== 0) throw new QuickstartError(DOES_NOT_COMPILE);
  await bundleAll(join(root, 'lib', 'bin'));
}

function workspaceFor(emulator: EmulatorProcess, terraform: string): CdktfWorkspace {
  const running = emulator.instances.filter(({ status }) => status === 'RUNNING').slice(0, RESTARTED);
  return new CdktfWorkspace('cdktf-typescript', {
    TERRAFORM_BINARY_NAME: terraform,
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
    KAFKA_INSTANCES: running.map(({ id }) => id).join(','),
  }, (text) => process.stdout.write(text));
}

function expectSuccess(command: string, { exitCode }: CommandResult): void {
  if (exitCode !== 0) throw new QuickstartError(commandFailed(command, exitCode));
}

/** What the deploy did to each instance, from the outputs of the stack. */
function showOutcome(outputsFile: string): void {
  const { restarted, cleaned } = JSON.parse(readFileSync(outputsFile, 'utf8'))[STACK];
  const show = (action: string, results: Record<string, { name: string; outcome: string; status: string }>) =>
    Object.entries(results).forEach(([id, { name, outcome, status }]) =>
      say(`${action}  ${id}  ${name.padEnd(20)}${outcome.padEnd(8)}${status ?? ''}`),
    );
  show('restart', restarted);
  show('delete ', cleaned);
}

async function deploy(workspace: CdktfWorkspace): Promise<void> {
  step('The plan: who would be restarted and who would be deleted');
  expectSuccess('cdktf diff', await workspace.cdktf(['diff']));
  step('The deploy, under `cdktf-provider-dms watch -- cdktf deploy`');
  const outputs = join(workspace.folder, 'outputs.json');
  expectSuccess('cdktf deploy', await workspace.watchedCdktf(['deploy', '--auto-approve', '--outputs-file', outputs]));
  step('What happened to each instance');
  showOutcome(outputs);
  step('A second plan');
  const second = await workspace.cdktf(['diff']);
  expectSuccess('cdktf diff', second);
  if (!second.output.includes('No changes')) throw new QuickstartError(SECOND_PLAN_NOT_EMPTY);
}

async function quickstart(interrupted: Promise<never>): Promise<void> {
  const terraform = terraformBinary();
  step('Build');
  await build();
  step('A cloud to play with');
  const emulator = await startEmulatorProcess();
  const workspace = workspaceFor(emulator, terraform);
  try {
    emulator.instances.forEach(({ id, name, status }) => say(`${id}  ${name.padEnd(20)}${status}`));
    await Promise.race([deploy(workspace), interrupted]);
    say(`\n${QUICKSTART_DONE}`);
  } finally {
    await workspace.remove();
    await emulator.stop();
  }
}

const interruption = new Promise<never>((_, reject) => {
  const interrupt = () => reject(new QuickstartError(INTERRUPTED));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
});
// It may come while nothing waits for it, and must not end the process then.
interruption.catch(() => {});

quickstart(interruption).catch((error: Error) => {
  process.stderr.write(`\n${error instanceof QuickstartError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
