import { inspect } from 'node:util';
import { errorOf } from '../../../src/client/errors/classification';
import { DmsError, ErrorKind } from '../../../src/client/errors/errors';
import { CallNature } from '../../../src/client/pacing/retry';
import { HttpResponse } from '../../../src/client/transport/transport';
import { answer, refusal } from '../scripted-transport';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const PURPOSE = { what: 'restart 2 instances', permission: 'dms:instance:modifyStatus' };
const of = (response: HttpResponse, nature: CallNature = 'read'): DmsError => errorOf(response, PURPOSE, nature, NOW);
const page = (status: number) => answer(status, '<!DOCTYPE html><html><body>Bad gateway</body></html>');

test.each<[string, HttpResponse, ErrorKind]>([
  ['429', answer(429), 'flow_control'],
  ['the throttling of the Huawei gateway', refusal(429, 'APIGW.0308'), 'flow_control'],
  ['the throttling of the OTC gateway', refusal(429, 'APIG.0308'), 'flow_control'],
  ['throttling disguised as 404', refusal(404, 'DMS.10240407'), 'flow_control'],
  ['the same of the old API, without prefix', refusal(404, '10240407'), 'flow_control'],
  ['another job running', refusal(400, 'DMS.00400017'), 'busy'],
  ['a status that does not allow it', refusal(400, 'DMS.00400026'), 'busy'],
  ['instances in a transition', refusal(400, 'DMS.00400099'), 'busy'],
  ['an order in progress', refusal(400, 'CBC.99003651'), 'busy'],
  ['the missing instance', refusal(404, 'DMS.00404022'), 'gone'],
  ['an unknown URL', refusal(404, 'DMS.00404001'), 'contract'],
  ['an unknown API', refusal(404, 'APIGW.0101'), 'contract'],
  ['404 without a code', answer(404), 'contract'],
  ['the code of the missing instance with another status', refusal(400, 'DMS.00404022'), 'contract'],
  ['401 of the gateway', refusal(401, 'APIGW.0301'), 'authentication'],
  ['401 of IAM',
    answer(401, {
      error: { code: 401, message: 'The request you have made requires authentication.', title: 'Unauthorized' },
    }), 'authentication'],
  ['401 of the old API, without prefix', refusal(401, '10240101'), 'authentication'],
  ['401 that nobody signed', answer(401), 'contract'],
  ['401 of a proxy', page(401), 'contract'],
  ['401 of a proxy that speaks JSON', answer(401, { error: 'unauthorized', message: 'Log in first.' }), 'contract'],
  ['a missing role', refusal(403, 'DMS.00403003'), 'permission'],
  ['a gateway that does not authorise', refusal(403, 'APIGW.0302'), 'permission'],
  ['403 of IAM', answer(403, { error: { code: 403, message: 'no', title: 'Forbidden' } }), 'permission'],
  ['a denial that is encoded', answer(403, { encoded_authorization_message: 'XyZ' }), 'permission'],
  ['a denial of the policy service', refusal(403, 'PDP5.0001'), 'permission'],
  ['a proxy that forbids', page(403), 'contract'],
  ['a proxy that forbids in plain text', answer(403, 'Forbidden'), 'contract'],
  ['a proxy that forbids in JSON', answer(403, { code: 403, message: 'blocked by policy' }), 'contract'],
  ['429 of a proxy', page(429), 'flow_control'],
  ['500', refusal(500, 'DMS.00500000'), 'ambiguous'],
  ['502 of a proxy', page(502), 'ambiguous'],
  ['504 of the gateway', refusal(504, 'APIG.0201'), 'ambiguous'],
  ['a busy code that comes with 500', refusal(500, 'DMS.00400026'), 'ambiguous'],
  ['408', answer(408), 'ambiguous'],
  ['too many ids', refusal(400, 'DMS.00400100'), 'contract'],
  ['a redirect', answer(302, '', { location: 'https://elsewhere.example.com' }), 'contract'],
  ['405', refusal(405, 'DMS.00405001'), 'contract'],
  ['413', refusal(413, 'APIGW.0201'), 'contract'],
])('%s', (_, response, kind) => {
  expect(of(response).kind).toBe(kind);
});

describe('what a proxy says of an action is no word of the API: nobody knows what became of it', () => {
  test.each([302, 400, 401, 403, 404, 407, 413, 500, 503])('%d', (status) => {
    expect(
      [of(page(status), 'action'), of(answer(status, 'text'), 'action'), of(answer(status), 'action')].map(({ kind }) =>
        kind,
      ),
    ).toEqual(Array(3).fill('ambiguous'));
  });

  test('throttling counts with a code of the cloud, or where nobody wrote anything', () => {
    expect(
      [refusal(429, 'APIG.0308'), answer(429), page(429), answer(429, 'slow down')].map((response) =>
        of(response, 'action').kind,
      ),
    )
      .toEqual(['flow_control', 'flow_control', 'ambiguous', 'ambiguous']);
  });
});

test('a proxy that refuses a read is named as one, with its status', () => {
  expect(of(answer(403, 'Forbidden')).message).toBe(
    'Could not restart 2 instances: a proxy or gateway on the way refused it (HTTP 403, no code of the cloud). '
      + 'Check the proxy settings, the endpoints and what the network allows. (HTTP 403, request id req-1)',
  );
});

describe('what the API said is kept, whatever its shape', () => {
  test.each<[string, HttpResponse, Partial<DmsError>]>([
    ['DMS', refusal(400, 'DMS.00400026', 'Not now.'), {
      code: 'DMS.00400026',
      apiMessage: 'Not now.',
      requestId: 'req-1',
      httpStatus: 400,
    }],
    [
      'gateway, with the request id in the body',
      {
        status: 404,
        headers: {},
        body: '{"error_code":"APIG.0101","error_msg":"no such API","request_id":"req-body"}',
      },
      { code: 'APIG.0101', apiMessage: 'no such API', requestId: 'req-body' },
    ],
    ['IAM', answer(403, { error: { code: 403, message: 'Forbidden by policy', title: 'Forbidden' } }), {
      code: undefined,
      apiMessage: 'Forbidden by policy',
    }],
    ['camel case', answer(400, { errorCode: 'DMS.00400100', errorMsg: 'too many' }), {
      code: 'DMS.00400100',
      apiMessage: 'too many',
    }],
    ['number as code', answer(400, { error_code: 10240002, error_msg: 'old' }), {
      code: '10240002',
      apiMessage: 'old',
    }],
    ['web page', page(502), { code: undefined, apiMessage: undefined }],
    ['JSON that is no object', answer(500, '["x"]'), { code: undefined, apiMessage: undefined }],
  ])('%s', (_, response, expected) => {
    expect(of(response)).toMatchObject(expected);
  });

  test('a message that never ends is cut', () => {
    expect(of(refusal(400, 'DMS.00400065', 'x'.repeat(10_000))).message.length).toBeLessThan(1000);
  });
});

describe('the text says what happened, what to do next, and the evidence last', () => {
  test('in full', () => {
    expect(of(refusal(400, 'DMS.00400017', 'Job running.')).message).toBe(
      'Could not restart 2 instances: another job of the instance is running; nothing was done. Wait until that is over and run again. '
        + '(HTTP 400, DMS.00400017, "Job running.", request id req-1)',
    );
  });

  test('a look that the API broke down on has changed nothing, and nobody is sent to look for what it did', () => {
    const error = errorOf(refusal(500, 'DMS.00500000'), { what: 'list the Kafka instances' }, 'read', 0);
    expect(error.kind).toBe('ambiguous');
    expect(error.explanation).toBe('Could not list the Kafka instances: the API answered with a server error. '
      + 'Nothing has changed by it. Run again in a few minutes; if the error persists, check the endpoints and the proxy '
      + 'settings, and report it to the cloud with the request id.');
  });

  test('a missing permission is named', () => {
    expect(of(refusal(403, 'DMS.00403003')).message).toContain('dms:instance:modifyStatus');
  });

  test.each([
    ['a wrong secret', 'APIGW.0301', 'Incorrect IAM authentication information: verify aksk signature fail',
      /secret key does not belong/],
    ['an old temporary key', 'APIGW.0301', 'Incorrect IAM authentication information: calc ak sk signature fail:signature expired',
      /temporary access key has expired, or the clock/],
    ['a token to be renewed', 'APIGW.0307', 'The token must be updated.', /token has expired/],
    ['an unknown key', 'APIGW.0301', 'Incorrect IAM authentication information: AK ABC not exist',
      /does not know this access key/],
    ['a locked key', 'APIG.0301', 'AK access failed to reach the limit,forbidden', /locked for five minutes/],
    ['a wrong clock', 'APIGW.0301', 'The X-Sdk-Date has expired', /clock of this machine/],
    ['a bad token', 'APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail',
      /token was not accepted/],
    ['an expired token', 'DMS.10240102', 'x', /token has expired/],
    ['a token of another project', 'DMS.10240104', 'x', /another project/],
    ['anything else', 'APIGW.0303', 'x', /credentials were not accepted/],
  ])('%s', (_, code, message, expected) => {
    expect(of(refusal(401, code, message)).explanation).toMatch(expected);
  });

  test.each<[string, number, string, string]>([
    ['behind, by minutes', 17 * 60_000 + 3_000, 'verify aksk signature fail', '17 min 3 s behind the service\'s'],
    ['ahead, by hours', -(2 * 3_600_000 + 300_000), 'verify aksk signature fail', '2 h 5 min ahead of the service\'s'],
    ['ahead, by days', -86_400_000 * 3, 'anything', '3 d ahead of the service\'s'],
    ['hardly, and it is named all the same', 4_000, 'x-sdk-date is out of range', '4 s behind the service\'s'],
  ])('a clock that is %s: the error says by how much, and quotes the Date header', (_, aheadMs, message, expected) => {
    const date = new Date(NOW + aheadMs).toUTCString();
    const { explanation } = of(refusal(401, 'APIGW.0301', message, { date }));
    expect(explanation).toContain(`the clock of this machine is ${expected} (its Date header: ${date})`);
    expect(explanation).toContain('Set the clock, then run again.');
  });

  test('a token is not blamed on the clock, for nothing of it is signed', () => {
    const response = refusal(401, 'APIGW.0301', 'decrypt token fail', { date: new Date(NOW + 3_600_000).toUTCString() });
    expect(errorOf(response, { ...PURPOSE, signedInBy: 'token' }, 'read', NOW).explanation).toMatch(/token was not accepted/);
  });

  test.each<[string, HttpResponse, RegExp]>([
    ['a redirect', answer(301), /redirect/],
    ['a proxy that wants a login', answer(407), /HTTPS_PROXY/],
    ['a web page', page(404), /web page/],
    ['an unknown API', refusal(404, 'APIG.0101'), /does not know this API/],
    ['a bad project id', refusal(400, 'DMS.10240005'), /project_id/],
    ['a restricted account', refusal(400, 'DMS.00500986'), /restricted/],
    ['an empty account', refusal(400, 'DMS.00500987'), /balance/],
    ['a frozen account', refusal(403, 'DMS.10240306'), /frozen/],
    ['a read-only user', refusal(403, 'DMS.00403002'), /may only read/],
  ])('%s', (_, response, expected) => {
    expect(of(response).explanation).toMatch(expected);
  });
});

test('Retry-After may be seconds or a date', () => {
  expect(of(answer(429, '', { 'retry-after': '7' })).retryAfterMs).toBe(7000);
  expect(of(answer(429, '', { 'retry-after': new Date(NOW + 9000).toUTCString() })).retryAfterMs).toBe(9000);
  expect(of(answer(429, '', { 'retry-after': 'soon' })).retryAfterMs).toBeUndefined();
});

test('a Retry-After that is a date is held against the clock that wrote it', () => {
  const [date, retryAfter] = [new Date(NOW + 3_600_000), new Date(NOW + 3_609_000)].map((time) => time.toUTCString());
  expect(of(answer(429, '', { date, 'retry-after': retryAfter })).retryAfterMs).toBe(9000);
});

test('what is inspected is the text and the evidence, nothing of the request', () => {
  expect(Object.keys(of(refusal(401, 'APIGW.0301'))).sort()).toEqual(
    ['apiMessage', 'code', 'explanation', 'httpStatus', 'kind', 'name', 'requestId', 'retryAfterMs'],
  );
  expect(inspect(of(refusal(401, 'APIGW.0301')))).not.toMatch(/authorization:/i);
});
