import { ShelfWorkspace } from './shelf-workspace';

const red = 'resource "shelf_thing" "it" {\n  name = "box"\n  color = "red"\n}\n';
const actions = ({ changes }: { changes: readonly { address: string; actions: readonly string[] }[] }) =>
  changes.map(({ address, actions: of }) => `${address}: ${of.join()}`);

test('a thing is created, changed in place, replaced and destroyed', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  expect(actions(await workspace.plan())).toEqual(['shelf_thing.it: create']);
  await workspace.apply();
  const created = await workspace.it();
  expect(created).toMatchObject({ name: 'box', color: 'red', revision: 1, warehouse: 'main' });
  expect(workspace.shelf.all).toMatchObject([{ id: created.id, color: 'red' }]);
  await workspace.expectNoChanges();

  workspace.configure(red.replace('"red"', '"blue"'));
  const { changes: [update] } = await workspace.plan();
  expect(update).toMatchObject({
    actions: ['update'],
    after: { id: created.id, warehouse: 'main' },
    after_unknown: { revision: true },
  });
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ id: created.id, color: 'blue', revision: 2 });
  await workspace.expectNoChanges();

  workspace.configure(red.replace('}', '  place = "floor"\n}'));
  const { changes: [replacement] } = await workspace.plan();
  expect(replacement).toMatchObject({
    actions: ['delete', 'create'],
    replace_paths: [['place']],
    after_unknown: { id: true },
  });
  await workspace.apply();
  const replaced = await workspace.it();
  expect(replaced.id).not.toBe(created.id);
  expect(workspace.shelf.all.map(({ id }) => id)).toEqual([replaced.id]);
  await workspace.expectNoChanges();

  await workspace.destroy();
  expect(workspace.shelf.all).toEqual([]);
  expect(await workspace.state()).toEqual({});
});

test('a resource without update is replaced by every change', async () => {
  const workspace = await ShelfWorkspace.holding('resource "shelf_label" "it" { text = "a" }');
  await workspace.apply();
  await workspace.expectNoChanges();
  workspace.configure('resource "shelf_label" "it" { text = "b" }');
  expect((await workspace.plan()).changes).toMatchObject([{
    actions: ['delete', 'create'],
    replace_paths: [['text']],
  }]);
  await workspace.apply();
  await workspace.expectNoChanges();
});

test('what was changed behind Terraform’s back shows in the plan, and is mended', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const [thing] = workspace.shelf.all;
  workspace.shelf.put({ ...thing, color: 'green' });
  const plan = await workspace.plan();
  expect(actions(plan)).toEqual(['shelf_thing.it: update']);
  expect(plan.plan.resource_drift).toMatchObject([{ change: { before: { color: 'red' }, after: { color: 'green' } } }]);
  await workspace.apply();
  expect(workspace.shelf.get(thing.id)).toMatchObject({ color: 'red' });
  await workspace.expectNoChanges();
});

test('what has disappeared is planned anew', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const [{ id }] = workspace.shelf.all;
  workspace.shelf.remove(id);
  expect(actions(await workspace.plan())).toEqual(['shelf_thing.it: create']);
  await workspace.apply();
  expect(workspace.shelf.all).toHaveLength(1);
  await workspace.expectNoChanges();
});

test('an existing thing is imported as it is, a missing one is an error', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const before = await workspace.it();
  await workspace.run('state', 'rm', 'shelf_thing.it');
  const missing = await workspace.run('import', '-no-color', 'shelf_thing.it', 'nowhere');
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('Cannot import non-existent remote object');
  expect(await workspace.run('import', '-no-color', 'shelf_thing.it', before.id)).toMatchObject({ code: 0 });
  expect(await workspace.it()).toEqual(before);
  await workspace.expectNoChanges();
});

test('an import block plans the import, and private state lives on to the update after it', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const { id } = await workspace.it();
  await workspace.run('state', 'rm', 'shelf_thing.it');
  workspace.configure(`${red.replace('red', 'blue')}import {\n  to = shelf_thing.it\n  id = "${id}"\n}\n`);
  expect(actions(await workspace.plan())).toEqual(['shelf_thing.it: update']);
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ id, color: 'blue', revision: 2 });
  await workspace.expectNoChanges();
});

test('private state survives refreshes and changes', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  for (const color of ['blue', 'green']) {
    await workspace.apply('-refresh-only');
    workspace.configure(red.replace('red', color));
    await workspace.apply();
  }
  expect(await workspace.it()).toMatchObject({ revision: 3 });
});

test('a state of an older version is upgraded, and asks for no change', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const state = workspace.stateFile;
  const [instance] = state.resources[0].instances;
  instance.schema_version = 0;
  const { name, door, ...older } = instance.attributes;
  instance.attributes = { ...older, title: name, forgotten: { a: [1] } };
  workspace.stateFile = state;
  await workspace.expectNoChanges();
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ name: 'box', door: null });
});

test('a state of a newer version is refused with what to do', async () => {
  const workspace = await ShelfWorkspace.holding(red);
  await workspace.apply();
  const state = workspace.stateFile;
  state.resources[0].instances[0].schema_version = 2;
  workspace.stateFile = state;
  const { code, stderr } = await workspace.run('plan', '-no-color');
  expect(code).toBe(1);
  expect(stderr.replace(/[│\s]+/g, ' ')).toMatch(/newer/);
});

test('a data source reads what is there, and is checked like a resource', async () => {
  const workspace = await ShelfWorkspace.holding(`${red}
    data "shelf_things" "red" {
      color = "red"
      depends_on = [shelf_thing.it]
    }
    output "names" { value = data.shelf_things.red.names }`);
  await workspace.apply();
  expect(await workspace.outputs()).toEqual({ names: ['box'] });
  await workspace.expectNoChanges();
  workspace.configure('data "shelf_things" "odd" { color = "mauve" }');
  expect((await workspace.run('plan', '-no-color')).stderr).toContain('Must be "red", "green" or "blue".');
});

test('twenty things at once do not get into each other’s way', async () => {
  const workspace = await ShelfWorkspace.holding(
    'resource "shelf_thing" "many" {\n  count = 20\n  name = "box-${count.index}"\n  lines = ["a", "b"]\n}\n',
  );
  await workspace.apply('-parallelism=20');
  expect(workspace.shelf.all.map(({ name }) => name).sort()).toEqual(
    Array.from({ length: 20 }, (_, index) => `box-${index}`).sort(),
  );
  await workspace.expectNoChanges();
  await workspace.destroy('-parallelism=20');
  expect(workspace.shelf.all).toEqual([]);
});
