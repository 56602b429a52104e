import { Core } from './core';

test('the handshake names protocol 6, a unix socket and a certificate without padding', async () => {
  const core = await Core.start();
  const [go, protocol, network, , rpc, certificate, ...rest] = await core.plugin.handshake();
  expect([go, protocol, network, rpc, rest]).toEqual(['1', '6', 'unix', 'grpc', []]);
  expect(certificate).toMatch(/^[A-Za-z0-9+/]{300,}$/);
});

test('the plugin is healthy', async () => {
  const core = await Core.start();
  const request = Buffer.from([0x0a, 6, ...Buffer.from('plugin')]);
  expect(await core.grpc.call('/grpc.health.v1.Health/Check', request)).toEqual(Buffer.from([0x08, 1]));
});

test('the stream of stray output stays open and silent until the client cancels it', async () => {
  const core = await Core.start();
  const stream = core.grpc.stream('/plugin.GRPCStdio/StreamStdio');
  const received: Buffer[] = [];
  stream.on('data', (data) => received.push(data));
  const cancelled = new Promise((resolve) => stream.on('error', resolve));
  await core.call('GetMetadata');
  stream.cancel();
  expect(await cancelled).toMatchObject({ code: 1 });
  expect(received).toEqual([]);
});

test('there is no broker, and Terraform is told so', async () => {
  const core = await Core.start();
  const refusal = new Promise((resolve) => core.grpc.stream('/plugin.GRPCBroker/StartStream').on('error', resolve));
  expect(await refusal).toMatchObject({ code: 12 });
});

test('Shutdown is answered, and ends the process with 0', async () => {
  const core = await Core.start();
  const stdio = core.grpc.stream('/plugin.GRPCStdio/StreamStdio');
  stdio.on('error', () => undefined);
  await core.call('GetMetadata');
  expect(await core.grpc.call('/plugin.GRPCController/Shutdown')).toHaveLength(0);
  expect(await core.plugin.exit).toBe(0);
});
