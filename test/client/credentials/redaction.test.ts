import { redacted, redactedBody } from '../../../src/client/credentials/redaction';

const SECRET = 'to/k"en+\\x=';
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const everyUnicode = (text: string) =>
  text.replace(/[^]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
const page = (text: string) =>
  text.replace(/["/+\\]/g,
    (character) => (character === '"' ? '&quot;' : `&#x${character.charCodeAt(0).toString(16)};`));

test.each<[string, string]>([
  ['as it is', SECRET],
  ['in JSON', json(SECRET)],
  ['in JSON of PHP, which escapes slashes', json(SECRET).replaceAll('/', '\\/')],
  ['in JSON, all in \\u', everyUnicode(SECRET)],
  ['in JSON, in capital \\u', everyUnicode(SECRET).replace(/u00../g, (text) => text.toUpperCase().replace('U', 'u'))],
  ['in JSON within JSON', json(json(SECRET))],
  ['in a URL', encodeURIComponent(SECRET)],
  ['in a URL, in lower case', encodeURIComponent(SECRET).toLowerCase()],
  ['in a URL within a URL', encodeURIComponent(encodeURIComponent(SECRET))],
  ['in a URL within JSON', json(encodeURIComponent(SECRET))],
  ['in a page', page(SECRET)],
])('a secret %s is taken out, and the rest stays as it was', (_, spelled) => {
  expect(redacted(`{"a":"<\\n%20${spelled}\\u0041 and ${spelled}"}`, [SECRET])).toBe(
    '{"a":"<\\n%20***\\u0041 and ***"}',
  );
});

test.each(['pä%C3ss €1 😀', 'ÿ\u0000', 'a b'])('a secret of any characters (%s) is taken out, in a URL and in a form, too', (secret) => {
  const form = new URLSearchParams({ p: secret }).toString().slice(2);
  const encoded = encodeURIComponent(secret);
  const small = encoded.replace(/%../g, (byte) => byte.toLowerCase());
  const spellings = [secret, encoded, small, form, json(secret), encodeURIComponent(encoded)];
  expect(redacted(spellings.join(' | '), [secret])).toBe(spellings.map(() => '***').join(' | '));
});

test('a secret that itself looks escaped is taken out, as it is and escaped', () => {
  expect(redacted('a%2Fb a%252Fb', ['a%2Fb'])).toBe('*** ***');
});

test('what is no secret stays, however it is escaped', () => {
  for (
    const text of ['', 'plain', '100 %', 'C:\\temp \\u12', '&nbsp; & co', '%E2%82%AC &#0;', '😀 \\ud83d\\ude00 \\']
  ) expect(redacted(text, [SECRET])).toBe(text);
});

test('every secret goes, next to each other as well', () => {
  expect(redacted('one\\/two%20onetwo', ['one', 'two'])).toBe('***\\/***%20******');
});

test('a long body and a long token take no time to speak of', () => {
  const token = 'MIIF/+x'.repeat(1_000);
  const body = `{"error_msg":"${token.replaceAll('/', '\\/')}","filler":"${'\\u0041'.repeat(30_000)}"}`;
  expect(redacted(body, [token])).not.toContain('MIIF');
});

test('of two secrets, of which one holds the other, nothing is left', () => {
  expect(redacted('MIIabcpasswXYZ123 and passw', ['passw', 'MIIabcpasswXYZ123'])).toBe('*** and ***');
});

test('a short secret is hidden in the texts of JSON, and leaves the names of its fields and its numbers alone', () => {
  const body = '{"error": {"code": 401, "message": "no code, say \\"code\\"", "title": "Unauthorized"}}';
  expect(JSON.parse(redactedBody(body, ['code', 'error', '401']))).toEqual(
    { error: { code: 401, message: 'no ***, say "***"', title: 'Unauthorized' } });
});

test.each(['<html>my secret</html>', '{"message": "my secret is cut o', 'my secret'])(
  'what is no JSON is searched as it is: %s', (body) => {
    expect(redactedBody(body, ['secret'])).toBe(body.replace('secret', '***'));
  });
