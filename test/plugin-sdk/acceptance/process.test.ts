import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { during, shelfPlugin, ShelfWorkspace } from './shelf-workspace';

const thing = (attributes: string) => `resource "shelf_thing" "it" {\n  name = "box"\n  ${attributes}\n}\n`;
const words = (text: string) => text.replace(/[│╷╵\s]+/g, ' ');

test('Ctrl-C in the middle keeps what was made, and the next apply carries on', async () => {
  const workspace = await ShelfWorkspace.holding(thing('misbehaves = "waits"'));
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await during(apply, () => workspace.shelf.all.length > 0);
  apply.interrupt();
  const { code, stdout, stderr } = await apply.finished;
  expect(code).toBe(1);
  expect(stdout).toContain('Interrupt received.');
  expect(words(stderr)).toContain('The run was interrupted. The thing stands there half finished.');
  expect((await workspace.state())['shelf_thing.it']).toMatchObject({
    tainted: true,
    values: { id: workspace.shelf.all[0].id },
  });
  workspace.configure(thing(''));
  await workspace.apply();
  expect(workspace.shelf.all).toHaveLength(1);
  await workspace.expectNoChanges();
});

test('Ctrl-C during an update keeps the object as it was', async () => {
  const workspace = await ShelfWorkspace.holding(thing(''));
  await workspace.apply();
  const before = await workspace.it();
  workspace.configure(thing('misbehaves = "waits"'));
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await during(apply, () => apply.stdout.includes('shelf_thing.it: Modifying'));
  apply.interrupt();
  expect((await apply.finished).code).toBe(1);
  expect(await workspace.it()).toEqual(before);
  workspace.configure(thing(''));
  await workspace.expectNoChanges();
});

test('a handler that ignores Ctrl-C is abandoned after its grace, without loss', async () => {
  const workspace = await ShelfWorkspace.holding(thing('misbehaves = "rejects-stop"'));
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await during(apply, () => workspace.shelf.all.length > 0);
  apply.interrupt();
  expect(words((await apply.finished).stderr)).toContain('It did not end within 1 s after that, and was abandoned.');
  expect(await workspace.it()).toMatchObject({ id: workspace.shelf.all[0].id });
});

test('without TLS between Terraform and the plugin everything works the same', async () => {
  const workspace = await ShelfWorkspace.holding(thing('color = "red"'), { TF_DISABLE_PLUGIN_TLS: '1' });
  await workspace.apply();
  await workspace.expectNoChanges();
  await workspace.destroy();
  expect(workspace.shelf.all).toEqual([]);
});

test('every log line of the plugin is understood by Terraform, and holds no secret', async () => {
  const workspace = await ShelfWorkspace.holding(thing('secret = "correct horse"'), {
    TF_LOG: 'TRACE',
    TF_LOG_PATH: 'trace.log',
  });
  await workspace.apply();
  const lines = readFileSync(join(workspace.folder, 'trace.log'), 'utf8').split('\n').filter((line) =>
    line.includes('terraform-provider-shelf'),
  );
  const ofPlugin = lines.filter((line) =>
    /^\S+ \[(TRACE|DEBUG|INFO|WARN|ERROR)\] +provider\.terraform-provider-shelf/.test(line),
  );
  expect(ofPlugin.some((line) => line.includes('tf_rpc=ApplyResourceChange'))).toBe(true);
  expect(ofPlugin.filter((line) => line.includes('unexpected data') || line.includes('{"@'))).toEqual([]);
  expect(ofPlugin.join('\n')).not.toContain('correct horse');
});

test('a provider under a debugger is found through TF_REATTACH_PROVIDERS, and outlives Terraform', async () => {
  const provider = spawn(process.execPath, [shelfPlugin], { env: { PATH: process.env.PATH, SHELF_DEBUG: '1' } });
  const exit = once(provider, 'exit');
  let printed = '';
  provider.stdout.on('data', (text) => printed += text);
  while (!/'\n$/.test(printed)) await once(provider.stdout, 'data');
  const workspace = await ShelfWorkspace.holding(thing('color = "red"'), {
    TF_REATTACH_PROVIDERS: /TF_REATTACH_PROVIDERS='(.*)'/.exec(printed)![1],
    TF_CLI_CONFIG_FILE: '/dev/null',
  });
  await workspace.apply();
  await workspace.expectNoChanges();
  provider.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
});
