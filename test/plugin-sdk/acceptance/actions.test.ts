import { execFileSync } from 'node:child_process';
import { during, ShelfWorkspace } from './shelf-workspace';
import { terraformCommand } from '../../terraform';

const words = (text: string) => text.replace(/[│╷╵\s]+/g, ' ');
const version = execFileSync(terraformCommand(), ['version'], {
  encoding: 'utf8',
  env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [, major, minor] = /^Terraform v(\d+)\.(\d+)/.exec(version) ?? [];
const hasActions = Number(major) > 1 || Number(minor) >= 14;
const withActions = hasActions ? test : test.skip;

const thing = (color: string, trigger = '') => `resource "shelf_thing" "it" {
  name  = "box"
  color = "${color}"
  ${trigger}
}
`;
const counting = (config: string) => `action "shelf_count" "all" {\n  config {\n    ${config}\n  }\n}\n`;
const afterUpdate = `lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.shelf_count.all]
    }
  }`;

test('a Terraform that knows nothing of actions takes the provider as it always did', async () => {
  const workspace = await ShelfWorkspace.holding(thing('red'));
  await workspace.apply();
  await workspace.expectNoChanges();
  const schemas = JSON.parse((await workspace.run('providers', 'schema', '-json')).stdout);
  const { action_schemas: actions } = Object.values<any>(schemas.provider_schemas)[0];
  expect(Object.keys(actions ?? {})).toEqual(hasActions ? ['shelf_count'] : []);
});

withActions('-invoke carries out an action and shows its progress', async () => {
  const workspace = await ShelfWorkspace.holding(thing('red') + counting('color = "red"'));
  await workspace.apply();
  const { stdout } = await workspace.apply('-invoke=action.shelf_count.all');
  expect(words(stdout)).toContain('1 things of 1 counted');
});

withActions('an action is triggered by the update of a resource, not by its creation', async () => {
  const workspace = await ShelfWorkspace.holding(thing('red', afterUpdate) + counting('color = "red"'));
  expect((await workspace.apply()).stdout).not.toContain('counted');
  workspace.configure(thing('blue', afterUpdate) + counting('color = "red"'));
  expect((await workspace.apply()).stdout).toContain('0 things of 1 counted');
  await workspace.expectNoChanges();
});

withActions('an action that fails fails the run', async () => {
  const workspace = await ShelfWorkspace.holding(counting('misbehaves = "throws"'));
  const { code, stdout, stderr } = await workspace.run('apply', '-no-color', '-auto-approve',
    '-invoke=action.shelf_count.all');
  expect(code).toBe(1);
  expect(words(stdout + stderr)).toContain('The shelf broke down while it was counted.');
});

withActions('a configuration that is wrong is refused with its line', async () => {
  const workspace = await ShelfWorkspace.holding(counting('misbehaves = "sings"'));
  const { code, stdout, stderr } = await workspace.run('validate', '-no-color');
  expect(code).toBe(1);
  expect(words(stdout + stderr)).toContain('misbehaves = "sings"');
});

withActions('Ctrl-C ends an action with an error', async () => {
  const workspace = await ShelfWorkspace.holding(counting('misbehaves = "waits"'));
  const apply = workspace.start('apply', '-no-color', '-auto-approve', '-invoke=action.shelf_count.all');
  await during(apply, () => apply.stdout.includes('counted'));
  apply.interrupt();
  const { code, stdout, stderr } = await apply.finished;
  expect(code).toBe(1);
  expect(words(stdout + stderr)).toContain('The run was interrupted. The thing stands there half finished.');
});
