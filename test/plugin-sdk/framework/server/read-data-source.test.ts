import { DataSource } from '../../../../src/plugin-sdk/framework/resource';
import { computed, optional } from '../../../../src/plugin-sdk/framework/schema';
import { list, string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const things = {
  ...described,
  attributes: { name: optional(string, described), ids: computed(list(string), described) },
};
const reading = async (read: DataSource<any, any>['read']) => {
  const { server } = new Serving({ schema: { ...described, attributes: {} } }, {
    dataSources: { test_things: { schema: things, read } },
  });
  await server.configureProvider({ terraformVersion: '1.11.4', config: {} });
  return server.readDataSource({ typeName: 'test_things', config: { name: 'a', ids: null } });
};

test('is read with its configuration and the configured provider', async () => {
  expect(await reading(async ({ config, provider }) => ({ ...config, ids: [provider] }))).toEqual({
    state: { name: 'a', ids: ['configured'] },
    diagnostics: [],
  });
});

test.each<[string, DataSource<any, any>['read']]>([
  ['throws', async () => {
    throw new Error('unreachable');
  }],
  ['adds an error', async ({ config, diagnostics }) => {
    diagnostics.error('No');
    return config;
  }],
  ['returns nothing', async () => undefined as any],
  ['returns something unknown', async () => ({ name: 'a', ids: UNKNOWN }) as any],
])('a handler that %s gives an error and no state', async (_, read) => {
  const { state, diagnostics } = await reading(read);
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{ severity: 'error' }]);
});
