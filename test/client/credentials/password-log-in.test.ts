import { inspect } from 'node:util';
import { createDmsClient } from '../../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../../src/client/credentials/authentication-latch';
import { DmsClient } from '../../../src/client/dms-client';
import { DmsError } from '../../../src/client/errors/errors';
import { ProjectDirectory } from '../../../src/client/project-directory';
import { ClientConfiguration, resolveSettings } from '../../../src/client/settings/settings';
import { CloudOptions, EmulatedCloud } from '../../../src/emulator';
import { emulatedTransport } from '../../emulated-transport';
import { predictable } from '../../emulator/caller';
import { VirtualClock } from '../../virtual-clock';

const HOUR = 3_600_000;

/** A user of an emulated cloud, in virtual time. */
class SignedIn {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  private readonly latch = new AuthenticationLatch();
  private readonly projects = new ProjectDirectory();

  constructor(options: CloudOptions = {}) {
    this.cloud = new EmulatedCloud({ clock: this.clock, random: predictable(), ...options });
  }

  public client(changes: ClientConfiguration = {}): DmsClient {
    const { region, account: { userName, password, domainName } } = this.cloud;
    return createDmsClient(resolveSettings({ region, userName, password, domainName, ...changes }, {}), {
      clock: this.clock,
      random: () => 0.5,
      latch: this.latch,
      projects: this.projects,
      transport: emulatedTransport(this.cloud),
    });
  }

  /** What reached the cloud, with its status. */
  public get calls(): string[] {
    return this.cloud.requests().map(({ route, status }) => `${route} ${status}`);
  }
}

const restart = async (client: DmsClient) =>
  client.batchAction({ action: 'restart', instances: ['10000000-0000-4000-8000-000000000001'] });

async function refusal(call: Promise<unknown>): Promise<DmsError> {
  const error = await call.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(DmsError);
  return error as DmsError;
}

test('the first request signs in, and the log-in tells the project: nothing is looked up', async () => {
  const user = new SignedIn();
  const client = user.client();
  expect(await client.projectId()).toBe(user.cloud.projectId);
  expect(await client.listInstances()).toHaveLength(6);
  expect(user.calls).toEqual(['tokens 201', 'list 200']);
  expect(user.cloud.requests()[1].authentication).toBe('token');
});

test.each<[string, (cloud: EmulatedCloud) => ClientConfiguration]>([
  ['the id of the project', ({ projectId }) => ({ projectId })],
  ['the name of the project', () => ({ projectName: 'eu-west-101' })],
  ['the id of the user', ({ account }) => ({ userName: undefined, domainName: undefined, userId: account.userId })],
  ['the id of the domain', ({ account }) => ({ domainName: undefined, domainId: account.domainId })],
])('%s serves as well', async (_, changes) => {
  const user = new SignedIn();
  expect(await user.client(changes(user.cloud)).listInstances()).toHaveLength(6);
  expect(user.calls).toEqual(['tokens 201', 'list 200']);
});

test('requests that begin together share one log-in', async () => {
  const user = new SignedIn();
  const client = user.client();
  await Promise.all([client.listInstances(), client.projectId(), client.recycleBin(), client.listInstances()]);
  expect(user.calls.filter((call) => call.startsWith('tokens'))).toEqual(['tokens 201']);
});

test('the token is renewed before it expires, and not long before', async () => {
  const user = new SignedIn();
  const client = user.client();
  await client.listInstances();
  await user.clock.sleep(23.5 * HOUR);
  await client.listInstances();
  expect(user.calls).toEqual(['tokens 201', 'list 200', 'list 200']);
  await user.clock.sleep(0.4 * HOUR);
  await client.listInstances();
  expect(user.calls.slice(3)).toEqual(['tokens 201', 'list 200']);
});

test('the life of a token is measured by the cloud\'s dates: our clock may be wrong, and may be set meanwhile', async () => {
  const user = new SignedIn({ clockSkewMs: 300 * HOUR });
  const client = user.client();
  await client.listInstances();
  user.clock.jump(-48 * HOUR);
  await user.clock.sleep(23.5 * HOUR);
  await client.listInstances();
  expect(user.calls).toEqual(['tokens 201', 'list 200', 'list 200']);
});

test.each(['dms', 'gateway'] as const)('a token that the cloud calls expired (%s) is renewed once, and the action is sent again', async (expiredToken) => {
  const user = new SignedIn({ behaviours: { expiredToken } });
  const client = user.client();
  await client.projectId();
  user.cloud.expireTokens();
  await restart(client);
  expect(user.calls).toEqual(['tokens 201', 'batch 401', 'tokens 201', 'batch 200']);
  await user.clock.sleep(HOUR);
  expect(user.cloud.actions()).toHaveLength(1);
});

test('requests that meet the same expiry share one new log-in', async () => {
  const user = new SignedIn();
  const client = user.client();
  await client.listInstances();
  user.cloud.expireTokens();
  const lists = await Promise.all(Array.from({ length: 5 }, async () => client.listInstances()));
  expect(lists.map(({ length }) => length)).toEqual([6, 6, 6, 6, 6]);
  expect(user.calls.filter((call) => call.startsWith('tokens'))).toHaveLength(2);
});

test('a token that is expired again at once is an error: it is renewed once only', async () => {
  const user = new SignedIn({ behaviours: { tokenLifeMs: 0 } });
  const error = await refusal(user.client().listInstances());
  expect(error).toMatchObject({ kind: 'authentication', code: 'DMS.10240102' });
  expect(user.calls.filter((call) => call.startsWith('list'))).toEqual(['list 401', 'list 401']);
});

test('a token that still counts is used while IAM is down: nobody waits for the next one, and IAM is asked in peace', async () => {
  const user = new SignedIn();
  const client = user.client({ maxRetries: 0 });
  await client.listInstances();
  await user.clock.sleep(23.9 * HOUR);
  user.cloud.fault({ kind: 'proxy_502', route: 'tokens', times: 9 });
  const began = user.clock.elapsed();
  for (let read = 0; read < 5; read++) expect(await client.listInstances()).toHaveLength(6);
  expect(user.clock.elapsed() - began).toBe(0);
  expect(user.calls.filter((call) => call.startsWith('tokens'))).toEqual(['tokens 201', 'tokens 502']);
  await user.clock.sleep(0.2 * HOUR);
  expect(await refusal(client.listInstances())).toMatchObject({ kind: 'ambiguous' });
});

test('a wrong password that is a word of the answer is a wrong password all the same, and tried once', async () => {
  const user = new SignedIn();
  const client = user.client({ password: 'code' });
  for (let read = 0; read < 3; read++) {
    expect((await refusal(client.listInstances())).message).toMatch(/the domain or the password is wrong/);
  }
  expect(user.calls).toEqual(['tokens 401']);
});

test('a log-in that fails is not repeated by the call that needs it, on top of its own repetitions', async () => {
  const user = new SignedIn();
  user.cloud.fault({ kind: 'proxy_502', route: 'tokens', times: 99 });
  await refusal(user.client({ projectId: user.cloud.projectId, maxRetries: 3 }).listInstances());
  expect(user.calls).toEqual(Array(4).fill('tokens 502'));
});

test('an action whose proof cannot be had was never sent, and nobody takes it for lost', async () => {
  const user = new SignedIn();
  const client = user.client({ maxRetries: 1 });
  await client.projectId();
  user.cloud.expireTokens();
  user.cloud.fault({ kind: 'proxy_502', route: 'tokens', times: 9 });
  const error = await refusal(restart(client));
  expect(error.kind).toBe('never_sent');
  expect(error.message).toMatch(/sign in at .* The action itself was not sent/);
  const unsigned = new SignedIn();
  unsigned.cloud.fault({ kind: 'proxy_502', route: 'tokens', times: 9 });
  expect((await refusal(restart(unsigned.client({ maxRetries: 0 })))).kind).toBe('never_sent');
});

test('whoever is cancelled already asks for no token', async () => {
  const user = new SignedIn();
  const signal = AbortSignal.abort();
  expect((await refusal(user.client().listInstances({}, { signal }))).kind).toBe('cancelled');
  await user.clock.settle();
  expect(user.calls).toEqual([]);
});

test('a log-in that nobody answered is repeated: it changes nothing', async () => {
  const user = new SignedIn();
  user.cloud.fault({ kind: 'drop_after', route: 'tokens', times: 2 });
  expect(await user.client().listInstances()).toHaveLength(6);
});

test('a wrong password is tried once: five failures would lock the user', async () => {
  const user = new SignedIn();
  const clients = [user.client({ password: 'wrong' }), user.client({ password: 'wrong', projectId: 'another' })];
  const errors = await Promise.all(clients.map(async (client) => refusal(client.listInstances())));
  expect(user.calls).toEqual(['tokens 401']);
  expect(errors[0].message).toMatch(new RegExp('^Could not sign in at https://iam.eu-west-101.myhuaweicloud.eu '
    + '\\(from region eu-west-101\\) as user emulator-sample-user of domain emulator-sample-domain: the user name, '
    + 'the domain or the password is wrong, .* Used were user_name and password in the provider configuration.'));
  expect(errors[1].message).toMatch(/^Nothing was sent, because an earlier request with this key was refused\. /);
});

test('a locked user is told so', async () => {
  const user = new SignedIn();
  for (let attempt = 0; attempt < 6; attempt++) {
    const other = createDmsClient(resolveSettings({
      region: user.cloud.region,
      userName: user.cloud.account.userName,
      domainName: user.cloud.account.domainName,
      password: `wrong ${attempt}`,
    }, {}), {
      clock: user.clock,
      latch: new AuthenticationLatch(),
      transport: emulatedTransport(user.cloud),
    });
    await refusal(other.projectId());
  }
  expect((await refusal(user.client().projectId())).message)
    .toMatch(/the user is locked, because too many log-ins with a wrong password .* Wait a quarter of an hour/);
});

test('a project that the user may not enter is no reason to hold back the user\'s other requests', async () => {
  const user = new SignedIn();
  await user.client().listInstances();
  const elsewhere = user.client({ projectName: 'eu-west-101_nowhere' });
  expect((await refusal(elsewhere.listInstances())).message)
    .toMatch(/the user may not enter this project, or it does not exist\. Set project_id or project_name/);
  expect(await user.client({ projectId: user.cloud.projectId }).listInstances()).toHaveLength(6);
});

test('who waits for a log-in can be cancelled, and the others get theirs', async () => {
  const user = new SignedIn();
  const client = user.client();
  const controller = new AbortController();
  const impatient = refusal(client.listInstances({}, { signal: controller.signal }));
  const patient = client.listInstances();
  controller.abort();
  expect((await impatient).kind).toBe('cancelled');
  expect(await patient).toHaveLength(6);
});

test('neither password nor token shows, even where IAM and the gateway repeat what they were sent', async () => {
  const user = new SignedIn({ behaviours: { echoesRequest: true, expiredToken: 'gateway' } });
  const secret = 'p"w<&/ß%\\';
  const wrong = await refusal(user.client({ password: secret, userName: 'nobody' }).listInstances());
  expect(wrong.message).toContain('password: ***');
  const client = user.client();
  await client.projectId();
  user.cloud.expireTokens();
  user.cloud.behave({ tokenLifeMs: 0 });
  const expired = await refusal(client.listInstances());
  const shown = inspect([wrong, expired, client, user.client({ password: secret })], { depth: 30 });
  expect(shown).not.toMatch(/emulator-token-|emulator-sample-password/);
  for (const spelled of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]) {
    expect(shown).not.toContain(spelled);
  }
});
