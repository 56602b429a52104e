import { ADDRESS, cleanUp, deletion, restart } from './batch-action-hcl';
import { DmsWorkspace, FAILED, ORDERS } from './dms-workspace';
import { onlyWords, placeIn, said } from './place-checks';
import { applyAsShown } from './promised';
import { InstanceSeed } from '../../src/emulator/fleet/seed';

const [OLD, NEW] = ['0123456789abcdef0123456789abcdef', 'f'.repeat(32)];
const THERE = '10000000-0000-4000-8000-0000000000f1';
const FAILED_THERE = '20000000-0000-4000-8000-0000000000f1';
const IN_NEW: readonly InstanceSeed[] = [{ id: THERE, name: 'there' }, {
  id: FAILED_THERE,
  name: 'trial-there',
  status: 'CREATEFAILED',
}];

/** Two projects of one account; the default fleet is in the old one. */
const TWO_PROJECTS = { emulator: { projectId: OLD, projects: [{ id: NEW, name: 'eu-west-101_new', fleet: IN_NEW }] } };
const inProject = (id: string) => ({ project_id: `"${id}"` });
const ELSEWHERE = { region: '"cn-north-4"' };

describe('a provider block that has moved', () => {
  const RESTART = (version: number, more = '') =>
    restart([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);
  const DELETE = (version: number, more = '') =>
    deletion([ORDERS], `when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);
  const CLEAN_UP = (version: number, more = '') =>
    cleanUp(`when = ["triggered"]\n triggers = { v = ${version} }\n ${more}`);

  test.each([
    ['a restart', RESTART],
    ['a delete', DELETE],
  ])(
    'to another project: %s that is owed is an error with both places and the ways out, and nothing else is but a warning',
    async (_, resource) => {
      const workspace = await DmsWorkspace.holding(resource(1), TWO_PROJECTS);
      await workspace.apply();
      workspace.configure(resource(1), inProject(NEW));
      const warning = await onlyWords(workspace, 'warning');
      workspace.configure(resource(2), inProject(NEW));
      const error = await onlyWords(workspace, 'error');
      for (const words of [warning, error]) {
        expect(words).toContain(`region eu-west-101, project ${OLD}`);
        expect(words).toContain(`region eu-west-101, project ${NEW}`);
        expect(words).toMatch(
          new RegExp(`To stay, set \`project_id = "${OLD}"\`.*to go.*set \`project_id = "${NEW}"\``),
        );
      }
      expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
      expect(workspace.posts).toEqual([]);

      // To stay: the instance is in the old project
      workspace.configure(resource(2, `project_id = "${OLD}"`), inProject(NEW));
      expect(await applyAsShown(workspace)).toEqual([ORDERS]);
      expect(await placeIn(workspace)).toEqual({ region: 'eu-west-101', project_id: OLD });
      await workspace.expectEmptyPlan();
    },
  );

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

    // Nothing has failed where it is, so that going back is no event: what failed there shows as drift
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
    expect({ code, errors: diagnostics.filter(({ severity }) => severity === 'error') }).toEqual({
      code: 2,
      errors: [],
    });
    expect(diagnostics.map(said).join('\n')).toMatch(
      new RegExp(`acts in region eu-west-101, project ${OLD}.*now for region eu-west-101, project ${NEW}`),
    );
    await workspace.apply('plan.tfplan');
    expect(workspace.cloud.actions().map(({ instanceId }) => instanceId).sort()).toEqual(
      resource === cleanUp ? FAILED : [ORDERS],
    );
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
