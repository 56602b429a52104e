import { TerraformOutput, Testing } from 'cdktf';
import { ORDERS, POSTCONDITION, stackWith, synthesizedResources } from './synthesized-resources';
import { KafkaFailedInstanceCleanup } from '../../src';

test('deletes what failed at every deploy that finds something', () => {
  const resources = synthesizedResources((stack) => new KafkaFailedInstanceCleanup(stack, 'cleanup'));
  expect(resources).toEqual({
    'cleanup/Resource': {
      action: 'delete',
      all_failure: 'kafka',
      on_failure: 'record',
      lifecycle: { postcondition: [POSTCONDITION] },
    },
  });
});

test('every argument reaches the resource', () => {
  const resources = synthesizedResources((stack) =>
    new KafkaFailedInstanceCleanup(stack, 'cleanup', {
      maxDeletions: 5,
      forceDelete: true,
      timeout: '30m',
      region: 'eu-west-101',
      projectId: '0123',
    }),
  );
  expect(resources['cleanup/Resource']).toMatchObject({
    max_deletions: 5,
    force_delete: true,
    timeouts: { create: '30m', update: '30m' },
    region: 'eu-west-101',
    project_id: '0123',
  });
});

test('the outcome can be used elsewhere', () => {
  const stack = stackWith((scope) => {
    const cleanup = new KafkaFailedInstanceCleanup(scope, 'cleanup');
    new TerraformOutput(scope, 'failed', { value: cleanup.failedInstances, staticId: true });
    new TerraformOutput(scope, 'pending', { value: cleanup.pending, staticId: true });
    new TerraformOutput(scope, 'error', { value: cleanup.results.get(ORDERS).error, staticId: true });
  });
  const { output } = JSON.parse(Testing.synth(stack));
  expect(output.failed.value).toMatch(/\.failed_instances\)}$/);
  expect(output.pending.value).toMatch(/\.pending\)}$/);
  expect(output.error.value).toContain(`.results["${ORDERS}"].error`);
});
