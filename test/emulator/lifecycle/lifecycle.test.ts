import { Caller } from '../caller';

/** At pace 1: 800 ms stale, then 3200 ms down. */
const LAG = 800;
const TOTAL = 4_000;

async function taskStatuses(caller: Caller, name: string): Promise<string[]> {
  return (await caller.tasks(name)).json.tasks.map(({ status }: { status: string }) => status);
}

describe('a restart', () => {
  test('is stale at first, then RESTARTING, then RUNNING', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    expect(caller.status('orders')).toBe('RUNNING');
    caller.clock.pass(LAG - 1);
    expect(caller.status('orders')).toBe('RUNNING');
    caller.clock.pass(1);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(TOTAL - LAG - 1);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(1);
    expect(caller.status('orders')).toBe('RUNNING');
  });

  test('has a background task from acceptance on, EXECUTING until it is over', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    expect(await taskStatuses(caller, 'orders')).toEqual(['EXECUTING']);
    caller.clock.pass(TOTAL);
    expect(await taskStatuses(caller, 'orders')).toEqual(['SUCCESS']);
  });

  test('shows its task only with the change of status, if so planned', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { taskAppears: 'with_status' });
    await caller.restart('orders');
    expect(await taskStatuses(caller, 'orders')).toEqual([]);
    caller.clock.pass(LAG);
    expect(await taskStatuses(caller, 'orders')).toEqual(['EXECUTING']);
  });

  test('leaves no task, if so planned', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { leavesNoTask: true });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect(await taskStatuses(caller, 'orders')).toEqual([]);
    expect(caller.cloud.actions()).toHaveLength(1);
  });

  test('has a task that ends later than the restart, if so planned', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { taskOutlastsMs: 1_000 });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect([caller.status('orders'), await taskStatuses(caller, 'orders')]).toEqual(['RUNNING', ['EXECUTING']]);
    caller.clock.pass(1_000);
    expect(await taskStatuses(caller, 'orders')).toEqual(['SUCCESS']);
  });

  test('takes the planned time', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { lagMs: 10_000, durationMs: 60_000 });
    await caller.restart('orders');
    caller.clock.pass(9_999);
    expect(caller.status('orders')).toBe('RUNNING');
    caller.clock.pass(60_000);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(1);
    expect(caller.status('orders')).toBe('RUNNING');
  });

  test('is ten times faster at pace 0.1, and immediate at pace 0', async () => {
    const fast = new Caller({ pace: 0.1 });
    await fast.restart('orders');
    fast.clock.pass(LAG / 10);
    expect(fast.status('orders')).toBe('RESTARTING');
    const immediate = new Caller({ pace: 0 });
    await immediate.restart('orders');
    expect(immediate.cloud.actions()).toMatchObject([{
      beganAt: immediate.clock.now(),
      endedAt: immediate.clock.now(),
    }]);
  });

  test.each([
    ['error', 'ERROR', ['FAILED']],
    ['task_failed', 'RUNNING', ['FAILED']],
    ['stuck', 'RESTARTING', ['EXECUTING']],
    ['silent', 'RUNNING', []],
  ] as const)('planned as %s ends %s', async (restart, status, tasks) => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { restart });
    expect((await caller.restart('orders')).json.results).toMatchObject([{ result: 'success' }]);
    caller.clock.pass(10 * TOTAL);
    expect(caller.status('orders')).toBe(status);
    expect(await taskStatuses(caller, 'orders')).toEqual(tasks);
  });

  test('can end in any status', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { restart: 'error', endStatus: 'FROZEN' });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect(caller.status('orders')).toBe('FROZEN');
  });

  test('can lose the instance in the middle', async () => {
    const caller = new Caller();
    const id = caller.id('orders');
    caller.cloud.plan(id, { restart: 'vanish' });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect((await caller.show(id)).json.error_code).toBe('DMS.00404022');
  });

  test('that is stuck can be ended from outside', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { restart: 'stuck' });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    caller.cloud.setStatus(caller.id('orders'), 'RUNNING');
    expect(await taskStatuses(caller, 'orders')).toEqual(['SUCCESS']);
    expect(caller.cloud.actions()).toMatchObject([{ endedAt: caller.clock.now() }]);
  });
});

describe('a deletion', () => {
  test('hides the instance from the list and shows it DELETING, until it is gone', async () => {
    const caller = new Caller();
    const id = caller.id('orders');
    await caller.delete('orders');
    expect((await caller.show(id)).json.status).toBe('RUNNING');
    caller.clock.pass(300);
    expect((await caller.show(id)).json.status).toBe('DELETING');
    expect((await caller.list()).json.instance_num).toBe(5);
    caller.clock.pass(1_200);
    const gone = await caller.show(id);
    expect([gone.status, gone.json.error_code]).toEqual([404, 'DMS.00404022']);
  });

  test('may flash ERROR, and stays hidden meanwhile', async () => {
    const caller = new Caller();
    const id = caller.id('orders');
    caller.cloud.plan(id, { delete: 'flash_error' });
    await caller.delete('orders');
    caller.clock.pass(1_000);
    expect((await caller.show(id)).json.status).toBe('ERROR');
    expect((await caller.list()).json.instance_num).toBe(5);
    caller.clock.pass(500);
    expect((await caller.show(id)).status).toBe(404);
  });

  test.each([['stuck', 'DELETING'], ['silent', 'RUNNING']] as const)('planned as %s stays %s',
    async (outcome, status) => {
      const caller = new Caller();
      caller.cloud.plan(caller.id('orders'), { delete: outcome });
      await caller.delete('orders');
      caller.clock.pass(60_000);
      expect(caller.status('orders')).toBe(status);
    });

  test('of a single instance is answered with 204 and is final', async () => {
    const caller = new Caller();
    caller.cloud.setRecyclePolicy({ enabled: true });
    const path = `${caller.instancesPath}/${caller.id('orders')}`;
    expect(await caller.call('DELETE', path)).toMatchObject({ status: 204, text: '' });
    caller.clock.pass(2_000);
    expect((await caller.call('GET', path)).status).toBe(404);
  });

  test.each([['RESTARTING', 'DMS.00400099'], ['EXTENDING', 'DMS.00400026']])(
    'of a single instance that is %s is refused with %s',
    async (status, code) => {
      const caller = new Caller();
      caller.cloud.setStatus(caller.id('orders'), status);
      expect((await caller.call('DELETE', `${caller.instancesPath}/${caller.id('orders')}`)).json.error_code).toBe(
        code,
      );
    },
  );
});

describe('held', () => {
  test('nothing happens, and afterwards everything goes on where it stopped', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    caller.clock.pass(LAG);
    caller.cloud.hold();
    caller.clock.pass(100_000);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.cloud.release();
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(TOTAL - LAG - 1);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(1);
    expect(caller.status('orders')).toBe('RUNNING');
  });

  test('one instance waits while another goes on', async () => {
    const caller = new Caller();
    caller.cloud.hold(caller.id('orders'));
    await caller.restart('orders', 'billing');
    caller.clock.pass(LAG);
    expect([caller.status('orders'), caller.status('billing')]).toEqual(['RUNNING', 'RESTARTING']);
  });

  test('the past keeps its times', async () => {
    const caller = new Caller();
    const start = caller.clock.now();
    await caller.restart('orders');
    caller.clock.pass(LAG);
    caller.cloud.hold();
    caller.clock.pass(1_000);
    caller.cloud.release();
    caller.clock.pass(TOTAL);
    expect(caller.cloud.actions()).toMatchObject([{
      acceptedAt: start,
      beganAt: start + LAG,
      endedAt: start + TOTAL + 1_000,
    }]);
  });

  test('manual mode steps through a restart', async () => {
    const caller = new Caller({ pace: 'manual' });
    await caller.restart('orders');
    caller.clock.pass(60_000);
    expect(caller.status('orders')).toBe('RUNNING');
    expect(caller.cloud.advance(caller.id('orders'))).toBe(1);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(60_000);
    expect(caller.cloud.advance()).toBe(1);
    expect(caller.status('orders')).toBe('RUNNING');
    expect(caller.cloud.advance()).toBe(0);
  });

  test('an instance that is not held can be pushed on as well', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    caller.cloud.advance(caller.id('orders'));
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(TOTAL - LAG);
    expect(caller.status('orders')).toBe('RUNNING');
  });
});

test('a status set for later follows then', () => {
  const caller = new Caller();
  caller.cloud.setStatus(caller.id('orders'), 'EXTENDING');
  caller.cloud.setStatus(caller.id('orders'), 'RUNNING', { afterMs: 5_000 });
  caller.clock.pass(4_999);
  expect(caller.status('orders')).toBe('EXTENDING');
  caller.clock.pass(1);
  expect(caller.status('orders')).toBe('RUNNING');
});

describe('the ground truth', () => {
  test('counts only what really began', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('billing'), { restart: 'reject' });
    caller.cloud.plan(caller.id('shipping'), { restart: 'silent' });
    await caller.restart('orders', 'billing', 'shipping');
    expect(caller.cloud.actions()).toEqual([]);
    caller.clock.pass(TOTAL);
    expect(caller.cloud.actions()).toMatchObject([{
      instanceId: caller.id('orders'),
      instanceName: 'orders',
      action: 'restart',
    }]);
  });

  test('remembers instances that are gone', async () => {
    const caller = new Caller();
    await caller.delete('orders');
    caller.clock.pass(2_000);
    expect(caller.cloud.actions()).toMatchObject([{ instanceName: 'orders', action: 'delete' }]);
  });

  test('knows how many were down at once', async () => {
    const caller = new Caller();
    await caller.restart('orders', 'billing');
    caller.clock.pass(LAG);
    expect(caller.cloud.downNow()).toBe(2);
    caller.clock.pass(TOTAL);
    await caller.restart('inventory');
    caller.clock.pass(TOTAL);
    expect([caller.cloud.downNow(), caller.cloud.maxDown()]).toEqual([0, 2]);
  });

  test('one that ends in the moment another begins is not down together with it', async () => {
    const caller = new Caller();
    await caller.restart('orders');
    caller.clock.pass(TOTAL - LAG);
    await caller.restart('billing');
    caller.clock.pass(TOTAL);
    expect(caller.cloud.maxDown()).toBe(1);
  });

  test('one that came back faulty stays down until it is RUNNING again', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { restart: 'error', times: 1 });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect(caller.cloud.downNow()).toBe(1);
    caller.cloud.setStatus(caller.id('orders'), 'RUNNING');
    expect(caller.cloud.downNow()).toBe(0);
  });

  test('an immediate restart is no downtime', async () => {
    const caller = new Caller({ pace: 0 });
    await caller.restart('orders');
    expect(caller.cloud.downtime()).toEqual([]);
  });

  test('one that is restarted while it is faulty is down once', async () => {
    const caller = new Caller();
    caller.cloud.plan(caller.id('orders'), { restart: 'error', times: 1 });
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    await caller.restart('orders');
    caller.clock.pass(TOTAL);
    expect([caller.cloud.downNow(), caller.cloud.maxDown()]).toEqual([0, 1]);
  });
});
