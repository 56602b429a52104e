import { Provider } from '../../../../src/plugin-sdk/framework/provider';
import { optional } from '../../../../src/plugin-sdk/framework/schema';
import { string } from '../../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../../src/plugin-sdk/values/unknown';
import { Serving } from '../serving';

const described = { description: '' };
const schema = { ...described, attributes: { region: optional(string, described) } };
const configuring = (configure: Provider<any, any>['configure']) => {
  const seen: unknown[] = [];
  const { server } = new Serving({
    schema,
    read: async ({ provider }) => {
      seen.push(provider);
    },
  }, { schema, configure });
  const read = async () => server.readResource({ typeName: 'test_thing', state: { region: null }, privateState: {} });
  return { server, read, seen };
};

test('what it returns reaches the handlers, and a later call replaces it', async () => {
  const { server, read, seen } = configuring(({ config }) => ({ region: config.region }));
  await server.configureProvider({ terraformVersion: '1.11.4', config: { region: 'a' } });
  await read();
  await server.configureProvider({ terraformVersion: '1.11.4', config: { region: UNKNOWN } });
  await read();
  expect(seen).toEqual([{ region: 'a' }, { region: UNKNOWN }]);
});

test('it is told which Terraform asks', async () => {
  const { server, read, seen } = configuring(({ terraformVersion }) => terraformVersion);
  await server.configureProvider({ terraformVersion: '1.11.4', config: {} });
  await read();
  expect(seen).toEqual(['1.11.4']);
});

test('a failure is a diagnostic', async () => {
  const { server } = configuring(async () => {
    throw new Error('no region');
  });
  expect(await server.configureProvider({ terraformVersion: '1.11.4', config: {} })).toEqual({
    diagnostics: [{ severity: 'error', summary: 'Could not configure the provider', detail: 'no region' }],
  });
});

test('the schemas are those of the declarations', () => {
  const { server } = configuring(() => undefined);
  expect(server.schemas).toEqual({
    provider: schema,
    resources: { test_thing: schema },
    dataSources: {},
    actions: {},
  });
});
