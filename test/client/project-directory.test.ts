import { scriptedClient } from './scripted-client';
import { answer, refusal } from './scripted-transport';

const NO_ID = { projectId: undefined };
const FORBIDDEN = { error: { code: 403, message: 'no', title: 'Forbidden' } };
const projects = (...list: [id: string, name: string, enabled?: boolean | string][]) =>
  answer(200, { projects: list.map(([id, name, enabled = true]) => ({ id, name, enabled })) });

test('a configured id is not looked up', async () => {
  const { client, transport } = scriptedClient([], { projectId: 'p' });
  expect(await client.projectId()).toBe('p');
  expect(transport.sent).toEqual([]);
});

test('the id of the project that has exactly the name, and is enabled', async () => {
  const { client, transport } = scriptedClient([
    projects(['p1', 'eu-west-101_sub'], ['p2', 'eu-west-101', 'false'], ['p3', 'eu-west-101']),
  ], NO_ID);
  expect(await client.projectId()).toBe('p3');
  expect(transport.sent).toEqual([
    expect.objectContaining({
      method: 'GET',
      url: 'https://iam.example.com/v3/projects?name=eu-west-101',
      body: undefined,
    }),
  ]);
});

test('a project name replaces the region\'s', async () => {
  const { client, paths } = scriptedClient([projects(['p', 'eu-de_ä b'])], { ...NO_ID, projectName: 'eu-de_ä b' });
  expect(await client.projectId()).toBe('p');
  expect(paths()).toEqual(['/v3/projects?name=eu-de_%C3%A4%20b']);
});

test('many callers and clients with one key share one look-up', async () => {
  const { client, another, transport } = scriptedClient([projects(['p', 'eu-west-101'])], NO_ID);
  expect(await Promise.all([client.projectId(), client.projectId(), another().projectId()])).toEqual(['p', 'p', 'p']);
  expect(transport.sent).toHaveLength(1);
});

test('a look-up that failed is made again the next time', async () => {
  const { client } = scriptedClient([projects(), projects(), projects(['p', 'eu-west-101'])], NO_ID);
  await expect(client.projectId()).rejects.toMatchObject({ kind: 'contract' });
  expect(await client.projectId()).toBe('p');
});

test('one caller who is cancelled does not end the look-up of the others', async () => {
  const { client } = scriptedClient([projects(['p', 'eu-west-101'])], NO_ID);
  const controller = new AbortController();
  const impatient = client.projectId({ signal: controller.signal });
  const patient = client.projectId();
  controller.abort();
  await expect(impatient).rejects.toMatchObject({ kind: 'cancelled' });
  expect(await patient).toBe('p');
});

test.each([
  ['none of that name', projects(['p1', 'MOS'], ['p2', 'eu-de']),
    'No enabled project is named eu-west-101 at https://iam.example.com. Found: MOS (p1), eu-de (p2). Set project_id, or project_name.'],
  ['two of that name', projects(['p1', 'eu-west-101'], ['p2', 'eu-west-101']),
    'More than one project is named eu-west-101 at https://iam.example.com. Found: eu-west-101 (p1), eu-west-101 (p2). Set project_id, or project_name.'],
])('%s: the error names what was found and asks for project_id, and nothing is created', async (_, reply, message) => {
  const { client, transport } = scriptedClient([reply], NO_ID);
  await expect(client.projectId()).rejects.toMatchObject({ kind: 'contract', message });
  expect(transport.sent.map(({ method }) => method)).toEqual(['GET']);
});

test.each([
  ['there are others', projects(['p1', 'eu-west-101_team']), 'Found: eu-west-101_team (p1).'],
  ['there are none', projects(), 'None was found.'],
  ['they cannot be listed either', answer(403, FORBIDDEN), 'None was found.'],
])('a name that nobody has: the projects of the user are listed for whoever has to correct it, where %s', async (_, own,
  found) => {
  const { client, transport, paths } = scriptedClient([projects(), own], NO_ID);
  await expect(client.projectId()).rejects.toMatchObject({
    kind: 'contract',
    message: `No enabled project is named eu-west-101 at https://iam.example.com. ${found} `
      + 'Set project_id, or project_name.',
  });
  expect(paths()).toEqual(['/v3/projects?name=eu-west-101', '/v3/auth/projects']);
  expect(transport.sent.every(({ method }) => method === 'GET')).toBe(true);
});

test('who may not list projects is asked for their own', async () => {
  const { client, paths } = scriptedClient([answer(403, FORBIDDEN), projects(['p', 'eu-west-101'])], NO_ID);
  expect(await client.projectId()).toBe('p');
  expect(paths()).toEqual(['/v3/projects?name=eu-west-101', '/v3/auth/projects']);
});

test('a look-up that fails names the host that was asked, and who said so', async () => {
  const endpoints = {
    dms: 'https://dms.example.com',
    iam: 'https://iam.example.com',
    iamFrom: 'OS_AUTH_URL in the environment (OS_…)',
  };
  const { client } = scriptedClient([refusal(404, 'APIGW.0101')], { ...NO_ID, endpoints });
  await expect(client.projectId()).rejects.toThrow(
    'Could not look up the id of project eu-west-101 at https://iam.example.com (from OS_AUTH_URL in the environment (OS_…)) (set project_id to do without)',
  );
});

test('when that fails, too, the first refusal is reported', async () => {
  const { client } = scriptedClient([answer(403, FORBIDDEN), refusal(404, 'APIGW.0101')], NO_ID);
  await expect(client.projectId()).rejects.toMatchObject({
    kind: 'permission',
    message: expect.stringContaining('set project_id to do without'),
  });
});
