import { AuthenticationLatch } from '../../src/client/authentication-latch';
import { DmsError, ErrorKind } from '../../src/client/errors';

const refused = new DmsError('authentication', 'The secret is wrong.', { httpStatus: 401, requestId: 'req-1' });

/** Sends that stay open until the test answers them. */
class Sends {
  public readonly open: { resolve(value: string): void; reject(error: Error): void }[] = [];
  public send = async (): Promise<string> => new Promise((resolve, reject) => this.open.push({ resolve, reject }));
}

const turn = async () => new Promise((resolve) => setImmediate(resolve));

test('ten parallel reads with a wrong secret send one request', async () => {
  const latch = new AuthenticationLatch();
  const sends = new Sends();
  const reads = Array.from({ length: 10 }, async () => latch.run('aksk:AK', sends.send));
  const outcomes = Promise.allSettled(reads);
  await turn();
  expect(sends.open).toHaveLength(1);

  sends.open[0].reject(refused);
  const errors = (await outcomes).map((outcome) => (outcome as PromiseRejectedResult).reason as DmsError);
  expect(sends.open).toHaveLength(1);
  expect(errors[0]).toBe(refused);
  for (const error of errors.slice(1)) {
    expect(error).toMatchObject({ kind: 'authentication', httpStatus: 401, requestId: 'req-1' });
    expect(error.message).toBe('Nothing was sent, because an earlier request with this key was refused. The secret is wrong. (HTTP 401, request id req-1)');
  }
});

test('after the first success requests leave in parallel', async () => {
  const latch = new AuthenticationLatch();
  await latch.run('aksk:AK', async () => 'ok');
  const sends = new Sends();
  const reads = Promise.all([1, 2, 3].map(async () => latch.run('aksk:AK', sends.send)));
  await turn();
  expect(sends.open).toHaveLength(3);
  sends.open.forEach(({ resolve }) => resolve('ok'));
  expect(await reads).toEqual(['ok', 'ok', 'ok']);
});

test.each<ErrorKind>(['permission', 'gone', 'busy'])('an answer of kind %s proves the key: it came from behind the gateway', async (kind) => {
  const latch = new AuthenticationLatch();
  await expect(latch.run('aksk:AK', async () => { throw new DmsError(kind, 'no'); })).rejects.toMatchObject({ kind });
  const sends = new Sends();
  const reads = Promise.all([1, 2].map(async () => latch.run('aksk:AK', sends.send)));
  await turn();
  expect(sends.open).toHaveLength(2);
  sends.open.forEach(({ resolve }) => resolve('ok'));
  await reads;
});

test.each<ErrorKind>(['ambiguous', 'never_sent', 'flow_control', 'cancelled'])('a failure of kind %s proves nothing: the next one is let out alone', async (kind) => {
  const latch = new AuthenticationLatch();
  const sends = new Sends();
  const reads = Promise.allSettled([1, 2, 3].map(async () => latch.run('aksk:AK', sends.send)));
  await turn();
  sends.open[0].reject(new DmsError(kind, 'no'));
  await turn();
  expect(sends.open).toHaveLength(2);
  sends.open[1].resolve('ok');
  await turn();
  expect(sends.open).toHaveLength(3);
  sends.open[2].resolve('ok');
  expect((await reads).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('a key that proved itself and is refused later is latched, too', async () => {
  const latch = new AuthenticationLatch();
  await latch.run('aksk:AK', async () => 'ok');
  await expect(latch.run('aksk:AK', async () => { throw refused; })).rejects.toBe(refused);
  await expect(latch.run('aksk:AK', async () => 'ok')).rejects.toMatchObject({ kind: 'authentication' });
});

test('another key is not affected', async () => {
  const latch = new AuthenticationLatch();
  await expect(latch.run('aksk:WRONG', async () => { throw refused; })).rejects.toBe(refused);
  expect(await latch.run('aksk:RIGHT', async () => 'ok')).toBe('ok');
});

test('who waits for the proof of another request can be cancelled, and nothing of it is sent', async () => {
  const latch = new AuthenticationLatch();
  const sends = new Sends();
  const first = latch.run('aksk:AK', sends.send);
  const controller = new AbortController();
  const second = latch.run('aksk:AK', sends.send, controller.signal);
  controller.abort();
  await expect(second).rejects.toMatchObject({ kind: 'cancelled' });
  sends.open[0].resolve('ok');
  await first;
  expect(sends.open).toHaveLength(1);
});
