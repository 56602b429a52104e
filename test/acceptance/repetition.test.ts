import { AddressInfo, connect, createServer } from 'node:net';
import { ADDRESS, deletion, restart } from './batch-action-hcl';
import { BILLING, DmsWorkspace, INVENTORY, ORDERS, PAYMENTS, SHIPPING, TELEMETRY } from './dms-workspace';
import { PATIENCE } from './impatient-transport';
import { until } from './until';
import { Trouble } from '../../src/emulator/faults/fault';

const SIX = [ORDERS, BILLING, INVENTORY, PAYMENTS, SHIPPING, TELEMETRY];

/** One resource for each instance, so that each instance travels in a call of its own. */
const oneByOne = (ids: readonly string[]): string =>
  ids.map((id, index) => restart([id], '', `number${index}`)).join('\n');

const statuses = (requests: DmsWorkspace['posts']): Array<number | undefined> => requests.map(({ status }) => status);
const idsOf = ({ body }: { readonly body: string }): string[] => JSON.parse(body).instances;
const errorsOf = (diagnostics: ReadonlyArray<{ summary: string; detail: string }>): string =>
  diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');

const shows = (workspace: DmsWorkspace) => workspace.cloud.requests().filter(({ route }) => route === 'show');

/** A provider block for this DMS endpoint. */
const reaching = (endpoint: string) => ({ endpoints: `{ dms = "${endpoint}", iam = "${endpoint}" }` });

/** A way to the endpoint that can be closed for new connections while those that are open live on. */
async function relayTo(endpoint: string): Promise<{ endpoint: string; closeAfterNext(): void; close(): void }> {
  let isLast = false;
  const server = createServer((from) => {
    if (isLast) server.close();
    const to = connect(Number(new URL(endpoint).port), '127.0.0.1');
    from.pipe(to).pipe(from);
    for (const socket of [from, to]) {
      socket.on('error', () => {
        from.destroy();
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    closeAfterNext: () => {
      isLast = true;
    },
    close: () => {
      server.close();
    },
  };
}

describe('a read', () => {
  test('is repeated after throttling in both its shapes, after server errors, a page of a proxy and a broken connection', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    const troubles: Trouble[] = [
      { kind: 'flow_control', retryAfterSeconds: 90 },
      { kind: 'flow_control_404' },
      { kind: 'status', status: 500 },
      { kind: 'html_502' },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 504 },
      { kind: 'drop_before' },
    ];
    for (const trouble of troubles) workspace.cloud.fault({ route: 'show', ...trouble });
    await workspace.apply();
    expect(statuses(shows(workspace)).slice(0, 8)).toEqual([429, 404, 500, 502, 503, 504, undefined, 200]);
    const [throttled, repeated] = shows(workspace);
    expect(repeated.at - throttled.at).toBeGreaterThanOrEqual(90_000);
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });

  test('is never repeated when it is refused for what it asks', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]));
    const refusals = [{ status: 403, code: 'DMS.00403003' }, { status: 400, code: 'DMS.00400085' }, {
      status: 404,
      code: 'DMS.00404001',
    }, { status: 405, code: 'DMS.00405001' }];
    for (const [index, refusal] of refusals.entries()) {
      workspace.cloud.fault({ route: 'show', kind: 'status', ...refusal });
      const { code, diagnostics } = await workspace.attempt('plan');
      expect(code).toBe(1);
      expect(errorsOf(diagnostics)).toMatch(new RegExp(`HTTP ${refusal.status}, ${refusal.code}, .*request id`));
      expect(workspace.cloud.requests()).toHaveLength(index + 1);
    }
  });

  test('that fails again and again during the wait does not end it', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    workspace.cloud.plan(ORDERS, { restart: 'stuck' });
    const apply = workspace.start('apply', '-auto-approve');
    await until(() => workspace.posts.length === 1);
    workspace.cloud.fault({ route: 'show', kind: 'status', status: 500, times: 8 });
    await until(() => workspace.cloud.faults().length === 0);
    workspace.cloud.setStatus(ORDERS, 'RUNNING');
    expect(await apply.finished).toMatchObject({ code: 0 });
    expect(workspace.posts).toHaveLength(1);
  });

  test('that cannot leave this machine says why, and that nothing was sent', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    const { port } = new URL(workspace.emulator.endpoint);
    const relay = await relayTo(workspace.emulator.endpoint);
    relay.close();
    const reasons = {
      [relay.endpoint]: 'refused the connection',
      'http://dms.invalid': 'host name dms.invalid could not be resolved',
      [`https://127.0.0.1:${port}`]: 'trusted TLS connection',
    };
    for (const [endpoint, reason] of Object.entries(reasons)) {
      workspace.configure(restart([ORDERS]), reaching(endpoint));
      const { code, diagnostics } = await workspace.attempt('plan');
      expect(code).toBe(1);
      expect(errorsOf(diagnostics)).toMatch(new RegExp(`${reason}.*Nothing was sent\\.`));
    }
    expect(workspace.cloud.requests()).toEqual([]);
  });
});

describe('a refused action', () => {
  test('is sent again after throttling, and not before the time that Retry-After asks for', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    workspace.cloud.fault({ route: 'batch', kind: 'flow_control', retryAfterSeconds: 120 });
    workspace.cloud.fault({ route: 'batch', kind: 'flow_control_404' });
    await workspace.apply();
    expect(statuses(workspace.posts)).toEqual([429, 404, 200]);
    expect(workspace.posts[1].at - workspace.posts[0].at).toBeGreaterThanOrEqual(120_000);
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });

  test('is sent again when the instances are busy, after a new look at them', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    for (const code of ['DMS.00400017', 'DMS.00400026', 'DMS.00400099', 'CBC.99003651']) {
      workspace.cloud.fault({ route: 'batch', kind: 'status', status: 400, code });
    }
    await workspace.apply();
    expect(statuses(workspace.posts)).toEqual([400, 400, 400, 400, 200]);
    const routes = workspace.cloud.requests().map(({ route }) => route).join(' ');
    expect(routes.split('batch').slice(1, 5)).toEqual(Array(4).fill(expect.stringContaining('show')));
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });

  test('is given up when the instances stay busy until the timeout, and nothing is tainted by it', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS], 'timeouts = { create = "5m" }'), { speed: 60 });
    workspace.cloud.fault({ route: 'batch', kind: 'status', status: 400, code: 'DMS.00400017', times: Infinity });
    const { code, diagnostics: [error] } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(error.detail).toContain(
      `Not begun, and untouched (1):\n  - ${ORDERS} (orders): the timeout of 5m has passed; it was refused: `,
    );
    expect(error.detail).toMatch(/another job of the instance is running.*HTTP 400, DMS\.00400017, .*request id/);
    expect(workspace.posts.length).toBeGreaterThan(2);
    expect(await workspace.state()).toEqual({});
  });

  test('goes on without the instance that the API blames, which then travels alone', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY]), { speed: 60 });
    workspace.cloud.fault({
      route: 'batch',
      kind: 'status',
      status: 404,
      code: 'DMS.00404022',
      message: `This instance does not exist. Instances: ${BILLING}`,
    });
    await workspace.apply();
    expect(workspace.posts.filter(({ status }) => status === 404).map(idsOf)).toEqual([[ORDERS, BILLING, INVENTORY]]);
    expect(workspace.posts.filter(({ status }) => status === 200).map(idsOf)).toContainEqual([BILLING]);
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  });

  test('is never sent again when it is refused for what it asks, and nothing is tainted by it', async () => {
    const workspace = await DmsWorkspace.holding(oneByOne(SIX));
    const refusals: ReadonlyArray<[number, string]> = [
      [403, 'DMS.00403003'],
      [400, 'DMS.00400064'],
      [404, 'DMS.00404001'],
      [405, 'DMS.00405001'],
      [413, 'APIGW.0201'],
      [414, 'APIGW.0201'],
    ];
    for (const [status, code] of refusals) workspace.cloud.fault({ route: 'batch', kind: 'status', status, code });
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(1);
    for (const [status, apiCode] of refusals) {
      expect(errorsOf(diagnostics)).toMatch(new RegExp(`HTTP ${status}, ${apiCode}, .*request id`));
    }
    expect(workspace.posts).toHaveLength(6);
    expect(workspace.acted('restart')).toEqual([]);
    expect(await workspace.state()).toEqual({});
    expect((await workspace.plan()).changes.map(({ actions }) => actions)).toEqual(Array(6).fill(['create']));
  });

  test('that could not leave this machine is an error that says so, and the next apply does it', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60 });
    const relay = await relayTo(workspace.emulator.endpoint);
    workspace.configure(restart([ORDERS]), reaching(relay.endpoint));
    await workspace.plan();
    relay.closeAfterNext(); // Reads go on over the connection they have, but an action needs a new one
    const { code, diagnostics } = await workspace.attempt('apply', 'plan.tfplan');
    expect(code).toBe(1);
    expect(errorsOf(diagnostics)).toMatch(/refused the connection.*Nothing was sent\./);
    expect(workspace.posts).toEqual([]);
    expect(await workspace.state()).toEqual({});
    workspace.configure(restart([ORDERS]));
    await workspace.apply();
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });
});

describe('an action whose answer is lost', () => {
  test('is waited for and not sent again where it was carried out', async () => {
    const workspace = await DmsWorkspace.holding(oneByOne(SIX.slice(1)) + deletion([ORDERS]), { speed: 60 });
    const troubles: Trouble[] = [
      { kind: 'drop_after' },
      { kind: 'status', status: 500, executed: true },
      { kind: 'html_502', executed: true },
      { kind: 'status', status: 503, executed: true },
      { kind: 'status', status: 504, executed: true },
      { kind: 'garbled' },
    ];
    for (const trouble of troubles) workspace.cloud.fault({ route: 'batch', ...trouble });
    await workspace.apply();
    expect(workspace.cloud.faults()).toEqual([]);
    expect(workspace.posts).toHaveLength(6);
    expect(workspace.acted('restart').sort()).toEqual(SIX.slice(1));
    expect(workspace.acted('delete')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });

  test('is sent once more where nothing began: a restart when two minutes have shown that, a delete at once', async () => {
    const workspace = await DmsWorkspace.holding(oneByOne(SIX.slice(2)) + deletion([ORDERS]), { speed: 60 });
    const troubles: Trouble[] = [{ kind: 'drop_before' }, { kind: 'status', status: 500 }, { kind: 'html_502' }, {
      kind: 'status',
      status: 503,
    }, { kind: 'status', status: 504 }];
    for (const trouble of troubles) workspace.cloud.fault({ route: 'batch', ...trouble });
    await workspace.apply();
    expect(workspace.cloud.faults()).toEqual([]);
    expect(workspace.posts).toHaveLength(10);
    for (const id of [ORDERS, ...SIX.slice(2)]) {
      const [lost, repeated] = workspace.posts.filter((post) => idsOf(post).includes(id));
      // The two minutes begin before the first call has arrived; a delete may be repeated, while the instance stands
      expect(repeated.at - lost.at > 100_000).toBe(id !== ORDERS);
    }
    expect(workspace.acted('restart').sort()).toEqual(SIX.slice(2));
    expect(workspace.acted('delete')).toEqual([ORDERS]);
    await workspace.expectEmptyPlan();
  });

  test('is sent once more for those alone on which nothing began', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY]), { speed: 60 });
    workspace.cloud.plan(BILLING, { restart: 'omit_idle', times: 1 });
    workspace.cloud.fault({ route: 'batch', kind: 'drop_after' });
    await workspace.apply();
    expect(workspace.posts.map(idsOf)).toEqual([[ORDERS, BILLING, INVENTORY], [BILLING]]);
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
  });

  test('that came too late is waited for', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]), { speed: 60, env: { [PATIENCE]: '3000' } });
    workspace.cloud.fault({ route: 'batch', kind: 'delay', ms: 60 * 60_000, executed: true });
    await workspace.apply();
    expect(workspace.posts).toHaveLength(1);
    expect(workspace.acted('restart')).toEqual([ORDERS]);
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done' });
  });

  test('twice is reported as unknown, and the next apply does it once', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING]), { speed: 60 });
    workspace.cloud.plan(ORDERS, { restart: 'omit_idle', times: 1 });
    workspace.cloud.fault({ route: 'batch', kind: 'drop_after' });
    workspace.cloud.fault({ route: 'batch', kind: 'drop_before' });
    const { code, diagnostics: [error] } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(error.summary).toBe(`1 of 2 instances were not restarted: ${ORDERS} (orders)`);
    expect(error.detail).toContain(
      `Not known whether it was accepted (1):\n  - ${ORDERS} (orders): the answer to the call was lost twice, and no sign was seen that it began`,
    );
    expect((await workspace.state())[ADDRESS].values.pending).toEqual([ORDERS]);
    await workspace.apply();
    expect(workspace.posts.map(idsOf)).toEqual([[ORDERS, BILLING], [ORDERS], [ORDERS]]);
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING]);
    await workspace.expectEmptyPlan();
  });
});

describe('an answer', () => {
  test('that leaves instances out is no failure: they are observed, and sent once more only where nothing began', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY]), { speed: 60 });
    workspace.cloud.plan(ORDERS, { restart: 'omit', times: 1 });
    workspace.cloud.plan(BILLING, { restart: 'omit_idle', times: 1 });
    await workspace.apply();
    expect(workspace.posts.map(idsOf)).toEqual([[ORDERS, BILLING, INVENTORY], [BILLING]]);
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, BILLING, INVENTORY]);
    await workspace.expectEmptyPlan();
  });

  test('counts by id, in any order, with or without results; an id nobody asked for is a warning', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING], 'triggers = { round = "1" }'));
    workspace.cloud.behave({ resultOrder: 'reversed', extraResults: [TELEMETRY] });
    workspace.cloud.plan(BILLING, { restart: 'reject', times: 1 });
    const { code, diagnostics } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(errorsOf(diagnostics)).toContain(
      `The API answered for instance ${TELEMETRY}, which this resource did not ask for.`,
    );
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'failed' });
    await workspace.run('untaint', ADDRESS);
    for (const [round, accepted] of [['2', 'no_results'], ['3', 'no_content']] as const) {
      workspace.cloud.behave({ accepted });
      workspace.configure(restart([ORDERS, BILLING], `triggers = { round = "${round}" }`));
      await workspace.apply();
      expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'done' });
    }
    expect(statuses(workspace.posts)).toEqual([200, 200, 204]);
    expect(workspace.acted('restart').sort()).toEqual([ORDERS, ORDERS, ORDERS, BILLING, BILLING]);
  });
});

describe('a refused key', () => {
  test('is used for one request, whatever the number of resources, and its secret shows nowhere', async () => {
    const secret = 'a-wrong-secret-that-nobody-may-see';
    const workspace = await DmsWorkspace.holding(oneByOne(SIX), { provider: { secret_key: JSON.stringify(secret) } });
    const { code, diagnostics } = await workspace.attempt('plan');
    expect(code).toBe(1);
    expect(errorsOf(diagnostics)).toContain('the secret key does not belong to the access key');
    expect(errorsOf(diagnostics)).toContain('Nothing was sent, because an earlier request with this key was refused.');
    expect(errorsOf(diagnostics)).not.toContain(secret);
    expect(workspace.cloud.requests()).toHaveLength(1);
  });

  test('in the middle of a roll ends it: nothing else is sent', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS, BILLING, INVENTORY], 'max_unavailable = 1'));
    workspace.cloud.fault({
      route: 'batch',
      kind: 'status',
      status: 401,
      code: 'APIGW.0301',
      message: 'Incorrect IAM authentication information',
      after: 1,
    });
    const { code, diagnostics: [error] } = await workspace.attempt('apply');
    expect(code).toBe(1);
    expect(error.detail).toMatch(new RegExp(`${BILLING} \\(billing\\): .*the credentials were not accepted`));
    expect(workspace.cloud.requests().at(-1)).toMatchObject({ route: 'batch', status: 401 });
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'done', [BILLING]: 'failed', [INVENTORY]: 'not_begun' });
  });

  test('during the wait ends it: what is in flight is recorded as such, and the next apply waits for it', async () => {
    const workspace = await DmsWorkspace.holding(restart([ORDERS]));
    workspace.cloud.plan(ORDERS, { restart: 'stuck' });
    const apply = workspace.attempt('apply');
    await until(() => workspace.posts.length === 1);
    workspace.cloud.fault({
      route: 'show',
      kind: 'status',
      status: 401,
      code: 'APIGW.0301',
      message: 'Incorrect IAM authentication information',
    });
    const { code, diagnostics: [error] } = await apply;
    expect(code).toBe(1);
    expect(error.detail).toContain('the instances can no longer be looked at');
    expect(workspace.cloud.requests().at(-1)).toMatchObject({ route: 'show', status: 401 });
    expect(await workspace.outcomes()).toEqual({ [ORDERS]: 'in_progress' });
    workspace.cloud.setStatus(ORDERS, 'RUNNING');
    await workspace.apply();
    expect(workspace.acted('restart')).toEqual([ORDERS]);
  });
});
