import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { BILLING, DmsWorkspace, FAILED, INVENTORY, ORDERS } from './dms-workspace';
import { applyAsShown } from './promised';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

const [OLD, NEW] = ['0123456789abcdef0123456789abcdef', 'f'.repeat(32)];
const THERE = '10000000-0000-4000-8000-0000000000f1';
const FAILED_THERE = '20000000-0000-4000-8000-0000000000f1';
const IN_NEW: readonly InstanceSeed[] = [{ id: THERE, name: 'there' }, { id: FAILED_THERE, name: 'trial-there', status: 'CREATEFAILED' }];

/** Two projects of one account; the default fleet is in the old one. */
const TWO_PROJECTS = { emulator: { projectId: OLD, projects: [{ id: NEW, name: 'eu-west-101_new', fleet: IN_NEW }] } };
const inProject = (id: string) => ({ project_id: `"${id}"` });
const ELSEWHERE = { region: '"cn-north-4"' };

const said = ({ summary, detail }: Diagnostic) => `${summary}: ${detail}`;
const placeIn = async (workspace: DmsWorkspace, address = ADDRESS) => {
  const { region, project_id } = (await workspace.state())[address].values;
  return { region, project_id };
};

/** The only thing that Terraform says. */
async function onlyWords(workspace: DmsWorkspace, severity: Diagnostic['severity']): Promise<string> {
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toMatchObject({ code: expect.any(Number), diagnostics: [{ severity }] });
  return said(diagnostics[0]);
}

describe('region and project', () => {
  const HOOKS = { acting: '', triggered: 'when = ["triggered"]', destroyed: 'when = ["destroyed"]' };
  const all = Object.entries(HOOKS).map(([name, when], index) => restart([[ORDERS, BILLING, INVENTORY][index]], when, name)).join('\n')
    + cleanUp('when = ["triggered"]').replace('"this"', '"clean_up"');

  test.each([
    ['the provider block', {}],
    ['a look-up of the project by its name', { project_id: undefined }],
  ])('come from %s, and are known in the very first plan and in state after its apply', async (_, provider) => {
    const workspace = await DmsWorkspace.holding(all, { provider });
    const place = { region: workspace.emulator.region, project_id: workspace.emulator.projectId };
    const { changes } = await workspace.plan();
    expect(changes.map(({ after: { region, project_id } }) => ({ region, project_id }))).toEqual([place, place, place, place]);
    await workspace.apply('plan.tfplan');
    for (const name of [...Object.keys(HOOKS), 'clean_up']) expect(await placeIn(workspace, `dms_kafka_instance_batch_action.${name}`)).toEqual(place);
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });

  test('stand in every warning of loss', async () => {
    const workspace = await DmsWorkspace.holding(deletion([ORDERS], 'when = ["destroyed"]'));
    await workspace.apply();
    for (const [hcl, ...args] of [[deletion([ORDERS, BILLING])], [cleanUp()], [deletion([ORDERS], 'when = ["destroyed"]'), '-destroy']]) {
      workspace.configure(hcl);
      const { diagnostics } = await workspace.attempt('plan', ...args);
      const loss = diagnostics.filter(({ summary }) => summary.includes('will be deleted'));
      expect(loss).toEqual([expect.objectContaining({ detail: expect.stringContaining(`region eu-west-101, project ${OLD}`) })]);
    }
  });
});

describe('a provider block that has moved', () => {
  const RESTART = (version: number, more = '') => restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);
  const DELETE = (version: number, more = '') => deletion([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);
  const CLEAN_UP = (version: number, more = '') => cleanUp(`when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);

  test.each([
    ['a restart', RESTART],
    ['a delete', DELETE],
  ])('to another project: %s that is owed is an error with both places and the ways out, and nothing else is but a warning', async (_, resource) => {
    const workspace = await DmsWorkspace.holding(resource(1), TWO_PROJECTS);
    await workspace.apply();
    workspace.configure(resource(1), inProject(NEW));
    const warning = await onlyWords(workspace, 'warning');
    workspace.configure(resource(2), inProject(NEW));
    const error = await onlyWords(workspace, 'error');
    for (const words of [warning, error]) {
      expect(words).toContain(`region eu-west-101, project ${OLD}`);
      expect(words).toContain(`region eu-west-101, project ${NEW}`);
      expect(words).toMatch(new RegExp(`To stay, set \`project_id = "${OLD}"\`.*to go.*set \`project_id = "${NEW}"\``));
    }
    expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
    expect(workspace.posts).toEqual([]);

    // to stay: the instance is in the old project
    workspace.configure(resource(2, `project_id = "${OLD}"`), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: OLD });
    await workspace.expectEmptyPlan();
  });

  test('to go with it, the resource names the new project, and then may forget it again', async () => {
    const workspace = await DmsWorkspace.holding(RESTART(1), TWO_PROJECTS);
    await workspace.apply();
    const there = (version: number, more = '') => restart([THERE], `triggers = { v = ${version} }\n ${more}`);
    workspace.configure(there(1, `project_id = "${NEW}"`), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([THERE]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: NEW });
    workspace.configure(there(1), inProject(NEW));
    await workspace.expectEmptyPlan();
    workspace.configure(there(2), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([THERE]);
  });

  test('a clean-up deletes nothing in the project that was left, and goes or stays as it is told (bug report 4)', async () => {
    const workspace = await DmsWorkspace.holding(CLEAN_UP(1), TWO_PROJECTS);
    await workspace.apply();
    workspace.configure(CLEAN_UP(1), inProject(NEW));
    const error = await onlyWords(workspace, 'error');
    expect(error).toContain(OLD);
    expect(error).toContain(NEW);
    expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
    expect(workspace.posts).toEqual([]);

    workspace.configure(CLEAN_UP(1, `project_id = "${NEW}"`), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([FAILED_THERE]);
    await workspace.expectEmptyPlan();

    // nothing has failed where it is, so that going back is no event: what failed there shows as drift
    workspace.configure(CLEAN_UP(1, `project_id = "${OLD}"`), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([]);
    expect(await applyAsShown(workspace)).toEqual(FAILED);
    await workspace.expectEmptyPlan();
  });

  test('is followed by nobody who ignores changes of the place: it acts where state says, and the plan shows that', async () => {
    const ignoring = (version: number) => RESTART(version, 'lifecycle {\n ignore_changes = [region, project_id]\n }');
    const workspace = await DmsWorkspace.holding(ignoring(1), TWO_PROJECTS);
    await workspace.apply();
    workspace.configure(ignoring(2), inProject(NEW));
    const { changes: [{ after }] } = await workspace.plan();
    expect(after).toMatchObject({ region: 'eu-west-101', project_id: OLD });
    expect(await applyAsShown(workspace)).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });

  test.each([
    ['restarts', (more: string) => restart([ORDERS], more)],
    ['deletes', (more: string) => deletion([ORDERS], more)],
    ['cleans up', cleanUp],
  ])('is a warning in the plan of a destroy whose hook %s, and it acts where state says', async (_, resource) => {
    const workspace = await DmsWorkspace.holding(resource('when = ["destroyed"]'), TWO_PROJECTS);
    await workspace.apply();
    workspace.configure(resource('when = ["destroyed"]'), inProject(NEW));
    const { code, diagnostics } = await workspace.attempt('plan', '-destroy', '-out=plan.tfplan');
    expect({ code, errors: diagnostics.filter(({ severity }) => severity === 'error') }).toEqual({ code: 2, errors: [] });
    expect(diagnostics.map(said).join('\n')).toMatch(new RegExp(`acts in region eu-west-101, project ${OLD}.*now for region eu-west-101, project ${NEW}`));
    await workspace.apply('plan.tfplan');
    expect(workspace.cloud.actions().map(({ instanceId }) => instanceId).sort()).toEqual(resource === cleanUp ? FAILED : [ORDERS]);
  });

  test('while a deletion of a clean-up is still owed: nothing is claimed of it in the project where the resource goes', async () => {
    const impatient = 'timeouts = { update = "2m" }';
    const workspace = await DmsWorkspace.holding(CLEAN_UP(1, impatient), { ...TWO_PROJECTS, speed: 20 });
    await workspace.apply();
    workspace.cloud.plan(FAILED[0], { delete: 'stuck', times: 1 });
    expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
    expect((await workspace.state())[ADDRESS].values.pending).toEqual([FAILED[0]]);
    workspace.configure(CLEAN_UP(1, `project_id = "${NEW}"\n ${impatient}`), inProject(NEW));
    expect(await applyAsShown(workspace)).toEqual([FAILED_THERE]);
    expect(await workspace.outcomes()).toEqual({ [FAILED_THERE]: 'done' });
    await workspace.expectEmptyPlan();
  });

  test('to another region: the same, and the way out names the region, which the resource may then go to', async () => {
    const workspace = await DmsWorkspace.holding(RESTART(1), TWO_PROJECTS);
    await workspace.apply();
    workspace.configure(RESTART(1), ELSEWHERE);
    expect(await onlyWords(workspace, 'warning')).toContain('region cn-north-4');
    workspace.configure(RESTART(2), ELSEWHERE);
    const error = await onlyWords(workspace, 'error');
    expect(error).toContain(`region eu-west-101, project ${OLD}`);
    expect(error).toContain('region cn-north-4');
    expect(error).toMatch(/To stay, set `region = "eu-west-101"`.*to go.*set `region = "cn-north-4"`/);
    expect(workspace.posts).toEqual([]);
    workspace.configure(RESTART(2, 'region = "cn-north-4"'), ELSEWHERE);
    expect(await applyAsShown(workspace)).toEqual([ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'cn-north-4', project_id: OLD });
    await workspace.expectEmptyPlan();
  });
});

describe('a project that cannot be looked up', () => {
  const owing = (version: number) => restart([ORDERS], `triggers = { v = ${version} }`);
  const BY_NAME = { project_id: undefined, max_retries: '0' };
  const unreachable = ({ cloud }: DmsWorkspace) => cloud.fault({ route: 'projects', kind: 'status', status: 403, times: Infinity });

  test('does not fail a plan that owes nothing, and state stays as it was', async () => {
    const workspace = await DmsWorkspace.holding(owing(1), { provider: BY_NAME });
    await workspace.apply();
    unreachable(workspace);
    await workspace.expectEmptyPlan();
    workspace.configure(restart([ORDERS], 'triggers = { v = 1 }\n timeouts = { update = "1h" }'));
    await workspace.apply();
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
  });

  test('is unknown in the plan of a new object that owes nothing, and null after its apply; the next one that can be looked up fills it', async () => {
    const quiet = (version: number) => restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }`);
    const workspace = await DmsWorkspace.holding(quiet(1), { provider: BY_NAME });
    unreachable(workspace);
    const { changes: [change] } = await workspace.plan();
    expect(change).toMatchObject({ after: { region: 'eu-west-101' }, after_unknown: { project_id: true } });
    await workspace.apply('plan.tfplan');
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: null });
    await workspace.expectEmptyPlan();
    workspace.cloud.clearFaults();
    await workspace.expectEmptyPlan();
    workspace.configure(quiet(2));
    expect(await applyAsShown(workspace)).toEqual([ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
    await workspace.expectEmptyPlan();
  });

  test('fails a plan that acts, which says where it looked, and nothing is sent', async () => {
    const workspace = await DmsWorkspace.holding(owing(1), { provider: BY_NAME });
    unreachable(workspace);
    const words = await onlyWords(workspace, 'error');
    expect(words).toContain('region eu-west-101');
    expect(words).toContain('set project_id');
    expect(workspace.posts).toEqual([]);
    expect(await workspace.state()).toEqual({});
  });
});

describe('state of 0.1.0, which may hold neither region nor project', () => {
  const forget = (workspace: DmsWorkspace) => {
    const state = workspace.stateFile;
    Object.assign(state.resources[0].instances[0].attributes, { region: null, project_id: null });
    workspace.stateFile = state;
  };

  test.each([
    ['a restart', restart([ORDERS], 'triggers = { v = 1 }'), restart([ORDERS], 'triggers = { v = 2 }')],
    ['a clean-up', cleanUp('triggers = { v = 1 }'), cleanUp('triggers = { v = 2 }')],
  ])('plans empty for %s, and learns them with the next change', async (_, before, after) => {
    const workspace = await DmsWorkspace.holding(before);
    await workspace.apply();
    forget(workspace);
    await workspace.expectEmptyPlan();
    const { id } = workspace.cloud.failCreation();
    workspace.configure(after);
    expect(await applyAsShown(workspace)).toEqual([after.includes('all_failure') ? id : ORDERS]);
    expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: workspace.emulator.projectId });
    await workspace.expectEmptyPlan();
  });
});
