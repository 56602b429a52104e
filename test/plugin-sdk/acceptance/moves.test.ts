import { ShelfWorkspace } from './shelf-workspace';

const words = (text: string) => text.replace(/[│╷╵\s]+/g, ' ');
const moved = (from: string, to: string) => `moved {\n  from = ${from}\n  to = ${to}\n}\n`;

test('an object of another provider becomes one of this, and nothing is made anew', async () => {
  const workspace = await ShelfWorkspace.holding('resource "terraform_data" "old" {\n  input = "a"\n}\n');
  await workspace.apply();
  const { id } = (await workspace.state())['terraform_data.old'].values;
  workspace.configure(`resource "shelf_label" "it" { text = "a" }\n${moved('terraform_data.old', 'shelf_label.it')}`);
  expect((await workspace.plan()).changes).toEqual([]);
  await workspace.apply();
  expect((await workspace.state())['shelf_label.it'].values).toEqual({ id, text: 'a' });
  await workspace.expectNoChanges();
});

test('what cannot be moved is told what works instead', async () => {
  const workspace = await ShelfWorkspace.holding('resource "terraform_data" "old" {}\n');
  await workspace.apply();
  workspace.configure(`resource "shelf_thing" "it" { name = "a" }\n${moved('terraform_data.old', 'shelf_thing.it')}`);
  const { code, stdout, stderr } = await workspace.run('plan', '-no-color');
  expect(code).toBe(1);
  expect(words(stdout + stderr)).toContain('terraform_data cannot become shelf_thing');
  expect(words(stdout + stderr)).toContain('bring the object back with an "import" block.');
});
