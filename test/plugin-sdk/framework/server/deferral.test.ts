import { Provider } from '../../../../src/plugin-sdk/framework/provider';
import { computed, optional, required } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { isUnknown, UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = {
  ...described,
  attributes: { id: computed(string, described), name: required(string, described) },
};

const called: string[] = [];
const seen = (name: string) => async (): Promise<any> => {
  called.push(name);
  return { id: 'found', name: 'n' };
};
const provider: Partial<Provider<any, any>> = {
  schema: { ...described, attributes: { region: optional(string, described) } },
  configure: ({ config, defer }) => {
    if (isUnknown(config.region)) defer();
  },
  dataSources: { test_list: { schema, read: seen('readDataSource') } },
  actions: { test_act: { schema: { ...described, attributes: {} }, plan: seen('planAction'), invoke: seen('invoke') } },
};

let serving: Serving;

beforeEach(async () => {
  called.length = 0;
  serving = new Serving({
    schema,
    plan: async () => {
      called.push('plan');
      return {};
    },
    planDestroy: async () => void called.push('planDestroy'),
    read: seen('read'),
    importState: async ({ save }) => {
      called.push('import');
      save({ id: '1' });
    },
  }, provider);
  await serving.server.configureProvider({ terraformVersion: '1.14.0', config: { region: UNKNOWN } });
});

const prior = { id: '1', name: 'old' };
const config = { id: null, name: 'new' };
const typeName = 'test_thing';
const privateState = { kept: true };

/** Every request that may be put off, and what is left to say where it is. */
const requests: [string, (deferralAllowed?: boolean) => Promise<unknown>, object][] = [
  ['plan', async (deferralAllowed) => serving.plan(config, null, { deferralAllowed }),
    { planned: { id: UNKNOWN, name: 'new' }, requiresReplace: [] }],
  ['planDestroy', async (deferralAllowed) => (
    serving.server.planResourceChange({ typeName, prior, proposed: null, config: null, privateState, deferralAllowed })
  ), { planned: null, privateState }],
  ['read', async (deferralAllowed) => (
    serving.server.readResource({ typeName, state: prior, privateState, deferralAllowed })
  ), { state: prior, privateState }],
  ['import', async (deferralAllowed) => serving.server.importResourceState({ typeName, id: '1', deferralAllowed }),
    { state: null }],
  ['readDataSource', async (deferralAllowed) => (
    serving.server.readDataSource({ typeName: 'test_list', config, deferralAllowed })
  ), { state: { id: UNKNOWN, name: 'new' } }],
  ['planAction', async (deferralAllowed) => (
    serving.server.planAction({ typeName: 'test_act', config: {}, deferralAllowed })
  ), {}],
];

test.each(requests)('%s is put off where Terraform allows it', async (_name, send, rest) => {
  expect(await send(true)).toMatchObject({ ...rest, deferred: 'providerConfigUnknown', diagnostics: [] });
  expect(called).toEqual([]);
});

test.each(requests)('%s reaches its handler where Terraform does not allow it', async (name, send) => {
  expect(await send()).not.toHaveProperty('deferred');
  expect(called).toEqual([name]);
});

test.each(requests)('%s reaches its handler once the provider block is known', async (name, send) => {
  await serving.server.configureProvider({ terraformVersion: '1.14.0', config: { region: 'eu-de' } });
  expect(await send(true)).not.toHaveProperty('deferred');
  expect(called).toEqual([name]);
});

test('configure is told whether it may defer', async () => {
  const told: boolean[] = [];
  const { server } = new Serving({ schema }, { configure: ({ deferralAllowed }) => void told.push(deferralAllowed) });
  await server.configureProvider({ terraformVersion: '1.14.0', config: {}, deferralAllowed: true });
  await server.configureProvider({ terraformVersion: '1.11.4', config: {} });
  expect(told).toEqual([true, false]);
});
