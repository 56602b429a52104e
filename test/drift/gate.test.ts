import { refusalsOf } from '../../src/drift/gate';
import { PlanDocument, ResourceChange } from '../../src/drift/plan-document';
import { ResourceSummary, StackSummary } from '../../src/summary';

const OURS = 'dms_kafka_instance_batch_action';

function change(type: string, actions: readonly string[], more: Partial<ResourceChange> = {},
  moreChange: Partial<ResourceChange['change']> = {}): ResourceChange {
  return { address: `${type}.this`, mode: 'managed', type, ...more, change: { actions, ...moreChange } };
}

function stack(deletions = 0, limits: ResourceSummary['limits'] = {}): StackSummary {
  const gone = Array.from({ length: deletions }, (_, at) =>
    ({ id: `id-${at}`, name: null, status: null, reason: null, since: null }));
  return {
    folder: '.',
    error: null,
    resources: [{
      address: `${OURS}.this`,
      action: 'delete',
      region: null,
      project: null,
      limits,
      found: [],
      to_restart: [],
      to_delete: gone,
      done: [],
      failed: [],
      owed: [],
      deferred: [],
    }],
  };
}

const refusals = (plan: PlanDocument, maxDeletions?: number, planned = stack()) =>
  refusalsOf(plan, planned, { maxDeletions, terraform: 'tofu' });
const ofChange = (...args: Parameters<typeof change>) => refusals({ resource_changes: [change(...args)] });

test.each<[string, Parameters<typeof change>]>([
  ['an update of ours', [OURS, ['update']]],
  ['a creation of ours', [OURS, ['create']]],
  ['an import of ours', [OURS, ['no-op'], {}, { importing: { id: 'x' } }]],
  ['a move of somebody else\'s', ['terraform_data', ['no-op']]],
  ['a data source that is read at apply', ['http', ['read'], { mode: 'data' }]],
])('%s passes', (_, args) => {
  expect(ofChange(...args)).toEqual([]);
});

test('a plan without changes passes, whatever its outputs and its refreshed facts say', () => {
  const plan = { output_changes: { left: { actions: ['update'] } }, resource_drift: [change('terraform_data', ['update'])] };
  expect(refusals(plan as PlanDocument)).toEqual([]);
});

test.each([
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'destroy'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
  [['forget'], 'forget'],
  [['create', 'forget'], 'forget'],
])('%j of somebody else\'s is refused as %s', (actions, kind) => {
  expect(ofChange('terraform_data', actions)).toEqual([expect.stringContaining(`terraform_data.this (${kind}).`)]);
});

test('an import of somebody else\'s, and a call of his action, are refused', () => {
  const plan: PlanDocument = {
    resource_changes: [change('terraform_data', ['no-op'], {}, { importing: { id: 'x' } })],
    action_invocations: [{ address: 'action.local_command.hook', type: 'local_command' }],
  };
  expect(refusals(plan)).toEqual([
    expect.stringContaining('terraform_data.this (import), action.local_command.hook (call)'),
  ]);
});

test('of many that are not ours ten are named, and the rest counted', () => {
  const changes = Array.from({ length: 12 }, (_, at) => change('terraform_data', ['create'], { address: `other.n${at}` }));
  expect(refusals({ resource_changes: changes })).toEqual([expect.stringContaining('other.n9 (create) and 2 more')]);
});

test.each([
  [['delete'], {}, `would destroy ${OURS}.this`],
  [['delete', 'create'], {}, `would replace ${OURS}.this`],
  [['create', 'delete'], {}, `would replace ${OURS}.this`],
  [['forget'], {}, `would forget ${OURS}.this`],
  [['delete'], { deposed: 'ab12' }, `would destroy ${OURS}.this (deposed object ab12)`],
  [['delete', 'create'], { action_reason: 'replace_because_tainted' }, `\`tofu untaint ${OURS}.this\``],
  [['delete', 'create'], { action_reason: 'replace_because_tainted', address: `${OURS}.each["it's"]` },
    `\`tofu untaint '${OURS}.each["it'\\''s"]'\``],
])('%j of ours with %j is refused: %s', (actions, more, words) => {
  expect(ofChange(OURS, actions, more)).toEqual([expect.stringContaining(words)]);
});

test.each([
  [2, undefined, {}, []],
  [2, 2, {}, []],
  [3, 2, {}, ['--max-deletions allows 2']],
  [3, 5, { max_deletions: 2 }, ['max_deletions allows 2']],
  [3, undefined, { max_deletions: 2 }, ['max_deletions allows 2']],
  [3, 3, { max_deletions: 5 }, []],
  [1, 0, {}, ['--max-deletions allows 0']],
])('%i deletions, --max-deletions %p, limits %j', (deletions, maxDeletions, limits, words) => {
  const plan = { resource_changes: [change(OURS, ['update'])] };
  const expected = words.map((text) => expect.stringContaining(text));
  expect(refusals(plan, maxDeletions, stack(deletions, limits))).toEqual(expected);
});

test('who is named by two clean-ups is deleted once', () => {
  const { resources } = stack(2);
  const planned = { ...stack(), resources: [...resources, ...resources] };
  expect(refusals({ resource_changes: [change(OURS, ['update'])] }, 2, planned)).toEqual([]);
});

test.each([
  ['uncounted', {}, 0, 1],
  ['held by a limit of its own', { max_deletions: 3 }, 0, 0],
  ['held by a limit of its own that is larger', { max_deletions: 4 }, 0, 1],
  ['counted, because the plan has seen them', {}, 2, 0],
])('the creation of a clean-up under --max-deletions 3: %s', (_, after, seen, expected) => {
  const plan = { resource_changes: [change(OURS, ['create'], {}, { after: { all_failure: 'kafka', ...after } })] };
  expect(refusals(plan, 3, stack(seen))).toHaveLength(expected);
});

test('a call of our action cannot be counted, so that it does not go with --max-deletions', () => {
  const plan = { action_invocations: [{ address: `action.${OURS}.now`, type: OURS }] };
  expect(refusals(plan)).toEqual([]);
  expect(refusals(plan, 3)).toEqual([expect.stringContaining(`action.${OURS}.now`)]);
});

test('a plan that is not whole is refused', () => {
  expect(refusals({ errored: true })).toEqual([expect.stringContaining('not whole')]);
});
