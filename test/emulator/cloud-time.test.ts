import { Caller } from './caller';
import { HandDrivenClock } from './hand-driven-clock';
import { logInBody } from './log-in-body';
import { startEmulator, WireResponse } from '../../src/emulator';
import { answerAdmin } from '../../src/emulator/admin/admin-routes';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 2, 3, 4, 5);
const iso = (at: number) => new Date(at).toISOString();

test('every answer carries the cloud\'s time in whole seconds: of the service, of the gateway, of IAM, of a fault', async () => {
  const caller = new Caller();
  caller.clock.pass(1_999);
  caller.cloud.fault({ route: 'show', kind: 'html_502' });
  const answers = [
    await caller.list(),
    await caller.show(caller.id('orders')),
    await caller.call('GET', '/v9/nowhere'),
    await caller.call('GET', '/v3/projects', undefined, { anonymous: true }),
    answerAdmin(caller.cloud, { method: 'GET', url: '/_emulator/health', headers: {} }) as WireResponse,
  ];
  expect(answers.map(({ status, headers }) => [status, headers.date])).toEqual(
    [200, 502, 404, 401, 200].map((status) => [status, 'Fri, 02 Jan 2026 03:04:06 GMT']),
  );
});

test('over HTTP it is the cloud\'s time too, not the machine\'s', async () => {
  const emulator = await startEmulator({ clock: new HandDrivenClock(START), clockSkewMs: -HOUR });
  try {
    for (const path of ['/v3', '/_emulator/state', '/']) {
      expect((await fetch(`${emulator.endpoint}${path}`)).headers.get('date')).toBe('Fri, 02 Jan 2026 02:04:05 GMT');
    }
  } finally {
    await emulator.close();
  }
});

describe.each([[HOUR], [-HOUR]])('a cloud whose clock is off by %d ms', (clockSkewMs) => {
  const signedByItsClock = { skewMs: clockSkewMs };
  const get = async (caller: Caller, path: string) =>
    (await caller.call('GET', path, undefined, signedByItsClock)).json;

  test('judges the date of a signature by its own clock', async () => {
    const caller = new Caller({ clockSkewMs });
    const refused = await caller.list();
    expect([refused.status, refused.json.error_msg]).toEqual([401, expect.stringContaining('x-sdk-date')]);
    // By this header a client finds out whose clock is wrong
    expect(refused.headers.date).toBe(new Date(START + clockSkewMs).toUTCString());
    expect((await caller.call('GET', caller.instancesPath, undefined, signedByItsClock)).status).toBe(200);
  });

  test('dates instances and tasks by it, and schedules by the emulator\'s', async () => {
    const caller = new Caller({ clockSkewMs });
    const id = caller.id('orders');
    await caller.batch({ action: 'restart', instances: [id] }, signedByItsClock);
    caller.clock.pass(3_999);
    expect(caller.status('orders')).toBe('RESTARTING');
    caller.clock.pass(1);
    expect(caller.cloud.actions()).toMatchObject([{ acceptedAt: START, endedAt: START + 4_000 }]);
    expect(await get(caller, `${caller.instancesPath}/${id}`)).toMatchObject({
      status: 'RUNNING',
      created_at: String(START + clockSkewMs),
    });
    const { tasks } = await get(caller, `${caller.instancesPath}/${id}/tasks`);
    expect(tasks).toMatchObject([{
      created_at: iso(START + clockSkewMs),
      updated_at: iso(START + 4_000 + clockSkewMs),
    }]);
  });

  test('understands the times of a query by it', async () => {
    const caller = new Caller({ clockSkewMs });
    const id = caller.id('orders');
    await caller.batch({ action: 'restart', instances: [id] }, signedByItsClock);
    const compact = (at: number) => iso(at).replace(/\D/g, '').slice(0, 14);
    const within = (from: number, to: number) =>
      `${caller.instancesPath}/${id}/tasks?begin_time=${compact(from)}&end_time=${compact(to)}`;
    expect((await get(caller, within(START + clockSkewMs - 5_000, START + clockSkewMs + 5_000))).task_count).toBe('1');
    expect((await get(caller, within(START - 5_000, START + 5_000))).task_count).toBe('0');
  });

  test('dates what lies in the recycle bin, and tokens, by it', async () => {
    const caller = new Caller({ clockSkewMs });
    caller.cloud.setRecyclePolicy({ enabled: true });
    await caller.batch({ action: 'delete', instances: [caller.id('orders')] }, signedByItsClock);
    caller.clock.pass(1_500);
    const { recycle_instances: [recycled] } = await get(caller, `/v2/${caller.cloud.projectId}/recycle`);
    const recycledAt = START + 1_500 + clockSkewMs;
    expect(recycled).toMatchObject({
      in_recycle_time: String(recycledAt),
      auto_delete_time: String(recycledAt + 7 * 24 * HOUR),
    });

    const token = caller.cloud.issueToken();
    const shown = await caller.call('GET', '/v3/auth/tokens', undefined, {
      token,
      headers: { 'X-Subject-Token': token },
    });
    expect(shown.json.token).toMatchObject({
      issued_at: iso(START + 1_500 + clockSkewMs),
      expires_at: iso(START + 1_500 + 24 * HOUR + clockSkewMs),
    });
  });
});

test('the end of a token and of a temporary key is told and judged by the cloud\'s clock, also when it is turned', async () => {
  const caller = new Caller({ clockSkewMs: HOUR, behaviours: { tokenLifeMs: HOUR } });
  const key = caller.cloud.issueTemporaryKey({ lifeMs: HOUR });
  const { json, headers } = await caller.call('POST', '/v3/auth/tokens', logInBody(caller), { anonymous: true });
  expect([json.token.issued_at, json.token.expires_at, key.expiresAt]).toEqual(
    [iso(START + HOUR), iso(START + 2 * HOUR), START + 2 * HOUR],
  );

  const token = headers['x-subject-token'];
  const statuses = async (skewMs: number) => {
    caller.cloud.behave({ clockSkewMs: skewMs });
    const answers = [
      await caller.call('GET', caller.instancesPath, undefined, { token }),
      await caller.call('GET', caller.instancesPath, undefined, { key, skewMs }),
    ];
    return answers.map(({ status }) => status);
  };
  expect(await statuses(2 * HOUR - 1)).toEqual([200, 200]);
  const shown = await caller.call('GET', '/v3/auth/tokens', undefined, {
    token,
    headers: { 'X-Subject-Token': token },
  });
  expect(shown.json.token.expires_at).toBe(json.token.expires_at);
  expect(await statuses(2 * HOUR)).toEqual([401, 401]);
  caller.cloud.expireTokens();
  caller.cloud.expireKeys();
  expect(await statuses(-HOUR)).toEqual([401, 401]);
});

test('the skew can be changed while the cloud runs', async () => {
  const caller = new Caller();
  const skew = (clockSkewMs: unknown) =>
    answerAdmin(caller.cloud, {
      method: 'POST',
      url: '/_emulator/behaviours',
      headers: {},
      body: JSON.stringify({ clockSkewMs }),
    });
  expect(skew(-HOUR)).toMatchObject({ status: 200, headers: { date: 'Fri, 02 Jan 2026 02:04:05 GMT' } });
  expect((await caller.list()).headers.date).toBe('Fri, 02 Jan 2026 02:04:05 GMT');
  expect(
    JSON.parse(
      (answerAdmin(caller.cloud, { method: 'GET', url: '/_emulator/state', headers: {} }) as WireResponse).body,
    ),
  ).toMatchObject({ now: START, cloudNow: START - HOUR });
  caller.cloud.reset();
  expect(caller.cloud.cloudNow()).toBe(START);
});
