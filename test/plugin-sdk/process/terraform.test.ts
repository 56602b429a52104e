import { ChildProcess } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import { buildPlugin, PluginBundle } from './plugin-bundle';
import { TerraformRun } from './terraform-run';

const everyType = `
resource "notes_note" "first" {
  text     = "hello"
  pages    = 9007199254740991
  weight   = 0.1
  draft    = false
  lines    = ["a", "b"]
  tags     = ["y", "x"]
  labels   = { "__proto__" = "kept" }
  author   = { name = "n", age = 9007199254740993 }
  anything = { deep = [1, "two", null] }
  timeouts = {}
  secret   = "hunter2"
}
resource "notes_note" "second" {
  text = "after-\${notes_note.first.id}"
}
data "notes_listing" "all" {
  tag = notes_note.second.id
}
output "author" { value = notes_note.first.author.age }
`;

const slow = 'resource "notes_note" "slow" {\n  text = "slow"\n}\n';

let bundle: PluginBundle;

beforeAll(() => {
  bundle = buildPlugin();
});

afterAll(() => bundle.remove());

const traced = { TF_LOG_PROVIDER: 'trace' };

/** Calls `then` when the provider says, in a traced run, that it has begun to apply. */
const onceApplying = (then: (child: ChildProcess) => void) => (child: ChildProcess) => {
  let log = '';
  const read = (text: Buffer) => {
    log += text;
    if (!/received request:.*tf_rpc=ApplyResourceChange/.test(log)) return;
    child.stderr!.off('data', read);
    then(child);
  };
  child.stderr!.on('data', read);
};

test('apply, two empty plans, and destroy', async () => {
  const run = new TerraformRun(bundle, everyType);
  expect(await run.terraform('apply -auto-approve -no-color')).toMatchObject({
    code: 0,
    output: expect.stringContaining('author = 9007199254740993'),
  });
  expect(await run.terraform('plan -detailed-exitcode -refresh=false')).toMatchObject({ code: 0 });
  expect(await run.terraform('plan -detailed-exitcode')).toMatchObject({ code: 0 });
  expect(await run.terraform('destroy -auto-approve')).toMatchObject({ code: 0 });
  expect(JSON.parse(run.read('terraform.tfstate')).resources).toEqual([]);
  expect(readdirSync(run.folder).filter((name) => name.startsWith('plugin-'))).toEqual([]);
});

test('Terraform understands every line of the log, and complains of nothing', async () => {
  const run = new TerraformRun(bundle, everyType, { TF_LOG: 'trace', TF_LOG_PATH: 'log.txt' });
  expect(await run.terraform('apply -auto-approve')).toMatchObject({ code: 0 });
  const lines = run.read('log.txt').split('\n');
  expect(
    lines.filter((line) =>
      /\[TRACE\] provider\.terraform-provider-notes: served request:.*tf_rpc=ApplyResourceChange/.test(line),
    ),
  ).toHaveLength(2);
  // Now and then go-plugin itself reports that it was reading while the process ended.
  const complaints = lines.filter((line) =>
    /\[(WARN|ERROR)\].*(provider|plugin)/.test(line) && !line.includes('file already closed'),
  );
  expect(complaints).toEqual([]);
  expect(lines.filter((line) => line.includes('"@message"') || line.includes('unexpected data'))).toEqual([]);
});

test('a refusal shows the attribute in the configuration', async () => {
  const run = new TerraformRun(bundle, 'resource "notes_note" "a" {\n  text = "refused"\n}\n');
  const { code, output } = await run.terraform('validate -no-color');
  expect(code).toBe(1);
  expect(output).toMatch(
    /Error: Refused\n[^]*line 8, in resource "notes_note" "a":\n[^]*text = "refused"\n\nWrite something else\./,
  );
});

test('import reads the object it names', async () => {
  const run = new TerraformRun(bundle, 'resource "notes_note" "a" {\n  text = "imported"\n}\n');
  expect(await run.terraform('import notes_note.a n-7')).toMatchObject({ code: 0 });
  expect(JSON.parse(run.read('terraform.tfstate')).resources[0].instances[0].attributes).toMatchObject({
    id: 'n-7',
    text: 'imported',
  });
});

test('without TLS, if the user wants it so', async () => {
  const run = new TerraformRun(bundle, everyType, { TF_DISABLE_PLUGIN_TLS: '1' });
  expect(await run.terraform('apply -auto-approve')).toMatchObject({ code: 0 });
});

test('Ctrl-C keeps the state of what was in flight', async () => {
  const run = new TerraformRun(bundle, slow, traced);
  await run.terraform('apply -auto-approve', onceApplying((child) => process.kill(-child.pid!, 'SIGINT')));
  expect(JSON.parse(run.read('terraform.tfstate')).resources[0].instances[0].attributes).toMatchObject({
    id: 'note-1',
  });
});

test('SIGTERM to the whole group, as a job runner sends it, keeps the state as well', async () => {
  const run = new TerraformRun(bundle, slow, traced);
  await run.terraform('apply -auto-approve', onceApplying((child) => process.kill(-child.pid!, 'SIGTERM')));
  expect(JSON.parse(run.read('terraform.tfstate')).resources[0].instances[0].attributes).toMatchObject({
    id: 'note-1',
  });
});

test('a provider outlives a killed Terraform for a moment only', async () => {
  const run = new TerraformRun(bundle, slow, traced);
  const sockets = () => readdirSync(run.folder).filter((name) => name.startsWith('plugin-'));
  const gone = new Promise<void>((resolve) => {
    void run.terraform('apply -auto-approve', onceApplying((child) => {
      const watcher = watch(run.folder, () => {
        if (sockets().length > 0) return;
        watcher.close();
        resolve();
      });
      child.kill('SIGKILL');
    }));
  });
  await gone;
  expect(sockets()).toEqual([]);
});
