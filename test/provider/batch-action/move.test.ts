import { isUnknown } from '../../../src/plugin-sdk';
import { ProviderInProcess } from '../in-process';

const TYPE = 'dms_kafka_instance_batch_action';
const [ORDERS, BILLING] = [1, 2].map((number) => `10000000-0000-4000-8000-00000000000${number}`);
const FLEET = [{ id: ORDERS, name: 'orders' }, { id: BILLING, name: 'billing' }];
const HUAWEI = 'registry.terraform.io/huaweicloud/huaweicloud';

const SOURCES: Readonly<Record<string, readonly [provider: string, raw: Record<string, unknown>]>> = {
  huaweicloud_dms_kafka_instance_batch_action: [HUAWEI, {
    id: 'abc', action: 'restart', instances: [ORDERS], all_failure: null, region: 'eu-west-101',
  }],
  huaweicloud_dms_kafka_instance_restart: [HUAWEI, { id: ORDERS, instance_id: ORDERS, region: null }],
  terraform_data: ['terraform.io/builtin/terraform', { id: 'abc', input: null, triggers_replace: ['1'] }],
  null_resource: ['registry.terraform.io/hashicorp/null', { id: '123', triggers: { a: 'b' } }],
};

/** Moves an object here, plans the configuration on it, and applies that plan. */
async function move(typeName: string, given: Record<string, any>) {
  const process = await new ProviderInProcess(FLEET).configured();
  const { server, cloud } = process;
  const [providerAddress, raw] = SOURCES[typeName];
  const moved = await server.moveResourceState({
    typeName: TYPE,
    source: { typeName, providerAddress, schemaVersion: 0, raw, privateState: {} },
  });
  expect(moved.diagnostics).toEqual([]);
  const config = { ...Object.fromEntries(Object.keys(moved.state!).map((name) => [name, null])), ...given } as any;
  const computed = ['id', 'applied', 'pending', 'deferred', 'failed_instances', 'results'] as const;
  const prior = moved.state as any;
  const kept = Object.fromEntries(computed.map((name) => [name, prior[name]]));
  const planned = await server.planResourceChange({
    typeName: TYPE, prior, proposed: { ...config, ...kept }, config, privateState: moved.privateState,
  });
  const applied = await server.applyResourceChange({
    typeName: TYPE, prior, planned: planned.planned, config, privateState: planned.privateState,
  });
  expect([...planned.diagnostics, ...applied.diagnostics].filter(({ severity }) => severity === 'error')).toEqual([]);
  const shown = Object.entries((planned.planned as any).applied).filter(([, at]) => isUnknown(at)).map(([id]) => id);
  return { shown, acted: cloud.actions().map(({ instanceId }) => instanceId), state: applied.state as any, applied };
}

test.each(Object.keys(SOURCES))('from %s: nothing it may have held is restarted by moving, and the mark is gone', async (type) => {
  const { shown, acted, state, applied } = await move(type, {
    action: 'restart', instances: [ORDERS], triggers: { version: '7' },
  });
  expect({ shown, acted }).toEqual({ shown: [], acted: [] });
  expect(state).toMatchObject({ applied: { [ORDERS]: '' }, pending: [], deferred: [], triggers: { version: '7' } });
  expect(applied.privateState).toEqual({});
});

test.each(['huaweicloud_dms_kafka_instance_batch_action', 'huaweicloud_dms_kafka_instance_restart'])(
  'from %s: an id that it did not hold was added, and is acted on as the plan shows', async (type) => {
    const { shown, acted, state, applied } = await move(type, { action: 'restart', instances: [ORDERS, BILLING] });
    expect({ shown, acted }).toEqual({ shown: [BILLING], acted: [BILLING] });
    expect(state.applied[ORDERS]).toBe('');
    expect(state.applied[BILLING]).not.toBe('');
    expect(applied.privateState).toEqual({});
  },
);

test('with `when = ["triggered"]` many that become one restart nobody', async () => {
  const { acted, state } = await move('huaweicloud_dms_kafka_instance_restart', {
    action: 'restart', instances: [ORDERS, BILLING], when: ['triggered'],
  });
  expect(acted).toEqual([]);
  expect(state.applied).toEqual({ [ORDERS]: '', [BILLING]: '' });
});

test('a clean-up that is moved here deletes nobody', async () => {
  const { acted } = await move('huaweicloud_dms_kafka_instance_batch_action', { action: 'delete', all_failure: 'kafka' });
  expect(acted).toEqual([]);
});

test('any other type is an error that says what works instead', async () => {
  const { server } = await new ProviderInProcess(FLEET).configured();
  const { diagnostics, state } = await server.moveResourceState({
    typeName: TYPE,
    source: {
      typeName: 'aws_instance',
      providerAddress: 'registry.terraform.io/hashicorp/aws',
      schemaVersion: 1,
      raw: { id: 'x' },
      privateState: {},
    },
  });
  expect(state).toBeNull();
  expect(diagnostics).toMatchObject([{
    summary: `A aws_instance cannot become a ${TYPE}`,
    detail: expect.stringContaining('import this resource with any id'),
  }]);
});
