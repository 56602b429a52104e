import { ADDRESS, lineOf, PLACE, planOf } from './shown';
import { PROVIDER_SOURCE } from '../../src/constructs/provider-address';
import { exitCodeOf, jsonOf, stackOfPlan } from '../../src/summary';
import { PROVIDER_NAME } from '../../src/summary/our-values';

const restart = { action: 'restart', instances: ['a', 'b'], ...PLACE };
const cleanUp = { action: 'delete', all_failure: 'kafka', ...PLACE, max_deletions: 5 };
const ids = (instances: readonly { readonly id: string }[]) => instances.map(({ id }) => id);

test('the provider is known by the address that the constructs name', () => {
  expect(PROVIDER_NAME).toBe(PROVIDER_SOURCE);
});

test('who would be acted on are those that the plan shows unknown; names and creation come from what the plan has seen there', () => {
  const plan = planOf({
    before: { ...restart, pending: ['b', 'c'], deferred: ['c'], results: { b: { name: 'billing', error: 'not back', submitted_at: '2026-11-26T00:00:00Z' } } },
    after: restart,
    after_unknown: { applied: { a: true, b: true, d: false } },
  });
  const lines = [lineOf('restart', [['a', 'orders', 'RUNNING']]), lineOf('restart', [['b', 'elsewhere', 'RUNNING']], 'other/p1'),
    lineOf('delete', [['b', 'not this action', 'RUNNING']])];
  const [resource] = stackOfPlan('here', plan, lines).resources;
  expect(resource).toMatchObject({ address: ADDRESS, action: 'restart', region: 'eu-west-101', project: 'p1', limits: {}, found: [], to_delete: [] });
  expect(resource.to_restart).toEqual([
    { id: 'a', name: 'orders', status: 'RUNNING', reason: null, since: '2026-11-20T00:00:00Z' },
    { id: 'b', name: 'billing', status: null, reason: null, since: null },
  ]);
  expect(resource.owed).toEqual([{ id: 'b', name: 'billing', status: null, reason: 'not back', since: '2026-11-26T00:00:00Z' }]);
  expect(ids(resource.deferred)).toEqual(['c']);
});

test('failed creations are found, and one that nothing acts on is kept, with why', () => {
  const before = { ...cleanUp, failed_instances: ['x', 'y'] };
  const plan = planOf({ before, after: cleanUp, after_unknown: { applied: { x: true } } });
  const stack = stackOfPlan('here', plan, [lineOf('delete', [['x', 'trial', 'CREATEFAILED']])]);
  expect(stack.resources[0].found).toMatchObject([
    { id: 'x', name: 'trial', status: 'CREATEFAILED', reason: null },
    { id: 'y', name: null, reason: 'kept: nothing asks for its deletion' },
  ]);
  expect(ids(stack.resources[0].to_delete)).toEqual(['x']);
  expect(exitCodeOf([stack])).toBe(2);
});

test('at its creation a clean-up is named by what the plan has seen failed, without what another resource deletes', () => {
  const create = planOf({ actions: ['create'], before: null, after: cleanUp, after_unknown: { applied: true } });
  const other = planOf({ before: null, after: { action: 'delete', ...PLACE }, after_unknown: { applied: { z: true } } }, 'other.one');
  const plan = { resource_changes: [...create.resource_changes, ...other.resource_changes] };
  const lines = [lineOf('delete', [['x', 'trial', 'CREATEFAILED'], ['y', 'well', 'RUNNING']]), lineOf('delete', [['z', 'old', 'CREATEFAILED']])];
  const [resource] = stackOfPlan('here', plan, lines).resources;
  expect(ids(resource.found)).toEqual(['x']);
  expect(ids(resource.to_delete)).toEqual(['x']);
});

test('a destroy acts on all that state holds where the hook is set, and on nobody otherwise', () => {
  const destroy = (when: string[] | null) => stackOfPlan('here', planOf({
    actions: ['delete'],
    before: { ...restart, when, applied: { a: '', b: '' } },
    after: null,
    after_unknown: {},
  }), []).resources[0].to_restart;
  expect(destroy(['destroyed'])).toMatchObject([{ id: 'a', reason: 'the resource is destroyed' }, { id: 'b' }]);
  expect(destroy(null)).toEqual([]);
});

test('limits are those that are set, a window in words, and none that Terraform would not show', () => {
  const after = {
    ...restart,
    max_unavailable: 2,
    max_failures: null,
    pause_between: 'secret',
    maintenance_window: { begin: '22:00', end: '04:00', days: ['sat', 'sun'], time_zone: null },
  };
  const plan = planOf({ before: null, after, after_sensitive: { pause_between: true }, after_unknown: {} });
  expect(stackOfPlan('here', plan, []).resources[0].limits).toEqual({ max_unavailable: 2, maintenance_window: 'sat, sun 22:00-04:00 UTC' });
});

test('what is not ours, a data source, and what a replacement left behind are no part of it', () => {
  const [ours] = planOf({ before: null, after: restart, after_unknown: {} }).resource_changes;
  const strangers = [{ provider_name: 'registry.terraform.io/huaweicloud/huaweicloud' }, { type: 'null_resource' }, { mode: 'data' }, { deposed: '0a1b' }];
  expect(stackOfPlan('here', { resource_changes: strangers.map((one) => ({ ...ours, ...one })) }, []).resources).toEqual([]);
  expect(stackOfPlan('here', {}, []).resources).toEqual([]);
});

test('triggers, variables and the configuration never reach the summary', () => {
  const secret = 'hunter2';
  const plan = {
    ...planOf({
      before: { triggers: { secret } },
      after: { ...restart, triggers: { secret } },
      after_unknown: { applied: { a: true } },
    }),
    variables: { password: { value: secret } },
    configuration: { provider_config: { dms: { expressions: { secret_key: { constant_value: secret } } } } },
  };
  const stacks = [stackOfPlan('here', plan, [])];
  expect(stacks[0].resources[0].to_restart).toHaveLength(1);
  expect(jsonOf({ version: 1, exit_code: 2, seconds: 0, stacks })).not.toContain(secret);
});
