import { ShelfWorkspace } from './shelf-workspace';

const thing = (attributes: string) => `resource "shelf_thing" "it" {\n  name = "box"\n  ${attributes}\n}\n`;

test('numbers stay exact, however large or fine they are', async () => {
  const sizes = ['9007199254740993', '0.1', '1e100', '-0.30000000000000000004', '1.5', '1e-30',
    '123456789012345678901234567890.5', '0'];
  const workspace = await ShelfWorkspace.holding(sizes.map((size, index) => `
    resource "shelf_thing" "n${index}" {
      name = "box"
      size = ${size}
    }
    output "same${index}" { value = shelf_thing.n${index}.size == ${size} }`).join('\n'));
  await workspace.apply();
  expect(await workspace.outputs()).toEqual(Object.fromEntries(sizes.map((_, index) => [`same${index}`, true])));
  await workspace.expectNoChanges();
});

test('sets have no order, lists have, and nulls stay nulls', async () => {
  const workspace = await ShelfWorkspace.holding(
    thing('tags = ["b", "a"]\n  lines = ["b", "a"]\n  notes = { a = null, "__proto__" = "x", "constructor" = "y" }'),
  );
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ tags: ['a', 'b'], lines: ['b', 'a'], place: null, door: null });
  expect(Object.entries((await workspace.it()).notes).sort()).toEqual([['__proto__', 'x'], ['a', null], ['constructor',
    'y']]);
  await workspace.expectNoChanges();
  workspace.configure(
    thing(
      'tags = ["a", "b", "a"]\n  lines = ["b", "a"]\n  notes = { a = null, "__proto__" = "x", "constructor" = "y" }',
    ),
  );
  await workspace.expectNoChanges();
  workspace.configure(thing('tags = []\n  lines = []\n  notes = {}'));
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ tags: [], lines: [], notes: {} });
  await workspace.expectNoChanges();
});

test('nested objects hold configured and computed members', async () => {
  const workspace = await ShelfWorkspace.holding(
    thing('door = { width = 80, opens_after = "1m30s" }\n  drawers = { top = { depth = 0.1 }, bottom = {} }'),
  );
  const { changes: [planned] } = await workspace.plan();
  expect(planned.after).toMatchObject({
    door: { width: 80 },
    drawers: { top: { depth: 0.1 }, bottom: { depth: null } },
  });
  expect(planned.after_unknown).toMatchObject({ door: { key: true } });
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ door: { width: 80, opens_after: '1m30s', key: 'key-80' } });
  await workspace.expectNoChanges();
  workspace.configure(thing('door = { width = 90 }'));
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({ door: { width: 90, opens_after: null, key: 'key-90' }, drawers: null });
  await workspace.expectNoChanges();
});

test('computed members of lists and sets of objects belong to their objects', async () => {
  const workspace = await ShelfWorkspace.holding(
    thing('hooks = [{ holds = "coat" }, { holds = "hat" }]\n  steps = [{ height = 20 }, { height = 21 }]'),
  );
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({
    hooks: [{ holds: 'coat', serial: 'hook-coat' }, { holds: 'hat', serial: 'hook-hat' }],
    steps: [{ serial: 'step-0' }, { serial: 'step-1' }],
  });
  await workspace.expectNoChanges();
  workspace.configure(thing('hooks = [{ holds = "hat" }, { holds = "bag" }]\n  steps = [{ height = 25 }]'));
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({
    hooks: [{ holds: 'bag', serial: 'hook-bag' }, { holds: 'hat', serial: 'hook-hat' }],
    steps: [{ height: 25, serial: 'step-0' }],
  });
  await workspace.expectNoChanges();
});

test('a dynamic attribute holds any type, and changes it', async () => {
  const values: Record<string, [hcl: string, value: unknown]> = {
    text: ['"a"', 'a'],
    tuple: ['[1, "a", true]', [1, 'a', true]],
    object: ['{ a = { b = [0.5] } }', { a: { b: [0.5] } }],
    set: ['toset(["x"])', ['x']],
    nothing: ['null', null],
  };
  const holding = (names: string[]) =>
    names.map((name, index) => `
    resource "shelf_thing" "t${index}" {
      name = "box"
      anything = ${values[name][0]}
    }`).join('\n');
  const workspace = await ShelfWorkspace.holding(holding(Object.keys(values)));
  for (const names of [Object.keys(values), Object.keys(values).reverse()]) {
    workspace.configure(holding(names));
    await workspace.apply();
    const state = await workspace.state();
    expect(names.map((_, index) => state[`shelf_thing.t${index}`].values.anything)).toEqual(
      names.map((name) => values[name][1]),
    );
    await workspace.expectNoChanges();
  }
});

test('what is unknown at plan is known at apply, also inside collections and behind a known prefix', async () => {
  const workspace = await ShelfWorkspace.holding(`
    resource "terraform_data" "other" { input = "x" }
    ${
      thing(`
      color    = terraform_data.other.output == "x" ? "red" : "blue"
      place    = "pre-\${terraform_data.other.id}"
      tags     = ["a", terraform_data.other.output]
      labels   = { known = "k", later = terraform_data.other.output }
      lines    = [for line in ["a", "b"] : "\${line}\${terraform_data.other.output}"]
      anything = terraform_data.other.output
      size     = length(terraform_data.other.output)
      door     = { width = length(terraform_data.other.output) }`)
    }`);
  const { changes } = await workspace.plan();
  expect(changes.find(({ address }) => address === 'shelf_thing.it')).toMatchObject({
    after_unknown: {
      color: true,
      place: true,
      tags: [false, true],
      labels: { later: true },
      lines: [true, true],
      anything: true,
      size: true,
      door: { width: true },
    },
    after: { labels: { known: 'k' } },
  });
  await workspace.apply();
  expect(await workspace.it()).toMatchObject({
    color: 'red',
    place: expect.stringMatching(/^pre-/),
    tags: ['a', 'x'],
    labels: { known: 'k', later: 'x' },
    lines: ['ax', 'bx'],
    anything: 'x',
    size: 1,
    door: { width: 1 },
  });
  await workspace.expectNoChanges();
});

test('texts come back as they were written', async () => {
  const workspace = await ShelfWorkspace.holding(thing('secret = "Zu\\u0308rich \\U0001F600 \\"$${x}\\" \\n\\t"'));
  await workspace.apply();
  expect((await workspace.it()).secret).toBe('Z\u00fcrich \u{1F600} "${x}" \n\t');
  await workspace.expectNoChanges();
});
