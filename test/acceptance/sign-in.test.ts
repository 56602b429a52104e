import { ADDRESS, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { startEmulator } from '../../src/emulator';

const KEYLESS = { access_key: undefined, secret_key: undefined, project_id: undefined };

const user = ({ cloud: { account } }: DmsWorkspace, changes: Readonly<Record<string, string>> = {}) => ({
  ...KEYLESS,
  user_name: JSON.stringify(account.userName),
  password: JSON.stringify(account.password),
  domain_name: JSON.stringify(account.domainName),
  ...changes,
});

const routes = ({ cloud }: DmsWorkspace) => cloud.requests().map(({ route, status }) => `${route} ${status}`);
const logIns = (workspace: DmsWorkspace) => routes(workspace).filter((call) => call.startsWith('tokens'));

const FLAVOURS = ['eu-west-101', 'eu-de'];

test.each(FLAVOURS)('in %s a token that lives shorter than the roll is renewed on the way, and each instance is restarted once', async (region) => {
  const workspace = await DmsWorkspace.holding('', { emulator: { region, behaviours: { tokenLifeMs: 8_000 } } });
  workspace.configure(restart([ORDERS, BILLING, INVENTORY], 'max_unavailable = 1'), user(workspace));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  expect(workspace.posts.filter(({ route }) => route === 'batch').map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(logIns(workspace).length).toBeGreaterThan(2);
  await workspace.expectEmptyPlan();
});

test.each(FLAVOURS)('in %s tokens that are revoked in the middle of a run are renewed once, also by the gateway\'s words', async (region) => {
  const workspace = await DmsWorkspace.holding('', { emulator: { region, behaviours: { expiredToken: 'gateway' } } });
  workspace.configure(restart([ORDERS, BILLING], 'max_unavailable = 1'), user(workspace));
  const running = workspace.start('apply', '-no-color', '-auto-approve');
  while (workspace.acted('restart').length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  workspace.cloud.expireTokens();
  expect(await running.finished).toMatchObject({ code: 0 });
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  expect(routes(workspace).filter((call) => call.endsWith('401')).length).toBeGreaterThan(0);
});

test.each(FLAVOURS)('in %s a wrong password is tried once, whatever is in the configuration, and shows nowhere', async (region) => {
  const wrong = 'wrong-password-<&"é 1';
  const crowd = restart([ORDERS]) + restart([BILLING], '', 'another') + '\n data "dms_kafka_instances" "all" {}';
  const workspace = await DmsWorkspace.holding('', {
    emulator: { region, behaviours: { echoesRequest: true } },
    env: { TF_LOG: 'TRACE' },
  });
  workspace.configure(crowd, user(workspace, { password: JSON.stringify(wrong) }));
  const { code, stdout, stderr } = await workspace.run('apply', '-no-color', '-auto-approve');
  expect(code).toBe(1);
  expect(routes(workspace)).toEqual(['tokens 401']);
  expect(stderr.replace(/[│╷╵\s]+/g, ' ')).toMatch(
    /Could not sign in at .* as user emulator-sample-user of domain emulator-sample-domain: the user name, the domain or the password is wrong/,
  );
  for (const spelled of [wrong, JSON.stringify(wrong).slice(1, -1), encodeURIComponent(wrong)]) {
    expect(stdout + stderr).not.toContain(spelled);
  }
});

test('a user whom five wrong passwords locked is told so, in plan', async () => {
  const workspace = await DmsWorkspace.holding('');
  const { endpoint, cloud: { account } } = workspace.emulator;
  const wrong = { name: account.userName, domain: { name: account.domainName }, password: 'wrong' };
  const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user: wrong } } } });
  for (let attempt = 0; attempt < 6; attempt++) await fetch(`${endpoint}/v3/auth/tokens`, { method: 'POST', body });
  workspace.configure(restart([ORDERS]), user(workspace));
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [expect.objectContaining({ detail: expect.stringContaining('the user is locked') })],
  });
});

test.each(FLAVOURS)('in %s a clock that is off is named, with how far', async (region) => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), {
    speed: 1,
    emulator: { region, clockSkewMs: 20 * 60_000 + 30_000 },
  });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({
        detail: expect.stringMatching(/the clock of this machine is 20 min (2|3)\d s behind the service's \(its Date header: .* GMT\)/),
      }),
    ],
  });
});

test('an expired temporary key is called so, and where it came from is said', async () => {
  const workspace = await DmsWorkspace.holding('');
  const { accessKey, secretKey, securityToken } = workspace.cloud.issueTemporaryKey();
  workspace.cloud.expireKeys();
  Object.assign(workspace.env, {
    HW_ACCESS_KEY: accessKey,
    HW_SECRET_KEY: secretKey,
    HW_SECURITY_TOKEN: securityToken,
  });
  workspace.configure(restart([ORDERS]), KEYLESS);
  const { diagnostics } = await workspace.attempt('plan');
  expect(diagnostics).toEqual([expect.objectContaining({
    detail: expect.stringMatching(
      /the temporary access key has expired\. .* Used were HW_ACCESS_KEY and HW_SECRET_KEY in the environment \(HW_…\)/,
    ),
  })]);
});

test('a password that is known only at apply does not fail the plan; one that is missing then fails the apply', async () => {
  const late = 'variable "late" {\n type = string\n default = null\n }\n resource "terraform_data" "late" {\n input = var.late\n }\n';
  const workspace = await DmsWorkspace.holding('');
  workspace.env.TF_VAR_late = workspace.cloud.account.password;
  workspace.configure(late + restart([ORDERS]), user(workspace, { password: 'terraform_data.late.output' }));
  const { changes } = await workspace.plan();
  const planned = changes.find(({ address }) => address === ADDRESS);
  expect(planned?.after_unknown).toMatchObject({ applied: { [ORDERS]: true } });
  expect(workspace.cloud.requests()).toEqual([]);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toEqual([ORDERS]);

  const missing = await DmsWorkspace.holding('');
  missing.configure(late + restart([ORDERS]), user(missing, { password: 'terraform_data.late.output' }));
  const { code, diagnostics } = await missing.attempt('apply');
  expect(code).toBe(1);
  expect(diagnostics.map(({ detail }) => detail).join()).toMatch(/user_name is set .* but password is missing there/);
  expect(missing.cloud.requests()).toEqual([]);
});

test('an ephemeral password works, and is in no plan and no state', async () => {
  const workspace = await DmsWorkspace.holding('');
  const { password } = workspace.cloud.account;
  workspace.env.TF_VAR_password = password;
  workspace.configure(`variable "password" {\n type = string\n ephemeral = true\n }${restart([ORDERS])}`,
    user(workspace, { password: 'var.password' }));
  const { changes } = await workspace.plan();
  expect(JSON.stringify(changes)).not.toContain(password);
  await workspace.apply('plan.tfplan');
  expect(workspace.acted('restart')).toEqual([ORDERS]);
  expect(JSON.stringify(await workspace.state())).not.toContain(password);
});

test('a project of the resource\'s own is signed in to by itself', async () => {
  const workspace = await DmsWorkspace.holding('');
  const team = workspace.cloud.addProject({ name: 'eu-west-101_team', fleet: [{ id: `3${ORDERS.slice(1)}`, name: 'of the team' }] });
  workspace.configure(restart([ORDERS]) + restart([`3${ORDERS.slice(1)}`], `project_id = "${team.id}"`, 'team'), user(workspace));
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, `3${ORDERS.slice(1)}`]);
  await workspace.expectEmptyPlan();
});

test('a stack with a provider for each cloud gives each its own credentials, with HW_… and OS_… both set', async () => {
  const otc = await startEmulator({ region: 'eu-de', account: { accessKey: 'EMULATOROFOTC0000001', secretKey: 'secret-of-otc' }, pace: 0 });
  try {
    const workspace = await DmsWorkspace.holding('');
    const { emulator: { endpoint, accessKey, secretKey } } = workspace;
    Object.assign(workspace.env, {
      HW_ACCESS_KEY: accessKey,
      HW_SECRET_KEY: secretKey,
      HW_PROJECT_NAME: 'eu-west-101',
      OS_ACCESS_KEY: otc.accessKey,
      OS_SECRET_KEY: otc.secretKey,
      OS_PROJECT_NAME: 'eu-de',
      OS_AUTH_URL: `${otc.endpoint}/v3`,
    });
    workspace.configure(`
      provider "dms" {
        alias     = "otc"
        region    = "eu-de"
        endpoints = { dms = "${otc.endpoint}" }
      }
      ${restart([ORDERS])}
      ${restart([BILLING], 'provider = dms.otc', 'otc')}`, { ...KEYLESS, endpoints: `{ dms = "${endpoint}", iam = "${endpoint}" }` });
    await workspace.apply();
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    expect(otc.cloud.actions().map(({ instanceId }) => instanceId)).toEqual([BILLING]);
    for (const cloud of [workspace.cloud, otc.cloud]) {
      expect(cloud.requests().filter(({ status }) => status !== 200)).toEqual([]);
      expect(cloud.requests().some(({ route }) => route === 'projects')).toBe(true);
    }
    await workspace.expectEmptyPlan();
  } finally {
    await otc.close();
  }
});

test.each([
  ['HW_ASSUME_ROLE_AGENCY_NAME', 'eu-west-101'],
  ['OS_AGENCY_NAME', 'eu-de'],
])('%s is never ignored: the plan fails, and nothing is sent', async (variable, region) => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), { emulator: { region }, env: { [variable]: 'ops' } });
  const { code, diagnostics } = await workspace.attempt('plan');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [
      expect.objectContaining({ detail: expect.stringMatching(new RegExp(`^Agency ops \\(${variable} in the environment .* belongs to an account that nobody names`)) }),
    ],
  });
  expect(workspace.cloud.requests()).toEqual([]);
});

test('the log of the provider says whose credentials are used, in one line, and never what they are', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS]), { env: { TF_LOG_PROVIDER: 'DEBUG' } });
  const { stderr } = await workspace.run('plan', '-no-color');
  expect(stderr).toMatch(/Signs in with access_key and secret_key in the provider configuration; region eu-west-101 of myhuaweicloud\.eu/);
  expect(stderr).not.toContain(workspace.emulator.secretKey);
});
