import { Core, value } from './core';
import { UNKNOWN } from '../../../src/plugin-sdk';

const ringing = (times: unknown, manner?: string) => ({
  actionType: 'bell_ring',
  config: value({ times, manner }, 'ring'),
});
const progress = (message: string) => ({ type: 'progress', progress: { message } });
const completed = (...diagnostics: object[]) => ({ type: 'completed', completed: { diagnostics } });

test('an action is validated and planned, unknown values included', async () => {
  const core = await Core.configured();
  const validate = async (times: unknown) =>
    core.call('ValidateActionConfig', { typeName: 'bell_ring', config: value({ times }, 'ring') });
  expect(await validate(UNKNOWN)).toEqual({ diagnostics: [] });
  expect(await validate(0)).toMatchObject({
    diagnostics: [{ severity: 1, attribute: { steps: [{ attributeName: 'times' }] } }],
  });
  expect(await core.call('PlanAction', ringing(UNKNOWN))).toEqual({ diagnostics: [], deferred: null });
  expect(await core.call('PlanAction', ringing(13))).toMatchObject({ diagnostics: [{ summary: 'Thirteen strokes' }] });
});

test('an action tells its progress, and ends with one completed', async () => {
  const core = await Core.configured();
  expect(await core.stream('InvokeAction', ringing(3)).rest()).toEqual([
    progress('stroke 1 of 3'),
    progress('stroke 2 of 3'),
    progress('stroke 3 of 3'),
    completed(),
  ]);
});

test('warnings travel with the end', async () => {
  const events = await (await Core.configured()).stream('InvokeAction', ringing(1, 'warns')).rest();
  expect(events).toMatchObject([
    progress('stroke 1 of 1'),
    completed({ severity: 2, summary: 'The neighbours complain' }),
  ]);
});

test('an action that throws ends with an error, not with an error of gRPC', async () => {
  const events = await (await Core.configured()).stream('InvokeAction', ringing(1, 'throws')).rest();
  expect(events).toMatchObject([progress('stroke 1 of 1'), completed({ severity: 1, detail: 'The rope broke.' })]);
});

test.each<[string, object, RegExp]>([
  ['of an unknown type', { actionType: 'bell_toll' }, /no action called "bell_toll"/],
  ['whose configuration is none', { actionType: 'bell_ring', config: { msgpack: Buffer.from([0xc1]) } }, /msgpack/],
  ['with values that are not known', ringing(UNKNOWN), /not known yet/],
])('an action %s ends with an error alone', async (_name, request, reason) => {
  const events = await (await Core.configured()).stream('InvokeAction', request).rest();
  expect(events).toMatchObject([completed({ severity: 1, detail: expect.stringMatching(reason) })]);
});

test('StopProvider ends the progress, and the end still tells what was done', async () => {
  const core = await Core.configured();
  const events = core.stream('InvokeAction', ringing(1, 'waits'));
  expect(await events.next()).toEqual(progress('stroke 1 of 1'));
  expect(await core.call('StopProvider')).toEqual({ error: '' });
  expect(await events.rest()).toMatchObject([completed({ summary: 'Interrupted', detail: '1 strokes were heard.' })]);
  expect(await core.stream('InvokeAction', ringing(1)).rest()).toHaveLength(2);
});

test('an action that heeds nothing is given up after the grace, with an error', async () => {
  const core = await Core.configured();
  const events = core.stream('InvokeAction', ringing(1, 'stubborn'));
  await events.next();
  await core.call('StopProvider');
  expect(await events.rest()).toMatchObject([completed({ detail: expect.stringContaining('abandoned') })]);
});

test('a client that cancels the stream interrupts the action, and nothing else', async () => {
  const core = await Core.start({ TF_LOG: 'trace' });
  await core.configure('eu-de');
  const other = core.stream('InvokeAction', ringing(1, 'waits'));
  await other.next();
  const events = core.stream('InvokeAction', ringing(2, 'waits'));
  await events.next();
  events.cancel();
  await expect(events.rest()).rejects.toMatchObject({ code: 1 });
  // The call is served only when its handler has ended, and that waits for its signal.
  await core.plugin.printed('"tf_req_id":"InvokeAction-2","tf_proto_version":"6","tf_resource_type":"bell_ring","tf_req_duration_ms"');
  expect(core.plugin.errors).not.toContain('"tf_req_id":"InvokeAction-1","tf_proto_version":"6","tf_resource_type":"bell_ring","tf_req_duration_ms"');
  await core.call('StopProvider');
  expect(await other.rest()).toMatchObject([completed({ summary: 'Interrupted' })]);
});

test('a client that reads slowly gets the newest of the progress, and the end', async () => {
  const core = await Core.configured();
  const events = await core.stream('InvokeAction', ringing(50_000)).rest();
  expect(events.at(-2)).toEqual(progress('stroke 50000 of 50000'));
  expect(events.at(-1)).toEqual(completed());
});
