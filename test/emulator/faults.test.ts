import { Answer, Caller } from './caller';

const outcome = (answer: Answer | string) => typeof answer === 'string' ? answer : [answer.status, answer.json?.error_code];

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
  caller.cloud.fault({ route: 'show', kind: 'status', status: 403, code: 'DMS.00403003', instance: caller.id('billing'), times: Infinity });
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
