import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { App, DataResource, TerraformStack, Testing } from 'cdktf';
import { DmsProvider, Triggers } from 'cdktf-provider-dms';
import { KafkaPlatform, KafkaPlatformProps } from './kafka-platform';

const ORDERS = '54602a9d-5e22-4239-9123-77e350df4a34';
const BILLING = '7166cdea-dbad-4d79-9610-7163e6f8b640';
const configuration = [join(__dirname, 'config')];

/** The two resources of a synthesised platform. */
function synthesized(props: (stack: TerraformStack) => Partial<KafkaPlatformProps> = () => ({})) {
  const stack = new TerraformStack(Testing.stubVersion(new App({ stackTraces: false })), 'test');
  new DmsProvider(stack, 'dms', { region: 'eu-de' });
  new KafkaPlatform(stack, 'platform', { instanceIds: [ORDERS, BILLING], configuration, ...props(stack) });
  const { resource } = JSON.parse(Testing.synth(stack, true));
  const blocks = Object.entries<any>(resource.dms_kafka_instance_batch_action);
  const find = (name: string) => blocks.find(([key]) => key.startsWith(`platform_${name}_`))!;
  const [restartName, restart] = find('restart');
  const [, cleanup] = find('cleanup');
  return { restart, cleanup, restartAddress: `dms_kafka_instance_batch_action.${restartName}` };
}

test('a change of the configuration restarts the instances one at a time', () => {
  const { restart } = synthesized();
  assert.deepEqual(restart.instances, [ORDERS, BILLING]);
  assert.deepEqual(restart.triggers, { configuration: Triggers.fromFiles(...configuration) });
  assert.deepEqual(restart.when, ['triggered']);
  assert.equal(restart.max_unavailable, 1);
});

test('the canary goes first', () => {
  assert.deepEqual(synthesized(() => ({ canary: BILLING })).restart.first, [BILLING]);
  assert.equal(synthesized().restart.first, undefined);
});

test('the restart comes after what writes the configuration, and the clean-up after the restart', () => {
  const { restart, cleanup, restartAddress } = synthesized((stack) => ({
    configuredBy: [new DataResource(stack, 'topics')],
  }));
  assert.deepEqual(restart.depends_on, ['terraform_data.topics']);
  assert.deepEqual(cleanup.depends_on, [restartAddress]);
});

test('ids of instances of the same stack reach the restart as references', () => {
  const { restart } = synthesized((stack) => ({
    instanceIds: [new DataResource(stack, 'orders').id],
  }));
  assert.deepEqual(restart.instances, ['${terraform_data.orders.id}']);
});

test('a name in place of an id is refused, and the error says where', () => {
  assert.throws(() => synthesized(() => ({ instanceIds: ['orders'] })),
    /KafkaRollingRestart \(test\/platform\/restart\): instances holds 'orders'/);
});
