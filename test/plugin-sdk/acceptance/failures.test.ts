import { ShelfWorkspace } from './shelf-workspace';

const thing = (attributes: string) => `resource "shelf_thing" "it" {\n  name = "box"\n  ${attributes}\n}\n`;

/** Terraform's messages without the frame and the line breaks that fit them to a screen. */
const words = (text: string) => text.replace(/[│╷╵\s]+/g, ' ');

// Terraform finds the line of an attribute and of its elements, and only lately that of a member of a nested object.
test.each<[string, string, string, string | RegExp]>([
  ['a text that is not allowed', 'color = "mauve"', 'Must be "red", "green" or "blue". The value is "mauve".',
    'color = "mauve"'],
  ['an element of a map', 'labels = { a = "far too long a label" }', 'Invalid value for `labels["a"]`', 'labels = {'],
  ['an element of a set', 'tags = ["ok", ""]', 'The value is "".', 'tags = ['],
  ['a number that is not whole', 'amount = 1.5', 'Must be a whole number', 'amount = 1.5'],
  ['a member of a nested object', 'door = { width = 1, opens_after = "soon" }', 'Invalid value for `door.opens_after`',
    /resource "shelf_thing" "it"|door = /],
  ['a read-only attribute', 'id = "mine"', 'Read-only attribute is set', 'id = "mine"'],
])('validate points at %s', async (_, attributes, message, line) => {
  const workspace = await ShelfWorkspace.holding(thing(attributes));
  const { valid, diagnostics } = JSON.parse((await workspace.run('validate', '-json')).stdout);
  expect(valid).toBe(false);
  expect(diagnostics).toHaveLength(1);
  expect(`${diagnostics[0].summary} ${diagnostics[0].detail}`).toContain(message);
  expect(diagnostics[0].snippet.code).toMatch(line);
});

test('a sensitive value is neither in the error that rejects it nor in one that a handler throws', async () => {
  const short = await ShelfWorkspace.holding(thing('secret = "xyzzy"'));
  expect((await short.run('validate', '-no-color')).stderr).not.toMatch(/Must have.*xyzzy|The value is/s);
  const { code, stdout, stderr } =
    await (await ShelfWorkspace.holding(
      thing('secret = var.secret\n  misbehaves = "throws"\n}\nvariable "secret" {\n  default = "correct horse"'),
    ))
      .run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(stderr).toContain('secret (sensitive value))');
  expect(stdout + stderr).not.toContain('correct horse');
});

test('what could not be checked at plan is checked at apply, before anything is made', async () => {
  const workspace = await ShelfWorkspace.holding(
    `resource "terraform_data" "other" { input = "mauve" }\n${thing('color = terraform_data.other.output')}`,
  );
  await workspace.plan();
  const { code, stderr } = await workspace.run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(words(stderr)).toContain('Must be "red", "green" or "blue". The value is "mauve".');
  expect(workspace.shelf.all).toEqual([]);
});

test('a create that throws before anything exists leaves no trace', async () => {
  const workspace = await ShelfWorkspace.holding(thing('misbehaves = "throws"'));
  const { code, stderr } = await workspace.run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(words(stderr)).toContain('Error: Could not create shelf_thing');
  expect(words(stderr)).toContain('The shelf broke down (request 4711');
  expect(stderr).not.toContain('.ts:');
  expect(await workspace.state()).toEqual({});
});

test('a create that fails after it saved keeps the id, tainted, and the next apply replaces it', async () => {
  const workspace = await ShelfWorkspace.holding(thing('misbehaves = "throws-late"'));
  expect((await workspace.run('apply', '-no-color', '-auto-approve')).code).toBe(1);
  const [made] = workspace.shelf.all;
  expect((await workspace.state())['shelf_thing.it']).toMatchObject({ tainted: true, values: { id: made.id } });
  workspace.shelf.put({ ...made, misbehaves: null });
  workspace.configure(thing(''));
  await workspace.apply();
  expect(workspace.shelf.all).toHaveLength(1);
  expect(workspace.shelf.all[0].id).not.toBe(made.id);
  await workspace.expectNoChanges();
});

test('an update that throws keeps the object as it was', async () => {
  const workspace = await ShelfWorkspace.holding(thing('color = "red"'));
  await workspace.apply();
  const before = await workspace.it();
  workspace.configure(thing('color = "blue"\n  misbehaves = "throws"'));
  expect((await workspace.run('apply', '-no-color', '-auto-approve')).code).toBe(1);
  expect(await workspace.it()).toEqual(before);
  workspace.configure(thing('color = "red"'));
  await workspace.expectNoChanges();
});

test('a delete that throws keeps the object', async () => {
  const workspace = await ShelfWorkspace.holding(thing(''));
  await workspace.apply();
  const [made] = workspace.shelf.all;
  workspace.shelf.put({ ...made, misbehaves: 'throws-late' });
  const { code, stderr } = await workspace.run('destroy', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(stderr).toContain('It is stuck.');
  expect((await workspace.it()).id).toBe(made.id);
});

test.each<[string, string, string]>([
  ['lies about what it made', 'lies', 'Attribute `name` of shelf_thing came back different from what was planned'],
  ['returns garbage', 'saves-garbage', 'The state to be saved is not an object'],
])('a provider that %s is blamed by name, and the object is not lost', async (_, misbehaves, message) => {
  const workspace = await ShelfWorkspace.holding(thing(`misbehaves = "${misbehaves}"`));
  const { code, stderr } = await workspace.run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(words(stderr)).toContain(message);
  expect(stderr).not.toContain('Provider produced inconsistent result');
  expect((await workspace.state())['shelf_thing.it']).toMatchObject({
    tainted: true,
    values: { id: workspace.shelf.all[0].id },
  });
});

test('a planned destroy can warn', async () => {
  const workspace = await ShelfWorkspace.holding(thing('').replace('box', 'precious'));
  await workspace.apply();
  expect(words((await workspace.plan('-destroy')).stdout)).toContain('Warning: Precious thing');
});
