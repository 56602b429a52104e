import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { DriftProgram, idsIn, Place } from './drift-program';
import { ExampleWorkspace } from './example-workspace';
import { PluginMirror } from './plugin-mirror';
import { CdktfWorkspace } from '../../scripts/cdktf-workspace';
import { Emulator, startEmulator } from '../../src/emulator';

const opened: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function emulated(): Promise<Emulator> {
  const emulator = await startEmulator({ pace: 0.1 });
  opened.push(async () => emulator.close());
  return emulator;
}

const acted = ({ cloud }: Pick<Emulator, 'cloud'>) => cloud.actions().map(({ action, instanceId }) => `${action} ${instanceId}`).sort();

test('in the folder of hcl-cleanup: 2, applied: 0, then 0, and no key is in any output', async () => {
  const emulator = await emulated();
  const mirror = await PluginMirror.create();
  const workspace = new ExampleWorkspace('hcl-cleanup', emulator, mirror);
  opened.push(() => workspace.remove(), () => mirror.remove());
  const runs = [
    await DriftProgram.run(workspace),
    await DriftProgram.run(workspace, '--apply', '--max-deletions', '5'),
    await DriftProgram.run(workspace),
  ];
  expect(runs.map(({ code }) => code)).toEqual([2, 0, 0]);
  expect(acted(emulator)).toEqual(FAILED.map((id) => `delete ${id}`));
  const said = JSON.stringify(runs);
  expect([emulator.accessKey, emulator.secretKey].filter((key) => said.includes(key))).toEqual([]);
});

test('a CDKTF app: told to be synthesised, then its stacks are looked at and applied, from the app\'s folder and from cdktf.out', async () => {
  const emulator = await emulated();
  const workspace = new CdktfWorkspace('cdktf-typescript', {
    HW_REGION_NAME: emulator.region,
    HW_PROJECT_ID: emulator.projectId,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    DMS_ENDPOINT: emulator.endpoint,
    KAFKA_INSTANCES: [ORDERS, BILLING, INVENTORY].join(','),
  });
  opened.push(async () => workspace.remove());
  const app: Place = { folder: workspace.app, env: workspace.environment as Record<string, string> };
  const early = await DriftProgram.run(app);
  expect({ code: early.code, error: early.summary.stacks[0].error }).toEqual({
    code: 1,
    error: expect.stringContaining('Run `npx cdktf synth`'),
  });
  expect(await workspace.cdktf(['synth'])).toMatchObject({ exitCode: 0 });
  expect(await DriftProgram.run(app)).toMatchObject({ code: 2 });
  const applied = await DriftProgram.run(app, 'cdktf.out', '--apply');
  expect({ code: applied.code, stacks: applied.summary.stacks.map(({ folder }) => folder) })
    .toEqual({ code: 0, stacks: ['cdktf.out/stacks/kafka-maintenance'] });
  expect(acted(emulator)).toEqual([
    ...FAILED.map((id) => `delete ${id}`),
    ...[ORDERS, BILLING, INVENTORY].map((id) => `restart ${id}`),
  ]);
  const { id } = emulator.cloud.failCreation('newcomer');
  const found = await DriftProgram.run(app, 'cdktf.out/stacks/kafka-maintenance');
  expect({ code: found.code, found: idsIn(found.summary, 'found') }).toEqual({ code: 2, found: [id] });
});

/** An app of two stacks, of which `a-second` reads what `b-first` puts out. */
async function twoStacks(): Promise<{ workspace: DmsWorkspace; app: Place; configure: (version: number) => void }> {
  const workspace = await DmsWorkspace.holding('');
  const { TF_DATA_DIR: _shared, ...env } = workspace.env;
  const folders = ['a-second', 'b-first'].map((name) => join(workspace.folder, 'cdktf.out', 'stacks', name));
  folders.forEach((folder) => mkdirSync(folder, { recursive: true }));
  writeFileSync(join(workspace.folder, 'cdktf.out', 'manifest.json'), JSON.stringify({
    version: '0.21.0',
    stacks: {
      'a-second': { name: 'a-second', constructPath: 'a-second', workingDirectory: 'stacks/a-second', dependencies: ['b-first'] },
      'b-first': { name: 'b-first', constructPath: 'b-first', workingDirectory: 'stacks/b-first', dependencies: [] },
    },
  }));
  const configure = (version: number) => {
    [`data "terraform_remote_state" "first" {
        backend = "local"
        config  = { path = "${folders[1]}/terraform.tfstate" }
      }
      ${restart([BILLING], 'when = ["triggered"]\n triggers = { v = data.terraform_remote_state.first.outputs.version }')}`,
    `${restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }`)}\n output "version" { value = ${version} }`]
      .forEach((hcl, at) => {
        workspace.configure(hcl);
        copyFileSync(join(workspace.folder, 'main.tf'), join(folders[at], 'main.tf'));
      });
    writeFileSync(join(workspace.folder, 'main.tf'), '');
  };
  configure(1);
  return { workspace, app: { folder: workspace.folder, env }, configure };
}

test('of two stacks the one that others depend on is planned and applied first', async () => {
  const { workspace, app, configure } = await twoStacks();
  const first = await DriftProgram.run(app, 'cdktf.out', '--apply');
  expect({ code: first.code, folders: first.summary.stacks.map(({ folder, error }) => [folder, error]) }).toEqual({
    code: 0,
    folders: [['cdktf.out/stacks/b-first', null], ['cdktf.out/stacks/a-second', null]],
  });
  configure(2);
  expect(await DriftProgram.run(app, 'cdktf.out', '--apply')).toMatchObject({ code: 0 });
  expect(acted(workspace)).toEqual([`restart ${ORDERS}`, `restart ${BILLING}`]);

  workspace.cloud.plan(ORDERS, { restart: 'reject', times: 1 });
  configure(3);
  const failed = await DriftProgram.run(app, 'cdktf.out', '--apply');
  expect({ code: failed.code, errors: failed.summary.stacks.map(({ error }) => error) }).toEqual({
    code: 1,
    errors: [expect.stringContaining(ORDERS), expect.stringContaining('it depends on cdktf.out/stacks/b-first, which failed')],
  });
});

test('backend configuration goes to init, variables to plan and apply, and what they hold is in no output', async () => {
  const SECRET = 'not-to-be-seen-anywhere';
  const declared = `
    terraform {
      backend "local" {}
    }
    variable "db_password" {
      type      = string
      sensitive = true
      ephemeral = true
    }
    variable "note" {
      type = string
    }
    check "note" {
      assert {
        condition     = var.note != ""
        error_message = "No note."
      }
    }`;
  const workspace = await DmsWorkspace.holding('');
  workspace.write('note = "from a file"', 'notes.tfvars');
  workspace.configure(declared + cleanUp());
  const given = ['--backend-config', `path=${join(workspace.folder, 'kept.tfstate')}`, '--var', `db_password=${SECRET}`, '--var-file', 'notes.tfvars'];
  const applied = await DriftProgram.run(workspace, '--apply', ...given);
  expect(applied).toMatchObject({ code: 0, summary: { stacks: [{ error: null }] } });
  expect(existsSync(join(workspace.folder, 'kept.tfstate'))).toBe(true);
  workspace.write(`locals {\n broken = tonumber("x-${SECRET}")\n}\noutput "broken" {\n value = local.broken\n}\n`, 'broken.tf');
  const failed = await DriftProgram.run(workspace, ...given, '--markdown', 'summary.md', '--html', 'summary.html');
  expect(failed.code).toBe(1);
  const written = ['summary.md', 'summary.html'].map((file) => readFileSync(join(workspace.folder, file), 'utf8'));
  const { id } = workspace.cloud.failCreation('newcomer');
  expect(written.concat(JSON.stringify([applied, failed]), id).join('')).not.toContain(SECRET);
});
