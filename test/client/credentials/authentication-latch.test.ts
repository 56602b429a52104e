import { AuthenticationLatch, LatchOptions } from '../../../src/client/credentials/authentication-latch';
import { AccessKeyCredentials, Credentials, TokenCredentials } from '../../../src/client/credentials/credentials';
import { DmsError, ErrorKind } from '../../../src/client/errors/errors';

const KEY = new AccessKeyCredentials({ accessKey: 'AK', secretKey: 'SK', source: 'test' });
const OTHER_KEY = new AccessKeyCredentials({ accessKey: 'OTHER', secretKey: 'SK', source: 'test' });
const TOKEN = new TokenCredentials({ token: 'tok', source: 'test' });
const refused = new DmsError('authentication', 'The secret is wrong.', { httpStatus: 401, requestId: 'req-1' });

/** Sends that stay open until the test answers them. */
class Sends {
  public readonly open: { resolve(value: string): void; reject(error: Error): void }[] = [];
  public send = async (): Promise<string> => new Promise((resolve, reject) => this.open.push({ resolve, reject }));
}

/** One request through the latch; every answer is surely the cloud's, unless the test says otherwise. */
const run = async (latch: AuthenticationLatch, credentials: Credentials, send: () => Promise<string>,
  options: Partial<LatchOptions<string>> = {}) => latch.run(credentials, send, { isProof: () => true, ...options });

const turn = async () => new Promise((resolve) => setImmediate(resolve));

test('ten parallel reads with a wrong secret send one request', async () => {
  const latch = new AuthenticationLatch();
  const sends = new Sends();
  const reads = Array.from({ length: 10 }, async () => run(latch, KEY, sends.send));
  const outcomes = Promise.allSettled(reads);
  await turn();
  expect(sends.open).toHaveLength(1);

  sends.open[0].reject(refused);
  const errors = (await outcomes).map((outcome) => (outcome as PromiseRejectedResult).reason as DmsError);
  expect(sends.open).toHaveLength(1);
  expect(errors[0]).toBe(refused);
  for (const error of errors.slice(1)) {
    expect(error).toMatchObject({ kind: 'authentication', httpStatus: 401, requestId: 'req-1' });
    expect(error.message).toBe(
      'Nothing was sent, because an earlier request with this key was refused. The secret is wrong. (HTTP 401, request id req-1)',
    );
  }
});

test('after the first success requests leave in parallel', async () => {
  const latch = new AuthenticationLatch();
  await run(latch, KEY, async () => 'ok');
  const sends = new Sends();
  const reads = Promise.all([1, 2, 3].map(async () => run(latch, KEY, sends.send)));
  await turn();
  expect(sends.open).toHaveLength(3);
  sends.open.forEach(({ resolve }) => resolve('ok'));
  expect(await reads).toEqual(['ok', 'ok', 'ok']);
});

test.each<[ErrorKind, number, string | undefined]>([
  ['permission', 403, 'DMS.00403003'],
  ['permission', 403, 'APIGW.0302'],
  ['permission', 403, undefined], // IAM's: it has no code, and is told by its shape
  ['gone', 404, 'DMS.00404022'],
  ['busy', 400, 'CBC.99003651'],
  ['contract', 400, 'DMS.00400005'],
  ['ambiguous', 500, 'DMS.00500000'],
])('an answer of kind %s (%d, %s) proves the key: it came from behind the gateway', async (kind, httpStatus, code) => {
  const latch = new AuthenticationLatch();
  await expect(run(latch, KEY, async () => {
    throw new DmsError(kind, 'no', { httpStatus, code });
  })).rejects.toMatchObject({ kind });
  const sends = new Sends();
  const reads = Promise.all([1, 2].map(async () => run(latch, KEY, sends.send)));
  await turn();
  expect(sends.open).toHaveLength(2);
  sends.open.forEach(({ resolve }) => resolve('ok'));
  await reads;
});

test.each<ErrorKind>(['ambiguous', 'never_sent', 'flow_control', 'contract', 'cancelled'])(
  'a failure of kind %s proves nothing: the next one is let out alone',
  async (kind) => {
    const latch = new AuthenticationLatch();
    const sends = new Sends();
    const reads = Promise.allSettled([1, 2, 3].map(async () => run(latch, KEY, sends.send)));
    await turn();
    sends.open[0].reject(new DmsError(kind, 'no'));
    await turn();
    expect(sends.open).toHaveLength(2);
    sends.open[1].resolve('ok');
    await turn();
    expect(sends.open).toHaveLength(3);
    sends.open[2].resolve('ok');
    expect((await reads).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  },
);

test('a key that proved itself and is refused later is latched, too', async () => {
  const latch = new AuthenticationLatch();
  await run(latch, KEY, async () => 'ok');
  await expect(run(latch, KEY, async () => {
    throw refused;
  })).rejects.toBe(refused);
  await expect(run(latch, KEY, async () => 'ok')).rejects.toMatchObject({ kind: 'authentication' });
});

test('an answer that anybody may have given proves nothing', async () => {
  const latch = new AuthenticationLatch();
  await run(latch, KEY, async () => '<html>', { isProof: () => false });
  const sends = new Sends();
  const reads = Promise.all([1, 2].map(async () => run(latch, KEY, sends.send)));
  await turn();
  expect(sends.open).toHaveLength(1);
  sends.open[0].resolve('ok');
  await turn();
  sends.open[1].resolve('ok');
  await reads;
});

test.each<[string, Credentials, string, 'goes on' | 'is stopped']>([
  ['a token with a wrong project', TOKEN, 'DMS.10240104', 'goes on'],
  ['a token that IAM refuses', TOKEN, '', 'goes on'],
  ['a missing token', TOKEN, 'DMS.10240103', 'goes on'],
  ['an invalid token', TOKEN, 'DMS.10240101', 'is stopped'],
  ['an expired token', TOKEN, 'DMS.10240102', 'is stopped'],
  ['a token that the gateway of Huawei Cloud refuses', TOKEN, 'APIGW.0301', 'is stopped'],
  ['a token that the gateway of Open Telekom Cloud refuses', TOKEN, 'APIG.0301', 'is stopped'],
  ['a key with a wrong project', KEY, 'DMS.10240104', 'goes on'],
  ['a key that the gateway refuses', KEY, 'APIGW.0303', 'is stopped'],
])('%s: the next request (%s) %s', async (_, credentials, code, fate) => {
  const latch = new AuthenticationLatch();
  const error = new DmsError('authentication', 'no', { httpStatus: 401, code });
  await expect(run(latch, credentials, async () => {
    throw error;
  })).rejects.toBe(error);
  const next = run(latch, credentials, async () => 'ok');
  await (fate === 'goes on' ? expect(next).resolves.toBe('ok') : expect(next).rejects.toThrow('Nothing was sent'));
});

test('another key is not affected', async () => {
  const latch = new AuthenticationLatch();
  await expect(run(latch, KEY, async () => {
    throw refused;
  })).rejects.toBe(refused);
  expect(await run(latch, OTHER_KEY, async () => 'ok')).toBe('ok');
});

test('who waits for the proof of another request can be cancelled, and nothing of it is sent', async () => {
  const latch = new AuthenticationLatch();
  const sends = new Sends();
  const first = run(latch, KEY, sends.send);
  const controller = new AbortController();
  const second = run(latch, KEY, sends.send, { signal: controller.signal });
  controller.abort();
  await expect(second).rejects.toMatchObject({ kind: 'cancelled' });
  sends.open[0].resolve('ok');
  await first;
  expect(sends.open).toHaveLength(1);
});
