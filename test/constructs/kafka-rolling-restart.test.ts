import { TerraformOutput, TerraformVariable, Testing } from 'cdktf';
import { BILLING, ORDERS, POSTCONDITION, stackWith, synthesizedResources } from './synthesized-resources';
import { HealthCheck, KafkaRollingRestart } from '../../src';

test('a change of triggers restarts one instance at a time, and nothing else does', () => {
  const resources = synthesizedResources((stack) =>
    new KafkaRollingRestart(stack, 'restart', {
      instances: [ORDERS, BILLING],
      triggers: { config: 'abc' },
    }),
  );
  expect(resources).toEqual({
    'restart/Resource': {
      action: 'restart',
      instances: [ORDERS, BILLING],
      when: ['triggered'],
      triggers: { config: 'abc' },
      max_unavailable: 1,
      on_failure: 'record',
      lifecycle: { postcondition: [POSTCONDITION] },
    },
  });
});

test('every argument reaches the resource', () => {
  const resources = synthesizedResources((stack) =>
    new KafkaRollingRestart(stack, 'restart', {
      instances: [ORDERS, BILLING],
      restartOnAdd: true,
      maxUnavailable: 2,
      first: [ORDERS],
      pauseBetween: '5m',
      maxFailures: 1,
      instanceTimeout: '20m',
      healthCheck: HealthCheck.CLUSTER,
      maxPerApply: 10,
      maintenanceWindow: { begin: '22:00', end: '05:00', days: ['fri', 'sat'], timeZone: 'Europe/Berlin' },
      timeout: '3h',
      region: 'eu-nl',
      projectId: '0123',
    }),
  );
  expect(resources['restart/Resource']).toMatchObject({
    when: ['added', 'triggered'],
    max_unavailable: 2,
    first: [ORDERS],
    pause_between: '5m',
    max_failures: 1,
    instance_timeout: '20m',
    health_check: 'cluster',
    max_per_apply: 10,
    maintenance_window: { begin: '22:00', end: '05:00', days: ['fri', 'sat'], time_zone: 'Europe/Berlin' },
    timeouts: { create: '3h', update: '3h' },
    region: 'eu-nl',
    project_id: '0123',
  });
});

test('a share takes the place of one at a time', () => {
  const { 'restart/Resource': resource } = synthesizedResources((stack) =>
    new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS], triggers: {}, maxUnavailablePercent: 25 }),
  );
  expect(resource).toMatchObject({ max_unavailable_percent: 25 });
  expect(resource).not.toHaveProperty('max_unavailable');
});

test('what is known only after the synthesis reaches the resource unchecked', () => {
  const { 'restart/Resource': resource } = synthesizedResources((stack) => {
    const given = new TerraformVariable(stack, 'given', {});
    new KafkaRollingRestart(stack, 'restart', {
      instances: [ORDERS],
      triggers: {},
      maxUnavailablePercent: given.numberValue,
      maxFailures: given.numberValue,
      instanceTimeout: given.stringValue,
      healthCheck: given.stringValue as HealthCheck,
      maxPerApply: given.numberValue,
      maintenanceWindow: {
        begin: given.stringValue,
        end: given.stringValue,
        days: given.listValue,
        timeZone: given.stringValue,
      },
    });
  });
  const token = '${var.given}';
  expect(resource).toMatchObject({
    max_unavailable_percent: token,
    max_failures: token,
    instance_timeout: token,
    health_check: token,
    max_per_apply: token,
    maintenance_window: { begin: token, end: token, days: token, time_zone: token },
  });
});

test('ids of instances created in the same stack reach the resource as references', () => {
  const resources = synthesizedResources((stack) => {
    const born = new TerraformVariable(stack, 'born', {});
    new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS, born.stringValue], triggers: {} });
  });
  expect(resources['restart/Resource'].instances).toEqual([ORDERS, '${var.born}']);
});

test('the outcome can be used elsewhere', () => {
  const stack = stackWith((scope) => {
    const restart = new KafkaRollingRestart(scope, 'restart', { instances: [ORDERS], triggers: {} });
    new TerraformOutput(scope, 'restarted_at', { value: restart.applied.lookup(ORDERS), staticId: true });
    new TerraformOutput(scope, 'pending', { value: restart.pending, staticId: true });
    new TerraformOutput(scope, 'deferred', { value: restart.deferred, staticId: true });
    new TerraformOutput(scope, 'error', { value: restart.results.get(ORDERS).error, staticId: true });
  });
  const { output } = JSON.parse(Testing.synth(stack));
  expect(output.restarted_at.value).toContain(`.applied["${ORDERS}"]`);
  expect(output.pending.value).toMatch(/\.pending\)}$/);
  expect(output.deferred.value).toMatch(/\.deferred\)}$/);
  expect(output.error.value).toContain(`.results["${ORDERS}"].error`);
});

test('a restart that could never run is refused', () => {
  expect(() => stackWith((stack) => new KafkaRollingRestart(stack, 'restart', { instances: [ORDERS] })))
    .toThrow(/would never restart anything\. Give triggers/);
});
