import { BatchActionRequest } from '../../../src/client/answers/batch-action';
import { DmsError, ErrorKind } from '../../../src/client/errors/errors';
import { PROJECT, scriptedClient } from '../scripted-client';
import { answer, refusal } from '../scripted-transport';

const A = '54602a9d-5e22-4239-9123-77e350df4a34';
const B = '7166cdea-dbad-4d79-9610-7163e6f8b640';
const RESTART: BatchActionRequest = { action: 'restart', instances: [A, B] };

describe('the request', () => {
  test.each<[string, BatchActionRequest, object]>([
    ['restart', RESTART, { action: 'restart', instances: [A, B] }],
    ['delete', { action: 'delete', instances: [A] }, { action: 'delete', instances: [A] }],
    ['forced delete', { action: 'delete', instances: [A], forceDelete: true }, {
      action: 'delete',
      instances: [A],
      force_delete: true,
    }],
    ['delete with force ruled out', { action: 'delete', instances: [A], forceDelete: false }, {
      action: 'delete',
      instances: [A],
      force_delete: false,
    }],
    ['restart, which knows no force', { ...RESTART, forceDelete: true }, { action: 'restart', instances: [A, B] }],
    ['delete of what failed', { action: 'delete', allFailure: 'kafka' }, { action: 'delete', all_failure: 'kafka' }],
  ])('%s', async (_, request, body) => {
    const { client, transport, paths } = scriptedClient([answer(204)]);
    await client.batchAction(request);
    expect(paths()).toEqual([`/v2/${PROJECT}/instances/action`]);
    expect(transport.sent[0]).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Project-Id': PROJECT },
    });
    expect(JSON.parse(transport.sent[0].body ?? '')).toEqual(body);
  });

  test.each<[string, BatchActionRequest]>([
    ['more than 50 instances', {
      action: 'restart',
      instances: Array.from({ length: 51 }, (_, index) => `id-${index}`),
    }],
    ['no instance', { action: 'restart', instances: [] }],
    ['neither instances nor allFailure', { action: 'delete' }],
    ['both', { action: 'delete', instances: [A], allFailure: 'kafka' }],
    ['a restart of what failed', { action: 'restart', allFailure: 'kafka' }],
    ['the same id twice, in another case', { action: 'restart', instances: [A, A.toUpperCase()] }],
  ])('%s never leaves', async (_, request) => {
    const { client, transport } = scriptedClient([]);
    await expect(client.batchAction(request)).rejects.toThrow(RangeError);
    expect(transport.sent).toEqual([]);
  });
});

describe('the answer', () => {
  test.each<[string, ReturnType<typeof answer>, object]>([
    ['204', answer(204), {}],
    ['200 without a body', answer(200), { results: undefined }],
    ['200 with white space only', answer(200, ' \r\n'), { results: undefined }],
    ['200 with an error that is none', answer(200, { error_code: '', error: null }), { results: undefined }],
    ['200 without results', answer(200, {}), { results: undefined }],
    ['200 with results',
      answer(200, { results: [{ instance: A, result: 'success' }, { result: 'failed', instance: B }] }), {
        results: [{ instance: A, result: 'success' }, { instance: B, result: 'failed' }],
      }],
    ['200 with an item that says nothing', answer(200, { results: [{ instance: A }] }), {
      results: [{ instance: A, result: '' }],
    }],
  ])('%s is accepted', async (_, response, expected) => {
    expect(await scriptedClient([response]).client.batchAction(RESTART)).toEqual(expected);
  });
});

describe('an answer that is not the API\'s is a lost answer', () => {
  test.each<[string, ReturnType<typeof answer>]>([
    ['the log-in page of a proxy', answer(200, '<!DOCTYPE html><html><body>Please log in</body></html>')],
    ['a torso', answer(200, '{"results":[{"result":"failed","inst')],
    ['null', answer(200, 'null')],
    ['a bare word', answer(200, 'OK')],
    ['a bare string', answer(200, '"accepted"')],
    ['a list', answer(200, '[]')],
    ['results that are no list', answer(200, { results: {} })],
    ['results that are no objects', answer(200, { results: [null, { instance: A }, 7] })],
    ['an error with status 200', refusal(200, 'DMS.00400026')],
    ['the same in camel case', answer(200, { errorCode: 'DMS.00400026' })],
    ['the same, nested', answer(200, { error: { error_code: 'APIGW.0308' } })],
    ['the same, of IAM', answer(200, { error: { code: 401, title: 'Unauthorized' } })],
    ['202', answer(202, { results: [] })],
    ['206 with a part', answer(206, '{"results":')],
    ['403 of a proxy', answer(403, 'Forbidden')],
    ['401 of a proxy', answer(401, '<html><body>Who are you?</body></html>')],
    ['407', answer(407)],
    ['404 of another server', answer(404, '<html><body>Not found</body></html>')],
    ['a redirect to a log-in page', answer(302, '', { location: 'https://login.example.com' })],
    ['429 with a page', answer(429, '<html><body>Slow down</body></html>')],
    ['429 with a text', answer(429, 'quota of the proxy exceeded')],
  ])('%s', async (_, response) => {
    const { client, transport, logged } = scriptedClient([response]);
    const error: DmsError = await client.batchAction(RESTART).then(() => undefined, (reason) => reason);
    expect(error).toMatchObject({ kind: 'ambiguous', httpStatus: response.status, requestId: 'req-1' });
    expect(error.message).toMatch(/^Tried to restart 2 instances: .*it is unknown whether the request was carried out/);
    expect(logged).toMatchObject([{ failure: 'ambiguous' }]);
    expect(transport.sent).toHaveLength(1);
  });

  test('the text says what came', async () => {
    const text = async (response: ReturnType<typeof answer>) =>
      scriptedClient([response]).client.batchAction(RESTART).catch((error: DmsError) => error.explanation);
    expect(await text(answer(200, '<html>'))).toContain('an answer came (status 200) that is not the API\'s');
    expect(await text(refusal(200, 'DMS.00500000'))).toContain('an error came with status 200');
    expect(await text(answer(403, 'Forbidden'))).toContain(
      'a proxy or gateway on the way answered (HTTP 403, no code of the cloud)',
    );
  });
});

describe('one POST, and never a second one that could act twice', () => {
  test.each<[ErrorKind, Parameters<typeof scriptedClient>[0][number]]>([
    ['ambiguous', answer(500)],
    ['ambiguous', answer(504, '<html>')],
    ['ambiguous', new DmsError('ambiguous', 'reset')],
    ['busy', refusal(400, 'DMS.00400026')],
    ['gone', refusal(404, 'DMS.00404022')],
    ['permission', refusal(403, 'DMS.00403003')],
    ['contract', refusal(400, 'DMS.00400030')],
    ['authentication', refusal(401, 'APIGW.0301')],
  ])('%s goes to the caller after one', async (kind, reply) => {
    const { client, transport } = scriptedClient([reply]);
    await expect(client.batchAction(RESTART)).rejects.toMatchObject({ kind });
    expect(transport.sent).toHaveLength(1);
  });

  test('throttled, or without a connection, nothing happened: it is sent again', async () => {
    const { client, transport } = scriptedClient([answer(429), new DmsError('never_sent', 'refused'),
      refusal(404, 'DMS.10240407'), answer(204)]);
    expect(await client.batchAction(RESTART)).toEqual({});
    expect(transport.sent).toHaveLength(4);
  });

  test('one on its way is not abandoned: its answer is still taken', async () => {
    const controller = new AbortController();
    const { client, transport } = scriptedClient([(_, options) => {
      controller.abort();
      expect(options.signal).toBeUndefined();
      return answer(204);
    }]);
    expect(await client.batchAction(RESTART, { signal: controller.signal })).toEqual({});
    expect(transport.sent).toHaveLength(1);
  });

  test('cancelled between two attempts, it is not sent again', async () => {
    const controller = new AbortController();
    const { client, transport } = scriptedClient([() => {
      controller.abort();
      return answer(429);
    }]);
    await expect(client.batchAction(RESTART, { signal: controller.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(transport.sent).toHaveLength(1);
  });

  test('cancelled before, it is never sent', async () => {
    const { client, transport } = scriptedClient([]);
    await expect(client.batchAction(RESTART, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(transport.sent).toEqual([]);
  });
});
