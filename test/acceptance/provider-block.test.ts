import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';

const LIST = 'data "dms_kafka_instances" "all" {}';
const SECRET = 'sample-secret-of-nobody';
const without = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]));
const NOTHING = without('region', 'access_key', 'secret_key', 'project_id');

const projects = (
  workspace: DmsWorkspace,
) => [
  ...new Set(workspace.cloud.requests().filter(({ path }) =>
    path.startsWith('/v2/'),
  ).map(({ path }) => path.split('/')[2])),
];
const authentications = (
  workspace: DmsWorkspace,
) => [...new Set(workspace.cloud.requests().map(({ authentication }) => authentication))];

/** What a plan says about a provider block that does not suffice. */
async function refusal(workspace: DmsWorkspace): Promise<{ code?: string; words: string }> {
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({ code: 1, diagnostics: [expect.objectContaining({ severity: 'error' })] });
  expect(workspace.cloud.requests()).toEqual([]);
  return { code: diagnostics[0].code, words: `${diagnostics[0].summary}. ${diagnostics[0].detail}` };
}

test('a block from which region or credentials are missing fails in plan, and says where they can be set', async () => {
  const workspace = await DmsWorkspace.holding(LIST);
  workspace.configure(LIST, without('region'));
  expect((await refusal(workspace)).words).toMatch(/No region\. Set region, HW_REGION_NAME or OS_REGION_NAME/);
  workspace.configure(LIST, without('access_key', 'secret_key'));
  expect((await refusal(workspace)).words).toMatch(
    /No credentials\. Looked in the provider configuration, .*credentials is not there.*OS_CLOUD is not set\. Set access_key and secret_key, HW_ACCESS_KEY and HW_SECRET_KEY, OS_ACCESS_KEY and OS_SECRET_KEY.*or a token: token, HW_AUTH_TOKEN/,
  );
});

test('an access key and a secret are never put together from two places', async () => {
  const workspace = await DmsWorkspace.holding(LIST, { env: { HW_SECRET_KEY: SECRET } });
  workspace.configure(LIST, without('secret_key'));
  expect((await refusal(workspace)).words).toMatch(
    /access_key is set in the provider configuration, but secret_key is missing there/,
  );
  workspace.configure(LIST, without('access_key', 'secret_key'));
  expect((await refusal(workspace)).words).toMatch(
    /HW_SECRET_KEY is set in the environment.*but HW_ACCESS_KEY is missing there/,
  );
});

test('a mistake in an argument names it, and a secret is not shown', async () => {
  const workspace = await DmsWorkspace.holding(LIST);
  workspace.configure(LIST, { endpoints: '{ dms = "dms.example.com" }' });
  expect(await refusal(workspace)).toEqual({
    code: 'endpoints = { dms = "dms.example.com" }',
    words: expect.stringContaining('endpoints.dms must be a plain URL'),
  });
  workspace.configure(LIST, { cacert_file: '"/nowhere/ca.pem"' });
  expect((await refusal(workspace)).words).toContain('/nowhere/ca.pem, which cannot be read (ENOENT)');
  workspace.configure(LIST, { max_retries: '-1' });
  expect(await refusal(workspace)).toEqual({
    code: 'max_retries = -1',
    words: expect.stringContaining('Must be 0 or more'),
  });
  workspace.configure(LIST, { secret_key: `"${SECRET} "\n`, access_key: '"an access key"' });
  expect((await refusal(workspace)).words).toContain('access_key in the provider configuration contains a space');
  workspace.configure(LIST, { secret_key: `"${SECRET} ${SECRET}"` });
  const { stdout, stderr } = await workspace.run('plan', '-no-color');
  expect(stderr).toContain('secret_key in the provider configuration contains a space');
  expect(stdout + stderr).not.toContain(SECRET);
});

test('arguments that are unknown at plan do not fail it, and are used when they are known', async () => {
  const late = (name: string) =>
    `resource "terraform_data" "${name}" {\n input = var.${name}\n }\n variable "${name}" {}\n`;
  const workspace = await DmsWorkspace.holding(LIST);
  workspace.env.TF_VAR_secret = workspace.emulator.secretKey;
  workspace.env.TF_VAR_region = workspace.emulator.region;
  workspace.configure(late('secret') + late('region') + restart([ORDERS, BILLING]), {
    secret_key: 'terraform_data.secret.output',
    region: 'terraform_data.region.output',
  });
  const { changes } = await workspace.plan();
  expect(changes.find(({ address }) => address === ADDRESS)).toMatchObject({
    actions: ['create'],
    after_unknown: { applied: { [ORDERS]: true, [BILLING]: true }, region: true },
  });
  expect(workspace.cloud.requests()).toEqual([]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  await workspace.expectEmptyPlan();
});

test('instances that are to be listed while the block is unknown fail the plan with advice, and following it helps', async () => {
  const late = 'variable "secret" {}\n resource "terraform_data" "secret" {\n input = var.secret\n }\n';
  const lateSecret = { secret_key: 'terraform_data.secret.output' };
  const workspace = await DmsWorkspace.holding(LIST);
  workspace.env.TF_VAR_secret = workspace.emulator.secretKey;
  workspace.configure(late + LIST, lateSecret);
  expect((await refusal(workspace)).words).toMatch(
    /The provider block is not known yet.*Add `depends_on` with what they come from/,
  );
  workspace.configure(late + LIST.replace('{}', '{\n depends_on = [terraform_data.secret]\n }'), lateSecret);
  await workspace.apply();
  expect((await workspace.state())['data.dms_kafka_instances.all'].values.ids).toHaveLength(6);
  await workspace.expectEmptyPlan();
});

test('an empty block takes everything from the environment, from the variables of any of the tools', async () => {
  const workspace = await DmsWorkspace.holding(LIST, { provider: NOTHING });
  const { region, accessKey, secretKey, projectId } = workspace.emulator;
  const environments = [
    { HW_REGION_NAME: region, HW_ACCESS_KEY: accessKey, HW_SECRET_KEY: secretKey, HW_PROJECT_ID: projectId },
    { OS_REGION_NAME: region, OS_ACCESS_KEY: accessKey, OS_SECRET_KEY: secretKey, OS_PROJECT_ID: projectId },
    {
      OS_REGION: region,
      HUAWEICLOUD_SDK_AK: accessKey,
      HUAWEICLOUD_SDK_SK: secretKey,
      HUAWEICLOUD_SDK_PROJECT_ID: projectId,
    },
    { OS_REGION_NAME: region, OS_ACCESS_KEY: accessKey, OS_SECRET_KEY: secretKey, OS_TENANT_ID: projectId },
    // These name no project: it is looked up, and one that comes with the settings of another tool does not count
    { HW_REGION_NAME: region, CLOUD_SDK_AK: accessKey, CLOUD_SDK_SK: secretKey, OS_PROJECT_ID: 'f'.repeat(32) },
  ];
  for (const environment of environments) {
    Object.assign(workspace.env, environment);
    expect(await workspace.attempt('plan')).toEqual({ code: 0, diagnostics: [] });
    Object.keys(environment).forEach((variable) => delete workspace.env[variable]);
  }
  expect(workspace.cloud.requests().map(({ route }) => route)).toEqual([...environments.slice(1).map(() => 'list'),
    'projects', 'list']);
  expect(workspace.cloud.requests().every(({ authentication, status }) => authentication === 'aksk' && status === 200))
    .toBe(true);
  expect(projects(workspace)).toEqual([projectId]);
});

test('the block goes before the environment, and HW_ before OS_', async () => {
  const workspace = await DmsWorkspace.holding(LIST, {
    env: {
      HW_ACCESS_KEY: 'OTHERKEY',
      HW_SECRET_KEY: SECRET,
      HW_REGION_NAME: 'cn-north-4',
      HW_PROJECT_ID: 'f'.repeat(32),
    },
  });
  expect(await workspace.attempt('plan')).toEqual({ code: 0, diagnostics: [] });
  const { emulator } = workspace;
  workspace.configure(LIST, NOTHING);
  Object.assign(workspace.env, {
    OS_ACCESS_KEY: 'OTHERKEY',
    OS_SECRET_KEY: SECRET,
    HW_ACCESS_KEY: emulator.accessKey,
    HW_SECRET_KEY: emulator.secretKey,
    HW_PROJECT_ID: emulator.projectId,
  });
  expect(await workspace.attempt('plan')).toEqual({ code: 0, diagnostics: [] });
  expect(projects(workspace)).toEqual([emulator.projectId]);
});

test('a token serves instead of keys, from the block or from HW_AUTH_TOKEN or OS_TOKEN', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]));
  const keyless = without('access_key', 'secret_key');
  workspace.configure(restart([ORDERS]), { ...keyless, token: `"${workspace.cloud.issueToken()}"` });
  await workspace.apply();
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  for (const variable of ['HW_AUTH_TOKEN', 'OS_TOKEN']) {
    workspace.configure(LIST + restart([ORDERS]), keyless);
    workspace.env[variable] = workspace.cloud.issueToken();
    await workspace.expectEmptyPlan();
    delete workspace.env[variable];
  }
  expect(authentications(workspace)).toEqual(['token']);
  workspace.configure(LIST, { ...keyless, token: '"expired-sample-token"' });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({ detail: expect.stringContaining('the token was not accepted. Get a new one') }),
    ],
  });
});

test('a temporary key brings its security token along', async () => {
  const securityToken = 'sample-security-token';
  const workspace = await DmsWorkspace.holding(LIST, {
    emulator: { account: { securityToken } },
    provider: { security_token: `"${securityToken}"` },
  });
  expect(await workspace.attempt('plan')).toEqual({ code: 0, diagnostics: [] });
});

test('a project that is not given is looked up by its name: the region, `project_name`, HW_PROJECT_NAME or OS_PROJECT_NAME', async () => {
  const workspace = await DmsWorkspace.holding(LIST, { provider: without('project_id') });
  const team = workspace.cloud.addProject({ name: 'eu-west-101_team' });
  await workspace.attempt('plan');
  expect(workspace.cloud.requests()).toMatchObject([{ route: 'projects', query: { name: 'eu-west-101' }, status: 200 },
    { route: 'list', status: 200 }]);
  expect(projects(workspace)).toEqual([workspace.emulator.projectId]);
  // A name from the environment counts where the keys come from there, too
  workspace.configure(LIST, without('project_id', 'access_key', 'secret_key'));
  const { accessKey, secretKey } = workspace.emulator;
  for (const tool of ['HW', 'OS']) {
    const variables = {
      [`${tool}_ACCESS_KEY`]: accessKey,
      [`${tool}_SECRET_KEY`]: secretKey,
      [`${tool}_PROJECT_NAME`]: team.name,
    };
    Object.assign(workspace.env, variables);
    await workspace.attempt('plan');
    expect(projects(workspace).at(-1)).toBe(team.id);
    Object.keys(variables).forEach((variable) => delete workspace.env[variable]);
  }
  workspace.configure(LIST, { ...without('project_id'), project_name: '"eu-west-101_nobody"' });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({
        detail: expect.stringMatching(
          /No enabled project is named eu-west-101_nobody.*Set project_id, or project_name/,
        ),
      }),
    ],
  });
});
