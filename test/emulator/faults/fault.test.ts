import { Answer, Caller } from '../caller';

const outcome = (answer: Answer | string) =>
  typeof answer === 'string' ? answer : [answer.status, answer.json?.error_code];

async function sendRestart(caller: Caller): Promise<Answer | string> {
  return caller.send('POST', `${caller.instancesPath}/action`, { action: 'restart', instances: [caller.id('orders')] });
}

/** How many restarts began in the end. */
function begun(caller: Caller): number {
  caller.clock.pass(60_000);
  return caller.cloud.actions().length;
}

test('throttling is 429 of the gateway, with Retry-After if wanted, and nothing is done', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind: 'flow_control', retryAfterSeconds: 7 });
  const answer = await caller.restart('orders');
  expect(outcome(answer)).toEqual([429, 'APIGW.0308']);
  expect(answer.headers['retry-after']).toBe('7');
  expect(begun(caller)).toBe(0);
});

test('an error may come without a code', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'cluster', kind: 'status', status: 404, codeless: true });
  const { status, json } = await caller.showCluster('orders');
  expect([status, json]).toEqual([404, { error_msg: 'Fault arranged in the emulator (status 404).' }]);
});

test('throttling may be disguised as 404', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'show', kind: 'flow_control_404' });
  expect(outcome(await caller.show(caller.id('orders')))).toEqual([404, 'DMS.10240407']);
});

test('a proxy answers with a page', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'html_502' });
  const answer = await caller.list();
  expect([answer.status, answer.headers['content-type']]).toEqual([502, 'text/html']);
  expect(answer.text).toContain('<html>');
});

test.each([
  [false, 0],
  [true, 1],
])('an error answer with executed: %s leaves %d restarts', async (executed, restarts) => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind: 'status', status: 504, code: 'APIGW.0201', executed });
  expect(outcome(await sendRestart(caller))).toEqual([504, 'APIGW.0201']);
  expect(begun(caller)).toBe(restarts);
});

test.each([
  ['drop_before', 'dropped before', 0],
  ['drop_after', 'dropped after', 1],
] as const)('%s leaves %s and %d restarts', async (kind, answer, restarts) => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind });
  expect(await sendRestart(caller)).toBe(answer);
  expect(begun(caller)).toBe(restarts);
  expect(caller.cloud.requests()).toMatchObject([{ route: 'batch', dropped: answer.replace('dropped ', '') }]);
});

test('an answer that is not JSON comes after the call was executed', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind: 'garbled' });
  const answer = await caller.restart('orders');
  expect([answer.status, answer.json]).toEqual([200, undefined]);
  expect(begun(caller)).toBe(1);
});

describe.each([[false, 0], [true, 1]])('an answer that is not the API\'s, executed: %s', (executed, restarts) => {
  test.each([
    ['login_page', /^<!doctype html>.*password/],
    ['torso', /^\{"results":\[\{"resu[^}]*$/],
    ['error_in_200', /^\{"error_code":"DMS.00500000","error_msg":"[^"]+"\}$/],
    ['null_body', /^null$/],
  ] as const)(`%s has status 200, and leaves ${restarts} restarts`, async (kind, text) => {
    const caller = new Caller();
    caller.cloud.fault({ route: 'batch', kind, executed });
    const answer = await caller.restart('orders');
    expect([answer.status, answer.text]).toEqual([200, expect.stringMatching(text)]);
    expect(begun(caller)).toBe(restarts);
  });
});

test('a torso is the first half of the true answer, whatever that is', async () => {
  const caller = new Caller();
  const truth = await caller.show(caller.id('orders'));
  caller.cloud.fault({ route: 'show', kind: 'torso', executed: true, times: 2 });
  const torso = await caller.show(caller.id('orders'));
  expect([torso.status, torso.headers['content-type'], torso.json]).toEqual([200, 'application/json', undefined]);
  expect(truth.text.startsWith(torso.text)).toBe(true);
  expect(Math.abs(torso.text.length * 2 - truth.text.length)).toBeLessThan(2);
  expect(await caller.show('99999999-9999-4999-8999-999999999999')).toMatchObject({ status: 404, json: undefined });
});

test('an answer without a body becomes the beginning of one', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind: 'torso', executed: true });
  expect(await caller.batch({ action: 'delete', all_failure: 'kafka' })).toMatchObject({
    status: 200,
    text: '{"results":[{"resu',
  });
  caller.clock.pass(60_000);
  expect(caller.cloud.actions()).toHaveLength(2);
});

test('an error with status 200 may be any', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'error_in_200', code: 'DMS.00403003', message: 'no' });
  expect((await caller.list()).json).toEqual({ error_code: 'DMS.00403003', error_msg: 'no' });
});

test.each([['proxy_401', 401], ['proxy_403', 403], ['proxy_502', 502]] as const)(
  '%s is a proxy\'s own, in plain text or on a page, and nothing is done',
  async (kind, status) => {
    const caller = new Caller();
    caller.cloud.fault({ route: 'batch', kind });
    caller.cloud.fault({ route: 'batch', kind, html: true });
    const [plain, page] = [await caller.restart('orders'), await caller.restart('orders')];
    expect([plain.status, plain.headers['content-type'], plain.json]).toEqual([status, 'text/plain', undefined]);
    expect([page.status, page.headers['content-type'], page.text]).toEqual([status, 'text/html; charset=utf-8',
      expect.stringContaining('<html>')]);
    for (const { text, headers } of [plain, page]) {
      expect(text).not.toMatch(/error_code|DMS|APIG/);
      expect(headers).not.toHaveProperty('x-request-id');
    }
    expect(begun(caller)).toBe(0);
  },
);

test('who wants a log-in first has no request id of the cloud', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'login_page' });
  expect((await caller.list()).headers).not.toHaveProperty('x-request-id');
});

test.each([
  [false, 30_800],
  [true, 800],
])('a late answer with executed: %s lets the restart begin after %d ms', async (executed, beganAfter) => {
  const caller = new Caller();
  const start = caller.clock.now();
  caller.cloud.fault({ route: 'batch', kind: 'delay', ms: 30_000, executed });
  const answer = sendRestart(caller);
  caller.clock.pass(30_000);
  expect(outcome(await answer)).toEqual([200, undefined]);
  caller.clock.pass(60_000);
  expect(caller.cloud.actions()).toMatchObject([{ beganAt: start + beganAfter }]);
});

test('closing the cloud cuts the answers that are waiting', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'batch', kind: 'delay', ms: 30_000 });
  const answer = sendRestart(caller);
  caller.cloud.close();
  expect(await answer).toBe('dropped before');
});

test('faults wait for their route, hit as often as asked, and queue up', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'status', status: 500, times: 2 });
  caller.cloud.fault({ route: 'list', kind: 'flow_control' });
  expect((await caller.show(caller.id('orders'))).status).toBe(200);
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await caller.list()).status);
  expect(statuses).toEqual([500, 500, 429, 200]);
  expect(caller.cloud.faults()).toEqual([]);
});

test('a fault can let requests pass first', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'status', status: 500, after: 1 });
  expect((await caller.list()).status).toBe(200);
  expect((await caller.list()).status).toBe(500);
});

test('a fault can be meant for one instance, or one action', async () => {
  const caller = new Caller();
  caller.cloud.fault({
    route: 'show',
    kind: 'status',
    status: 403,
    code: 'DMS.00403003',
    instance: caller.id('billing'),
    times: Infinity,
  });
  caller.cloud.fault({ route: 'batch', kind: 'status', status: 403, code: 'DMS.00403003', action: 'delete' });
  expect((await caller.show(caller.id('orders'))).status).toBe(200);
  expect(outcome(await caller.show(caller.id('billing')))).toEqual([403, 'DMS.00403003']);
  expect((await caller.restart('orders')).status).toBe(200);
  expect(outcome(await caller.delete('billing'))).toEqual([403, 'DMS.00403003']);
});

test('cleared faults hit nobody', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: '*', kind: 'drop_before', times: Infinity });
  caller.cloud.clearFaults();
  expect((await caller.list()).status).toBe(200);
});

test('a fault does not open the door: who is not authenticated does not meet it', async () => {
  const caller = new Caller();
  caller.cloud.fault({ route: 'list', kind: 'status', status: 500 });
  expect((await caller.call('GET', caller.instancesPath, undefined, { anonymous: true })).status).toBe(401);
  expect((await caller.list()).status).toBe(500);
});

test('more requests than the limit allows are throttled, and refused ones count', async () => {
  const caller = new Caller({ behaviours: { throttle: { requests: 2, perMs: 60_000 } } });
  const statuses = [];
  for (let count = 0; count < 4; count += 1) {
    statuses.push((await caller.list()).status);
    caller.clock.pass(25_000);
  }
  expect(statuses).toEqual([200, 200, 429, 429]);
  caller.clock.pass(60_000);
  expect((await caller.list()).status).toBe(200);
});
