import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { BILLING, ORDERS, POSTCONDITION, stackWith, synthesizedResources } from './synthesized-resources';
import { BatchCall, DmsProvider, HealthCheck, KafkaInstanceBatchAction } from '../../src';

test('onCreate acts when an id is added and when triggers change, and a postcondition gives the verdict', () => {
  const resources = synthesizedResources((stack) =>
    new KafkaInstanceBatchAction(stack, 'maintenance', {
      onCreate: BatchCall.restart([ORDERS, BILLING], {
        maxUnavailable: 1,
        first: [BILLING],
        pauseBetween: '2m',
        maxFailures: 1,
        instanceTimeout: '20m',
        healthCheck: HealthCheck.STATUS,
        maxPerApply: 1,
        maintenanceWindow: { begin: '22:00', end: '24:00' },
        timeout: '2h',
      }),
      triggers: { certificate: 'abc' },
      region: 'eu-nl',
      projectId: '0123',
    }),
  );
  expect(resources).toEqual({
    'maintenance/OnCreate': {
      action: 'restart',
      instances: [ORDERS, BILLING],
      max_unavailable: 1,
      first: [BILLING],
      pause_between: '2m',
      max_failures: 1,
      instance_timeout: '20m',
      health_check: 'status',
      max_per_apply: 1,
      maintenance_window: { begin: '22:00', end: '24:00' },
      timeouts: { create: '2h', update: '2h' },
      when: ['added', 'triggered'],
      triggers: { certificate: 'abc' },
      region: 'eu-nl',
      project_id: '0123',
      on_failure: 'record',
      lifecycle: { postcondition: [POSTCONDITION] },
    },
  });
});

test('onDestroy acts on destroy only, where a failure must fail the destroy itself', () => {
  const resources = synthesizedResources((stack) =>
    new KafkaInstanceBatchAction(stack, 'teardown', {
      onDestroy: BatchCall.delete([ORDERS], {
        forceDelete: true,
        maxDeletions: 1,
        instanceTimeout: '5m',
        maintenanceWindow: { begin: '22:00', end: '05:00', days: ['sun'] },
        timeout: '10m',
      }),
      region: 'eu-nl',
      projectId: '0123',
    }),
  );
  expect(resources).toEqual({
    'teardown/OnDestroy': {
      action: 'delete',
      instances: [ORDERS],
      force_delete: true,
      max_deletions: 1,
      instance_timeout: '5m',
      maintenance_window: { begin: '22:00', end: '05:00', days: ['sun'] },
      timeouts: { delete: '10m' },
      when: ['destroyed'],
      region: 'eu-nl',
      project_id: '0123',
    },
  });
});

test('adding a hook leaves the resource of the other one as it was', () => {
  const onCreate = BatchCall.restart([ORDERS]);
  const alone = synthesizedResources((stack) => new KafkaInstanceBatchAction(stack, 'both', { onCreate }));
  const together = synthesizedResources((stack) =>
    new KafkaInstanceBatchAction(stack, 'both', { onCreate, onDestroy: BatchCall.deleteFailed() }),
  );
  expect(Object.keys(together)).toEqual(['both/OnCreate', 'both/OnDestroy']);
  expect({ ...together['both/OnCreate'], depends_on: undefined }).toEqual(alone['both/OnCreate']);
});

test('each hook uses the provider it is given', () => {
  const resources = synthesizedResources((stack) => {
    const provider = new DmsProvider(stack, 'elsewhere', { alias: 'elsewhere', region: 'eu-nl' });
    new KafkaInstanceBatchAction(stack, 'both', {
      onCreate: BatchCall.restart([ORDERS]),
      onDestroy: BatchCall.deleteFailed(),
      provider,
    });
  });
  expect(Object.values(resources).map(({ provider }) => provider)).toEqual(['dms.elsewhere', 'dms.elsewhere']);
});

test('the outputs are those of onCreate, and of onDestroy where it is alone', () => {
  const stack = stackWith((scope) => {
    const both = new KafkaInstanceBatchAction(scope, 'both', {
      onCreate: BatchCall.deleteFailed(),
      onDestroy: BatchCall.deleteFailed(),
    });
    new TerraformOutput(scope, 'pending', { value: both.pending, staticId: true });
    new TerraformOutput(scope, 'deferred', { value: both.deferred, staticId: true });
    new TerraformOutput(scope, 'failed', { value: both.failedInstances, staticId: true });
    new TerraformOutput(scope, 'applied', { value: both.applied, staticId: true });
    new TerraformOutput(scope, 'status', { value: both.results.get(ORDERS).status, staticId: true });
    const destroy = new KafkaInstanceBatchAction(scope, 'destroy', { onDestroy: BatchCall.delete([ORDERS]) });
    new TerraformOutput(scope, 'later', { value: destroy.applied.lookup(ORDERS), staticId: true });
  });
  const { output } = JSON.parse(Testing.synth(stack));
  expect(output.pending.value).toMatch(/^\${tolist\(dms_kafka_instance_batch_action\.both_OnCreate_\w+\.pending\)}$/);
  expect(output.deferred.value).toMatch(/both_OnCreate_\w+\.deferred\)}$/);
  expect(output.failed.value).toMatch(/both_OnCreate_\w+\.failed_instances/);
  expect(output.applied.value).toMatch(/both_OnCreate_\w+\.applied}$/);
  expect(output.status.value).toMatch(/both_OnCreate_\w+\.results\["54602a9d[^"]+"\]\.status}$/);
  expect(output.later.value).toMatch(/destroy_OnDestroy_\w+\.applied/);
});

describe('a delete in onCreate', () => {
  const warnings = (build: (stack: TerraformStack) => KafkaInstanceBatchAction) => {
    let messages: string[] = [];
    stackWith((stack) => {
      messages = build(stack).node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => data);
    });
    return messages;
  };

  test('of instances that the same stack may create is warned of', () => {
    expect(warnings((stack) => {
      const born = new TerraformVariable(stack, 'born', {}).stringValue;
      return new KafkaInstanceBatchAction(stack, 'delete', { onCreate: BatchCall.delete([ORDERS, born]) });
    })).toEqual([expect.stringMatching(/creates them again: remove their own resources instead/)]);
  });

  test('of known ids, or of what failed, is not', () => {
    expect(warnings((stack) => new KafkaInstanceBatchAction(stack, 'delete', { onCreate: BatchCall.delete([ORDERS]) })))
      .toEqual([]);
    expect(warnings((stack) => new KafkaInstanceBatchAction(stack, 'failed', { onCreate: BatchCall.deleteFailed() })))
      .toEqual([]);
  });
});

describe('hooks that make no sense are refused:', () => {
  const build = (props: object) => () => stackWith((stack) => new KafkaInstanceBatchAction(stack, 'wrong', props));

  test('none at all', () => {
    expect(build({})).toThrow(/neither onCreate nor onDestroy.*Give at least one/);
  });

  test('triggers that trigger nothing', () => {
    expect(build({ onDestroy: BatchCall.deleteFailed(), triggers: { a: 'b' } })).toThrow(
      /there is no onCreate\. Add onCreate, or remove triggers/,
    );
  });

  test.each([
    ['restart', BatchCall.restart([ORDERS], { maxUnavailable: 1, maxPerApply: 1 })],
    ['delete', BatchCall.delete([ORDERS], { maxPerApply: 1 })],
  ])('a %s on destroy that is divided', (_, call) => {
    expect(build({ onDestroy: call })).toThrow(
      /^KafkaInstanceBatchAction \(test\/wrong\): onDestroy has maxPerApply, and a destroy is not divided: after it there is no next deploy/,
    );
    expect(build({ onCreate: call })).not.toThrow();
  });

  test('an instance that is deleted twice, or restarted after it was deleted', () => {
    const onCreate = BatchCall.delete([ORDERS, BILLING]);
    expect(build({ onCreate, onDestroy: BatchCall.restart([BILLING]) })).toThrow(
      `onCreate deletes '${BILLING}', so nothing is left of it`,
    );
    expect(build({ onCreate: BatchCall.restart([BILLING]), onDestroy: BatchCall.delete([BILLING]) })).not.toThrow();
    expect(build({ onCreate: BatchCall.deleteFailed(), onDestroy: BatchCall.deleteFailed() })).not.toThrow();
  });
});
