import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, ORDERS } from './dms-workspace';
import { SAMPLE_ACCOUNT } from '../../src/emulator/account';
import { codeBlocks, exportedBy } from '../documented-commands';

const GUIDE = 'docs/guides/keyless.md';
const ROLL = restart([ORDERS, BILLING]);

/** A block of the guide, by the file that it is. */
function blockOf(file: string): string {
  const found = codeBlocks(GUIDE).find((block) => block.file === file);
  if (!found) throw new Error(`${GUIDE} has no block ${file}.`);
  return found.lines.join('\n');
}

/** A fleet whose IAM trusts a server, and a stack without credentials. */
async function pipeline(identityProvider: Partial<typeof SAMPLE_ACCOUNT.identityProvider>, region = 'eu-west-101') {
  const account = { ...SAMPLE_ACCOUNT, identityProvider: { ...SAMPLE_ACCOUNT.identityProvider, ...identityProvider } };
  const workspace = await DmsWorkspace.holding('', { emulator: { region, account } });
  const nowhere = { region: undefined, access_key: undefined, secret_key: undefined, project_id: undefined };
  workspace.configure(ROLL, nowhere);
  return workspace;
}

const actors = ({ cloud }: DmsWorkspace) => [...new Set(cloud.actions().map(({ actsAs }) => actsAs))];

/** GitHub's side: gives an id token for an audience to whoever shows the job's token. */
async function actionsServer(issue: (audience: string) => string) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const mayAsk = request.headers.authorization === 'bearer token-of-the-job' && searchParams.get('api-version') === '2';
    response.writeHead(mayAsk ? 200 : 401).end(JSON.stringify({ value: issue(searchParams.get('audience') ?? '') }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2`, close: () => server.close() };
}

test('the job for GitHub gets an id token and rolls with it, as its `run` lines stand', async () => {
  const issuer = 'https://token.actions.githubusercontent.com';
  const workspace = await pipeline({ id: 'github', issuer, audience: 'huaweicloud' });
  const subject = 'repo:corp/shop:environment:production';
  const server = await actionsServer((audience) => workspace.cloud.idToken({ audience, subject }));
  const { permissions, jobs: { roll } } = parse(blockOf('github.yml'));
  expect(permissions['id-token']).toBe('write');
  const runner = { temp: workspace.folder };
  const env = Object.fromEntries(Object.entries<string>(roll.env)
    .map(([name, value]) => [name, value.replace('${{ runner.temp }}', runner.temp)]));
  const lines = roll.steps.flatMap(({ run }: { run?: string }) => run ?? []);
  const { code, stderr } = await workspace.shell(lines, {
    ...env,
    ACTIONS_ID_TOKEN_REQUEST_URL: server.url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token-of-the-job',
  });
  server.close();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(actors(workspace)).toEqual([`idp:${subject}`]);
  expect(JSON.stringify(workspace.stateFile)).not.toContain(workspace.cloud.idToken().split('.')[0]);
});

test('the job for GitLab rolls with the id token in its variable', async () => {
  const workspace = await pipeline({ id: 'gitlab', issuer: 'https://gitlab.example', audience: 'huaweicloud' });
  const { roll } = parse(blockOf('gitlab.yml'));
  const subject = 'project_path:corp/shop:ref_type:branch:ref:main';
  const ID_TOKEN = workspace.cloud.idToken({ audience: roll.id_tokens.ID_TOKEN.aud, subject });
  const { code, stderr } = await workspace.shell(roll.script, { ...roll.variables, ID_TOKEN });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(actors(workspace)).toEqual([`idp:${subject}`]);
});

test('the trial works with what the emulator signs', async () => {
  const workspace = await pipeline({});
  const { code, stderr } = await workspace.shell([blockOf('try.sh')], { ENDPOINT: workspace.emulator.endpoint });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(actors(workspace)).toEqual(['idp:emulator-sample-pipeline']);
});

test('the variables for Open Telekom Cloud roll there, with the id token in its file', async () => {
  const workspace = await pipeline({ id: 'github' }, 'eu-de');
  const file = join(workspace.folder, 'id-token');
  const variables = exportedBy([`export HW_ASSUME_ROLE_ID_TOKEN_FILE=${file}`, blockOf('otc.sh')].join('\n').split('\n'));
  const { code, stderr } = await workspace.shell([
    `curl --silent "$ENDPOINT/_emulator/id-token" > "${file}"`, 'terraform apply -auto-approve',
  ], { ...variables, ENDPOINT: workspace.emulator.endpoint });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(actors(workspace)).toEqual(['idp:emulator-sample-pipeline']);
});

test('the provider block is a valid one', async () => {
  const workspace = await pipeline({});
  const [head] = blockOf('block.tf').split('provider "dms"');
  expect(head).toBe('');
  workspace.write(`terraform {\n required_providers {\n dms = { source = "npm.internal/cdktf-provider-dms/dms" }\n }\n }\n
    ${blockOf('block.tf')}\n ${ROLL}`);
  expect(await workspace.run('validate', '-no-color')).toMatchObject({ code: 0 });
});

test('what the other providers are given is written as Terraform wants it, and the rules are JSON that names one subject', async () => {
  const workspace = await pipeline({});
  for (const file of ['huaweicloud.tf', 'opentelekomcloud.tf', 'block.tf']) {
    workspace.write(`${blockOf(file)}\n`, file);
    expect(await workspace.run('fmt', '-check', '-diff', file)).toMatchObject({ code: 0, stdout: '' });
  }
  const [{ remote: [{ any_one_of: subjects }] }] = JSON.parse(blockOf('rules.json'));
  expect(subjects).toEqual(['repo:corp/shop:environment:production']);
  expect(blockOf('huaweicloud.tf')).toContain(JSON.stringify(subjects));
});
