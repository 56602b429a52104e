import { signHeaders } from '../../../src/client/signer/signer';

const KEY = { accessKey: 'AK', secretKey: 'very-secret', securityToken: 'sts' };
const DATE = new Date('2026-01-02T03:04:05.678Z');

test('signs content type, host, project, date and security token, and leaves other headers unsigned', () => {
  const headers = signHeaders({
    method: 'POST',
    url: 'https://dms.example.com:8443/v2/p/instances/action',
    headers: { 'Accept': 'application/json', 'Content-Type': 'application/json', 'X-Project-Id': 'p' },
    body: '{}',
  }, KEY, DATE);

  expect(headers).toMatchObject({
    'Accept': 'application/json',
    'Host': 'dms.example.com:8443',
    'X-Sdk-Date': '20260102T030405Z',
    'X-Security-Token': 'sts',
  });
  expect(headers.Authorization).toMatch(
    /^SDK-HMAC-SHA256 Access=AK, SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token, Signature=[0-9a-f]{64}$/,
  );
});

test('the secret key is in no header, and the request is not changed', () => {
  const request = Object.freeze({
    method: 'GET',
    url: 'https://dms.example.com/',
    headers: Object.freeze({ 'X-Project-Id': 'p' }),
  });
  expect(JSON.stringify(signHeaders(request, KEY, DATE))).not.toContain(KEY.secretKey);
  expect(request.headers).toEqual({ 'X-Project-Id': 'p' });
});

test('signing signed headers again replaces the signature instead of adding to it', () => {
  const request = { method: 'GET', url: 'https://dms.example.com/', headers: {} };
  const once = signHeaders(request, KEY, new Date(0));
  expect(signHeaders({ ...request, headers: once }, KEY, DATE)).toEqual(signHeaders(request, KEY, DATE));
});
