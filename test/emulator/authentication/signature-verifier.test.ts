import fc from 'fast-check';
import { signHeadersWithDerivedKey } from '../../../src/client/signer/derived-signer';
import { MAX_CLOCK_SKEW_MS } from '../../../src/client/signer/sdk-date';
import { signHeaders } from '../../../src/client/signer/signer';
import { WireRequest } from '../../../src/emulator';
import { verifySignature } from '../../../src/emulator/authentication/signature-verifier';
import {
  date,
  encodedPath,
  encodedQuery,
  host,
  jsonBody,
  key,
  method,
  pathSegments,
  query,
  SEED,
} from '../../client/signer/arbitrary-request';

const KEY = { accessKey: 'AK', secretKey: 'SK' };
const NOW = new Date('2026-01-02T03:04:05Z');
const PATH = '/v2/p/instances/action';
const keyOf = (accessKey: string) => (accessKey === KEY.accessKey ? KEY : undefined);

function received(changes: Partial<WireRequest> = {}): WireRequest {
  const body = '{"action":"restart"}';
  const headers = signHeaders({
    method: 'POST',
    url: `https://dms.example.com${PATH}`,
    headers: { 'Content-Type': 'application/json' },
    body,
  }, KEY, NOW);
  return { method: 'POST', url: PATH, headers, body, ...changes };
}

test(`accepts whatever the signer signed, of both algorithms (seed ${SEED})`, () => {
  const requests = fc.record({ method, host, segments: pathSegments, query, body: jsonBody, date, key });
  fc.assert(fc.property(requests, (input) => {
    const url = `${encodedPath(input.segments)}?${encodedQuery(input.query)}`;
    const body = input.body && JSON.stringify(input.body);
    const request = {
      method: input.method,
      url: `https://${input.host}${url}`,
      headers: { 'X-Project-Id': 'p' },
      body,
    };
    for (
      const headers of [
        signHeaders(request, input.key, input.date),
        signHeadersWithDerivedKey(request, input.key, { region: 'eu-de', service: 'dms' }, input.date),
      ]
    ) {
      const verdict = verifySignature({ method: input.method, url, headers, body }, () => input.key, input.date);
      expect(verdict).toEqual({ valid: true, accessKey: input.key.accessKey });
    }
  }), { seed: SEED, numRuns: 200 });
});

test('headers may come as Node delivers them: lower case, and lists', () => {
  const headers = Object.fromEntries(
    Object.entries(received().headers).map(([name, value]) => [name.toLowerCase(), [value as string]]),
  );
  expect(verifySignature(received({ headers }), keyOf, NOW)).toEqual({ valid: true, accessKey: 'AK' });
});

test.each<[string, Partial<WireRequest>]>([
  ['another body', { body: '{"action":"delete"}' }],
  ['another path', { url: '/v2/q/instances/action' }],
  ['another query', { url: `${PATH}?force=true` }],
  ['another method', { method: 'DELETE' }],
])('refuses a signature on %s', (_, changes) => {
  expect(verifySignature(received(changes), keyOf, NOW)).toEqual({ valid: false, reason: 'mismatch', accessKey: 'AK' });
});

test('refuses a wrong secret, and a wrong or missing security token', () => {
  const mismatch = { valid: false, reason: 'mismatch', accessKey: 'AK' };
  expect(verifySignature(received(), () => ({ ...KEY, secretKey: 'other' }), NOW)).toEqual(mismatch);
  expect(verifySignature(received(), () => ({ ...KEY, securityToken: 'sts' }), NOW)).toEqual(mismatch);
});

test('tells an unknown key from a wrong one', () => {
  expect(verifySignature(received(), () => undefined, NOW)).toEqual({
    valid: false,
    reason: 'unknown_key',
    accessKey: 'AK',
  });
});

test('a date is accepted up to fifteen minutes off, on either side', () => {
  for (const sign of [-1, 1]) {
    expect(verifySignature(received(), keyOf, new Date(NOW.getTime() + sign * MAX_CLOCK_SKEW_MS)).valid).toBe(true);
    const beyond = verifySignature(received(), keyOf, new Date(NOW.getTime() + sign * (MAX_CLOCK_SKEW_MS + 1000)));
    expect(beyond).toEqual({ valid: false, reason: 'clock_skew', accessKey: 'AK' });
  }
});

test('no Authorization is missing, another scheme is malformed', () => {
  expect(verifySignature(received({ headers: {} }), keyOf, NOW)).toEqual({ valid: false, reason: 'missing' });
  expect(verifySignature(received({ headers: { Authorization: 'Bearer x' } }), keyOf, NOW)).toEqual({
    valid: false,
    reason: 'malformed',
  });
});

test.each([
  ['unsigned',
    (headers: Record<string, string>) => ({
      ...headers,
      Authorization: headers.Authorization.replace(';x-sdk-date', ''),
    })],
  ['absent', ({ 'X-Sdk-Date': _, ...headers }: Record<string, string>) => headers],
  ['no date', (headers: Record<string, string>) => ({ ...headers, 'X-Sdk-Date': '20261332T000000Z' })],
])('an X-Sdk-Date that is %s makes the request malformed', (_, spoil) => {
  const headers = spoil(received().headers as Record<string, string>);
  expect(verifySignature(received({ headers }), keyOf, NOW)).toEqual({
    valid: false,
    reason: 'malformed',
    accessKey: 'AK',
  });
});
