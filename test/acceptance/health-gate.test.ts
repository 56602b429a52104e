import { ADDRESS, restart } from './batch-action-hcl';
import { diagnosticsOf } from './diagnostics';
import { BILLING, DmsWorkspace, DmsWorkspaceOptions, INVENTORY, ORDERS } from './dms-workspace';
import { FLAVOURS } from './flavours';
import { begun, healedAt, looksAtClusters, sent, valuesOf } from './ground-truth';
import { until } from './until';

const THREE = [ORDERS, BILLING, INVENTORY];
const ONE_BY_ONE = 'max_unavailable = 1';
const WELL = {
  brokers: 3, brokers_alive: 3, partitions: 30, partitions_online: 30, replicas: 90, replicas_in_sync: 90,
};
const NEVER_HEALS = { healing: { to: { brokersAlive: 2, replicasInSync: 60 } } };

/** A workspace whose object exists already, with nobody in it: a failed apply taints nothing. */
async function existing(options: DmsWorkspaceOptions = {}): Promise<DmsWorkspace> {
  const workspace = await DmsWorkspace.holding(restart([]), options);
  await workspace.apply();
  return workspace;
}

test.each(FLAVOURS)('%s: the next one begins when the replicas are back; who was ill before is asked for what it had, and the plan warns of it', async (_region, emulator) => {
  const workspace = await DmsWorkspace.holding(restart(THREE, ONE_BY_ONE), { speed: 20, emulator });
  workspace.cloud.setCluster(BILLING, { brokersAlive: 2, partitionsOnline: 28, replicasInSync: 60 });
  for (const id of THREE) workspace.cloud.plan(id, { healing: { brokersMs: 10_000, replicasMs: 20_000 } });
  expect(await workspace.attempt('plan', '-out=plan.tfplan')).toEqual({
    code: 2,
    diagnostics: [expect.objectContaining({
      severity: 'warning',
      address: ADDRESS,
      summary: 'An instance is ill already',
      detail: expect.stringContaining(
        `${BILLING} (billing): 2 of 3 brokers, 28 of 30 partitions online, 60 of 90 replicas in sync\n`),
    })],
  });
  await workspace.apply('plan.tfplan');
  const order = begun(workspace);
  expect(order.map(({ id }) => id)).toEqual(THREE);
  expect(order[1].at).toBeGreaterThanOrEqual(healedAt(workspace, ORDERS));
  expect(order[2].at).toBeGreaterThanOrEqual(healedAt(workspace, BILLING));
  expect(workspace.cloud.maxUnhealthy()).toBe(1);
  const { results, applied } = await valuesOf(workspace);
  const ill = { ...WELL, brokers_alive: 2, partitions_online: 28, replicas_in_sync: 60 };
  for (const id of THREE) {
    const health = id === BILLING ? ill : WELL;
    expect(results[id]).toMatchObject({ outcome: 'done', health_before: health, health });
    expect(Date.parse(results[id].finished_at)).toBeGreaterThanOrEqual(healedAt(workspace, id));
    expect(Date.parse(results[id].running_at)).toBeLessThan(healedAt(workspace, id));
    expect(applied[id]).toBe(results[id].finished_at);
  }
  await workspace.expectEmptyPlan();
});

test.each(FLAVOURS)('%s: who never heals passes its time: the error says what is missing, the next applies wait for it and send nothing again, and once it is well the roll goes on', async (_region, emulator) => {
  const workspace = await existing({ speed: 60, emulator });
  const roll = restart(THREE, `${ONE_BY_ONE}\n instance_timeout = "2m"`);
  workspace.configure(roll);
  workspace.cloud.plan(BILLING, NEVER_HEALS);
  const missing = `${BILLING} (billing): it is not back after 2m (\`instance_timeout\`): its status was last RUNNING, `
    + 'with 2 of 3 brokers, 60 of 90 replicas in sync; the next apply waits for it and does not send it again\n';

  for (const done of [[ORDERS], []]) {
    const { code, diagnostics } = await workspace.attempt('apply');
    const error = diagnostics.find(({ severity }) => severity === 'error')!;
    expect(code).toBe(1);
    expect(error.summary).toMatch(/^2 of \d instances were not restarted: .*\(billing\), .*\(inventory\)/);
    expect(error.detail).toContain(`Still in progress (1):\n  - ${missing}`);
    expect(error.detail).toMatch(/Not begun, and untouched \(1\):\n {2}- .*\(inventory\)/);
    expect(error.detail).toContain(`Nothing more was begun, because the roll stopped at instance ${BILLING}.`);
    expect(error.detail).toContain('The next apply acts only on what is still owed (`pending`), and waits for what is');
    expect(error.detail.includes('Done (1)')).toBe(done.length > 0);
    const { pending, deferred, results } = await valuesOf(workspace);
    expect({ pending, deferred }).toEqual({ pending: [BILLING, INVENTORY], deferred: [] });
    expect(results[BILLING]).toMatchObject({
      outcome: 'in_progress',
      status: 'RUNNING',
      finished_at: null,
      health_before: WELL,
      health: { ...WELL, brokers_alive: 2, replicas_in_sync: 60 },
    });
    expect(sent(workspace)).toEqual([[ORDERS], [BILLING]]);
  }

  workspace.cloud.heal();
  await workspace.apply();
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING], [INVENTORY]]);
  expect(workspace.cloud.maxUnhealthy()).toBe(1);
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done', [INVENTORY]: 'done' });
  await workspace.expectEmptyPlan();
});

test('it heals while the next apply waits for it: its time counts anew, and the roll goes on in that very apply', async () => {
  const workspace = await existing({ speed: 60 });
  workspace.configure(restart(THREE, `${ONE_BY_ONE}\n instance_timeout = "2m"`));
  workspace.cloud.plan(ORDERS, NEVER_HEALS);
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  const before = looksAtClusters(workspace);
  const apply = workspace.start('apply', '-auto-approve');
  // The plan looks once at each of the three.
  await until(() => looksAtClusters(workspace) > before + 4);
  expect(sent(workspace)).toEqual([[ORDERS]]);
  workspace.cloud.heal(ORDERS);
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING], [INVENTORY]]);
  expect(workspace.cloud.maxUnhealthy()).toBe(1);
  await workspace.expectEmptyPlan();
});

test('when it was the first apply that failed, the replacement of the tainted object waits, too', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], `${ONE_BY_ONE}\n instance_timeout = "2m"`),
    { speed: 60 });
  workspace.cloud.plan(ORDERS, NEVER_HEALS);
  for (const _apply of [1, 2]) {
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(diagnostics.find(({ severity }) => severity === 'error')!.detail).toContain(
      'with 2 of 3 brokers, 60 of 90 replicas in sync; the next apply waits for it and does not send it again');
    expect((await valuesOf(workspace)).results[ORDERS]).toMatchObject({ outcome: 'in_progress', health_before: WELL });
  }
  workspace.cloud.heal();
  await workspace.apply();
  expect(sent(workspace)).toEqual([[ORDERS], [BILLING]]);
  await workspace.expectEmptyPlan();
});

test('a new trigger restarts once more who is not healthy yet, and asks for what it had at its best', async () => {
  const rolled = (config: string) =>
    restart([ORDERS], `${ONE_BY_ONE}\n instance_timeout = "2m"\n triggers = { config = "${config}" }`);
  const workspace = await existing({ speed: 60 });
  workspace.configure(rolled('1'));
  workspace.cloud.plan(ORDERS, { ...NEVER_HEALS, times: 1 });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  workspace.configure(rolled('2'));
  workspace.cloud.plan(ORDERS, { healing: { replicasMs: 30_000 } });
  workspace.cloud.setCluster(ORDERS, { brokersAlive: 3, replicasInSync: 90 });
  workspace.cloud.setCluster(ORDERS, { brokersAlive: 2, replicasInSync: 60 });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => workspace.acted('restart').length === 2);
  workspace.cloud.heal(ORDERS);
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect(sent(workspace)).toEqual([[ORDERS], [ORDERS]]);
  expect((await valuesOf(workspace)).results[ORDERS]).toMatchObject({
    outcome: 'done', health_before: WELL, health: WELL,
  });
  await workspace.expectEmptyPlan();
});

const FORBIDDEN = { kind: 'status', status: 403, code: 'DMS.10240015', message: 'No permission.' } as const;
const UNKNOWN_PATH = { kind: 'status', status: 404, code: 'APIGW.0101', message: 'The API does not exist.' } as const;

test.each([['403', FORBIDDEN], ['404', UNKNOWN_PATH]])('%s: `health_check = "cluster"` is an error in the plan, and in an apply whose plan could still look; nothing is sent', async (_status, refusal) => {
  const workspace = await DmsWorkspace.holding(restart(THREE, `${ONE_BY_ONE}\n health_check = "cluster"`));
  workspace.cloud.fault({ ...refusal, route: 'cluster', times: Infinity });
  expect(await workspace.attempt('plan')).toEqual({
    code: 1,
    diagnostics: [expect.objectContaining({
      severity: 'error',
      code: 'health_check = "cluster"',
      summary: '`health_check = "cluster"` cannot be kept: clusters cannot be looked at',
      detail: expect.stringMatching(/set `health_check = "status"`.*Looked in region/s),
    })],
  });
  workspace.cloud.clearFaults();
  await workspace.plan();
  // Terraform plans once more at apply, and that plan looks at each of the three.
  workspace.cloud.fault({ ...refusal, route: 'cluster', times: Infinity, after: THREE.length });
  const { code, stdout } = await workspace.run('apply', '-json', 'plan.tfplan');
  const [{ summary, detail }] = diagnosticsOf({ code, stdout, stderr: '' });
  expect({ code, summary, detail }).toEqual({
    code: 1,
    summary: `The cluster of instance ${ORDERS} cannot be looked at`,
    detail: expect.stringMatching(/^`health_check = "cluster"` asks for it .* Nothing was sent\. Grant the permission/),
  });
  expect(workspace.posts).toEqual([]);
  expect(await workspace.state()).toEqual({});
});

test.each([['403', FORBIDDEN], ['404', UNKNOWN_PATH]])('%s: without `health_check` the status decides, and one warning says so', async (_status, refusal) => {
  const workspace = await DmsWorkspace.holding(restart(THREE, ONE_BY_ONE));
  workspace.cloud.fault({ ...refusal, route: 'cluster', times: Infinity });
  for (const id of THREE) workspace.cloud.plan(id, { healing: { never: true } });
  const { code, diagnostics } = await workspace.attempt('apply');
  expect({ code, diagnostics }).toEqual({
    code: 0,
    diagnostics: [expect.objectContaining({
      severity: 'warning',
      detail: expect.stringMatching(/cannot be read here: an instance counts as healthy as soon as it is RUNNING/),
    })],
  });
  expect(workspace.acted('restart')).toEqual(THREE);
  expect(workspace.cloud.maxDown()).toBe(1);
  for (const result of Object.values<any>((await valuesOf(workspace)).results)) {
    expect(result).toMatchObject({ outcome: 'done', health_before: null, health: null });
  }
  await workspace.expectEmptyPlan();
});

test('a refusal that comes later counts for its instance alone: one warning, and the gate of the others stays', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], ONE_BY_ONE), { speed: 20 });
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  workspace.cloud.plan(BILLING, { healing: { replicasMs: 20_000 } });
  const apply = workspace.attempt('apply');
  await until(() => workspace.acted('restart').length === 1);
  workspace.cloud.fault({ ...FORBIDDEN, route: 'cluster', times: Infinity, instance: ORDERS });
  expect(await apply).toEqual({
    code: 0,
    diagnostics: [expect.objectContaining({
      severity: 'warning',
      detail: expect.stringContaining(`The state of brokers and replicas of instance ${ORDERS} could not be read`),
    })],
  });
  const { results } = await valuesOf(workspace);
  expect(results[ORDERS]).toMatchObject({ outcome: 'done', health_before: WELL });
  expect(results[BILLING]).toMatchObject({ outcome: 'done', health_before: WELL, health: WELL });
  expect(Date.parse(results[BILLING].finished_at)).toBeGreaterThanOrEqual(healedAt(workspace, BILLING));
});

test('an answer that fails on the way is a look that failed: it is repeated, and proves no health', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], ONE_BY_ONE),
    { provider: { max_retries: '0' } });
  workspace.cloud.plan(ORDERS, { healing: { replicasMs: 20_000 } });
  const apply = workspace.attempt('apply');
  await until(() => workspace.cloud.unhealthyNow().length === 1 && workspace.cloud.instance(ORDERS)?.status === 'RUNNING');
  for (const status of [500, 502, 503]) workspace.cloud.fault({ kind: 'status', status, route: 'cluster', times: 1 });
  workspace.cloud.fault({ kind: 'drop_before', route: 'cluster' });
  workspace.cloud.fault({ kind: 'login_page', route: 'cluster' });
  expect(await apply).toEqual({ code: 0, diagnostics: [] });
  expect(workspace.cloud.faults()).toEqual([]);
  expect(begun(workspace)[1].at).toBeGreaterThanOrEqual(healedAt(workspace, ORDERS));
  await workspace.expectEmptyPlan();
});

test('the look before a restart may fail, too: nothing is sent until it is known what the instance has', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS], ONE_BY_ONE), { provider: { max_retries: '0' } });
  await workspace.plan();
  workspace.cloud.fault({ kind: 'status', status: 500, route: 'cluster', times: 3 });
  await workspace.apply('plan.tfplan');
  expect((await valuesOf(workspace)).results[ORDERS]).toMatchObject({ outcome: 'done', health_before: WELL });
  expect(sent(workspace)).toEqual([[ORDERS]]);
});

test('a topic that is deleted meanwhile is not missed: nothing at all is missing from what is left', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], ONE_BY_ONE), { speed: 20 });
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  const apply = workspace.start('apply', '-auto-approve');
  await until(() => workspace.cloud.instance(ORDERS)?.cluster.replicasInSync === 89);
  const before = looksAtClusters(workspace);
  await until(() => looksAtClusters(workspace) > before + 1);
  expect(sent(workspace)).toEqual([[ORDERS]]);
  workspace.cloud.setCluster(ORDERS, { partitions: 20, replicas: 60, partitionsOnline: 20, replicasInSync: 60 });
  expect(await apply.finished).toMatchObject({ code: 0 });
  expect((await valuesOf(workspace)).results[ORDERS]).toMatchObject({
    outcome: 'done',
    health_before: WELL,
    health: { ...WELL, partitions: 20, partitions_online: 20, replicas: 60, replicas_in_sync: 60 },
  });
  await workspace.expectEmptyPlan();
});

test('`status` never looks at a cluster, nor does a restart of all at once; `cluster` does there, too', async () => {
  const workspace = await DmsWorkspace.holding(
    restart([ORDERS], `${ONE_BY_ONE}\n health_check = "status"`, 'by_status') + restart([BILLING], '', 'at_once'));
  for (const id of THREE) workspace.cloud.plan(id, { healing: { replicasMs: 10_000 } });
  await workspace.apply();
  expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
  expect(looksAtClusters(workspace)).toBe(0);
  workspace.configure(restart([INVENTORY], 'health_check = "cluster"'));
  await workspace.apply();
  const { results } = await valuesOf(workspace);
  expect(results[INVENTORY]).toMatchObject({ outcome: 'done', health_before: WELL, health: WELL });
  expect(Date.parse(results[INVENTORY].finished_at)).toBeGreaterThanOrEqual(healedAt(workspace, INVENTORY));
});

test('an instance that was not even RUNNING has no baseline: its status decides', async () => {
  const workspace = await DmsWorkspace.holding(restart([ORDERS], `${ONE_BY_ONE}\n health_check = "cluster"`));
  workspace.cloud.setStatus(ORDERS, 'ERROR');
  workspace.cloud.plan(ORDERS, { healing: { never: true } });
  await workspace.apply();
  expect((await valuesOf(workspace)).results[ORDERS]).toMatchObject({ outcome: 'done', health_before: null });
  await workspace.expectEmptyPlan();
});

test('who is on its way in a status that nobody knows, past its time, is waited for by the next apply and not sent again', async () => {
  const workspace = await existing({ speed: 60 });
  workspace.configure(restart([ORDERS], `${ONE_BY_ONE}\n instance_timeout = "2m"`));
  workspace.cloud.plan(ORDERS, { restart: 'stuck', leavesNoTask: true });
  const failing = workspace.attempt('apply');
  await until(() => workspace.cloud.instance(ORDERS)?.status === 'RESTARTING');
  workspace.cloud.setStatus(ORDERS, 'REBALANCING');
  expect(await failing).toMatchObject({ code: 1 });
  expect(await workspace.attempt('apply')).toMatchObject({ code: 1 });
  expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'in_progress' });
  workspace.cloud.setStatus(ORDERS, 'RUNNING');
  await workspace.apply();
  expect(sent(workspace)).toEqual([[ORDERS]]);
  await workspace.expectEmptyPlan();
});
