import { createHash } from 'node:crypto';
import { S3Store } from './s3-store';

let store: S3Store;
afterEach(async () => store?.close());

const request = (method: string, key: string, more: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${store.endpoint}/${store.bucket}/${key}`, {
    ...more,
    method,
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${store.accessKey}/x`, ...more.headers },
  });

test('an object is put, seen, listed and deleted', async () => {
  store = await S3Store.start();
  const put = await request('PUT', 'a/b.json', { body: 'one' });
  const etag = `"${createHash('md5').update('one').digest('hex')}"`;
  expect([put.status, put.headers.get('etag')]).toEqual([200, etag]);
  expect(await (await request('GET', 'a/b.json')).text()).toBe('one');
  expect((await request('HEAD', 'a/b.json')).headers.get('etag')).toBe(etag);
  expect(await (await request('GET', '?list-type=2&prefix=a/')).text()).toContain('<Key>a/b.json</Key>');
  expect(await (await request('GET', '?list-type=2&prefix=c/')).text()).toContain('<KeyCount>0</KeyCount>');
  expect((await request('DELETE', 'a/b.json')).status).toBe(204);
  expect((await request('GET', 'a/b.json')).status).toBe(404);
});

test('what must not be there yet is refused with 412 where it is, and stays as it was', async () => {
  store = await S3Store.start();
  const headers = { 'if-none-match': '*' };
  expect((await request('PUT', 'lock', { headers, body: 'first' })).status).toBe(200);
  expect((await request('PUT', 'lock', { headers, body: 'second' })).status).toBe(412);
  expect(store.object('lock')).toBe('first');
});

test('a store that heeds no conditions overwrites', async () => {
  store = await S3Store.start({ heedsConditions: false });
  for (const body of ['first', 'second']) await request('PUT', 'lock', { headers: { 'if-none-match': '*' }, body });
  expect(store.object('lock')).toBe('second');
});

test('an aws-chunked body is stored without its frames', async () => {
  store = await S3Store.start();
  const body = '5\r\nhello\r\n1;chunk-signature=00\r\n!\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n';
  const headers = { 'content-encoding': 'aws-chunked', 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
  expect((await request('PUT', 'greeting', { headers, body })).status).toBe(200);
  expect(store.object('greeting')).toBe('hello!');
});

test('a wrong checksum, a wrong key and another bucket are refused', async () => {
  store = await S3Store.start();
  const wrong = createHash('sha256').update('another').digest('base64');
  expect((await request('PUT', 'x', { headers: { 'x-amz-checksum-sha256': wrong }, body: 'one' })).status).toBe(400);
  expect((await request('PUT', 'x', { headers: { authorization: '' }, body: 'one' })).status).toBe(403);
  expect((await request('GET', '../another/x')).status).toBe(404);
  expect(store.keys).toEqual([]);
});
