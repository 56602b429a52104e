import fc from 'fast-check';
import { withSecretsMasked } from '../../../../src/plugin-sdk/framework/server/secrets';

const secret = 'p/w"d é<😀>\n1+2';

test.each([
  ['as it is', secret],
  ['as JSON', JSON.stringify(secret).slice(1, -1)],
  ['as JSON with slashes escaped', 'p\\/w\\"d é<😀>\\n1+2'],
  ['as JSON in ASCII alone', 'p/w\\"d \\u00e9<\\ud83d\\ude00>\\n1+2'],
  ['as JSON in ASCII alone, in capital letters', 'p\\/w\\"d \\u00E9<\\uD83D\\uDE00>\\n1+2'],
  ['as JSON fit for HTML, as Go writes it', 'p/w\\"d é\\u003c😀\\u003e\\n1\\u002b2'],
  ['quoted by Go in ASCII alone', 'p/w\\"d \\xc3\\xa9<\\xf0\\x9f\\x98\\x80>\\n1+2'],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in small letters', encodeURIComponent(secret).toLowerCase()],
  ['as a form', new URLSearchParams({ a: secret }).toString().slice(2)],
])('a secret is cut out where it stands %s', (_, spelling) => {
  expect(withSecretsMasked(`refused: {"password":"${spelling}"}`, [secret])).toBe(
    'refused: {"password":"(sensitive value)"}',
  );
});

test('every other text stays, the words of the replacement included', () => {
  expect(withSecretsMasked('a value of value-1 is refused', ['value-1', 'value'])).toBe(
    'a (sensitive value) of (sensitive value) is refused',
  );
  expect(withSecretsMasked('nothing to hide', [])).toBe('nothing to hide');
});

test('a secret of any length and any characters does no harm', () => {
  const long = 'k'.repeat(100_000);
  expect(withSecretsMasked(`key ${long} refused`, [long]) === 'key (sensitive value) refused').toBe(true);
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 4 }), (any) => {
    expect(withSecretsMasked(any, [any])).toBe('(sensitive value)');
    expect(withSecretsMasked(JSON.stringify(any).slice(1, -1), [any])).toMatch(/^(\(sensitive value\))+$/);
  }));
});
