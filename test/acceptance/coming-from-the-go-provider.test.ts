import { MovingWorkspace, planText, shownIn } from './moving-workspace';
import { codeBlocks, shellLines } from '../documented-commands';

const GUIDE = 'docs/guides/coming-from-the-go-provider.md';
const ADDRESS = 'dms_kafka_instance_batch_action.restart';
const [PROVIDERS] = codeBlocks(GUIDE, 'The provider block').map(({ lines }) => lines.join('\n'));
const [INIT, PLAN] = shellLines(GUIDE, 'Moving the batch action');
const [BATCH] = shownIn(GUIDE, 'Moving the batch action');
const [, FORGET] = shellLines(GUIDE, 'Many restarts become one');
const [RESTARTS] = shownIn(GUIDE, 'Many restarts become one');

/** A folder whose old resources have made their call, and have a state. */
async function having(file: string, changed?: (text: string) => string): Promise<MovingWorkspace> {
  const workspace = await MovingWorkspace.following(GUIDE, PROVIDERS);
  workspace.configure(file, changed);
  await workspace.init();
  await workspace.apply();
  return workspace;
}

async function expectNothingToDo(workspace: MovingWorkspace): Promise<void> {
  expect((await workspace.follow(PLAN)).stdout).toContain('No changes.');
  expect(workspace.restarted).toEqual([]);
}

test('a batch action comes over with its ids, and state is what the guide says', async () => {
  const workspace = await having('batch-before.tf');
  const { id } = (await workspace.state())['huaweicloud_dms_kafka_instance_batch_action.restart'].values;
  workspace.configure('batch-after.tf');
  expect(planText(await workspace.follow(INIT, PLAN))).toBe(BATCH);
  await workspace.apply();
  const state = await workspace.state();
  expect(Object.keys(state)).toEqual([ADDRESS]);
  const { instances, project_id: project, ...values } = state[ADDRESS].values;
  expect(project).toBe(workspace.emulator.projectId);
  expect(values).toMatchObject({
    id,
    action: 'restart',
    triggers: { broker_config: '1' },
    applied: Object.fromEntries(instances.map((one: string) => [one, ''])),
    pending: [],
    deferred: [],
    results: {},
  });
  await expectNothingToDo(workspace);

  // An id that is added in the same change would be restarted, and the guide says so
  const another = await having('batch-before.tf', (text) => text.replace(/, "[^"]*2"/, ''));
  another.configure('batch-after.tf');
  expect((await another.plan()).changes[0].after_unknown.applied).toEqual({ '10000000-0000-4000-8000-000000000002': true });
});

test('before the first apply after the move nothing has to be done to go back', async () => {
  const workspace = await having('batch-before.tf');
  workspace.configure('batch-after.tf');
  await workspace.plan();
  workspace.configure('batch-before.tf');
  await expectNothingToDo(workspace);
});

test('of many restarts one moves, the others are forgotten, and nobody is restarted; going back forgets this one', async () => {
  const workspace = await having('restarts-before.tf');
  workspace.configure('restarts-after.tf');
  expect(planText(await workspace.follow(PLAN))).toBe(RESTARTS);
  await workspace.apply();
  expect(Object.keys(await workspace.state())).toEqual([ADDRESS]);
  await expectNothingToDo(workspace);
  workspace.configure('restarts-after.tf', (text) => text.slice(0, text.indexOf('moved {')).replace(/ +when .*\n/, ''));
  await workspace.apply();
  await expectNothingToDo(workspace);

  workspace.configure('back.tf');
  await workspace.apply();
  expect(await workspace.state()).toEqual({});
  expect(workspace.restarted).toEqual([]);
});

test('without `when` the instances of the other restarts would be restarted by the move', async () => {
  const workspace = await having('restarts-before.tf');
  workspace.configure('restarts-after.tf', (text) => text.replace(/ +when .*\n/, ''));
  const { changes } = await workspace.plan();
  expect(changes.find(({ address }) => address === ADDRESS)?.after_unknown.applied)
    .toEqual({ '10000000-0000-4000-8000-000000000002': true });
});

test('with for_each one key moves, and the others are forgotten by hand', async () => {
  const workspace = await having('restarts-before.tf', () => `resource "huaweicloud_dms_kafka_instance_restart" "each" {
    for_each    = { orders = "10000000-0000-4000-8000-000000000001", billing = "10000000-0000-4000-8000-000000000002" }
    instance_id = each.value
  }`);
  workspace.configure('restarts-after.tf', (text) => text.slice(0, text.indexOf('removed {'))
    .replace('huaweicloud_dms_kafka_instance_restart.orders', 'huaweicloud_dms_kafka_instance_restart.each["orders"]'));
  expect(await workspace.follow(FORGET)).toMatchObject({ code: 0 });
  await workspace.apply();
  expect(Object.keys(await workspace.state())).toEqual([ADDRESS]);
  await expectNothingToDo(workspace);
});
