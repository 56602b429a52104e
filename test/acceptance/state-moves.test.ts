import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING, ORDERS } from './dms-workspace';
import { DocumentedDeploy } from './documented-deploy';
import { backendHcl, backendLines, block, GUIDE, variables } from './state-guide';
import { until } from './until';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { codeBlocks, shellLines } from '../documented-commands';
import { S3Store } from '../s3-store/s3-store';
import { TerraformWorkspace } from '../terraform';

const EXAMPLE = 'cdktf-state-s3';
const S3 = 'An S3 store, such as OBS';
const KEY = 'kafka-shared.tfstate';
const LOCAL = 'terraform.kafka-shared.tfstate';
const [[MIGRATE], PUSH, [MIGRATE_HCL]] = codeBlocks(GUIDE, 'From local to remote state')
  .filter(({ language }) => language === 'sh').map(({ lines }) => lines);

let store: S3Store;
let deploys: DocumentedDeploy;

beforeEach(async () => {
  store = await S3Store.start();
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = variables(S3);
  const keys = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  deploys = await DocumentedDeploy.of(EXAMPLE, { ...keys, STATE_ENDPOINT: store.endpoint });
});
afterEach(async () => {
  await deploys?.close();
  await store?.close();
});

/** A deploy of the example as it was before it had a backend; gives the app that it has with one. */
async function deployedLocally(folder: CdktfWorkspace): Promise<string> {
  const file = join(folder.app, 'main.ts');
  const shared = readFileSync(file, 'utf8');
  const backend = backendLines(S3).join('\n');
  expect(shared).toContain(backend);
  writeFileSync(file, shared.replace(backend, ''));
  expect(await deploys.run(folder, ['npx cdktf deploy'])).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(folder.app, LOCAL))).toBe(true);
  writeFileSync(file, shared);
  return readFileSync(join(folder.app, LOCAL), 'utf8');
}

/** The id of the one object in a state; Terraform gives a state that it pushes a new lineage. */
const idIn = (state: string): string => JSON.parse(state).resources[0].instances[0].attributes.id;

async function expectEmptyDiff(folder: CdktfWorkspace): Promise<void> {
  const nothing = expect.stringContaining('No changes.');
  expect(await deploys.run(folder, ['npx cdktf diff'])).toEqual({ exitCode: 0, output: nothing });
}

test('the CDKTF CLI stops where the state would have to move, and moves it when it is told to', async () => {
  const folder = deploys.folder();
  const adopted = idIn(await deployedLocally(folder));
  const stopped = await deploys.run(folder, ['npx cdktf deploy']);
  expect(stopped.exitCode).not.toBe(0);
  expect(stopped.output).toContain(block('From local to remote state', 'text').lines.join(' '));
  expect(store.keys).toEqual([]);
  const moved = await deploys.run(folder, [MIGRATE]);
  expect(moved).toEqual({ exitCode: 0, output: expect.stringContaining('Apply complete') });
  expect(idIn(store.object(KEY)!)).toBe(adopted);
  await expectEmptyDiff(folder);
  expect(deploys.restarted).toEqual([]);
});

test('in a fresh checkout nobody asks; there the old file is pushed before the first deploy', async () => {
  const folder = deploys.folder();
  const adopted = idIn(await deployedLocally(folder));
  rmSync(join(folder.app, 'cdktf.out'), { recursive: true });
  expect(await deploys.run(folder, ['npx cdktf deploy'])).toMatchObject({ exitCode: 0 });
  expect(idIn(store.object(KEY)!)).not.toBe(adopted);
  expect(deploys.restarted).toEqual([]);

  const another = deploys.folder();
  renameSync(join(folder.app, LOCAL), join(another.app, LOCAL));
  store.remove(KEY);
  expect(await deploys.run(another, PUSH)).toMatchObject({ exitCode: 0 });
  expect(idIn(store.object(KEY)!)).toBe(adopted);
  await expectEmptyDiff(another);
});

test('in plain HCL the state moves with the backend block of the guide', async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = variables(S3);
  const plain = new TerraformWorkspace({ plugins: {}, env: { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } });
  try {
    plain.write('resource "terraform_data" "kept" {}\n');
    await plain.init();
    await plain.apply();
    const kept = idIn(JSON.stringify(plain.stateFile));
    plain.write(backendHcl(S3).replace(/https:[^"]+/, store.endpoint), 's3.tf');
    const unasked = `${MIGRATE_HCL} -force-copy -backend-config=use_path_style=true`;
    expect(await plain.shell([unasked])).toMatchObject({ code: 0 });
    expect(idIn(store.object(KEY)!)).toBe(kept);
    expect(await plain.plan()).toMatchObject({ code: 0, changes: [] });
  } finally {
    plain.remove();
  }
});

test('two cdktf deploys with -lock-timeout in the environment: one waits, and each instance is restarted once', async () => {
  let output = '';
  const folders = [1, 2].map(() => deploys.folder((text) => {
    output += text;
  }));
  expect(await deploys.run(folders[0], ['npx cdktf deploy'])).toMatchObject({ exitCode: 0 });
  for (const { app } of folders) writeFileSync(join(app, 'broker.properties'), 'log.retention.hours=24\n');

  const { cloud } = deploys.emulator;
  cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  const lines = [...shellLines(GUIDE, 'When two deploys meet').map(unasked), 'npx cdktf deploy'];
  const both = Promise.all(folders.map(async (folder) => deploys.run(folder, lines)));
  await until(() => cloud.instance(BILLING)?.status === 'RESTARTING' && output.includes('Acquiring state lock'));
  cloud.setStatus(BILLING, 'RUNNING');
  expect((await both).map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(deploys.restarted).toEqual([ORDERS, BILLING]);
});

/** The guide's variables beside those by which a test approves. */
const unasked = (line: string) => line.replace('TF_CLI_ARGS_apply=', 'TF_CLI_ARGS_apply="-auto-approve -input=false "');

test('every block of the guide stands in a section that a test follows', () => {
  const blocks = codeBlocks(GUIDE);
  const followed = ['PostgreSQL', S3, 'Does your store lock?', 'When two deploys meet', 'What a killed deploy leaves',
    'From local to remote state'].flatMap((section) => codeBlocks(GUIDE, section));
  expect(followed).toEqual(blocks);
});
