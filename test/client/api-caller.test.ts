import { inspect } from 'node:util';
import { items, PROJECT, scriptedClient, SECRET } from './scripted-client';
import { answer, refusal } from './scripted-transport';
import { AccessKeyCredentials, TokenCredentials } from '../../src/client/credentials/credentials';
import { DmsError } from '../../src/client/errors/errors';
import { verifySignature } from '../../src/emulator/authentication/signature-verifier';

test('what is sent carries a signature that the cloud accepts', async () => {
  const { client, transport, clock } = scriptedClient([answer(204)]);
  await client.batchAction({ action: 'restart', instances: ['54602a9d-5e22-4239-9123-77e350df4a34'] });
  const [{ method, url, headers, body }] = transport.sent;
  const key = { accessKey: 'AK', secretKey: SECRET };
  expect(verifySignature({ method, url, headers, body }, () => key, new Date(clock.now()))).toEqual({
    valid: true,
    accessKey: 'AK',
  });
});

test('a token travels as it is, and nothing is signed', async () => {
  const credentials = new TokenCredentials({ token: 'tok', source: 'test' });
  const { client, transport } = scriptedClient([answer(200, items(1)[0])], { credentials });
  await client.showInstance('id-0');
  expect(transport.sent[0].headers).toMatchObject({ 'X-Auth-Token': 'tok', 'X-Project-Id': PROJECT });
  expect(transport.sent[0].headers).not.toHaveProperty('Authorization');
});

test('ten parallel reads with a wrong secret send one request, through all clients with the key', async () => {
  const { client, another, transport } = scriptedClient([refusal(401, 'APIGW.0301', 'verify aksk signature fail')]);
  const reads = Array.from({ length: 10 },
    async (_, index) => (index % 2 ? client : another()).showInstance(`id-${index}`));
  const outcomes = await Promise.allSettled(reads);
  expect(transport.sent).toHaveLength(1);
  expect(outcomes.map((outcome) => ((outcome as PromiseRejectedResult).reason as DmsError).kind)).toEqual(
    Array(10).fill('authentication'),
  );
});

test.each([
  ['a plain 403 of a proxy', answer(403, 'Forbidden')],
  ['a plain 401 of a proxy', answer(401, 'Unauthorized')],
  ['a log-in page with status 200', answer(200, '<html><body>Please log in</body></html>')],
])('after %s ten parallel reads with a wrong secret still leave one at a time', async (_, stranger) => {
  const { client, transport } = scriptedClient([stranger, refusal(401, 'APIGW.0301', 'verify aksk signature fail')]);
  await expect(client.showInstance('id-0')).rejects.toMatchObject({ kind: 'contract' });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, async (__, index) => client.showInstance(`id-${index}`)),
  );
  expect(transport.sent).toHaveLength(2);
  expect(outcomes.map((outcome) => ((outcome as PromiseRejectedResult).reason as DmsError).kind)).toEqual(
    Array(10).fill('authentication'),
  );
});

test('a token that one resource uses with a wrong project goes on serving the others', async () => {
  const credentials = new TokenCredentials({ token: 'tok', source: 'test' });
  const { client, another } = scriptedClient([refusal(401, 'DMS.10240104'), answer(200, items(1)[0])], { credentials });
  await expect(another({ projectId: 'another' }).showInstance('id-0')).rejects.toMatchObject({
    kind: 'authentication',
  });
  expect((await client.showInstance('id-0')).id).toBe('id-0');
});

test.each([
  ['an error', refusal(200, 'DMS.00404022'), 'contract', 'an error came with status 200'],
  ['throttling', refusal(200, 'APIGW.0308'), 'flow_control', 'throttled'],
])('%s that comes with status 200 is one', async (_, response, kind, text) => {
  const { client } = scriptedClient([response], {}, true);
  await expect(client.listInstances()).rejects.toMatchObject({
    kind,
    code: expect.any(String),
    message: expect.stringContaining(text),
  });
});

test('a refused key is reported with where it was found, and not with what it is', async () => {
  const { client } = scriptedClient([refusal(401, 'APIGW.0301', 'verify aksk signature fail')], {
    credentials: new AccessKeyCredentials({
      accessKey: 'AK',
      secretKey: SECRET,
      source: 'HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…)',
    }),
  });
  const error: DmsError = await client.showInstance('id-0').catch((reason) => reason);
  expect(error.message).toContain('Used were HW_ACCESS_KEY and HW_SECRET_KEY in the environment (HW_…).');
  expect(error.message).not.toContain(SECRET);
});

test('every exchange is logged with status, request id, duration and attempt', async () => {
  const { client, logged, clock } = scriptedClient([
    answer(503),
    new DmsError('never_sent', 'no connection'),
    async () => {
      await clock.sleep(40);
      return answer(200, items(1)[0]);
    },
  ]);
  await client.showInstance('id-0');
  const path = `/v2/${PROJECT}/instances/id-0`;
  expect(logged).toEqual([
    { method: 'GET', path, status: 503, requestId: 'req-1', durationMs: 0, attempt: 1, failure: 'ambiguous' },
    { method: 'GET', path, durationMs: 0, attempt: 2, failure: 'never_sent' },
    { method: 'GET', path, status: 200, requestId: 'req-1', durationMs: 40, attempt: 3, failure: undefined },
  ]);
});

test('the duration of an exchange is not touched by a clock that is set back meanwhile', async () => {
  const { client, logged, clock } = scriptedClient([async () => {
    await clock.sleep(40);
    clock.jump(-3_600_000);
    return answer(200, items(1)[0]);
  }]);
  await client.showInstance('id-0');
  expect(logged[0].durationMs).toBe(40);
});

test.each([
  ['never_sent', 'Could not read instance id-0: no connection'],
  ['ambiguous', 'Tried to read instance id-0: no connection'],
  ['cancelled', 'no connection'],
] as const)('a failure of the transport (%s) says what was asked', async (kind, message) => {
  const { client } = scriptedClient([new DmsError(kind, 'no connection')], {}, true);
  await expect(client.showInstance('id-0')).rejects.toMatchObject({ kind, message });
});

test('neither log nor error shows a secret, even when the server echoes it', async () => {
  const { client, logged, transport } = scriptedClient([refusal(400, 'DMS.00400005', `bad ${SECRET}`)]);
  const error = await client.showInstance('id-0').catch((reason: DmsError) => reason);
  const shown = inspect([logged, error, client], { depth: 20 });
  expect(shown).toContain('bad ***');
  expect(shown).not.toContain(SECRET);
  expect(inspect([logged, error])).not.toContain(transport.sent[0].headers.Authorization);
});

test.each(['a\\/b', 'a\\u002fb', 'a%2Fb'])('a secret that the server spells %s does not show either',
  async (spelled) => {
    const credentials = new TokenCredentials({ token: 'secret-a/b', source: 'test' });
    const { client } = scriptedClient([
      answer(400, `{"error_code":"DMS.00400005","error_msg":"bad secret-${spelled}"}`),
    ], { credentials });
    const error = await client.showInstance('id-0').catch((reason: DmsError) => reason);
    expect(inspect(error)).toContain('bad ***');
    expect(inspect(error)).not.toMatch(/secret-a/);
  });

test('a cancelled read is abandoned on its way', async () => {
  const controller = new AbortController();
  const { client, transport } = scriptedClient([() => {
    throw new DmsError('cancelled', 'abandoned');
  }]);
  await expect(client.showInstance('id-0', { signal: controller.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  expect(transport.options[0].signal).toBe(controller.signal);
});
