import { ADDRESS, lineOf, planOf, stateOf } from './shown';
import { exitCodeOf, failedStack, stackAfterApply, stackOfPlan, stackOfState, timelinesOf } from '../../src/summary';

const result = (outcome: string, more: object = {}) =>
  ({ name: `name of ${outcome}`, outcome, status: 'RUNNING', error: null, submitted_at: null, running_at: null, finished_at: null, ...more });
const ids = (instances: readonly { readonly id: string }[]) => instances.map(({ id }) => id);

test('each instance is in the list that its outcome says, as they were begun', () => {
  const state = stateOf({
    action: 'restart',
    pending: ['f', 'g', 'h', 'i'],
    deferred: ['i'],
    results: {
      a: result('done', { submitted_at: '2026-11-27T02:10:00Z' }),
      b: result('unconfirmed', { submitted_at: '2026-11-27T02:00:00Z' }),
      f: result('failed', { error: 'broken' }),
      g: result('in_progress'),
      i: result('deferred'),
    },
  });
  const [resource] = stackOfState('here', state, []).resources;
  expect(ids(resource.done)).toEqual(['b', 'a']);
  expect(resource.done[0].reason).toBe('accepted, and no sign of a restart was seen');
  expect(resource.failed).toEqual([{ id: 'f', name: 'name of failed', status: 'RUNNING', reason: 'broken', since: null }]);
  expect(ids(resource.owed)).toEqual(['g', 'h']);
  expect(ids(resource.deferred)).toEqual(['i']);
});

test('resources in modules are told as well', () => {
  const inner = stateOf({ action: 'restart' }, 'module.a.module.b.this').values.root_module;
  const state = { format_version: '1.0', values: { root_module: { child_modules: [{ child_modules: [inner] }] } } };
  expect(stackOfState('here', state, []).resources).toMatchObject([{ address: 'module.a.module.b.this' }]);
  expect(stackOfState('here', { format_version: '1.0' }, []).resources).toEqual([]);
});

test('after an apply what was found stays, what was done is done, and results of earlier runs are not told again', () => {
  const cleanUp = { action: 'delete', all_failure: 'kafka' };
  const plan = planOf({ before: { ...cleanUp, failed_instances: ['x'] }, after: cleanUp, after_unknown: { applied: { x: true } } });
  const planned = stackOfPlan('here', plan, [lineOf('delete', [['x', 'trial', 'CREATEFAILED']])]);
  const stack = stackAfterApply(planned, stateOf({ ...cleanUp, failed_instances: [], pending: [], results: { x: result('done'), earlier: result('done') } }), []);
  const [{ found, to_delete, done }] = stack.resources;
  expect([ids(found), ids(to_delete), ids(done)]).toEqual([['x'], [], ['x']]);
  expect(found[0].name).toBe('trial');
  expect(exitCodeOf([stack])).toBe(0);

  const newer = stackAfterApply(planned, stateOf({ ...cleanUp, failed_instances: ['y'], results: { x: result('done') } }), []);
  expect(newer.resources[0].found).toMatchObject([{ id: 'x' }, { id: 'y', reason: expect.stringContaining('since the plan was made') }]);
  expect(exitCodeOf([newer])).toBe(2);
});

test('a new clean-up whose plan another process made tells whom it has deleted, by what the apply itself has told', () => {
  const cleanUp = { action: 'delete', all_failure: 'kafka', region: 'eu-de', project_id: 'p1' };
  const plan = planOf({ actions: ['create'], before: null, after: cleanUp, after_unknown: { applied: true } });
  const planned = stackOfPlan('here', plan, []);
  const told = { ...lineOf('delete', [['x', 'trial', 'DELETING']]), phase: 'apply' as const, scope: 'eu-de/p1' };
  const state = stateOf({ ...cleanUp, failed_instances: [], pending: [], results: { x: result('done'), earlier: result('done') } });
  expect(ids(stackAfterApply(planned, state, [told]).resources[0].done)).toEqual(['x']);
  expect(ids(stackAfterApply(planned, state, [{ ...told, scope: 'eu-de/p2' }]).resources[0].done)).toEqual([]);
});

test('a resource that is gone after the apply has done what its hook asked for', () => {
  const plan = planOf({ actions: ['delete'], before: { action: 'restart', when: ['destroyed'], applied: { a: '' } }, after: null });
  const stack = stackAfterApply(stackOfPlan('here', plan, []), { format_version: '1.0' }, []);
  expect(ids(stack.resources[0].done)).toEqual(['a']);
});

test('an error is 1 and wins, what is left is 2, and nothing is 0', () => {
  const left = stackOfState('here', stateOf({ action: 'restart', pending: ['a'] }), []);
  const clean = stackOfState('here', stateOf({ action: 'restart', pending: [] }), []);
  expect(exitCodeOf([])).toBe(0);
  expect(exitCodeOf([clean])).toBe(0);
  expect(exitCodeOf([clean, left])).toBe(2);
  expect(exitCodeOf([left, failedStack('there', 'boom'), clean])).toBe(1);
});

test.each([
  [{ format_version: '1.2', resource_changes: [] }, 'This is a plan.'],
  [{ version: 4, lineage: 'x', resources: [] }, 'This is a state file itself.'],
  [[], 'This is no state'],
  [null, 'This is no state'],
])('what is no state is refused: %j', (state, message) => {
  expect(() => stackOfState('here', state, [])).toThrow(message);
});

test('a timeline is the latest run, in the order in which it was sent', () => {
  const sent = (time: string, finished: string | null = null) => result('done', { submitted_at: time, finished_at: finished });
  const state = stateOf({
    action: 'restart',
    results: {
      b: sent('2026-11-27T02:20:00Z'),
      a: sent('2026-11-27T02:00:00Z', '2026-11-27T02:15:00Z'),
      c: sent('2026-11-20T02:00:00Z', '2026-11-20T02:10:00Z'),
      never: result('not_begun'),
      odd: sent('no time at all'),
    },
  });
  expect(timelinesOf(state)).toMatchObject([{ address: ADDRESS, action: 'restart', instances: [{ id: 'a', name: 'name of done' }, { id: 'b', finished_at: null }] }]);
  expect(timelinesOf(stateOf({ action: 'restart' }))).toEqual([]);
});
