import { stateOf } from './state-of';
import { NOTHING_BEFORE, orderOf, recordedSubmissions } from '../../../src/provider/batch-action/order-of';
import { BatchActionState, InstanceResult } from '../../../src/provider/batch-action/schema';

const MINUTE = 60_000;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);

function timeout(more: Partial<BatchActionState>, owed: number,
  event: 'create' | 'update' | 'delete' = 'create'): number {
  return orderOf(stateOf({ instances: ids(owed), ...more }), ids(owed), event, NOTHING_BEFORE).timeoutMs / MINUTE;
}

test('by default all restart at once, and are waited for', () => {
  expect(orderOf(stateOf({ instances: ['a', 'b'] }), ['a'], 'create', NOTHING_BEFORE)).toEqual({
    action: 'restart',
    owed: ['a'],
    members: ['a', 'b'],
    allFailure: false,
    forceDelete: undefined,
    maxUnavailable: undefined,
    first: [],
    pauseMs: 0,
    maxFailures: 0,
    instanceTimeoutMs: undefined,
    healthRule: 'status',
    maxPerApply: undefined,
    maintenanceWindow: undefined,
    maxDeletions: undefined,
    waitForCompletion: true,
    timeoutMs: 30 * MINUTE,
    goneIsDone: false,
    recorded: new Map(),
    healthBefore: new Map(),
  });
});

test('the default timeout grows with the roll', () => {
  expect(timeout({}, 500)).toBe(30);
  expect(timeout({ max_unavailable: 1 }, 4)).toBe(121);
  expect(timeout({ max_unavailable: 3 }, 4)).toBe(61);
  expect(timeout({ max_unavailable: 3 }, 0)).toBe(31);
  expect(timeout({ max_unavailable: 2, pause_between: '2m' }, 4)).toBe(65);
  expect(timeout({ first: ['id-0'] }, 4)).toBe(61);
  expect(timeout({ first: ['id-0', 'id-1'], max_unavailable: 1 }, 4)).toBe(121);
});

test('a delete has twenty minutes', () => {
  expect(timeout({ action: 'delete' }, 500)).toBe(20);
});

test('each event has its own timeout', () => {
  const timeouts = { create: '10m', update: '1h30m', delete: null };
  expect(timeout({ timeouts }, 1, 'create')).toBe(10);
  expect(timeout({ timeouts }, 1, 'update')).toBe(90);
  expect(timeout({ timeouts }, 1, 'delete')).toBe(30);
});

test('an instance that is gone is a success for a delete, and where the stack is destroyed', () => {
  const goneIsDone = (action: string, event: 'create' | 'delete') =>
    orderOf(stateOf({ action }), [], event, NOTHING_BEFORE).goneIsDone;
  expect([goneIsDone('restart', 'create'), goneIsDone('restart', 'delete'), goneIsDone('delete', 'create')]).toEqual([
    false,
    true,
    true,
  ]);
});

describe('recorded submissions', () => {
  const result = (more: Partial<InstanceResult>): InstanceResult => (
    {
      name: null,
      outcome: 'in_progress',
      status: 'RESTARTING',
      error: null,
      submitted_at: '2026-01-02T12:00:00.000Z',
      running_at: null,
      finished_at: null,
      task_id: 't',
      health_before: null,
      health: null,
      ...more,
    }
  );
  const recorded = (more: Partial<InstanceResult>) => recordedSubmissions({ a: result(more) }, ['a', 'b']).get('a');

  test('are those that were not seen to end', () => {
    expect(recorded({})).toEqual({
      submittedAt: Date.UTC(2026, 0, 2, 12),
      taskId: 't',
      status: 'RESTARTING',
      cameBack: false,
      accepted: true,
    });
    expect(recorded({ outcome: 'unknown', task_id: null })).toMatchObject({ taskId: undefined, accepted: false });
  });

  test.each(['done', 'failed', 'unconfirmed', 'not_begun'])('are none of those that are %s', (outcome) => {
    expect(recorded({ outcome })).toBeUndefined();
  });

  test('are none where nothing was sent, and of ids that are not asked for', () => {
    expect(recorded({ submitted_at: null })).toBeUndefined();
    expect(recordedSubmissions({ a: result({}) }, ['b']).size).toBe(0);
    expect(recordedSubmissions(null, ['a']).size).toBe(0);
  });
});
