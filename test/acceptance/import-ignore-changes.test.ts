import { cleanUp, resource } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { DmsWorkspace, FAILED } from './dms-workspace';
import { shownBy } from './promised';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

const IGNORED = {
  instances: '[instances]',
  action: '[action]',
  triggers: '[triggers]',
  several: '[instances, action, triggers]',
  computed: '[applied, pending, results, id]',
  all: 'all',
} as const;
type Name = keyof typeof IGNORED;
const NAMES = Object.keys(IGNORED) as readonly Name[];

const idsOf = (name: Name) =>
  [1, 2].map((number) => `3000000${NAMES.indexOf(name)}-0000-4000-8000-00000000000${number}`);
const nameOf = (id: string) => NAMES[Number(id.charAt(7))];
const FLEET: readonly InstanceSeed[] = NAMES.flatMap((name) => idsOf(name).map((id) => ({ id, name })));

/** The configuration of all objects: with what each ignores, or without. */
const configured = (version: number, ignoring: boolean, more = '') =>
  NAMES.map((name) =>
    `${
      resource(`
    action    = "restart"
    instances = ${JSON.stringify(idsOf(name))}
    triggers  = { v = ${version} }
    ${ignoring ? `lifecycle {\n ignore_changes = ${IGNORED[name]}\n }` : ''}`, name)
    }
    ${more.replaceAll('NAME', name)}`,
  ).join('\n');
const IMPORT = 'import {\n to = dms_kafka_instance_batch_action.NAME\n id = "maintenance-NAME"\n }';

/**
 * Plans, applies that plan, plans again; what the plan showed, whom the apply acted on, and everything that was said.
 */
async function step(workspace: DmsWorkspace): Promise<{ restarted: readonly Name[]; said: readonly Diagnostic[] }> {
  const before = workspace.cloud.actions().length;
  const planned = await workspace.attempt('plan', '-out=plan.tfplan');
  const { changes } = await workspace.planned('plan.tfplan');
  const applied = await workspace.attempt('apply', 'plan.tfplan');
  const said = [...planned.diagnostics, ...applied.diagnostics];
  expect({ code: applied.code, errors: said.filter(({ severity }) => severity === 'error') }).toEqual({
    code: 0,
    errors: [],
  });
  for (const { summary, detail } of said) {
    expect(`${summary} ${detail}`).not.toMatch(/\bnull\b|Bug in the provider|\bundefined\b/);
  }
  const acted = workspace.cloud.actions().slice(before).map(({ instanceId }) => instanceId).sort();
  expect(acted).toEqual(changes.flatMap(shownBy).sort());
  expect(await workspace.run('plan', '-no-color', '-detailed-exitcode')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No changes.'),
  });
  return { restarted: [...new Set(acted.map(nameOf))], said };
}

test('an import under `ignore_changes` sends nothing that no plan showed, and once nothing is ignored a trigger acts on all', async () => {
  const workspace = await DmsWorkspace.holding(configured(1, true, IMPORT), { emulator: { fleet: FLEET } });
  const imported = await step(workspace);
  expect(imported.restarted).toEqual([]);
  const silent = imported.said.filter(({ summary }) => summary === 'This imported resource acts on nobody').map((
    { address },
  ) => address?.split('.')[1]);
  expect([...new Set(silent)].sort()).toEqual(['action', 'all', 'instances', 'several']);
  expect(workspace.cloud.requests()).toEqual([]);

  // Those that the import has made complete act, and only where the trigger is not ignored
  workspace.configure(configured(2, true));
  expect((await step(workspace)).restarted).toEqual(['computed']);

  workspace.configure(configured(2, false));
  const taken = await step(workspace);
  expect(taken.restarted).toEqual(['triggers']);
  workspace.configure(configured(3, false));
  expect((await step(workspace)).restarted).toEqual(NAMES);
});

test('the same with `terraform import`, and with the triggers changed as soon as nothing is ignored', async () => {
  const workspace = await DmsWorkspace.holding(configured(1, true), { emulator: { fleet: FLEET } });
  for (const name of ['all', 'several', 'instances']) {
    expect(await workspace.run('import', '-no-color', `dms_kafka_instance_batch_action.${name}`, name)).toMatchObject({
      code: 0,
    });
  }
  await workspace.apply('-target=dms_kafka_instance_batch_action.all',
    '-target=dms_kafka_instance_batch_action.several', '-target=dms_kafka_instance_batch_action.instances');
  expect(workspace.cloud.requests()).toEqual([]);
  workspace.configure(configured(2, false));
  const { restarted } = await step(workspace);
  expect(restarted).not.toEqual(expect.arrayContaining(['all', 'several', 'instances']));
  workspace.configure(configured(3, false));
  expect((await step(workspace)).restarted).toEqual(NAMES);
});

test('an imported clean-up that ignores everything deletes nothing, and what it does then is what its plan shows', async () => {
  const ignoring = (lifecycle: string, version = 1) => cleanUp(`triggers = { v = ${version} }\n ${lifecycle}`);
  const workspace = await DmsWorkspace.holding(`${ignoring('lifecycle {\n ignore_changes = all\n }')}
    import {
      to = dms_kafka_instance_batch_action.this
      id = "clean-up"
    }`);
  await workspace.apply();
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  workspace.configure(ignoring(''));
  await workspace.apply();
  expect(workspace.posts).toEqual([]);
  workspace.configure(ignoring('', 2));
  const { changes } = await workspace.plan();
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('delete').sort()).toEqual(FAILED);
  expect(changes.flatMap(shownBy)).toEqual(FAILED);
  await workspace.expectEmptyPlan();
});
