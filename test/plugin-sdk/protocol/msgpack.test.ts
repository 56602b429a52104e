import { decode as decodeByLibrary, encode as encodeByLibrary, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import { arbitraryType, typedValue } from './arbitrary-value';
import { decodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-decode';
import { encodeMsgpack } from '../../../src/plugin-sdk/protocol/msgpack-encode';
import { ValueError } from '../../../src/plugin-sdk/protocol/value-error';
import { Decimal } from '../../../src/plugin-sdk/values/decimal';
import {
  bool,
  dynamic,
  list,
  map,
  number,
  object,
  set,
  string,
  tuple,
  Type,
} from '../../../src/plugin-sdk/values/type';
import { UNKNOWN } from '../../../src/plugin-sdk/values/unknown';
import { Value } from '../../../src/plugin-sdk/values/value';

const bytes = (hex: string) => Buffer.from(hex.replace(/ /g, ''), 'hex');

/** A value in which every array, map and text is longer than one of the short forms allows. */
const LENGTH = 70_000;
const large: Value = {
  text: 'x'.repeat(LENGTH),
  list: Array.from({ length: LENGTH }, (_, at) => at),
  map: Object.fromEntries(Array.from({ length: LENGTH }, (_, at) => [`k${at}`, true])),
};
const largeType = object({ text: string, list: list(number), map: map(bool) });

describe('round trip', () => {
  test('every value of every type comes back as it was', () => {
    fc.assert(fc.property(typedValue(true), ({ type, value }) => {
      expect(decodeMsgpack(encodeMsgpack(value, type), type)).toEqual(value);
    }), { numRuns: 500 });
  });

  test('long texts, lists and maps come back as they were', () => {
    expect(decodeMsgpack(encodeMsgpack(large, largeType), largeType)).toEqual(large);
  });
});

describe('beside @msgpack/msgpack', () => {
  const numbers = fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.integer().map(BigInt),
    fc.integer({ min: -40, max: 300 }).map(BigInt),
  );

  /** The library refuses the key `__proto__`: it is given one of the same length instead. */
  const readable = (text: string) => text.replaceAll('__proto__', '__prota__');

  test('it reads what we write', () => {
    fc.assert(
      fc.property(fc.array(numbers), fc.dictionary(fc.string({ unit: 'binary' }), fc.boolean()), (integers, flags) => {
        const written = encodeMsgpack({ integers, flags, nothing: null },
          object({ integers: list(number), flags: map(bool), nothing: string }));
        const read = decodeByLibrary(Buffer.from(readable(written.toString('latin1')), 'latin1'), {
          useBigInt64: true,
        }) as Record<string, any>;
        expect(read.integers.map(BigInt)).toEqual(integers);
        expect(Object.keys(read.flags)).toEqual(Object.keys(flags).map(readable));
        expect(read.nothing).toBeNull();
      }),
      { examples: [[[], JSON.parse('{"__proto__":false}')]] },
    );
  });

  test('we write every integer as short as it does', () => {
    fc.assert(fc.property(numbers, (integer) => {
      const plain = integer >= Number.MIN_SAFE_INTEGER && integer <= Number.MAX_SAFE_INTEGER ? Number(integer)
        : integer;
      // With this option the library writes what a bigint could hold as a float where it is a number.
      const useBigInt64 = typeof plain === 'bigint';
      expect(encodeMsgpack(plain, number)).toEqual(Buffer.from(encodeByLibrary(plain, { useBigInt64 })));
    }), { examples: [[-2147483649n], [4294967296n], [-9007199254740991n]] });
  });

  test('we read what it writes', () => {
    const type = object({ texts: set(string), numbers: tuple([number, number]), deep: map(list(bool)) });
    const floats = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), floats, numbers, fc.array(fc.boolean()),
        (texts, float, integer, flags) => {
          const written = encodeByLibrary({ texts, numbers: [float, integer], deep: { flags } }, { useBigInt64: true });
          const read = decodeMsgpack(written, type) as Record<string, any>;
          expect(read).toMatchObject({ texts, deep: { flags } });
          expect([Number(read.numbers[0]), BigInt(read.numbers[1])]).toEqual([float === 0 ? 0 : float, integer]);
        }),
    );
  });

  test('we read the long forms it writes', () => {
    expect(decodeMsgpack(encodeByLibrary(large), largeType)).toEqual(large);
  });

  test('any of its extensions is an unknown', () => {
    const codes = fc.integer({ min: -128, max: 127 }).filter((code) => code !== 12 && code !== -1);
    fc.assert(fc.property(codes, fc.uint8Array({ maxLength: 70_000 }), arbitraryType, (code, data, type) => {
      expect(decodeMsgpack(encodeByLibrary(new ExtData(code, data)), type)).toEqual(UNKNOWN);
    }), { numRuns: 50 });
  });
});

describe('numbers', () => {
  test.each<[string, string, Value]>([
    ['an integer beyond 2^53 stays exact', 'cf 0020 0000 0000 0001', 9007199254740993n],
    ['the least 64-bit integer', 'd3 8000 0000 0000 0000', -(2n ** 63n)],
    ['a small integer in a long form', 'd3 ffff ffff ffff fffe', -2],
    ['0.1 as text', 'a3 302e31', 0.1],
    ['an integer of many digits as text', 'bb 31 30303030303030303030303030 30303030303030303030303030', 10n ** 26n],
    ['a fraction of many digits as text', 'b7 302e313233343536373839303132333435363738393031',
      new Decimal('0.123456789012345678901')],
    ['a float that is a decimal', 'cb 3fe0 0000 0000 0000', 0.5],
    ['a float that only looks like 0.1', 'cb 3fb9 9999 9999 999a',
      new Decimal('0.1000000000000000055511151231257827021181583404541015625')],
    ['a single float', 'ca 3f00 0000', 0.5],
  ])('%s', (_name, hex, expected) => {
    expect(decodeMsgpack(bytes(hex), number)).toEqual(expected);
  });

  test.each<[Value, string]>([[0.1, 'a3302e31'], [-0, '00'], [2n ** 53n, 'cf0020000000000000'], [2n ** 64n,
    'b43138343436373434303733373039353531363136']])('%p is written as %s', (value, hex) => {
    expect(encodeMsgpack(value, number).toString('hex')).toBe(hex);
  });

  test.each(['cb 7ff0 0000 0000 0000', 'cb 7ff8 0000 0000 0000', 'a3 4e614e', 'c3'])('%s is no number', (hex) => {
    expect(() => decodeMsgpack(bytes(hex), number)).toThrow(ValueError);
  });

  test.each([
    ['cb 7ff0 0000 0000 0000', 'an infinite number where a number was expected'],
    ['cb fff0 0000 0000 0000', 'an infinite number where a number was expected'],
    ['ca 7fc0 0000', 'no number (NaN) where a number was expected'],
  ])('what %s is instead of a number is said', (hex, message) => {
    expect(() => decodeMsgpack(bytes(hex), number)).toThrow(message);
  });
});

describe('unknowns', () => {
  test('an unknown is written in its canonical form', () => {
    expect(encodeMsgpack(UNKNOWN, string).toString('hex')).toBe('d40000');
  });

  test.each<[string, string]>([
    ['plain', 'd4 00 00'],
    ['not null, with a prefix', 'c7 09 0c 82 01 c2 02 a4 7072652d'],
    ['with a length', 'c7 05 0c 82 05 01 06 03'],
    ['with bounds of a number', 'c7 07 0c 82 01 c2 03 92 01 c3'],
    ['with a refinement from the future', 'c7 04 0c 81 7f 91 01'],
    ['with what is no refinement at all', 'c7 02 0c 91 01'],
    ['of a code from the future', 'd4 63 00'],
  ])('an unknown %s is an unknown, whatever is known about it', (_name, hex) => {
    expect(decodeMsgpack(bytes(hex), string)).toBe(UNKNOWN);
  });

  test('what follows a refined unknown is read as it is', () => {
    expect(decodeMsgpack(bytes('92 c7 09 0c 82 01 c2 02 a4 7072652d a1 61'), list(string))).toEqual([UNKNOWN, 'a']);
  });
});

describe('objects', () => {
  const type = object({ name: string, tags: set(string), nested: object({ flag: bool }) });

  test('missing attributes are null, and unknown ones are passed over', () => {
    const written = encodeByLibrary({ name: 'a', future: { deep: [1, 2, { x: 'y' }] }, nested: {} });
    expect(decodeMsgpack(written, type)).toEqual({ name: 'a', tags: null, nested: { flag: null } });
  });

  test('every attribute is written, null where it is missing', () => {
    expect(decodeByLibrary(encodeMsgpack({ name: 'a' }, type))).toEqual({ name: 'a', tags: null, nested: null });
  });

  test('an object that does not exist is one nil', () => {
    expect(encodeMsgpack(null, type).toString('hex')).toBe('c0');
  });

  test('a map may have a key __proto__', () => {
    const read = decodeMsgpack(bytes('81 a9 5f5f70726f746f5f5f a1 78'), map(string)) as Record<string, Value>;
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(read)).toBeNull();
  });

  test('a dynamic value brings its type', () => {
    const written = Buffer.concat([bytes('92 c4 11'), Buffer.from('["list","string"]'), bytes('91 a1 78')]);
    expect(decodeMsgpack(written, dynamic)).toEqual({ type: list(string), value: ['x'] });
  });
});

describe('errors', () => {
  test.each<[string, unknown, Type, string]>([
    ['in an attribute', { a: { b: 'x' } }, object({ a: object({ b: bool }) }),
      'a.b: a text where true or false was expected'],
    ['in a list', { a: ['x', 1] }, object({ a: list(string) }), 'a[1]: a number where a text was expected'],
    ['in a map', { a: { 'k.1': [] } }, object({ a: map(string) }), 'a["k.1"]: a list where a text was expected'],
    ['in a set, which has no steps', { a: [true] }, object({ a: set(string) }),
      'a: true or false where a text was expected'],
    ['in a tuple', [1], tuple([number, number]), '1 elements where 2 were expected'],
    ['at the top', 'x', object({}), 'a text where a map was expected'],
  ])('what is read tells where it is wrong: %s', (_name, value, type, message) => {
    expect(() => decodeMsgpack(encodeByLibrary(value), type)).toThrow(new ValueError(message));
  });

  test.each<[string, unknown, Type, string]>([
    ['in an attribute', { a: { b: 'x' } }, object({ a: object({ b: bool }) }),
      'a.b: a value of another kind where true or false was expected'],
    ['an attribute too many', { a: { c: 1 } }, object({ a: object({}) }), 'a.c: is not an attribute of the schema'],
    ['not a number', [NaN], list(number), '[0]: a value of another kind where a number was expected'],
  ])('what is written tells where it is wrong: %s', (_name, value, type, message) => {
    expect(() => encodeMsgpack(value as Value, type)).toThrow(new ValueError(message));
  });

  test('no error repeats a value', () => {
    const attempt = () => decodeMsgpack(encodeByLibrary({ password: 'hunter2' }), object({ password: number }));
    expect(attempt).toThrow('password: a text where a number was expected');
    expect(attempt).not.toThrow('hunter2');
  });

  test.each([
    ['a list that claims four billion elements', 'dd ffff ffff', list(string)],
    ['a map that claims four billion pairs', 'df ffff ffff', map(string)],
    ['a text that claims four gigabytes', 'db ffff ffff', string],
    ['a list cut short', '92 01', list(number)],
    ['nothing', '', string],
    ['bytes after the end', 'c0 c0', string],
    ['a text that is not UTF-8', 'a1 ff', string],
    ['a code that means nothing', 'c1', string],
    ['a dynamic value of no type', '92 c4 02 7b7d 01', dynamic],
  ])('%s is refused', (_name, hex, type) => {
    expect(() => decodeMsgpack(bytes(hex), type)).toThrow(ValueError);
  });

  test('dynamic values nested without end are refused', () => {
    const level = Buffer.concat([bytes('92 c4 09'), Buffer.from('"dynamic"')]);
    expect(() => decodeMsgpack(Buffer.concat(Array.from({ length: 50_000 }, () => level)), dynamic)).toThrow(
      'nested too deeply',
    );
  });

  test('nesting without end in an attribute nobody knows is passed over', () => {
    const deep = Buffer.concat([bytes('81 a1 78'), Buffer.alloc(200_000, 0x91), bytes('c0')]);
    expect(decodeMsgpack(deep, object({}))).toEqual({});
  });

  test('arbitrary bytes are a value or a ValueError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), arbitraryType, (noise, type) => {
      try {
        decodeMsgpack(noise, type);
      } catch (error) {
        expect(error).toBeInstanceOf(ValueError);
      }
    }), { numRuns: 2000 });
  });

  test('a valid value with one byte changed is a value or a ValueError', () => {
    fc.assert(fc.property(typedValue(true), fc.nat(), fc.nat(255), ({ type, value }, at, byte) => {
      const written = encodeMsgpack(value, type);
      written[at % written.length] = byte;
      try {
        decodeMsgpack(written, type);
      } catch (error) {
        expect(error).toBeInstanceOf(ValueError);
      }
    }), { numRuns: 500 });
  });
});
