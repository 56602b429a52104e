import { createDmsClient } from '../../../src/client/create-dms-client';
import { AuthenticationLatch } from '../../../src/client/credentials/authentication-latch';
import { resolveSettings } from '../../../src/client/settings/settings';
import { ActionPlan, EmulatedCloud } from '../../../src/emulator';
import { Log } from '../../../src/plugin-sdk';
import { RestoreProgress, RestoreReport, restoreInstances } from '../../../src/provider/instance-restore';
import { InstanceLocks } from '../../../src/provider/run/locks';
import { emulatedTransport } from '../../emulated-transport';
import { predictable } from '../../emulator/caller';
import { VirtualClock } from '../../virtual-clock';

const silent = () => undefined;
const noLog: Log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };
const MINUTE = 60_000;

/** A recycle bin in process and in virtual time, that holds all instances but the last. */
class Bin {
  public readonly clock = new VirtualClock({ autoAdvance: true });
  public readonly cloud: EmulatedCloud;
  public readonly locks = new InstanceLocks();
  public readonly progress: RestoreProgress[] = [];
  public readonly ids: readonly string[];
  private readonly interruption = new AbortController();

  constructor(count: number, plan: ActionPlan = {}, region = 'eu-west-101') {
    this.ids = Array.from({ length: count }, (_, at) => `10000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}`);
    const fleet = this.ids.map((id, at) => ({ id, name: `kafka-${at + 1}` }));
    this.cloud = new EmulatedCloud({ fleet, clock: this.clock, random: predictable(), region });
    this.ids.slice(0, -1).forEach((id) => {
      this.cloud.setStatus(id, 'RECYCLE');
      this.cloud.plan(id, plan);
    });
  }

  public async restore(ids = this.ids, timeoutMs = 20 * MINUTE): Promise<RestoreReport> {
    const { region, account: { accessKey, secretKey }, projectId } = this.cloud;
    const api = createDmsClient(resolveSettings({ region, accessKey, secretKey, projectId }, {}), {
      clock: this.clock,
      random: () => 0.5,
      latch: new AuthenticationLatch(),
      transport: emulatedTransport(this.cloud),
    });
    return restoreInstances({ ids, timeoutMs }, {
      api,
      clock: this.clock,
      random: () => 0.5,
      locks: this.locks,
      scope: 'scope',
      log: noLog,
      signal: this.interruption.signal,
      onProgress: (progress) => this.progress.push(progress),
    });
  }

  /** Ctrl-C after so long. */
  public interruptAfter(ms: number): void {
    void this.clock.sleep(ms).then(() => this.interruption.abort());
  }

  /** How often a restore really began on each instance. */
  public restores(): number[] {
    return this.ids.map((id) =>
      this.cloud.actions().filter(({ instanceId, action }) => instanceId === id && action === 'restore').length);
  }

  public get posts(): number {
    return this.cloud.requests().filter(({ method }) => method === 'POST').length;
  }
}

const outcomes = ({ instances }: RestoreReport) => instances.map(({ outcome }) => outcome);

test('what is in the bin is restored and waited for, and what exists is left alone', async () => {
  const bin = new Bin(3);
  const { instances } = await bin.restore();
  expect(instances).toMatchObject([
    { id: bin.ids[0], name: 'kafka-1', outcome: 'restored', jobId: expect.any(String), error: undefined },
    { id: bin.ids[1], name: 'kafka-2', outcome: 'restored' },
    { id: bin.ids[2], name: 'kafka-3', outcome: 'present', jobId: undefined, submittedAt: undefined },
  ]);
  expect(instances[0].finishedAt! - instances[0].submittedAt!).toBeGreaterThanOrEqual(2_500);
  expect(bin.restores()).toEqual([1, 1, 0]);
  expect(bin.ids.map((id) => bin.cloud.instance(id)!.status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING']);
});

test('an id that comes twice, or in capitals, is restored once', async () => {
  const bin = new Bin(2);
  expect(outcomes(await bin.restore([bin.ids[0], bin.ids[0].toUpperCase()]))).toEqual(['restored']);
  expect(bin.posts).toBe(1);
});

test('nothing to do is nothing done', async () => {
  const bin = new Bin(1);
  expect(outcomes(await bin.restore())).toEqual(['present']);
  expect(bin.posts).toBe(0);
});

test('an id that is neither in the bin nor anywhere else is an error of its own', async () => {
  const bin = new Bin(2);
  const stranger = '90000000-0000-4000-8000-000000000009';
  const report = await bin.restore([stranger, bin.ids[0]]);
  expect(outcomes(report)).toEqual(['failed', 'restored']);
  expect(report.instances[0].error).toContain(`Instance ${stranger} is not in the recycle bin and does not exist`);
});

test('where there is no bin nothing is sent, and the error says why', async () => {
  const bin = new Bin(2, {}, 'eu-de');
  await expect(bin.restore()).rejects.toThrow('There is no recycle bin here');
  expect(bin.posts).toBe(0);
});

test('a job that fails is told with its instance, and the others go on', async () => {
  const bin = new Bin(3);
  bin.cloud.plan(bin.ids[0], { restore: 'task_failed' });
  const report = await bin.restore();
  expect(outcomes(report)).toEqual(['failed', 'restored', 'present']);
  expect(report.instances[0].error).toBe(`Instance kafka-1 (${bin.ids[0]}) was not restored: its restore failed, and its `
    + 'status is RECYCLE. As long as it is in the recycle bin it can be restored again.');
});

test('a refusal is told with its instance, and the others go on', async () => {
  const bin = new Bin(3);
  bin.cloud.plan(bin.ids[0], { restore: 'reject' });
  const report = await bin.restore();
  expect(outcomes(report)).toEqual(['failed', 'restored', 'present']);
  expect(report.instances[0].error).toContain('was not restored, and nothing was done to it. Could not restore instance');
});

test.each([
  ['the connection broke after the call arrived', (bin: Bin) => bin.cloud.fault({ kind: 'drop_after', route: 'restore' })],
  ['the answer named no job', (bin: Bin) => bin.cloud.plan(bin.ids[0], { restore: 'omit' })],
])('where %s, the instance is watched and never sent again', async (_, arrange) => {
  const bin = new Bin(2);
  arrange(bin);
  expect(outcomes(await bin.restore([bin.ids[0]]))).toEqual(['restored']);
  expect(bin.restores()).toEqual([1, 0]);
  expect(bin.posts).toBe(1);
});

test.each([
  ['the connection broke before the call arrived', (bin: Bin) => bin.cloud.fault({ kind: 'drop_before', route: 'restore' })],
  ['the answer named no job', (bin: Bin) => bin.cloud.plan(bin.ids[0], { restore: 'omit_idle' })],
])('where %s and nothing shows, nobody claims anything and nothing is sent again', async (_, arrange) => {
  const bin = new Bin(2);
  arrange(bin);
  const report = await bin.restore([bin.ids[0]]);
  expect(outcomes(report)).toEqual(['unknown']);
  expect(report.instances[0].error).toContain('Look at it before you restore it again.');
  expect(bin.posts).toBe(1);
});

test('one that does not come back is let go when the time is over', async () => {
  const bin = new Bin(2, { restore: 'stuck' });
  const report = await bin.restore(bin.ids, 5 * MINUTE);
  expect(outcomes(report)).toEqual(['in_progress', 'present']);
  expect(report.instances[0].error).toContain('was not RUNNING after 5m');
});

test('an interruption leaves what is in flight to the cloud, and begins nothing more', async () => {
  const bin = new Bin(3, { restore: 'stuck' });
  bin.interruptAfter(MINUTE);
  const report = await bin.restore();
  expect(outcomes(report)).toEqual(['in_progress', 'in_progress', 'present']);
  expect(report.instances[0].error).toContain('the run was interrupted');
});

test('an instance that something else in the process holds is not restored', async () => {
  const bin = new Bin(2);
  bin.locks.acquire(`scope/${bin.ids[0]}`, {});
  const report = await bin.restore();
  expect(outcomes(report)).toEqual(['failed', 'present']);
  expect(report.instances[0].error).toContain('something else in this apply is acting on it');
  expect(bin.posts).toBe(0);
});

test('locks are free again afterwards', async () => {
  const bin = new Bin(2);
  await bin.restore();
  expect(bin.locks.acquire(`scope/${bin.ids[0]}`, {})).toBe(true);
});

test('where show hides what is in the bin, and jobs may not be read, the status alone tells the end', async () => {
  const bin = new Bin(2);
  bin.cloud.fault({ kind: 'status', route: 'task', status: 403, code: 'DMS.00403003' });
  bin.cloud.behave({ recycledInShow: 'gone' });
  expect(outcomes(await bin.restore([bin.ids[0]]))).toEqual(['restored']);
});

test('progress is told at the beginning, at every change and at least every 30 seconds', async () => {
  const bin = new Bin(2, { lagMs: 5 * MINUTE });
  await bin.restore();
  const [first, ...rest] = bin.progress;
  expect(first).toMatchObject({ total: 2, done: 1, inFlight: 0, failed: 0, changed: [{ id: bin.ids[1], to: 'present' }] });
  expect(rest.flatMap(({ changed }) => changed.map(({ to }) => to))).toEqual(['in_flight', 'restored']);
  expect(rest.at(-1)).toMatchObject({ total: 2, done: 2, inFlight: 0 });
  const gaps = rest.map(({ elapsedMs }, at) => elapsedMs - bin.progress[at].elapsedMs);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
});
