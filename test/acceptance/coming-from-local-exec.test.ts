import { BILLING, ORDERS } from './dms-workspace';
import { MovingWorkspace, planText, shownIn } from './moving-workspace';
import { until } from './until';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { codeBlocks, shellLines } from '../documented-commands';

const GUIDE = 'docs/guides/coming-from-local-exec.md';
const PROVIDERS = `terraform {\n required_providers {\n dms = { source = "${PROVIDER_SOURCE}" }\n }\n}\nprovider "dms" {\n}\n`;
const [LOOK, INIT, PLAN, APPLY, PLAN_AGAIN] = shellLines(GUIDE, 'In HCL');
const [EMPTY, MOVE, APPLIED, ROLL] = shownIn(GUIDE, 'In HCL');
const variables = (version: string) =>
  JSON.stringify({ instances: [ORDERS, BILLING], broker_config: version });

/** A folder with the guide's old configuration, and what its command finds in the environment. */
async function withLocalExec(): Promise<MovingWorkspace> {
  const workspace = await MovingWorkspace.following(GUIDE, PROVIDERS);
  const { endpoint, projectId } = workspace.emulator;
  Object.assign(workspace.env, { DMS: endpoint, PROJECT: projectId, TOKEN: await tokenOf(workspace) });
  workspace.write(variables('1'), 'terraform.tfvars.json');
  workspace.configure('before.tf');
  await workspace.init();
  return workspace;
}

async function tokenOf({ emulator: { endpoint, cloud } }: MovingWorkspace): Promise<string> {
  const { userName: name, password, domainName } = cloud.account;
  const answer = await fetch(`${endpoint}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user: { name, password, domain: { name: domainName } } } },
        scope: { project: { name: cloud.region } },
      },
    }),
  });
  return answer.headers.get('x-subject-token')!;
}

test('a terraform_data with local-exec comes over as the guide says, and nobody is restarted by moving', async () => {
  const workspace = await withLocalExec();
  await workspace.apply();
  const { cloud } = workspace.emulator;
  // What it costs: everybody is restarted, at creation and at once, and the apply has ended before
  await until(() => workspace.restarted.length === 2);
  expect(cloud.maxDown()).toBe(2);
  expect((await workspace.follow(LOOK)).stdout).toContain(EMPTY);

  workspace.configure('after.tf');
  expect(planText(await workspace.follow(INIT, PLAN))).toBe(MOVE);
  expect(await workspace.follow(APPLY)).toMatchObject({ code: 0, stdout: expect.stringContaining(APPLIED) });
  expect(workspace.restarted).toHaveLength(2);
  expect((await workspace.follow(PLAN)).stdout).toContain(EMPTY);

  workspace.write(variables('2'), 'terraform.tfvars.json');
  expect(planText(await workspace.follow(PLAN_AGAIN))).toBe(ROLL);
  workspace.configure('after.tf', (text) => text.slice(0, text.indexOf('moved {')));
  await workspace.apply();
  expect(workspace.restarted).toHaveLength(4);
});

test('local-exec takes a refused item for a success, and its plan names nobody', async () => {
  const workspace = await withLocalExec();
  workspace.emulator.cloud.plan(BILLING, { restart: 'reject', times: 1 });
  await workspace.apply();
  await until(() => workspace.restarted.length === 1);
  expect(workspace.restarted).toEqual([ORDERS]);
  workspace.write(variables('2'), 'terraform.tfvars.json');
  const plan = planText(await workspace.follow(PLAN));
  expect(plan).toContain('must be replaced');
  expect(plan).not.toContain(ORDERS);
});

test('a null_resource comes over in the same way', async () => {
  const workspace = await MovingWorkspace.following(GUIDE, PROVIDERS);
  workspace.write(variables('1'), 'terraform.tfvars.json');
  workspace.write('variable "instances" {}\nvariable "broker_config" {}\n'
    + 'resource "null_resource" "restart" {\n triggers = { config = var.broker_config }\n}\n');
  await workspace.init();
  await workspace.apply();
  workspace.configure('after.tf', (text) => text.replace('from = terraform_data.restart', 'from = null_resource.restart'));
  expect(planText(await workspace.follow(PLAN))).toContain(' 0 to add, 1 to change, 0 to destroy.');
  await workspace.apply();
  expect(workspace.restarted).toEqual([]);
  expect(Object.keys(await workspace.state())).toEqual(['dms_kafka_instance_batch_action.restart']);
});

test('what cannot move is forgotten, and the resource imported: nobody is restarted', async () => {
  const workspace = await withLocalExec();
  await workspace.apply();
  await until(() => workspace.restarted.length === 2);
  workspace.configure('after.tf', (text) => text.slice(0, text.indexOf('moved {')));
  const [forgotten] = codeBlocks(GUIDE).filter(({ file }) => file === 'forgotten.tf');
  workspace.write(forgotten.lines.join('\n'), 'forgotten.tf');
  await workspace.apply();
  expect(workspace.restarted).toHaveLength(2);
  expect(Object.keys(await workspace.state())).toEqual(['dms_kafka_instance_batch_action.restart']);
  await workspace.follow(PLAN).then(({ stdout }) => expect(stdout).toContain(EMPTY));
});
