import { ADDRESS, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { until } from './until';

const IDS = [ORDERS, BILLING];

const revision = (value: number) => `
  resource "terraform_data" "revision" {
    input = ${value}
  }`;

const EVERY_EVENT = 'when = ["added", "triggered", "destroyed"]';

/** A resource whose hooks act at creation and on destroy; its lifecycle block holds these lines. */
const hooked = (value: number, ...lifecycle: readonly string[]) =>
  revision(value) + restart(IDS, `${EVERY_EVENT}\n lifecycle {\n ${lifecycle.join('\n')}\n }`);
const BY_REVISION = 'replace_triggered_by = [terraform_data.revision]';
const CREATE_FIRST = 'create_before_destroy = true';

/**
 * A way to replace a resource: what its lifecycle block holds, how the replacement is prepared, and the arguments of
 * the plan.
 */
interface Replacement {
  readonly how: string;
  readonly lifecycle?: readonly string[];
  readonly prepare?: (workspace: DmsWorkspace) => unknown;
  readonly args?: readonly string[];
}

const REPLACEMENTS: readonly Replacement[] = [
  { how: 'a taint', prepare: (workspace) => workspace.run('taint', ADDRESS) },
  { how: '-replace', args: [`-replace=${ADDRESS}`] },
  {
    how: 'replace_triggered_by',
    lifecycle: [BY_REVISION],
    prepare: (workspace) => workspace.configure(hooked(2, BY_REVISION)),
  },
  { how: 'create_before_destroy', lifecycle: [CREATE_FIRST], args: [`-replace=${ADDRESS}`] },
];

test.each(REPLACEMENTS)(
  '$how of a complete resource acts on everybody once more, as a creation does, and sets off no `destroyed`',
  async ({ lifecycle = [], prepare, args = [] }) => {
    const workspace = await DmsWorkspace.holding(hooked(1, ...lifecycle));
    await workspace.apply();
    await prepare?.(workspace);
    const actions = lifecycle.includes(CREATE_FIRST) ? ['create', 'delete'] : ['delete', 'create'];
    expect((await workspace.plan(...args)).changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: ADDRESS, actions })]),
    );
    await workspace.apply('plan.tfplan');
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING, BILLING]);
    expect(workspace.posts).toHaveLength(2);
    await workspace.expectEmptyPlan();
  },
);

test('no replacement of a resource that deletes on destroy deletes anything, or warns of a loss', async () => {
  const deleting = (value: number, ...lifecycle: readonly string[]) =>
    revision(value) + deletion(IDS, `when = ["destroyed"]\n lifecycle {\n ${lifecycle.join('\n')}\n }`);
  const workspace = await DmsWorkspace.holding(deleting(1));
  await workspace.apply();
  expect(await workspace.attempt('apply', `-replace=${ADDRESS}`)).toEqual({ code: 0, diagnostics: [] });
  workspace.configure(deleting(2, BY_REVISION));
  expect(await workspace.attempt('apply')).toEqual({ code: 0, diagnostics: [] });
  workspace.configure(deleting(3, BY_REVISION, CREATE_FIRST));
  expect(await workspace.attempt('apply')).toEqual({ code: 0, diagnostics: [] });
  expect(workspace.cloud.requests()).toEqual([]);
});

test('an object that a failed replacement left deposed is destroyed without its hook', async () => {
  const deleting = (value: number, condition: string) =>
    `${revision(value)}
    ${deletion(IDS, `when = ["destroyed"]\n lifecycle {\n ${CREATE_FIRST}\n ${BY_REVISION}\n }`)}
    resource "terraform_data" "dependent" {
      input = ${ADDRESS}.id
      lifecycle {
        postcondition {
          condition     = ${condition}
          error_message = "The dependent fails."
        }
      }
    }`;
  const workspace = await DmsWorkspace.holding(deleting(1, 'self.output == self.input'));
  await workspace.apply();
  workspace.configure(deleting(2, 'self.output != self.input'));
  expect(await workspace.attempt('apply')).toMatchObject({
    code: 1,
    diagnostics: [{ detail: 'The dependent fails.' }],
  });
  workspace.configure(deleting(2, 'self.output == self.input'));
  expect((await workspace.plan()).stdout).toContain('left over from a partially-failed replacement');
  await workspace.apply('plan.tfplan');
  expect(workspace.posts).toEqual([]);
  await workspace.expectEmptyPlan();

  await workspace.destroy();
  expect(workspace.acted('delete').sort()).toEqual(IDS);
});

test('a destroy hook is set off where a count drops and where the block is gone, not where state forgets the resource', async () => {
  const counted = (count: number) => restart([ORDERS], `count = ${count}\n when = ["destroyed"]`);
  const workspace = await DmsWorkspace.holding(counted(4));
  await workspace.apply();
  workspace.configure(counted(3));
  await workspace.apply();
  expect(workspace.acted('restart')).toHaveLength(1);

  await workspace.run('state', 'rm', `${ADDRESS}[2]`);
  workspace.configure(counted(2));
  await workspace.apply();
  expect(workspace.acted('restart')).toHaveLength(1);

  workspace.configure(counted(1));
  await workspace.apply();
  expect(workspace.acted('restart')).toHaveLength(2);

  workspace.configure('');
  await workspace.plan();
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toHaveLength(3);
  expect(await workspace.state()).toEqual({});
});

test('a `removed` block destroys, and its hook acts; with `destroy = false` it forgets, and nothing acts', async () => {
  const removed = (destroy: boolean) => `
    removed {
      from = ${ADDRESS}
      lifecycle {
        destroy = ${destroy}
      }
    }`;
  const workspace = await DmsWorkspace.holding(restart([ORDERS], 'when = ["destroyed"]'));
  await workspace.apply();
  workspace.configure(removed(false));
  await workspace.apply();
  expect(await workspace.state()).toEqual({});
  expect(workspace.cloud.requests()).toEqual([]);

  workspace.configure(restart([ORDERS], 'when = ["destroyed"]'));
  await workspace.apply();
  workspace.configure(removed(true));
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
});

test('two resources that are replaced in one apply hand over what each has done, and to no other', async () => {
  const both = (version: number) =>
    `${restart([ORDERS, BILLING])}
    resource "dms_kafka_instance_batch_action" "other" {
      action    = "restart"
      instances = ${JSON.stringify(IDS)}
      triggers  = { config = "${version}" }
    }`;
  const workspace = await DmsWorkspace.holding(both(1));
  workspace.cloud.plan(BILLING, { restart: 'reject', times: 2 });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  expect(workspace.acted('restart')).toEqual([ORDERS, ORDERS]);
  expect((await workspace.plan()).changes.map(({ actions }) => actions)).toEqual([['delete', 'create'], ['delete',
    'create']]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').slice(2)).toEqual([BILLING, BILLING]);
  await workspace.expectEmptyPlan();
});

test('a first apply that failed with create_before_destroy: what is still executing is waited for, and what is done acts again', async () => {
  const workspace = await DmsWorkspace.holding(
    restart(IDS, `timeouts = { create = "1m" }\n lifecycle {\n ${CREATE_FIRST}\n }`),
    { speed: 20 },
  );
  workspace.cloud.plan(BILLING, { restart: 'stuck', times: 1 });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  workspace.configure(restart(IDS, `lifecycle {\n ${CREATE_FIRST}\n }`));
  const apply = workspace.start('apply', '-no-color', '-auto-approve');
  await until(() => workspace.acted('restart').length === 3);
  workspace.cloud.setStatus(BILLING, 'RUNNING');
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});
