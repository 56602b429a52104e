import { App, DataResource, TerraformStack } from 'cdktf';
import { ORDERS } from './synthesized-resources';
import { ActionEvent, BatchCall, KafkaBatchActionInvocation } from '../../src';

/** What is said to an app with these versions; undefined where nothing is. */
function refusalFor(targetVersions: unknown, ...events: ActionEvent[]): string | undefined {
  const stack = new TerraformStack(new App({ context: { targetVersions } }), 'test');
  try {
    const restart = new KafkaBatchActionInvocation(stack, 'restart', { call: BatchCall.restart([ORDERS]) });
    if (events.length > 0) restart.triggerOn(new DataResource(stack, 'config', {}), events);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  '>=1.14', '>= 1.14.0', '>=1.14.2 <2', '^1.14', '~1.15.1', '1.14', '1.14.x', '1.16.*', '=1.14.0', 'v1.14.0', '2', '>1.13',
  '>1', '1.14 - 1.18', '^1.14 || ^2.0', '>=1.2 >=1.14', '>=1.14.0-rc1',
])('versions of Terraform that all have actions, %p, are fine', (terraform) => {
  expect(refusalFor({ terraform })).toBeUndefined();
});

test.each([
  '>=1.5.7', '1.13', '>1.13.9', '^1.5', '~1.13.0', '1.x', '1', '*', '', 'x', '<2', '<=1.20', '1.10 - 1.18', '>=1.14 || 1.11.4',
  '^1.5 <2',
])('versions of Terraform some of which have no actions, %p, are refused', (terraform) => {
  expect(refusalFor({ terraform })).toBe('KafkaBatchActionInvocation (test/restart): It needs Terraform 1.14 or newer, '
    + `and targetVersions says terraform '${terraform}'. Write "terraform": ">=1.14" in targetVersions, or take `
    + 'KafkaInstanceBatchAction or KafkaRollingRestart, which run everywhere.');
});

test('events of a destroy need a newer one', () => {
  expect(refusalFor({ terraform: '>=1.15' }, ActionEvent.AFTER_UPDATE)).toBeUndefined();
  expect(refusalFor({ terraform: '>=1.15' }, ActionEvent.BEFORE_DESTROY))
    .toContain('It needs Terraform 1.16 or newer, and targetVersions says terraform \'>=1.15\'.');
  expect(refusalFor({ terraform: '>=1.16' }, ActionEvent.BEFORE_DESTROY)).toBeUndefined();
});

test('OpenTofu has no actions', () => {
  expect(refusalFor({ terraform: '>=1.14', opentofu: '>=1.11' }))
    .toContain('targetVersions says opentofu \'>=1.11\'. OpenTofu has no actions. Take KafkaInstanceBatchAction or');
});

test('where the app says nothing, nothing is refused', () => {
  expect([undefined, null, {}].map((given) => refusalFor(given))).toEqual([undefined, undefined, undefined]);
});

test.each(['~>1.14', 'newest', 1.14, null])('what is no range, %p, is named', (terraform) => {
  expect(refusalFor({ terraform })).toContain(
    `targetVersions in the context is {"terraform":${JSON.stringify(terraform)}}, which cannot be read. Write npm ranges`);
});
