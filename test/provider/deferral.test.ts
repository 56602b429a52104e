import { ProviderInProcess } from './in-process';
import { UNKNOWN } from '../../src/plugin-sdk';

const TYPE = 'dms_kafka_instance_batch_action';
const ORDERS = '10000000-0000-4000-8000-000000000001';

/** Plans a restart with a provider block whose key is not known yet. */
async function plannedBy(deferralAllowed: boolean) {
  const process = new ProviderInProcess([{ id: ORDERS, name: 'orders' }]);
  const nothing = (attributes: object) => Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
  const { provider, server } = process;
  await server.configureProvider({
    config: { ...nothing(provider.schema.attributes), region: 'eu-west-101', access_key: UNKNOWN, secret_key: UNKNOWN },
    deferralAllowed,
    terraformVersion: '1.14.0',
  });
  const config = { ...nothing(provider.resources[TYPE].schema.attributes), action: 'restart', instances: [ORDERS] };
  const proposed = { ...config, id: UNKNOWN, applied: UNKNOWN, pending: UNKNOWN, deferred: UNKNOWN };
  const request = { typeName: TYPE, prior: null, proposed, config, privateState: {}, deferralAllowed };
  return server.planResourceChange(request);
}

test('a provider block that is not known yet puts a plan off where Terraform allows it', async () => {
  expect(await plannedBy(true)).toMatchObject({ deferred: 'providerConfigUnknown', diagnostics: [] });
});

test('and where it does not, the plan is made with what is known', async () => {
  const { deferred, diagnostics, planned } = await plannedBy(false);
  expect({ deferred, diagnostics }).toEqual({ deferred: undefined, diagnostics: [] });
  expect(planned).toMatchObject({ action: 'restart', instances: [ORDERS] });
});
