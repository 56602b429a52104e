import { ProviderInProcess } from './in-process';
import { ConfigureRequest } from '../../src/plugin-sdk';
import { DmsSession } from '../../src/provider/dms-session';
import { ProviderAttributes, ProviderBlocks } from '../../src/provider/provider-schema';

const MINUTE = 60_000;
const silent = () => undefined;

/** The configured provider of a pipeline, in virtual time; its id token is good for five minutes. */
async function pipeline(block: object = {}) {
  const { provider, cloud, clock } = new ProviderInProcess([]);
  const nothing = Object.fromEntries(Object.keys(provider.schema.attributes).map((name) => [name, null]));
  const idp = { idp_id: cloud.account.identityProvider.id, id_token: cloud.idToken(), id_token_file: null };
  const agency = { agency_name: null, domain_name: null, domain_id: null, duration: null };
  const request = {
    config: {
      ...nothing,
      region: cloud.region,
      assume_role: [],
      assume_role_with_oidc: [{ ...idp, ...agency }],
      ...block,
    },
    diagnostics: { error: fail, warning: silent },
    log: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
    defer: fail,
  };
  const session: DmsSession = await provider.configure(
    request as unknown as ConfigureRequest<ProviderAttributes, ProviderBlocks>);
  const signIns = () => cloud.requests().map(({ route }) => route).filter((route) => route === 'id_token');
  return { session, cloud, clock, signIns };
}

function fail(...told: readonly unknown[]): never {
  throw new Error(JSON.stringify(told));
}

test('a resource with a project of its own needs no id token that is still good: its region was signed in to', async () => {
  const { session, cloud, clock, signIns } = await pipeline();
  await session.cloud(null, null)!.api.listInstances();
  await clock.sleep(30 * MINUTE);
  await session.cloud(null, cloud.projectId)!.api.listInstances();
  expect(signIns()).toHaveLength(1);
});

test('an endpoint of the security token service serves its own region only: another one is refused, not asked elsewhere', async () => {
  const { session } = await pipeline({ endpoints: { sts: 'https://sts.corp.example' } });
  expect(() => session.cloud('eu-west-102', null)).toThrow(/of the provider block serve region .* only/);
});

test('resources in many projects that begin together sign in once', async () => {
  const { session, cloud, signIns } = await pipeline();
  const projects = [null, cloud.projectId];
  await Promise.all(projects.map(async (id) => session.cloud(null, id)!.api.listInstances()));
  expect(signIns()).toHaveLength(1);
});
