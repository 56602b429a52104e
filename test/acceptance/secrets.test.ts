import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, cleanUp, deletion, resource, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS } from './dms-workspace';
import { Finished } from '../terraform';

const WRONG = 'wrong-sample-secret-0123456789abcdef';
const TOKEN = 'sample-security-token-0123456789abcdef';

/** Three resources and a data source: Terraform would look at them all at the same time. */
const CROWD = restart([ORDERS, BILLING]) + resource(`action = "restart"\n instances = ["${INVENTORY}"]`, 'another')
  + cleanUp().replace('"this"', '"clean_up"') + '\n data "dms_kafka_instances" "all" {}';

const wholeLogOf = ({ stdout, stderr }: Finished) => stdout + stderr;

test('a wrong secret fails with one request, which says what to do, and shows nowhere, also with TF_LOG=TRACE', async () => {
  const workspace = await DmsWorkspace.holding(CROWD, {
    provider: { secret_key: `"${WRONG}"` },
    env: { TF_LOG: 'TRACE' },
  });
  const finished = await workspace.run('apply', '-no-color', '-auto-approve');
  expect(finished.code).toBe(1);
  expect(workspace.cloud.requests()).toMatchObject([{ status: 401 }]);
  const told = wholeLogOf(finished);
  expect(told.replace(/[│╷╵\s]+/g, ' ')).toContain(
    'the secret key does not belong to the access key (the signature was not accepted). Check the secret key',
  );
  expect(told).toContain('[TRACE]');
  for (const secret of [WRONG, workspace.emulator.secretKey]) expect(told).not.toContain(secret);
});

test('a secret that is known only at apply and wrong then fails with one request as well, and leaves nothing tainted', async () => {
  const late = 'variable "secret" {}\n resource "terraform_data" "secret" {\n input = var.secret\n }';
  const noData = CROWD.replace(/data ".*/, '') + late;
  const workspace = await DmsWorkspace.holding(noData, {
    provider: { secret_key: 'terraform_data.secret.output' },
    env: { TF_VAR_secret: WRONG },
  });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect(code).toBe(1);
  expect(workspace.cloud.requests()).toMatchObject([{ status: 401 }]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(3);
  for (const { detail } of errors) expect(detail).toContain('Check the secret key');
  expect(errors.filter(({ detail }) => detail.includes('an earlier request with this key was refused'))).toHaveLength(
    2,
  );
  expect(Object.keys(await workspace.state())).toEqual(['terraform_data.secret']);

  workspace.env.TF_VAR_secret = workspace.emulator.secretKey;
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
});

test('a wrong secret fails a destroy that would act with one request too, and the resource stays', async () => {
  const workspace = await DmsWorkspace.holding(deletion([ORDERS], 'when = ["destroyed"]'), {
    provider: { secret_key: `"${WRONG}"` },
  });
  await workspace.apply();
  const { code, diagnostics } = await workspace.attempt('destroy');
  expect({ code, diagnostics }).toEqual({
    code: 1,
    diagnostics: [expect.objectContaining({ detail: expect.stringContaining('Check the secret key') })],
  });
  expect(workspace.cloud.requests()).toMatchObject([{ status: 401 }]);
  expect(await workspace.state()).toHaveProperty([ADDRESS]);
});

test('a run that succeeds leaves no secret in the log, the plan or the state', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]), {
    emulator: { account: { securityToken: TOKEN } },
    provider: { access_key: undefined, secret_key: undefined },
    env: { TF_LOG: 'TRACE' },
  });
  const { accessKey, secretKey } = workspace.emulator;
  Object.assign(workspace.env, { HW_ACCESS_KEY: accessKey, HW_SECRET_KEY: secretKey, HW_SECURITY_TOKEN: TOKEN });
  const logs = [await workspace.run('plan', '-no-color', '-out=plan.tfplan'),
    await workspace.run('apply', '-no-color', 'plan.tfplan')];
  expect(logs.map(({ code }) => code)).toEqual([0, 0]);
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  const { stdout: plan } = await workspace.run('show', '-json', 'plan.tfplan');
  const state = readFileSync(join(workspace.folder, 'terraform.tfstate'), 'utf8');
  expect(state).toContain(ADDRESS.split('.')[0]);
  for (const text of [...logs.map(wholeLogOf), plan, state]) {
    for (const secret of [secretKey, TOKEN]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/Signature=[0-9a-f]{64}/);
  }
  expect(wholeLogOf(logs[1])).toMatch(/POST \/v2\/\w+\/instances\/action/);
});
