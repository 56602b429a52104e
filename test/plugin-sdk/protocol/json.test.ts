import fc from 'fast-check';
import { arbitraryType, typedValue } from './arbitrary-value';
import { jsonText } from './json-text';
import { decodeObject } from '../../../src/plugin-sdk/protocol/dynamic-value';
import { parseExactJson } from '../../../src/plugin-sdk/protocol/exact-json';
import { ValueError } from '../../../src/plugin-sdk/protocol/value-error';
import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import { bool, dynamic, list, map, number, object, ObjectType, string } from '../../../src/plugin-sdk/values/type';

const decodeJson = (text: string, type: ObjectType) =>
  decodeObject({ msgpack: Buffer.alloc(0), json: Buffer.from(text) }, type);

test('every known value of every type comes back as it was', () => {
  fc.assert(fc.property(typedValue(false), ({ type, value }) => {
    expect(decodeJson(`{"any": ${jsonText(value, type)}}`, object({ any: type }))).toEqual({ any: value });
  }), { numRuns: 500 });
});

test('JSON is parsed as JSON.parse does, blanks and escapes included', () => {
  const inexact = (_key: string,
    value: unknown) => (typeof value === 'bigint' || value instanceof Decimal ? Number(value) : value);
  fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    expect(JSON.stringify(parseExactJson(text), inexact)).toBe(JSON.stringify(JSON.parse(text)));
  }));
});

test.each([
  ['9007199254740993', 9007199254740993n],
  ['0.1', 0.1],
  ['1e3', 1000],
  ['-0.0', 0],
  ['0.12345678901234567890123', new Decimal('0.12345678901234567890123')],
  ['"\\u00e4\\"\\\\"', 'ä"\\'],
])('%s keeps its value', (text, expected) => {
  expect(parseExactJson(text)).toEqual(expected);
});

test('a key may be called __proto__', () => {
  expect(Object.keys(parseExactJson('{"__proto__": {"polluted": true}}') as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each(['', '{', '[1', '[1,]', '{"a"}', '{"a":1,}', '"a', '"\\', '"\n"', 'tru', 'nulll', '01', '1.', '.5', '+1',
  '1 2', '{a:1}', '\'a\'', '[1 2]', '1e9999999999'])(
  '%j is no JSON',
  (text) => {
    expect(() => parseExactJson(text)).toThrow(ValueError);
  },
);

test('what JSON.parse refuses is refused, what it accepts is accepted', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0123.eE+-\\ntruefals \n') }), (text) => {
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    if (valid) expect(parseExactJson(text)).toBeDefined();
    else expect(() => parseExactJson(text)).toThrow(ValueError);
  }), { numRuns: 2000 });
});

test('nesting without end is refused', () => {
  expect(() => parseExactJson('['.repeat(1_000_000))).toThrow('nested too deeply');
});

test('a text of megabytes is read', () => {
  const text = 'x"\\'.repeat(1_000_000);
  expect(parseExactJson(JSON.stringify(text))).toBe(text);
});

test('attributes the type does not know are left out, missing ones are null', () => {
  expect(decodeJson('{"old": 1, "name": "a"}', object({ name: string, fresh: bool }))).toEqual({
    name: 'a',
    fresh: null,
  });
});

test('a dynamic value brings its type', () => {
  expect(decodeJson('{"any": {"type": ["list", "string"], "value": ["x"]}}', object({ any: dynamic }))).toEqual({
    any: { type: list(string), value: ['x'] },
  });
});

test.each([
  ['{"a": {}}', object({ a: string }), [{ attribute: 'a' }]],
  ['{"a": {"b": ["x", {}]}}', object({ a: object({ b: list(bool) }) }), [{ attribute: 'a' }, { attribute: 'b' }, {
    index: 0,
  }]],
  ['{"a": {"k": []}}', object({ a: map(number) }), [{ attribute: 'a' }, { key: 'k' }]],
  ['{"a": {"type": "nonsense", "value": 1}}', object({ a: dynamic }), [{ attribute: 'a' }]],
])('%s does not fit, and the error tells where', (text, type, path) => {
  expect(() => decodeJson(text, type)).toThrow(expect.objectContaining({ name: 'ValueError', path }));
});

test('any JSON fits a type, or is a ValueError', () => {
  fc.assert(fc.property(fc.jsonValue(), arbitraryType, (json, type) => {
    try {
      decodeJson(JSON.stringify({ any: json }), object({ any: type }));
    } catch (error) {
      expect(error).toBeInstanceOf(ValueError);
    }
  }));
});
